import type { ChannelList } from '../domain/watch/channel.ts'
import { readGlist } from './families/glist.ts'
import { readHtmlList } from './families/html-list.ts'
import { jsonRequest, readJsonList } from './families/json-list.ts'
import type { ListAnswer, ListPage, ListWindow, NextPage } from './list-answer.ts'
import { loginForm, type RefusedPage, refusedPage, refusedTitle } from './refused-page.ts'

export type { ListAnswer, ListPage, ListWindow, NextPage } from './list-answer.ts'

/** The request for a list's first page. */
export function firstRequest(list: ChannelList, window: ListWindow): NextPage {
  const { reader, url } = list
  if (reader.family === 'json-list') return jsonRequest({ url, reader }, window, 1)
  return { url, method: 'GET', page: 1, window }
}

/**
 * What an answer of a list says. A page that refuses, asks for a login or is out of order is never read as empty, and
 * rows of which not one has a date mean that the page's shape has changed.
 */
export function readListPage(answer: ListAnswer & { readonly list: ChannelList }): ListPage {
  const read = byFamily(answer)
  if (answer.list.reader.family === 'json-list') return withDates(read)
  const refused =
    read.kind === 'list' && read.notices.length > 0 ? refusedTitle(answer.text) : refusalOf(answer)
  if (refused?.kind === 'gone' && (answer.request?.page ?? 1) > 1)
    return answer.request?.knownBy === 'nothing' ? { kind: 'list', notices: [] } : { kind: 'empty' }
  if (refused) return { kind: refused.kind === 'blocked' ? 'blocked' : 'unreadable', reason: refused.reason }
  return withDates(read)
}

function refusalOf(answer: ListAnswer): RefusedPage | undefined {
  return refusedPage(answer.text) ?? loginForm(answer.text)
}

function byFamily(answer: ListAnswer & { readonly list: ChannelList }): ListPage {
  const { reader, url } = answer.list
  try {
    switch (reader.family) {
      case 'html-list':
        return readHtmlList(answer, { url, reader })
      case 'glist':
        return readGlist(answer, { reader })
      case 'json-list':
        return readJsonList(answer, { url, reader })
    }
  } catch (error) {
    // Selectors and patterns are data of the card: one that does not compile must not end the look at other lists.
    return {
      kind: 'unreadable',
      reason: `渠道卡片读不了这个页面：${error instanceof Error ? error.message : ''}`,
    }
  }
}

function withDates(read: ListPage): ListPage {
  const isUndated =
    read.kind === 'list' && read.notices.length > 0 && read.notices.every((notice) => !notice.displayedOn)
  return isUndated
    ? { kind: 'unreadable', reason: `${read.notices.length} 条公告没有一条读得出日期，页面可能已改版` }
    : read
}
