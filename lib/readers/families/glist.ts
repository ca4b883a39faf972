import type { CheerioAPI } from 'cheerio/slim'
import type { LocalDate } from '../../domain/time/local-date.ts'
import type { GlistReader } from '../../domain/watch/channel.ts'
import type { ListedNotice } from '../../domain/watch/notice.ts'
import { type DateReading, datesIn, readDate } from '../displayed-date.ts'
import { firstTexts } from '../generic/bounded-walk.ts'
import { type ListAnswer, type ListPage, ROWS_MAX } from '../list-answer.ts'
import { noticeTitle } from '../notice-title.ts'
import { absoluteUrl, attributeOf, loadPage, type PageNode, textOf } from '../page-tree.ts'
import { isListCutShort } from './list-end.ts'
import {
  type Continuation,
  continueAt,
  hasLaterPage,
  holdsPager,
  nextLinkIn,
  numberedLinkIn,
  pageCountOf,
} from './next-page.ts'
import { placesOf } from './row-place.ts'

/** A full page of this CMS (朝阳市菜篮子价情: 75 pages of 20). One without a pager then is not the whole list. */
const ROWS_A_PAGE = 20
const ROW_CHARACTERS_MAX = 1000
const PAGER_CALL = /getDynamicPageUrl\s*\(([^()]*)\)/g
/** Pager links may stand in one part of the page with the only row and its date. */
const PAGER_LINK = /^(?:\d{1,4}|[首尾末]页|[上下]一?页)$/
const CHINA: DateReading = { zone: 'china' }

/**
 * Reads a list of the CMS of Chaoyang's sites. A row is a link with a date inside it (title first, date as a later
 * text) or beside it in the same row. An article without any date is a row where it stands among dated ones; elsewhere
 * it is navigation, unless no link of the page has a date.
 */
export function readGlist(answer: ListAnswer, list: { reader: GlistReader }): ListPage {
  const $ = loadPage(answer.text)
  const { found, untitled } = linksIn($, answer, list.reader)
  const all = rowsAmong(found)
  const ids = columnIdsOf(answer)
  const end = { rows: datedLinks(found), last: found.at(-1)?.link, isPagerIn: holdsPagerOfSite }
  const isShort = all.length > ROWS_MAX || isListCutShort($, answer.text, end)
  if (all.length === 0 && isShort) return { kind: 'unreadable', reason: '页面不完整，列表没有传完' }
  if (all.length === 0) return isPastEnd(answer, ids) ? { kind: 'list', notices: [] } : { kind: 'empty' }
  const notices = all.slice(0, ROWS_MAX)
  const cut = isShort || untitled.some(isRowWithoutTitle($, found)) ? { isCut: true as const } : {}
  return { kind: 'list', notices, ...continuationOf({ answer, $, list, ids, rows: all.length }), ...cut }
}

function holdsPagerOfSite(markup: string): boolean {
  return holdsPager(markup) || markup.includes('getDynamicPageUrl')
}

/** A picture elsewhere, such as a banner, may lead to an article that is not of this list. */
function isRowWithoutTitle($: CheerioAPI, found: readonly FoundLink[]): (link: PageNode) => boolean {
  const dated = datedLinks(found)
  const isAmongDated = placesOf(dated)
  return (link) => dated.length === 0 || isAmongDated(link) || hasDateOfItsOwn($, link)
}

function hasDateOfItsOwn($: CheerioAPI, link: PageNode): boolean {
  const row = $(link).closest('li, tr, dd, p')
  const text = textOf(row.find('a').length === 1 ? row[0] : link)
  return text.length <= ROW_CHARACTERS_MAX && datesIn(text, CHINA).length > 0
}

function datedLinks(found: readonly FoundLink[]): readonly PageNode[] {
  return found.filter(({ notice }) => notice.displayedOn).map(({ link }) => link)
}

interface FoundLink {
  readonly notice: ListedNotice
  readonly link: PageNode
  /** Where it leads to: an article of this site, another page of it, or another site, whose notices are shown as well. */
  readonly kind: 'article' | 'page' | 'elsewhere'
}

function rowsAmong(found: readonly FoundLink[]): readonly ListedNotice[] {
  const dated = found.filter(({ notice }) => notice.displayedOn)
  const isAmongDated = placesOf(datedLinks(found))
  const isRow = ({ notice, link, kind }: FoundLink) => {
    if (notice.displayedOn) return true
    return dated.length === 0 ? kind === 'article' : kind !== 'page' && isAmongDated(link)
  }
  const rows = new Map<string, ListedNotice>()
  for (const one of found.filter(isRow)) {
    const { notice } = one
    if (notice.displayedOn || !rows.has(notice.url)) rows.set(notice.url, notice)
  }
  return [...rows.values()]
}

