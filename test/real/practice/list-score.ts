import { localDate } from '../../../lib/domain/time/local-date.ts'
import type { ChannelList } from '../../../lib/domain/watch/channel.ts'
import { firstRequest, readListPage } from '../../../lib/readers/list-page.ts'
import { type FileScore, field, same } from './score.ts'
import { storedPage } from './stored-page.ts'
import type { ListTruth, RowTruth } from './truth.ts'

/** Reads a list page and compares its rows with what a person counts on it. */
export function listScore(dir: string, truth: ListTruth, list: ChannelList): FileScore {
  const { text, url } = storedPage(dir, truth.file, { url: truth.url })
  const request = firstRequest(list, { fromOn: localDate('2026-03-14'), untilOn: localDate('2026-03-17') })
  const page = readListPage({ text, url, list, request })
  const notices = page.kind === 'list' ? page.notices : []
  const rowFacts = (row: RowTruth, at: number) => [
    same('title', row.title, notices.at(at)?.title),
    same('address', row.url, notices.at(at)?.url),
    same('day', row.displayedOn, notices.at(at)?.displayedOn),
  ]
  const days = [...new Set(notices.map(({ displayedOn }) => displayedOn ?? 'none'))]
  return {
    file: truth.file,
    how: truth.reader,
    fields: [
      field('reading', [same('kind', 'list', page.kind)]),
      field('rows', [
        same('number', truth.rows, notices.length),
        same('addresses', truth.rows, new Set(notices.map((notice) => notice.url)).size),
        same('days', truth.days.join(), days.join()),
        same('total', truth.total, page.kind === 'list' ? page.total : undefined),
      ]),
      field('first', rowFacts(truth.first, 0)),
      field('last', rowFacts(truth.last, -1)),
    ],
  }
}
