import type { CheerioAPI } from 'cheerio/slim'
import type { LocalDate } from '../../domain/time/local-date.ts'
import type { HtmlListReader, TextFrom } from '../../domain/watch/channel.ts'
import { dateNearAddress } from '../address-date.ts'
import { datesIn } from '../displayed-date.ts'
import {
  attributesOf,
  firstNodes,
  firstTexts,
  hasManyParts,
  isLargerThanLooked,
  tagOf,
} from '../generic/bounded-walk.ts'
import { parseJson, wordAt } from '../json-path.ts'
import { type ListAnswer, type ListPage, ROWS_MAX, windowOf } from '../list-answer.ts'
import { noticeTitle } from '../notice-title.ts'
import { absoluteUrl, addressWithHash, attributeOf, loadPage, type PageNode, textOf } from '../page-tree.ts'
import { postbackContinuation } from './form-pager.ts'
import { faultIn } from './json-fault.ts'
import { isListCutShort } from './list-end.ts'
import { type Continuation, continuationOf, holdsPager, isShortOfTotal } from './next-page.ts'
import { recordsContinuation } from './record-pager.ts'
import { type LinkedNotice, toldApart } from './told-apart.ts'

const TEXT_CHARACTERS_MAX = 4000
/** A row that is broken may be any number of tags deep. */
const NEIGHBOUR_NODES_MAX = 2000

/** Reads a list by the selectors of its card. A row without a link or title (a line, a heading) is no notice. */
export function readHtmlList(answer: ListAnswer, list: { url: string; reader: HtmlListReader }): ListPage {
  const { reader } = list
  if (reader.within) {
    const { within, ...plain } = reader
    return readWithin(answer, { url: list.url, reader: plain, within })
  }
  const $ = loadPage(answer.text)
  const rows = $(reader.row).toArray()
  // By the others the next page is asked for even where nothing leads to it.
  const isPagerNeeded = ['next-link', 'postback'].includes(reader.pager.kind)
  const end = { rows, isPagerIn: isPagerNeeded ? holdsPager : undefined }
  const isShort = rows.length > ROWS_MAX || isListCutShort($, answer.text, end) || standsBesideOthers(rows)
  // Rows are taken apart below, and the way to the next page may stand in one that was never closed.
  const continuation = rows.length > 0 ? continuationBy({ answer, $, list, rows: rows.length }) : {}
  const near = windowOf(answer)?.untilOn
  const { notices, isLost } = noticesOf($, rows, { reader, base: answer.url, near })
  if (rows.length > 0 && notices.length === 0)
    return {
      kind: 'unreadable',
      reason: `找到 ${rows.length} 行，但没有一行带链接和标题`,
      selector: reader.link,
    }
  if (notices.length === 0 && isShort) return { kind: 'unreadable', reason: '页面不完整，列表没有传完' }
  // A page that nothing led to need not exist.
  if (notices.length === 0)
    return answer.request?.knownBy === 'nothing' ? { kind: 'list', notices } : { kind: 'empty' }
  return { kind: 'list', notices, ...continuation, ...((isShort || isLost) && { isCut: true }) }
}

interface RowContext {
  readonly reader: HtmlListReader
  readonly base: string
  readonly near: LocalDate | undefined
  readonly madeNear?: LocalDate | undefined
}

/** `isLost`: a row has a day, but not the link or title that would make it a notice. */
function noticesOf($: CheerioAPI, rows: readonly PageNode[], context: RowContext) {
  const linked: LinkedNotice[] = []
  const known = new Set(rows)
  let isLost = false
  // From the last one on: a row that is never closed holds all rows after it, which are taken out of it one by one.
  for (const [at, row] of [...rows.entries()].reverse()) {
    if (at < ROWS_MAX) {
      const notice = hasManyParts(row) ? undefined : noticeOfRow($, row, context)
      if (notice) linked.push(notice)
      else isLost ||= hasManyParts(row) || datesOfRow($, row, context).length > 0
    }
    if (isWithinOneOf(row, known)) $(row).remove()
  }
  return { notices: toldApart(linked.reverse()), isLost }
}

function isWithinOneOf(node: PageNode, outer: ReadonlySet<PageNode>): boolean {
  for (let around = node.parent; around; around = around.parent) if (outer.has(around)) return true
  return false
}

/**
 * True when a row has a neighbour of its kind that is dated and leads somewhere, but is no row to the card: a notice with
 * another kind of link. One that leads nowhere is a heading or a foot (更新时间).
 */
