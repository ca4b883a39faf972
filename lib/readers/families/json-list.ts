import { daysBetween } from '../../domain/time/local-date.ts'
import type { JsonListReader } from '../../domain/watch/channel.ts'
import type { ListedNotice } from '../../domain/watch/notice.ts'
import { dateNearAddress } from '../address-date.ts'
import { readDate } from '../displayed-date.ts'
import { parseJson, shapeOfKeys, valueAt, wordAt } from '../json-path.ts'
import {
  type ListAnswer,
  type ListPage,
  type ListWindow,
  type NextPage,
  ROWS_MAX,
  windowOf,
} from '../list-answer.ts'
import { noticeTitle } from '../notice-title.ts'
import { absoluteUrl, loadPage, textOf } from '../page-tree.ts'
import { refusalIn, refusedOutcome, refusedPage } from '../refused-page.ts'
import { codeOfRowsIn, faultIn, messageOf } from './json-fault.ts'
import { regionFault } from './row-region.ts'

interface JsonList {
  readonly url: string
  readonly reader: JsonListReader
}

const PLACEHOLDER = /\{(page|page0|offset|size|from|until|days|region)\}/g
const PAGE_ECHOES = ['pageNum', 'pageNo', 'pageNumber', 'current', 'currentPage', 'pageIndex']
const SIZE_ECHOES = ['pageSize', 'perPage']
const FIELD = /\{([\w.]+)\}/g

/**
 * Request for page `page` (from 1). Placeholders in address and body: `{page}` from 1, `{page0}` from 0, `{offset}`
 * rows before the page, `{size}`, `{from}`, `{until}` (days), `{days}` from the one to the other, `{region}`.
 */
export function jsonRequest(list: JsonList, window: ListWindow, page: number): NextPage {
  const { reader } = list
  const values: Record<string, string | number> = {
    page,
    page0: page - 1,
    offset: (page - 1) * reader.size,
    size: reader.size,
    from: window.fromOn,
    until: window.untilOn,
    days: daysBetween(window.fromOn, window.untilOn),
    region: window.region ?? '',
  }
  const filled = (template: string) =>
    template.replace(PLACEHOLDER, (_, name: string) => String(values[name]))
  const body =
    reader.method === 'POST' && reader.body !== undefined ? { body: filled(reader.body) } : undefined
  const contentType = body && { contentType: reader.contentType ?? 'application/json' }
  return { url: filled(list.url), method: reader.method, ...body, ...contentType, page, window }
}

/** Reads a list that comes as JSON; an answer for another page, size or district than was asked for misleads. */
export function readJsonList(answer: ListAnswer, list: JsonList): ListPage {
  const { reader } = list
  const value = parseJson(answer.text)
  if (value === undefined) return notJson(answer.text)
  const rows = valueAt(value, reader.list)
  if (!Array.isArray(rows)) return withoutList(value, reader)
  const misled = misledBy({ value, rows, answer, reader })
  if (misled) return { kind: 'misled', reason: misled }
  const otherRegion = regionFault({ value, rows, reader, region: windowOf(answer)?.region })
  if (otherRegion?.kind === 'misled') return otherRegion
  if (rows.length === 0) return withoutRows(value, answer, reader)
  const titled = rows.slice(0, ROWS_MAX).filter((row: unknown) => titleOf(row, reader) !== '')
  const notices = titled.flatMap((row: unknown) => noticeOfRow(row, answer, reader) ?? [])
  if (notices.length === 0 || notices.length < titled.length)
    return withoutFields({ value, reader, rows: rows.length, titled: titled.length, read: notices.length })
  if (otherRegion) return otherRegion
  const total = Number(wordAt(value, reader.total ?? '') ?? Number.NaN)
  if (notices.every(({ displayedOn }) => !displayedOn)) return withoutDates(value, reader, rows.length)
  const stated = Number.isInteger(total) ? { total } : {}
  // A row without a title is a notice as well.
  const cut = notices.length < rows.length ? { isCut: true as const } : {}
  const codeOfRows = codeOfRowsIn(value)
  const further = continuation({ answer, list, total, rows: rows.length, codeOfRows })
  return { kind: 'list', notices, ...stated, ...further, ...cut }
}

function withoutDates(value: unknown, reader: JsonListReader, rows: number): ListPage {
  const reason = `${rows} 条公告没有一条读得出日期，接口可能已改版`
  return { kind: 'unreadable', reason, selector: reader.date, sample: shapeOfKeys(value) }
}

function notJson(text: string): ListPage {
  const refused = refusedPage(text)
  return refused ? refusedOutcome(refused) : { kind: 'unreadable', reason: '应答不是 JSON' }
}

function withoutList(value: unknown, reader: JsonListReader): ListPage {
  const refused = refusalIn(messageOf(value))
  if (refused?.kind === 'blocked') return { kind: 'blocked', reason: refused.reason }
  return {
    kind: 'unreadable',
    reason: refused?.reason ?? `应答中没有列表 ${reader.list} ${messageOf(value)}`.trim(),
    ...(!refused && { selector: reader.list, sample: shapeOfKeys(value) }),
  }
}

