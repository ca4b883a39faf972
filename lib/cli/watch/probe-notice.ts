import type { LocalDate } from '../../domain/time/local-date.ts'
import type { ChannelList, WebChannel } from '../../domain/watch/channel.ts'
import type { ListedNotice, NoticePage } from '../../domain/watch/notice.ts'
import { titleBeginning } from '../../jobs/crawling/versions.ts'
import { readDetailPage } from '../../readers/detail-page.ts'
import { detailRequest } from '../../readers/detail-request.ts'
import { decodePage } from '../../readers/page-text.ts'
import { refusedPage } from '../../readers/refused-page.ts'
import { ask, type ProbePorts, type Verdict } from './probe-ask.ts'

/** What one notice's own page gave. Its words are not kept: only how many there are. */
export interface NoticeFinding {
  readonly url: string
  readonly verdict: Verdict
  readonly reason?: string | undefined
  readonly httpStatus: number
  /** True when the page's title is the list's, or goes on where the list cut it. */
  readonly isSameTitle?: boolean | undefined
  readonly listedOn?: LocalDate | undefined
  readonly displayedOn?: LocalDate | undefined
  readonly urlOn?: LocalDate | undefined
  readonly metaOn?: LocalDate | undefined
  readonly textCharacters: number
  readonly attachments: number
}

interface NoticeTarget {
  readonly channel: WebChannel
  readonly list: ChannelList
  readonly listed: ListedNotice
}

const PREFIX_CHARACTERS = 12

/** Reads the page of one notice as the card says. */
export async function probeNotice(target: NoticeTarget, ports: ProbePorts): Promise<NoticeFinding> {
  const { channel, list, listed } = target
  const { url } = listed
  const asked = await ask(detailRequest(list.detail, url) ?? { url, method: 'GET' }, channel, ports)
  const nothing = { url, textCharacters: 0, attachments: 0 }
  if (asked.kind === 'failed') {
    const { verdict, reason, httpStatus } = asked
    return { ...nothing, verdict, reason, httpStatus }
  }
  const { httpStatus, body, contentType } = asked.page
  const { text } = decodePage(body, contentType)
  const refused = list.detail.format === 'html' ? refusedPage(text) : undefined
  if (refused) {
    const verdict = refused.kind === 'blocked' ? 'blocked' : 'unread'
    return { ...nothing, verdict, reason: refused.reason, httpStatus }
  }
  return findingOf(listed, readDetailPage({ text, url: asked.page.url, detail: list.detail }), httpStatus)
}

function findingOf(listed: ListedNotice, page: NoticePage, httpStatus: number): NoticeFinding {
  const { displayedOn, urlOn, metaOn, text, attachments } = page
  const reason = lackOf(page)
  return {
    url: listed.url,
    verdict: reason ? 'reshaped' : 'fits',
    reason,
    httpStatus,
    isSameTitle: isSameTitle(listed.title, page.title),
    listedOn: listed.displayedOn,
    displayedOn,
    urlOn,
    metaOn,
    textCharacters: text.length,
    attachments: attachments.length,
  }
}

/** A page whose text is its heading alone has lost its text. */
function lackOf({ title, text, attachments }: NoticePage): string | undefined {
  const isHeadingAlone = text.replaceAll(title, '').trim() === ''
  return isHeadingAlone && attachments.length === 0 ? '读不出正文，也没有附件' : undefined
}

function isSameTitle(listed: string, displayed: string): boolean {
  return displayed.includes(titleBeginning(listed).slice(0, PREFIX_CHARACTERS))
}