/** Links that may be notices, in the page's order, and those to articles that have no title anywhere. */
function linksIn($: CheerioAPI, answer: ListAnswer, { siteCode }: GlistReader) {
  const article = new RegExp(`/html/${siteCode}/\\d{6}/\\d+\\.s?html?$`, 'i')
  const { host } = new URL(answer.url)
  const rows = new Map<PageNode, string>()
  const found: FoundLink[] = []
  // A picture leads to the same article as the title beside it; an article that no title leads to is left out.
  const untitled: { link: PageNode; url: string }[] = []
  for (const link of $('a').toArray()) {
    const url = absoluteUrl(attributeOf(link, 'href'), answer.url)
    const notice = url && noticeOfLink({ $, rows }, link, url)
    if (url && !notice && article.test(url)) untitled.push({ link, url })
    if (!notice) continue
    const kind = article.test(url) ? 'article' : new URL(url).host === host ? 'page' : 'elsewhere'
    found.push({ notice, link, kind })
  }
  const known = new Set(found.map(({ notice }) => notice.url))
  return { found, untitled: untitled.flatMap(({ link, url }) => (known.has(url) ? [] : [link])) }
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

/** The date that stands in the row outside of its link; of several the first that stands alone, as that of publication. */
function dateBeside({ $, rows }: GlistPage, link: PageNode): LocalDate | undefined {
  const row = $(link).closest('li, tr, dd, p')[0] ?? $(link).parent()[0]
  if (!row) return undefined
  const text = rows.get(row) ?? textOf(row)
  rows.set(row, text)
  if (text.length > ROW_CHARACTERS_MAX) return undefined
  const dates = datesIn(text.replace(textOf(link), ' '), CHINA)
  if (dates.length < 2) return dates[0]
  const others = $(row).find('a').length === 1 ? firstTexts(row).filter((one) => isDate(one)) : []
  const alone =
    others.find((one) => !/\p{Script=Han}{2}/u.test(one)) ?? others.find((one) => /发布/.test(one))
  return alone === undefined ? undefined : readDate(alone, CHINA)
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
  const ids = idsInScript(answer.text)
  return ids && { ...ids, offset: (answer.request?.page ?? 1) - 1 }
}

/** The ids that a page of a list hands to the script of its pager; no other page of the site has them. */
export function idsInScript(text: string): Omit<ColumnIds, 'offset'> | undefined {
  for (const call of text.matchAll(PAGER_CALL)) {
    const values = (call[1] ?? '').split(',').map((argument) => argumentValue(argument, text))
    const [site, column] = values.filter((value) => /^\d{6,20}$/.test(value)).slice(-2)
    if (site) return { site, column: column ?? site }
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

/** The site answers a page after the last one with its frame and no row; on one that must be there, rows are missing. */
function isPastEnd(answer: ListAnswer, ids: ColumnIds | undefined): boolean {
  const { knownBy } = answer.request ?? {}
  const isExpected = knownBy === 'count' || knownBy === 'link'
  return !isExpected && ids !== undefined && ids.offset > 0 && answer.text.includes('getDynamicPageUrl')
}

function continuationOf(page: {
  answer: ListAnswer
  $: CheerioAPI
  list: { reader: GlistReader }
  ids: ColumnIds | undefined
  rows: number
}): Continuation {
  const { answer, ids } = page
  const count = pageCountOf(answer.text) ?? answer.request?.pageCount
  const pageNumber = ids ? ids.offset + 1 : (answer.request?.page ?? 1)
  if (count !== undefined && pageNumber >= count) return {}
  const link = nextLinkIn(page.$, answer.url) ?? numberedLinkIn(page.$, answer.url, pageNumber + 1)
  if (!ids && !link) {
    const isWhole = count === undefined && page.rows < ROWS_A_PAGE
    return isWhole && !hasLaterPage(page.$, answer.url, pageNumber) ? {} : { isCut: true }
  }
  // Every page carries the ids for the next one, the last one too: only a full page says that there is one.
  const leadsOn = link !== undefined || page.rows % ROWS_A_PAGE === 0
  const knownBy = count !== undefined ? 'count' : leadsOn ? 'link' : 'nothing'
  if (!ids && link) return continueAt(answer, { url: link, knownBy, pageCount: count })
  const url = new URL(page.list.reader.pager)
  url.searchParams.set('s', page.list.reader.siteCode)
  url.searchParams.set('o', String((ids?.offset ?? 0) + 1))
  url.searchParams.set('p', ids?.site ?? '')
  url.searchParams.set('c', ids?.column ?? '')
  return continueAt(answer, { url: url.href, knownBy, pageCount: count })
}
