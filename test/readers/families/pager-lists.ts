import { localDate } from '../../../lib/domain/time/local-date.ts'
import type { ChannelList, HtmlListReader, Pager } from '../../../lib/domain/watch/channel.ts'
import type { NextPage } from '../../../lib/readers/list-answer.ts'
import { firstRequest, readListPage } from '../../../lib/readers/list-page.ts'

export const WINDOW = { fromOn: localDate('2026-10-25'), untilOn: localDate('2026-11-24') }
export const URL_OF_LIST = 'http://site.example/list.aspx?categorynum=003001003'

export function listWith(pager: Pager, more: Partial<HtmlListReader> = {}, url = URL_OF_LIST): ChannelList {
  const reader: HtmlListReader = {
    family: 'html-list',
    row: 'tr',
    link: 'a',
    title: {},
    date: {},
    pager,
    ...more,
  }
  return { id: 'list', name: '公告', url, reader, detail: { format: 'html' } }
}

export function rowsOf(numbers: readonly number[]): string {
  return numbers
    .map(
      (n) =>
        `<tr><td><a href="/ShowInfo.aspx?id=${n}">某某工程${n}标段招标公告</a></td><td>2026-11-${n}</td></tr>`,
    )
    .join('')
}

export function read(list: ChannelList, text: string, request: NextPage = firstRequest(list, WINDOW)) {
  return readListPage({ text, url: request.url, request, list })
}
