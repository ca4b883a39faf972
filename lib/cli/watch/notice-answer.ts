import type { ChannelList, WebChannel } from '../../domain/watch/channel.ts'
import type { ListedNotice, NoticePage } from '../../domain/watch/notice.ts'
import { detailOf } from '../../jobs/crawling/detail.ts'
import type { PageAnswer, Telemetry } from '../../jobs/ports.ts'
import { fileKind } from '../../readers/attachment-text/file-kind.ts'
import { decodePage } from '../../readers/page-text.ts'
import { refusedPage } from '../../readers/refused-page.ts'
import { faultsInWords, type PartFault, partFaults } from './card-parts.ts'
import type { Verdict } from './probe-ask.ts'

export interface NoticeTarget {
  readonly channel: WebChannel
  readonly list: ChannelList
  readonly listed: Pick<ListedNotice, 'title' | 'url'>
}

/** What a notice's own page says, and what the card does not find on it; or why it says nothing. */
export type NoticeAnswer =
  | { readonly kind: 'notice'; readonly page: NoticePage; readonly faults: readonly PartFault[] }
  | { readonly kind: 'failed'; readonly verdict: Exclude<Verdict, 'fits'>; readonly reason: string }

/** Reads the page of a notice as the crawl does. */
export function noticeIn(
  { channel, list, listed }: NoticeTarget,
  answer: Extract<PageAnswer, { kind: 'page' }>,
): NoticeAnswer {
  const { detail } = list
  const { text } = decodePage(answer.body, answer.contentType)
  const isFile = detail.format === 'html' && fileKind(answer.body) !== 'text'
  const refused = detail.format === 'html' && !isFile ? refusedPage(text) : undefined
  if (refused)
    return {
      kind: 'failed',
      verdict: refused.kind === 'blocked' ? 'blocked' : 'unread',
      reason: refused.reason,
    }
  const notes: string[] = []
  const telemetry: Telemetry = {
    count: () => {},
    note: (_, { reason = '' }) => void notes.push(String(reason)),
  }
  const page = detailOf({ channel, list, ports: { telemetry } }, listed, { answer, text })
  const faults = isFile ? [] : partFaults({ text, url: answer.url, detail })
  if (page) return { kind: 'notice', page, faults }
  const reason = faultsInWords(faults) || notes[0] || nothingWords(detail.format)
  return { kind: 'failed', verdict: 'reshaped', reason }
}

function nothingWords(format: string): string {
  return format === 'json' ? '接口没有给出正文，也没有附件' : '页面说的不是列表上的这条公告'
}
