import { daysBetween, type LocalDate } from '../../domain/time/local-date.ts'
import type { ChannelList, WebChannel } from '../../domain/watch/channel.ts'
import type { ListedNotice } from '../../domain/watch/notice.ts'
import { proving } from '../../readers/families/proving.ts'
import { type Proposal, proposeSelectors } from '../../readers/generic/propose-selectors.ts'
import { firstRequest, type ListPage, type ListWindow, readListPage } from '../../readers/list-page.ts'
import { decodePage } from '../../readers/page-text.ts'
import { refusedPage } from '../../readers/refused-page.ts'
import { ask, type ProbePorts, type Verdict } from './probe-ask.ts'
import { type NoticeFinding, probeNotice } from './probe-notice.ts'

/** What one look at one list found, beside what its card expects. */
export interface ListFinding {
  readonly channel: WebChannel
  readonly list: ChannelList
  readonly verdict: Verdict
  readonly reason?: string | undefined
  /** 0 when no answer came. */
  readonly httpStatus: number
  /** True when its host had been given up before. */
  readonly isUnasked?: true
  /** After redirects, where that is another address than the card's. */
  readonly movedTo?: string | undefined
  readonly charset?: string | undefined
  readonly rows: number
  readonly datedRows: number
  readonly newestOn?: LocalDate | undefined
  /** Days since the newest notice. */
  readonly silentDays?: number | undefined
  readonly next: 'known' | 'cut' | 'none' | 'unknown'
  readonly total?: number | undefined
  readonly region: 'same' | 'other' | 'unasked'
  readonly titles: readonly ListedNotice[]
  readonly selector?: string | undefined
  readonly sample?: string | undefined
  readonly notice?: NoticeFinding | undefined
  readonly proposal?: Proposal | undefined
}

export interface ProbeTarget {
  readonly channel: WebChannel
  readonly list: ChannelList
  readonly window: ListWindow
}

const TITLES_MAX = 3
const NOTHING = {
  httpStatus: 0,
  rows: 0,
  datedRows: 0,
  next: 'unknown',
  region: 'unasked',
  titles: [],
} as const

/** Looks at the first page of a list and at one of its notices, now. */
export async function probeList(target: ProbeTarget, ports: ProbePorts): Promise<ListFinding> {
  const { channel, list, window } = target
  const request = firstRequest(list, window)
  const asked = await ask(request, channel, ports)
  if (asked.kind === 'failed') {
    const { verdict, reason, httpStatus } = asked
    return { ...NOTHING, channel, list, verdict, reason, httpStatus }
  }
  const { url, httpStatus, body, contentType } = asked.page
  const { text, charset } = decodePage(body, contentType)
  const page = readListPage({ text, url, request, list })
  const finding: ListFinding = {
    channel,
    list,
    httpStatus,
    charset,
    ...figuresOf(page, window),
    region: regionOf(page, target),
    movedTo: url === new URL(request.url).href ? undefined : url,
    ...verdictOf(page, text, target),
  }
  if (finding.verdict === 'reshaped')
    return { ...finding, proposal: proposeSelectors({ text, url, request }) }
  return finding.verdict === 'fits' ? withNotice(finding, page, ports) : finding
}

/** A list that was not asked for, since its host had blocked us or does not answer. */
export function unaskedList({ channel, list }: ProbeTarget, verdict: 'unread' | 'blocked'): ListFinding {
  const reason = verdict === 'blocked' ? '同一网站已经拦截，没有再试' : '同一网站接连没有答复，没有再试'
  return { ...NOTHING, channel, list, verdict, reason, isUnasked: true }
}

interface Judged {
  readonly verdict: Verdict
  readonly reason?: string | undefined
  readonly selector?: string | undefined
  readonly sample?: string | undefined
}

function verdictOf(page: ListPage, text: string, { list, channel }: ProbeTarget): Judged {
  switch (page.kind) {
    case 'list':
      return list.reader.family === 'generic'
        ? { verdict: 'reshaped', reason: doubtAbout(list) }
        : { verdict: 'fits' }
    case 'empty':
      if (channel.expect.mayBeEmpty) return { verdict: 'fits', reason: '列表现在是空的（卡片允许）' }
      return { verdict: 'reshaped', reason: '列表为空，页面可能已改版' }
    case 'blocked':
      return { verdict: 'blocked', reason: page.reason }
    case 'misled':
      return { verdict: 'unread', reason: page.reason }
    case 'unreadable': {
      // A page out of order says nothing about the card.
      const { reason, selector, sample } = page
      return { verdict: refusedPage(text) ? 'unread' : 'reshaped', reason, selector, sample }
    }
  }
}

/** Why rows of this list prove no absence, in the words of the crawl; undefined where they do. */
export function doubtAbout(list: ChannelList): string | undefined {
  const doubted = proving(list, { kind: 'list', notices: [] })
  return doubted.kind === 'unreadable' ? doubted.reason : undefined
}

function figuresOf(page: ListPage, { untilOn }: ListWindow) {
  const notices = page.kind === 'list' || page.kind === 'unreadable' ? (page.notices ?? []) : []
  const days = notices.flatMap(({ displayedOn }) => displayedOn ?? []).sort()
  const newestOn = days.at(-1)
  return {
    rows: notices.length,
    datedRows: days.length,
    newestOn,
    silentDays: newestOn === undefined ? undefined : Math.max(0, daysBetween(newestOn, untilOn)),
    next: nextOf(page),
    total: page.kind === 'list' ? page.total : undefined,
    titles: notices.slice(0, TITLES_MAX),
  }
}

function nextOf(page: ListPage): ListFinding['next'] {
  if (page.kind !== 'list') return 'unknown'
  if (page.next) return 'known'
  return page.isCut ? 'cut' : 'none'
}

/** Readers compare the region of each row themselves, where the card says in which field it stands. */
function regionOf(page: ListPage, { list, window }: ProbeTarget): ListFinding['region'] {
  if (page.kind === 'misled') return 'other'
  const { reader } = list
  const isCompared =
    reader.family === 'json-list' && reader.region !== undefined && window.region !== undefined
  return isCompared && page.kind === 'list' && page.notices.length > 0 ? 'same' : 'unasked'
}

/** A list whose notices cannot be read is of no use: the verdict about the notice then stands for both. */
async function withNotice(finding: ListFinding, page: ListPage, ports: ProbePorts): Promise<ListFinding> {
  const listed = page.kind === 'list' ? newestOf(page.notices) : undefined
  if (!listed || finding.list.detail.format === 'none') return finding
  const notice = await probeNotice({ channel: finding.channel, list: finding.list, listed }, ports)
  if (notice.verdict === 'fits') return { ...finding, notice }
  return { ...finding, notice, verdict: notice.verdict, reason: `列表读得出，公告正文页：${notice.reason}` }
}

function newestOf(notices: readonly ListedNotice[]): ListedNotice | undefined {
  return [...notices].sort((a, b) => (b.displayedOn ?? '').localeCompare(a.displayedOn ?? ''))[0]
}
