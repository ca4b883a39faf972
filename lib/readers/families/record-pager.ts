import type { Pager } from '../../domain/watch/channel.ts'
import type { KnownBy, ListAnswer, ListWindow, NextPage } from '../list-answer.ts'
import { type Continuation, isShortOfTotal } from './next-page.ts'

type RecordPager = Extract<Pager, { kind: 'records' }>

/** 大汉: `<totalrecord>96</totalrecord>` in the answer, `totalRecord = 96` in a page's script. */
const TOTAL = /<totalrecord>\s*(\d{1,7})|\btotalrecord\s*[=:]\s*['"]?(\d{1,7})/i

/** The rows of page `page` (from 1), asked for by their numbers; a body makes it a POST. */
export function recordsRequest(pager: RecordPager, window: ListWindow, page: number): NextPage {
  const { size, body } = pager
  const filled = (template: string) =>
    template
      .replaceAll('{start}', String((page - 1) * size + 1))
      .replaceAll('{end}', String(page * size))
      .replaceAll('{size}', String(size))
  const url = filled(pager.url)
  if (body === undefined) return { url, method: 'GET', page, window }
  const contentType = 'application/x-www-form-urlencoded'
  return { url, method: 'POST', body: filled(body), contentType, page, window }
}

/** Number of rows in the whole list, where the answer states it. */
export function recordTotalOf(text: string): number | undefined {
  const match = TOTAL.exec(text)
  return match ? Number(match[1] ?? match[2]) : undefined
}

/** How a list of `rows` rows on this page goes on. Without a total, a first page that is not full says nothing. */
export function recordsContinuation(answer: ListAnswer, pager: RecordPager, rows: number): Continuation {
  const page = answer.request?.page ?? 1
  const total = recordTotalOf(answer.text)
  const { size } = pager
  const cut = total !== undefined && isShortOfTotal(total, { before: (page - 1) * size, rows, size })
  const isCut = cut ? { isCut: true as const } : {}
  if (total !== undefined && page * pager.size >= total) return isCut
  if (total === undefined && rows < pager.size) return page === 1 ? { isCut: true } : {}
  if (!answer.request) return { isCut: true }
  const knownBy: KnownBy = total === undefined ? 'nothing' : 'count'
  return { next: { ...recordsRequest(pager, answer.request.window, page + 1), knownBy }, ...isCut }
}
