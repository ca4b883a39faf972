import { isBrokenTitle } from '../domain/watch/broken-title.ts'
import type { ChannelList } from '../domain/watch/channel.ts'
import { readGlist } from './families/glist.ts'
import { readHtmlList } from './families/html-list.ts'
import { jsonRequest, readJsonList } from './families/json-list.ts'
import { recordsRequest } from './families/record-pager.ts'
import { orReshaped } from './families/reshaped-list.ts'
import { readGenericList } from './generic/generic-list.ts'
import type { ListAnswer, ListPage, ListWindow, NextPage } from './list-answer.ts'
import { loginForm, type RefusedPage, refusedOutcome, refusedPage, refusedTitle } from './refused-page.ts'

/** What the generic way does not find may be there all the same, whatever the card expects. */
const NOTHING_FOUND: ListPage = {
  kind: 'unreadable',
  reason: '没有找到带日期的链接列表',
}

export type { ListAnswer, ListPage, ListWindow, NextPage } from './list-answer.ts'

/** Larger than any list; an interface may give more at once than a page shows, and is read in a tenth of the time. */
const MARKUP_CHARACTERS_MAX = 3_000_000
const JSON_CHARACTERS_MAX = 5_000_000
const REASON_CHARACTERS_MAX = 300

/** The request for a list's first page. */
export function firstRequest(list: ChannelList, window: ListWindow): NextPage {
  const { reader, url } = list
  if (reader.family === 'html-list' && reader.pager.kind === 'records')
    return recordsRequest(reader.pager, window, 1)
  if (reader.family === 'json-list') return jsonRequest({ url, reader }, window, 1)
  return { url, method: 'GET', page: 1, window }
}

/**
 * What an answer of a list says. A page that refuses, asks for a login or is out of order is never read as empty, and
 * rows of which not one has a date mean that the page's shape has changed.
 */
export function readListPage(answer: ListAnswer & { readonly list: ChannelList }): ListPage {
  const isJson = answer.list.reader.family === 'json-list'
  if (answer.text.length > (isJson ? JSON_CHARACTERS_MAX : MARKUP_CHARACTERS_MAX))
    return { kind: 'unreadable', reason: '页面过大，没有读取' }
  try {
    return withShortReason(readByCard(answer))
  } catch (error) {
    // Selectors and patterns are data of the card: one that does not compile must not end the look at other lists.
    return {
      kind: 'unreadable',
      reason: `渠道卡片读不了这个页面：${error instanceof Error ? error.message : ''}`,
    }
  }
}

/** Reasons quote what a site sent. */
function withShortReason(read: ListPage): ListPage {
  return 'reason' in read
    ? { ...read, reason: read.reason.slice(0, REASON_CHARACTERS_MAX).toWellFormed() }
    : read
}

function readByCard(answer: ListAnswer & { readonly list: ChannelList }): ListPage {
  const read = byFamily(answer)
  const { reader } = answer.list
  if (reader.family === 'json-list') return withWords(read)
  const refused =
    read.kind === 'list' && read.notices.length > 0 ? refusedTitle(answer.text) : refusalOf(answer)
  if (refused?.kind === 'gone' && (answer.request?.page ?? 1) > 1)
    return answer.request?.knownBy === 'nothing' ? { kind: 'list', notices: [] } : { kind: 'empty' }
  if (refused) return refusedOutcome(refused)
  if (reader.family === 'generic') return read.kind === 'empty' ? NOTHING_FOUND : read
  return orReshaped({ answer, reader }, withWords(withDates(read, reader)))
}

function refusalOf(answer: ListAnswer): RefusedPage | undefined {
  return refusedPage(answer.text) ?? loginForm(answer.text)
}

function byFamily(answer: ListAnswer & { readonly list: ChannelList }): ListPage {
  const { reader, url } = answer.list
  switch (reader.family) {
    case 'html-list':
      return readHtmlList(answer, { url, reader })
    case 'glist':
      return readGlist(answer, { reader })
    case 'json-list':
      return readJsonList(answer, { url, reader })
    case 'generic':
      return readGenericList(answer)
  }
}

/** Rows of which not one has a date: what the card calls the date is something else now. */
function withDates(read: ListPage, reader: ChannelList['reader']): ListPage {
  if (read.kind !== 'list' || read.notices.length === 0) return read
  if (read.notices.some(({ displayedOn }) => displayedOn)) return read
  const reason = `${read.notices.length} 条公告没有一条读得出日期，页面可能已改版`
  const selector = reader.family === 'html-list' ? (reader.date.selector ?? reader.row) : undefined
  return { kind: 'unreadable', reason, selector }
}

/**
 * Titles of which hardly one is readable: the page was decoded by a charset that is not its own. Single ones are the
 * site's own, and stay on its list for years: they are doubts of the judgement, not of the look.
 */
function withWords(read: ListPage): ListPage {
  if (read.kind !== 'list' || read.notices.length === 0) return read
  const readable = read.notices.filter(({ title }) => /\p{Script=Han}/u.test(title) && !isBrokenTitle(title))
  if (readable.length * 2 >= read.notices.length) return read
  return {
    kind: 'unreadable',
    reason: `${read.notices.length} 条公告的标题大多是乱码，页面的字符编码可能标错了`,
  }
}