function standsBesideOthers(rows: readonly PageNode[]): boolean {
  const known = new Set(rows)
  const parents = new Set(rows.map(({ parent }) => parent))
  const neighbours = [...parents].flatMap((parent) => parent?.children ?? [])
  const tags = new Set(rows.map(tagOf))
  return neighbours.some((node) => {
    if (known.has(node) || node.type !== 'tag' || !tags.has(tagOf(node))) return false
    if (isLargerThanLooked(node, NEIGHBOUR_NODES_MAX)) return true
    if (!leadsSomewhere(node)) return false
    return datesIn(firstTexts(node, NEIGHBOUR_NODES_MAX).join(' '), { zone: 'china' }).length > 0
  })
}

/** By an address, or by a script that takes it from an attribute. */
function leadsSomewhere(row: PageNode): boolean {
  return firstNodes(row, NEIGHBOUR_NODES_MAX).some((node) =>
    Object.entries(attributesOf(node)).some(
      ([name, value]) => value !== '' && /^(?:href|on(?:click|mousedown)|data-.+)$/.test(name),
    ),
  )
}

function continuationBy(page: {
  answer: ListAnswer
  $: CheerioAPI
  list: { url: string; reader: HtmlListReader }
  rows: number
}): Continuation {
  const { answer, $, list, rows } = page
  const { pager } = list.reader
  switch (pager.kind) {
    case 'postback':
      return postbackContinuation(answer, $, pager)
    case 'records':
      return recordsContinuation(answer, pager, rows)
    default:
      return continuationOf(answer, $, { url: list.url, pager })
  }
}

/** Rows as markup inside of JSON (大汉 jpaas). A stated total and page size say where the list ends. */
function readWithin(
  answer: ListAnswer,
  list: { url: string; reader: HtmlListReader; within: NonNullable<HtmlListReader['within']> },
): ListPage {
  const { within, url, reader } = list
  const value = parseJson(answer.text)
  const html = wordAt(value, within.html)
  if (html === undefined) {
    const reason = `应答中没有列表 ${within.html}`
    return { kind: 'unreadable', reason, selector: within.html }
  }
  const read = readHtmlList({ ...answer, text: html }, { url, reader })
  const fault = read.kind === 'list' && read.notices.length > 0 ? undefined : faultIn(value)
  if (fault) return fault
  const total = Number(wordAt(value, within.total ?? '') ?? Number.NaN)
  if (read.kind !== 'list' || !Number.isInteger(total) || !within.size) return read
  const before = ((answer.request?.page ?? 1) - 1) * within.size
  const rows = read.notices.length
  const isShort = isShortOfTotal(total, { before, rows, size: within.size })
  const { next, ...rest } = read
  const isLast = before + within.size >= total
  const page = { ...rest, total, ...(isShort || !(isLast || next) ? { isCut: true as const } : {}) }
  return isLast || !next ? page : { ...page, next: { ...next, knownBy: 'count' } }
}

function noticeOfRow($: CheerioAPI, row: PageNode, context: RowContext): LinkedNotice | undefined {
  const { reader, base } = context
  const link = $(row).is(reader.link) ? row : $(row).find(reader.link)[0]
  const withHash = addressWithHash(attributeOf(link, 'href'), base)
  const url = absoluteUrl(withHash, base)
  if (!link || !withHash || !url) return undefined
  const holder = reader.title.selector ? $(row).find(reader.title.selector)[0] : link
  const full = attributeOf(holder, 'title') ?? attributeOf(link, 'title')
  const title = noticeTitle(textFrom(holder, reader.title), full)
  if (title === '') return undefined
  const dates = datesOfRow($, row, { ...context, madeNear: dateNearAddress(url) })
  const displayedOn = reader.date.selector ? dates[0] : dates.at(-1)
  return { notice: { title, url, displayedOn }, withHash }
}

/** Without a selector the row's whole text is searched, in which the title may hold dates and stands first. */
function datesOfRow(
  $: CheerioAPI,
  row: PageNode,
  { reader, near, madeNear }: RowContext,
): readonly LocalDate[] {
  const day = reader.date.selector ? $(row).find(reader.date.selector)[0] : row
  return datesIn(textFrom(day, reader.date), { zone: 'china', near, madeNear })
}

/** The text that a card points at; a pattern that does not match gives nothing. */
function textFrom(node: PageNode | undefined, from: TextFrom): string {
  const text = (from.attribute ? attributeOf(node, from.attribute) : textOf(node)) ?? ''
  if (!from.pattern) return text
  const match = new RegExp(from.pattern, 'u').exec(text.slice(0, TEXT_CHARACTERS_MAX))
  return match?.[1] ?? match?.[0] ?? ''
}
