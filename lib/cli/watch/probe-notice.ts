import type { LocalDate } from '../../domain/time/local-date.ts'
import type { ChannelList, WebChannel } from '../../domain/watch/channel.ts'
import { titleBeginning } from '../../domain/watch/cut-title.ts'
import type { ListedNotice, NoticePage } from '../../domain/watch/notice.ts'
import { detailRequest } from '../../readers/detail-request.ts'
import { decodePage } from '../../readers/page-text.ts'
import { type CardPart, faultsInWords } from './card-parts.ts'
import { type NoticeAnswer, noticeIn } from './notice-answer.ts'
import { type Asked, ask, type ProbePorts, type Verdict } from './probe-ask.ts'
import { type ProposedParts, partsYaml, proposeParts } from './propose-parts.ts'

/** What one notice's own page gave. Its words are not kept: only how many there are. */
export interface NoticeFinding {
  readonly url: string
  readonly verdict: Verdict
  readonly reason?: string | undefined
  readonly httpStatus: number
  /** True when the page's title is the list's, or goes on where the list cut it; absent for a page without a title. */
  readonly isSameTitle?: boolean | undefined
  readonly listedOn?: LocalDate | undefined
  readonly displayedOn?: LocalDate | undefined
  readonly urlOn?: LocalDate | undefined
  readonly metaOn?: LocalDate | undefined
  readonly textCharacters: number
  readonly attachments: number
  /** Selectors in place of those of the card that find nothing, each proved on this page. */
  readonly proposal?: { readonly parts: ProposedParts; readonly yaml: string } | undefined
}

interface NoticeTarget {
  readonly channel: WebChannel
  readonly list: ChannelList
  readonly listed: ListedNotice
}

type Page = Extract<Asked, { kind: 'page' }>['page']

const PREFIX_CHARACTERS = 12

/** Reads the page of one notice as the crawl does. */
export async function probeNotice(target: NoticeTarget, ports: ProbePorts): Promise<NoticeFinding> {
  const { channel, list, listed } = target
  const { url } = listed
  const nothing = { url, textCharacters: 0, attachments: 0 }
  const asked = await ask(detailRequest(list.detail, url) ?? { url, method: 'GET' }, channel, ports)
  if (asked.kind === 'failed') {
    const { verdict, reason, httpStatus } = asked
    return { ...nothing, verdict, reason, httpStatus }
  }
  const { httpStatus } = asked.page
  const read = noticeIn(target, asked.page)
  if (read.kind === 'failed') return { ...nothing, verdict: read.verdict, reason: read.reason, httpStatus }
  return { ...findingOf(listed, read), proposal: proposalFor(target, asked.page, read), httpStatus }
}

type ReadNotice = Extract<NoticeAnswer, { kind: 'notice' }>

function findingOf(listed: ListedNotice, { page, faults }: ReadNotice) {
  const { displayedOn, urlOn, metaOn, text, attachments } = page
  const reason = [faultsInWords(faults), lackOf(page)].filter(Boolean).join('，')
  return {
    url: listed.url,
    verdict: reason ? 'reshaped' : 'fits',
    reason: reason || undefined,
    isSameTitle: page.title === '' ? undefined : isSameTitle(listed.title, page.title),
    listedOn: listed.displayedOn,
    displayedOn,
    urlOn,
    metaOn,
    textCharacters: text.length,
    attachments: attachments.length,
  } as const
}

function proposalFor({ list }: NoticeTarget, { body, contentType, url }: Page, read: ReadNotice) {
  const { detail } = list
  if (detail.format !== 'html') return undefined
  const lost = read.faults.flatMap(({ part }): CardPart[] => (part === 'stages' ? [] : [part]))
  const { text } = decodePage(body, contentType)
  const parts = proposeParts({ text, url, detail }, read.page, lost)
  return Object.keys(parts).length > 0 ? { parts, yaml: partsYaml(parts) } : undefined
}

/** A page whose text is its heading alone has lost its text. */
function lackOf({ title, text, attachments }: NoticePage): string {
  const isHeadingAlone = text.replaceAll(title, '').trim() === ''
  return isHeadingAlone && attachments.length === 0 ? '读不出正文，也没有附件' : ''
}

function isSameTitle(listed: string, displayed: string): boolean {
  return displayed.includes(titleBeginning(listed).slice(0, PREFIX_CHARACTERS))
}