/** Rows of which not one has the field have changed; where some have it, the others lack it. */
function withoutFields(found: {
  value: unknown
  reader: JsonListReader
  rows: number
  titled: number
  read: number
}): ListPage {
  const { value, reader, rows, titled, read } = found
  const reason = `${rows} 条中只有 ${read} 条带标题和网址`
  if (read > 0) return { kind: 'unreadable', reason }
  const selector = titled === 0 ? reader.title : reader.url
  return { kind: 'unreadable', reason, selector, sample: shapeOfKeys(value) }
}

/** An empty list beside a total above zero, or with a word of failure, was not given in full, whatever its page. */
function withoutRows(value: unknown, { request }: ListAnswer, reader: JsonListReader): ListPage {
  const fault = faultIn(value, request?.codeOfRows)
  if (fault) return fault
  const { page = 1, knownBy } = request ?? {}
  const total = Number(wordAt(value, reader.total ?? '') ?? 0)
  if (page === 1)
    return total > 0 ? { kind: 'misled', reason: `列表为空，但总数为 ${total}` } : { kind: 'empty' }
  const isExpected = knownBy === 'count' || total > (page - 1) * reader.size
  return isExpected ? { kind: 'empty' } : { kind: 'list', notices: [] }
}

function misledBy(page: {
  value: unknown
  rows: readonly unknown[]
  answer: ListAnswer
  reader: JsonListReader
}): string | undefined {
  const { rows, reader, answer } = page
  if (rows.length > reader.size) return `要 ${reader.size} 条，给了 ${rows.length} 条`
  const parent = reader.list.includes('.')
    ? valueAt(page.value, reader.list.replace(/\.[^.]*$/, ''))
    : page.value
  const asked = answer.request?.page
  const pageSeen = echoOf(parent, PAGE_ECHOES)
  if (asked !== undefined && pageSeen !== undefined && pageSeen !== asked && pageSeen !== asked - 1)
    return `要第 ${asked} 页，给了第 ${pageSeen} 页`
  const sizeSeen = echoOf(parent, SIZE_ECHOES)
  if (sizeSeen !== undefined && sizeSeen !== reader.size)
    return `每页要 ${reader.size} 条，网站按 ${sizeSeen} 条给`
  return undefined
}

function echoOf(parent: unknown, names: readonly string[]): number | undefined {
  for (const name of names) {
    const seen = valueAt(parent, name)
    if (typeof seen === 'number') return seen
    if (typeof seen === 'string' && /^\d+$/.test(seen)) return Number(seen)
  }
  return undefined
}

function noticeOfRow(row: unknown, answer: ListAnswer, reader: JsonListReader): ListedNotice | undefined {
  const title = titleOf(row, reader)
  const url = absoluteUrl(addressOf(row, reader.url), answer.url)
  if (title === '' || !url) return undefined
  const near = dateNearAddress(url) ?? windowOf(answer)?.untilOn
  return { title, url, displayedOn: readDate(wordAt(row, reader.date) ?? '', { zone: reader.zone, near }) }
}

/** Search engines send titles with emphasis and entities in them. */
function titleOf(row: unknown, reader: JsonListReader): string {
  const title = wordAt(row, reader.title) ?? ''
  return noticeTitle(/[<&]/.test(title) ? textOf(loadPage(title).root()[0]) : title)
}

/** The template with the row's fields in it; a field that is a whole address stands for itself. */
function addressOf(row: unknown, template: string): string | undefined {
  let isComplete = true
  let whole: string | undefined
  const address = template.replace(FIELD, (_, path: string) => {
    const value = wordAt(row, path)
    if (value === undefined || value === '') isComplete = false
    if (value && /^https?:\/\//i.test(value)) whole = value
    return value ?? ''
  })
  return isComplete ? (whole ?? address) : undefined
}

function continuation(page: {
  answer: ListAnswer
  list: JsonList
  total: number
  rows: number
  codeOfRows: string | undefined
}) {
  const { answer, list, rows } = page
  const { size, body = '' } = list.reader
  const asked = answer.request?.page ?? 1
  const isStated = Number.isFinite(page.total)
  // A total below the rows that were given so far says nothing about those to come.
  if (isStated && page.total < (asked - 1) * size + rows) return { isCut: true as const }
  // Fewer rows than asked for are no end: a site may give at most so many. A short page after full ones is.
  if (!isStated && rows < size) return asked === 1 ? { isCut: true as const } : {}
  // The rows between those given and those asked for are on no page.
  const isShort = isStated && rows < Math.min(size, page.total - (asked - 1) * size)
  const cut = isShort ? { isCut: true as const } : {}
  const isOnlyPage = asked === 1 && rows === page.total && isFullPage(rows, size)
  if (isStated && asked * size >= page.total && !isOnlyPage) return cut
  const isPaged = /\{(?:page0?|offset)\}/.test(list.url + body)
  if (!answer.request || !isPaged) return { isCut: true as const }
  const knownBy = isStated && !isOnlyPage ? 'count' : 'nothing'
  const code = page.codeOfRows === undefined ? {} : { codeOfRows: page.codeOfRows }
  const request = jsonRequest(list, answer.request.window, asked + 1)
  return { next: { ...request, knownBy, ...code } as const, ...cut }
}

/** As many rows as were asked for, or as sites give at most: a total that is no more may only count this page. */
function isFullPage(rows: number, size: number): boolean {
  return rows === size || (rows >= 10 && rows % 5 === 0)
}
