import type { GlistReader, HtmlListReader, ListReader } from '../../domain/watch/channel.ts'
import type { ListedNotice } from '../../domain/watch/notice.ts'
import { readGlist } from '../families/glist.ts'
import { readHtmlList } from '../families/html-list.ts'
import { type ListAnswer, type ListPage, ROWS_MAX, windowOf } from '../list-answer.ts'
import { loadPage } from '../page-tree.ts'
import { hasManyParts } from './bounded-walk.ts'
import { proposePager } from './propose-pager.ts'
import { readerYaml } from './reader-yaml.ts'
import { repeatedRows } from './repeated-rows.ts'
import { dateSources, linkSelectors, rowSelectors, titleSources } from './selector-candidates.ts'

/** A reader for a card, proved on the page: it reads the rows that repeat there, no more and no less. */
export interface Proposal {
  readonly reader: ListReader
  /** Fragment of a card. */
  readonly yaml: string
  readonly rows: number
}

/** Each trial reads the whole page. */
const TRIALS_MAX = 16
const GLIST_CODE = /\/html\/([A-Z][A-Z0-9_]{1,20})\/(?:globalScript\.js|\d{6}\/\d+\.)/
const GLIST_DOMAIN = /getDynamicPageUrl\(\s*['"]([a-z0-9.-]{4,60})['"]/

/**
 * The reader that fits a page, with selectors as short and stable as they can be; undefined when no list was found, or
 * none of the ways to name its rows reads the same notices again.
 */
export function proposeSelectors(answer: ListAnswer): Proposal | undefined {
  const $ = loadPage(answer.text)
  const rows = repeatedRows($, answer)
  if (rows.length === 0 || rows.length > ROWS_MAX || rows.some(({ row }) => hasManyParts(row)))
    return undefined
  const wanted = rows.map(({ notice }) => notice)
  const glist = glistReader(answer)
  if (glist && isSame(readGlist(answer, { reader: glist }), wanted)) return proposalOf(glist, rows.length)
  const pager = proposePager($, answer)
  const untilOn = windowOf(answer)?.untilOn
  let trials = 0
  for (const row of rowSelectors($, rows))
    for (const link of linkSelectors($, rows))
      for (const date of dateSources($, rows, { zone: 'china', near: untilOn }))
        for (const title of titleSources(rows)) {
          if (++trials > TRIALS_MAX) return undefined
          const reader: HtmlListReader = { family: 'html-list', row, link, title, date, pager }
          if (isSame(readHtmlList(answer, { url: answer.url, reader }), wanted))
            return proposalOf(reader, rows.length)
        }
  return undefined
}

function proposalOf(reader: ListReader, rows: number): Proposal {
  return { reader, yaml: readerYaml(reader), rows }
}

/** The CMS of Chaoyang's sites, by the folder of its articles; the host of its pager is stated in the page's script. */
function glistReader({ text, url }: ListAnswer): GlistReader | undefined {
  const siteCode = GLIST_CODE.exec(text)?.[1]
  if (siteCode === undefined || !(text.includes('getDynamicPageUrl') || url.includes('glist')))
    return undefined
  const domain = GLIST_DOMAIN.exec(text)?.[1] ?? 'cms.chaoyang.gov.cn'
  return { family: 'glist', siteCode, pager: `http://${domain}/html/page.xhtml` }
}

function isSame(read: ListPage, wanted: readonly ListedNotice[]): boolean {
  if (read.kind !== 'list' || read.notices.length !== wanted.length) return false
  const found = new Map(read.notices.map((notice) => [notice.url, notice]))
  return wanted.every(({ url, title, displayedOn }) => {
    const notice = found.get(url)
    return notice?.title === title && notice.displayedOn === displayedOn
  })
}
