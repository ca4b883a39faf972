import type { CheerioAPI } from 'cheerio/slim'
import type { LocalDate } from '../../domain/time/local-date.ts'
import type { GlistReader } from '../../domain/watch/channel.ts'
import type { ListedNotice } from '../../domain/watch/notice.ts'
import { type DateReading, datesIn, readDate } from '../displayed-date.ts'
import { firstTexts } from '../generic/bounded-walk.ts'
import { type ListAnswer, type ListPage, ROWS_MAX } from '../list-answer.ts'
import { noticeTitle } from '../notice-title.ts'
import { absoluteUrl, attributeOf, loadPage, type PageNode, textOf } from '../page-tree.ts'
import { type Continuation, continueAt, nextLinkIn, numberedLinkIn, pageCountOf } from './next-page.ts'

/** A full page of this CMS (朝阳市菜篮子价情: 75 pages of 20). One without a pager then is not the whole list. */
const ROWS_A_PAGE = 20
const ROW_CHARACTERS_MAX = 1000
const PAGER_CALL = /getDynamicPageUrl\s*\(([^()]*)\)/g
/** Pager links may stand in one part of the page with the only row and its date. */
const PAGER_LINK = /^(?:\d{1,4}|[首尾末]页|[上下]一?页)$/
const CHINA: DateReading = { zone: 'china' }

/**
 * Reads a list of the CMS of Chaoyang's sites. A row is a link with a date inside it (title first, date as a later
 * text) or beside it in the same row; links to the site's own articles without any date are navigation, unless no
 * link of the page has one.
 */
export function readGlist(answer: ListAnswer, list: { reader: GlistReader }): ListPage {
  const $ = loadPage(answer.text)
  const article = new RegExp(`/html/${list.reader.siteCode}/\\d{6}/\\d+\\.s?html?$`, 'i')
  const rows = new Map<PageNode, string>()
  const dated = new Map<string, ListedNotice>()
  const undated = new Map<string, ListedNotice>()
  for (const link of $('a').toArray()) {
    const url = absoluteUrl(attributeOf(link, 'href'), answer.url)
    if (!url) continue
    const notice = noticeOfLink({ $, rows }, link, url)
    if (!notice) continue
    if (notice.displayedOn) dated.set(url, notice)
    else if (article.test(url)) undated.set(url, notice)
  }
  const all = [...(dated.size > 0 ? dated : undated).values()]
  const ids = columnIdsOf(answer)
  if (all.length === 0) return isPastEnd(answer, ids) ? { kind: 'list', notices: [] } : { kind: 'empty' }
  const notices = all.slice(0, ROWS_MAX)
  const cut = all.length > ROWS_MAX ? { isCut: true as const } : {}
  return { kind: 'list', notices, ...continuationOf({ answer, $, list, ids, rows: all.length }), ...cut }
}

interface GlistPage {
  readonly $: CheerioAPI
  /** Texts of the rows met so far: many links may stand in one. */
  readonly rows: Map<PageNode, string>
}

function noticeOfLink(page: GlistPage, link: PageNode, url: string): ListedNotice | undefined {
  const texts = firstTexts(link)
  const full = attributeOf(link, 'title')
  const at = texts.findIndex((text, index) => index > 0 && isDate(text))
  if (at > 0) {
    const title = noticeTitle(titleBefore(texts.slice(0, at), full), full)
    return title ? { title, url, displayedOn: readDate(texts[at] ?? '', CHINA) } : undefined
  }
  const joined = texts.join('')
  const title = noticeTitle(joined, full)
  if (title === '' || isDate(title) || PAGER_LINK.test(title)) return undefined
  return { title, url, displayedOn: trailingDate(joined, title) ?? dateBeside(page, link) }
}

/** A title split by emphasis has several texts; a summary below it does not belong to it, as its attribute tells. */
function titleBefore(texts: readonly string[], full: string | undefined): string {
  const [first = ''] = texts
  return full?.startsWith(first) && full !== first ? first + full.slice(first.length) : texts.join('')
}

