import type { CheerioAPI } from 'cheerio/slim'
import type { LocalDate } from '../../domain/time/local-date.ts'
import type { HtmlListReader, TextFrom } from '../../domain/watch/channel.ts'
import type { ListedNotice } from '../../domain/watch/notice.ts'
import { dateNearAddress } from '../address-date.ts'
import { datesIn } from '../displayed-date.ts'
import { parseJson, wordAt } from '../json-path.ts'
import { type ListAnswer, type ListPage, ROWS_MAX, windowOf } from '../list-answer.ts'
import { noticeTitle } from '../notice-title.ts'
import { absoluteUrl, attributeOf, loadPage, type PageNode, textOf } from '../page-tree.ts'
import { postbackContinuation } from './form-pager.ts'
import { type Continuation, continuationOf } from './next-page.ts'
import { recordsContinuation } from './record-pager.ts'

const TEXT_CHARACTERS_MAX = 4000

/** Reads a list by the selectors of its card. A row without a link or title (a line, a heading) is no notice. */
export function readHtmlList(answer: ListAnswer, list: { url: string; reader: HtmlListReader }): ListPage {
  const { reader } = list
  if (reader.within) {
    const { within, ...plain } = reader
    return readWithin(answer, { url: list.url, reader: plain, within })
  }
  const $ = loadPage(answer.text)
  const rows = $(reader.row).toArray()
  const near = windowOf(answer)?.untilOn
  const notices: ListedNotice[] = []
  for (const row of rows.slice(0, ROWS_MAX)) {
    const notice = noticeOfRow($, row, { reader, base: answer.url, near })
    if (notice) notices.push(notice)
  }
  if (rows.length > 0 && notices.length === 0)
    return {
      kind: 'unreadable',
      reason: `找到 ${rows.length} 行，但没有一行带链接和标题`,
      selector: reader.link,
    }
  // A page that nothing led to need not exist.
  if (notices.length === 0)
    return answer.request?.knownBy === 'nothing' ? { kind: 'list', notices } : { kind: 'empty' }
  const cut = rows.length > ROWS_MAX ? { isCut: true as const } : {}
  const continuation = continuationBy({ answer, $, list, rows: rows.length })
  return { kind: 'list', notices, ...continuation, ...cut }
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
  const total = Number(wordAt(value, within.total ?? '') ?? Number.NaN)
  if (read.kind !== 'list' || !Number.isInteger(total) || !within.size) return read
  const before = ((answer.request?.page ?? 1) - 1) * within.size
  const isShort = read.notices.length < Math.min(within.size, total - before)
  const { next, ...rest } = read
  const isLast = before + within.size >= total
  const page = { ...rest, total, ...(isShort || !(isLast || next) ? { isCut: true as const } : {}) }
  return isLast || !next ? page : { ...page, next: { ...next, knownBy: 'count' } }
}

function noticeOfRow(
  $: CheerioAPI,
  row: PageNode,
  context: { reader: HtmlListReader; base: string; near: LocalDate | undefined },
): ListedNotice | undefined {
  const { reader, base } = context
  const link = $(row).is(reader.link) ? row : $(row).find(reader.link)[0]
  const url = absoluteUrl(attributeOf(link, 'href'), base)
  if (!link || !url) return undefined
  const holder = reader.title.selector ? $(row).find(reader.title.selector)[0] : link
  const full = attributeOf(holder, 'title') ?? attributeOf(link, 'title')
  const title = noticeTitle(textFrom(holder, reader.title), full)
  if (title === '') return undefined
  const day = reader.date.selector ? $(row).find(reader.date.selector)[0] : row
  // Without a selector the row's whole text is searched, in which the title may hold dates and stands first.
  const dates = datesIn(textFrom(day, reader.date), {
    zone: 'china',
    near: dateNearAddress(url) ?? context.near,
  })
  return { title, url, displayedOn: reader.date.selector ? dates[0] : dates.at(-1) }
}

/** The text that a card points at; a pattern that does not match gives nothing. */
function textFrom(node: PageNode | undefined, from: TextFrom): string {
  const text = (from.attribute ? attributeOf(node, from.attribute) : textOf(node)) ?? ''
  if (!from.pattern) return text
  const match = new RegExp(from.pattern, 'u').exec(text.slice(0, TEXT_CHARACTERS_MAX))
  return match?.[1] ?? match?.[0] ?? ''
}