function trailingDate(text: string, title: string): LocalDate | undefined {
  return text.length > title.length ? datesIn(text, CHINA).at(-1) : undefined
}

/** The one date that stands in the row outside of its link. */
function dateBeside({ $, rows }: GlistPage, link: PageNode): LocalDate | undefined {
  const row = $(link).closest('li, tr, dd, p')[0] ?? $(link).parent()[0]
  if (!row) return undefined
  const text = rows.get(row) ?? textOf(row)
  rows.set(row, text)
  if (text.length > ROW_CHARACTERS_MAX) return undefined
  const dates = datesIn(text.replace(textOf(link), ' '), CHINA)
  return dates.length === 1 ? dates[0] : undefined
}

/** A date alone, with its brackets, clock time and a short label. */
function isDate(text: string): boolean {
  const label = text.replace(/[\d\s:：\-/.年月日T[\]()（）【】]/g, '')
  return text.length <= 32 && label.length <= 5 && readDate(text, CHINA) !== undefined
}

interface ColumnIds {
  readonly site: string
  readonly column: string
  /** Counted from 0, as the site does. */
  readonly offset: number
}

/** Ids of site and column: from the address of a later page, else from the script that builds such addresses. */
function columnIdsOf(answer: ListAnswer): ColumnIds | undefined {
  const asked = new URL(answer.url).searchParams
  const [site, column, offset] = [asked.get('p'), asked.get('c'), Number(asked.get('o') ?? Number.NaN)]
  if (site && column && Number.isInteger(offset)) return { site, column, offset }
  for (const call of answer.text.matchAll(PAGER_CALL)) {
    const values = (call[1] ?? '').split(',').map((argument) => argumentValue(argument, answer.text))
    const ids = values.filter((value) => /^\d{6,20}$/.test(value)).slice(-2)
    const [first, second] = ids
    if (first) return { site: first, column: second ?? first, offset: (answer.request?.page ?? 1) - 1 }
  }
  return undefined
}

/** Value of a script argument: a literal, or a variable that is set to a literal in the same page. */
function argumentValue(argument: string, script: string): string {
  const name = argument.trim()
  if (!/^[A-Za-z_$][\w$]*$/.test(name)) return name.replace(/^['"]|['"]$/g, '')
  const set = new RegExp(`\\b${name.replaceAll('$', '\\$')}\\s*[=:]\\s*['"]?(\\w+)`).exec(script)
  return set?.[1] ?? ''
}

/** The site answers a page after the last one with its frame and no row; before it, rows are what is missing. */
function isPastEnd(answer: ListAnswer, ids: ColumnIds | undefined): boolean {
  const isStated = answer.request?.knownBy === 'count'
  return !isStated && ids !== undefined && ids.offset > 0 && answer.text.includes('getDynamicPageUrl')
}

function continuationOf(page: {
  answer: ListAnswer
  $: CheerioAPI
  list: { reader: GlistReader }
  ids: ColumnIds | undefined
  rows: number
}): Continuation {
  const { answer, ids } = page
  const count = pageCountOf(answer.text)
  const pageNumber = ids ? ids.offset + 1 : (answer.request?.page ?? 1)
  if (count !== undefined && pageNumber >= count) return {}
  const link = nextLinkIn(page.$, answer.url) ?? numberedLinkIn(page.$, answer.url, pageNumber + 1)
  if (!ids && !link) return count === undefined && page.rows < ROWS_A_PAGE ? {} : { isCut: true }
  const knownBy = count === undefined ? 'link' : 'count'
  if (!ids && link) return continueAt(answer, link, knownBy)
  const url = new URL(page.list.reader.pager)
  url.searchParams.set('s', page.list.reader.siteCode)
  url.searchParams.set('o', String((ids?.offset ?? 0) + 1))
  url.searchParams.set('p', ids?.site ?? '')
  url.searchParams.set('c', ids?.column ?? '')
  return continueAt(answer, url.href, knownBy)
}
