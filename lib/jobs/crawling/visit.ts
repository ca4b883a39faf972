import { addMs, type Instant, MINUTE_MS } from '../../domain/time/instant.ts'
import type { Politeness } from '../../domain/watch/channel.ts'
import type { LeftAlone } from '../../domain/watch/channel-health.ts'
import type { PageSeen, ReadingOutcome } from '../../domain/watch/reading.ts'
import { decodePage } from '../../readers/page-text.ts'
import { refusedPage } from '../../readers/refused-page.ts'
import type { NoticeContentStore } from '../ports/notice-content-store.ts'
import type {
  AttachmentReader,
  Clock,
  Digest,
  EvidenceVault,
  Fetcher,
  PageAnswer,
  PageRequest,
  PersonalDataReader,
  Telemetry,
  WakeStore,
  WatchStore,
} from '../ports.ts'
import { type Closed, createHosts, statusReason } from './host-manners.ts'
import { type LedPage, ledElsewhere, ledToOtherSite } from './led-elsewhere.ts'

export interface CrawlPorts {
  readonly store: WatchStore & Pick<WakeStore, 'touch'>
  readonly fetcher: Fetcher
  readonly vault: EvidenceVault
  readonly attachments: AttachmentReader
  /** Absent: the texts of notices are not kept, and nobody looks for personal data in them. */
  readonly contents?: NoticeContentStore | undefined
  readonly personal?: PersonalDataReader | undefined
  readonly clock: Clock
  readonly telemetry: Telemetry
  readonly digest: Digest
  /** Waits; the embedded clock may make it short. */
  readonly pause: (ms: number) => Promise<void>
}

type AnsweredPage = Extract<PageAnswer, { kind: 'page' }>

/** Larger than any list or notice page. */
export const PAGE_BYTES_MAX = 5_000_000
/** What sites and their firewalls answer to readers whom they do not want (405, 412 and 521 come from firewalls). */
const BLOCKING: ReadonlySet<number> = new Set([401, 403, 405, 412, 429, 521])
/** Requests to one host in one run: above what its lists, notice pages and files come to on a busy day. */
const REQUESTS_MAX = 300
/** As long as a run begins lists and pages. */
export const RUN_MS_MAX = 12 * MINUTE_MS
/** What was begun by then is read on for so long: a run must end before its Lambda does, however slow a site wants it. */
const LATE_MS_MAX = 2 * MINUTE_MS
const OUT_OF_TIME: Closed = {
  kind: 'unreadable',
  reason: '本轮时间已用完，其余的留待下一轮',
  isOurLimit: true,
}

export interface VisitRequest {
  readonly url: string
  readonly method?: 'GET' | 'POST'
  readonly body?: string | undefined
  readonly contentType?: string | undefined
  readonly etag?: string | undefined
  readonly lastModified?: string | undefined
  /** The page that the site may call unchanged, as it is in the evidence. */
  readonly knownSha256?: string | undefined
  /** Absent: as large as a page may be. */
  readonly bytesMax?: number | undefined
  /** True for a file, of which no text is made here. */
  readonly isFile?: boolean | undefined
}

/** One page asked for: what came, stored as evidence, and its text when it is a page that was asked for. */
export interface Visit {
  readonly answer: PageAnswer
  readonly seen: PageSeen
  /** Why the page says nothing; undefined when `text` holds it, or nothing changed. */
  readonly failure?: ReadingOutcome | undefined
  readonly text: string
}

export interface Visitor {
  (request: VisitRequest, politeness: Politeness): Promise<Visit>
  /** True when the host of this address is asked for nothing more in this run, since it was asked so often already. */
  isSpent(url: string): boolean
  /** True when it is asked for nothing, since it refuses us or wants to be asked later. */
  isLeftAlone(url: string): boolean
  /** Notes that a list of this address was refused, and whether it was so by the look before (see `HostManners`). */
  refuse(url: string, outcome: Extract<ReadingOutcome, { kind: 'blocked' }>, wasRefused: boolean): void
  /** Notes that a list of this address was read well. */
  answered(url: string): void
  /** For the runs to come. */
  leftAlone(): LeftAlone
}

export interface VisitLimits {
  /** After this nothing is tried again, and two minutes later nothing is asked for. */
  readonly until?: Instant | undefined
  /** To one host, with tries, redirects and robots.txt. */
  readonly requestsMax?: number | undefined
  /** What runs before have learnt. */
  readonly leftAlone?: LeftAlone | undefined
}

/**
 * Visits pages one after the other, with the card's delay, or the longer one of robots.txt, between two requests. A page
 * that a passing fault kept from us is tried twice more; a site that asks to be left alone is left alone.
 */
export function createVisitor(ports: CrawlPorts, limits: VisitLimits = {}): Visitor {
  const { until = addMs(ports.clock.now(), RUN_MS_MAX), requestsMax = REQUESTS_MAX } = limits
  const hosts = createHosts(ports, { ...limits, requestsMax })
  let isFirst = true
  const visit = async (request: VisitRequest, politeness: Politeness): Promise<Visit> => {
    const manners = hosts.of(request.url)
    const began = ports.clock.now()
    const delayMs = isFirst ? 0 : manners.delayMs(politeness)
    if (manners.closed) return leftOut(request, manners.closed, began)
    if (manners.isSpent) return leftOut(request, spent(requestsMax), began)
    if (began + delayMs > until + LATE_MS_MAX) return leftOut(request, OUT_OF_TIME, began)
    if (!isFirst) await ports.pause(delayMs)
    isFirst = false
    const pause = (crawlDelayMs: number) => {
      const leftMs = Math.max(0, until + LATE_MS_MAX - ports.clock.now())
      return ports.pause(Math.min(manners.delayMs(politeness, crawlDelayMs), leftMs))
    }
    for (let tries = 0; ; tries++) {
      const answer = await ask(ports, { ...request, pause }, politeness)
      const now = ports.clock.now()
      const chance = fraction(ports.digest(`${request.url}\n${now}\n${tries}`))
      const againMs = manners.taken(answer, { tries, chance, now, leftMs: until - now, politeness })
      hosts.tellCutDelay(request.url)
      if (againMs === undefined) return visited(ports, request, { answer, askedToWait: manners.closed })
      await ports.pause(againMs)
    }
  }
  return Object.assign(visit, {
    isSpent: (url: string) => hosts.of(url).isSpent,
    isLeftAlone: (url: string) => hosts.of(url).closed !== undefined,
    refuse: (url: string, outcome: Closed, wasRefused: boolean) =>
      hosts.of(url).listRefused(outcome, ports.clock.now(), wasRefused),
    answered: (url: string) => hosts.of(url).listAnswered(),
    leftAlone: hosts.leftAlone,
  })
}

function spent(requestsMax: number): Closed {
  const reason = `本轮对该网站的请求已达 ${requestsMax} 次，其余的留待下一轮`
  return { kind: 'unreadable', reason, isOurLimit: true }
}

function ask(
  { fetcher }: CrawlPorts,
  request: VisitRequest & Pick<PageRequest, 'pause'>,
  { timeoutMs }: Politeness,
): Promise<PageAnswer> {
  const { isFile: _, knownSha256: __, bytesMax = PAGE_BYTES_MAX, ...asked } = request
  return fetcher.fetch({ method: 'GET', ...asked, timeoutMs, bytesMax })
}

/** The beginning of a hash as a number from 0 to 1: chance that can be played again. */
function fraction(hash: string): number {
  return Number.parseInt(hash.slice(0, 8), 16) / 0x1_0000_0000
}

async function visited(
  ports: CrawlPorts,
  request: VisitRequest,
  got: { readonly answer: PageAnswer; readonly askedToWait: ReadingOutcome | undefined },
): Promise<Visit> {
  const { answer } = got
  const at = ports.clock.now()
  if (answer.kind === 'not-modified') return unchanged(ports, request, { answer, at })
  if (answer.kind !== 'page') {
    return { answer, seen: { url: request.url, httpStatus: 0, at }, failure: failureOf(answer), text: '' }
  }
  const { url, httpStatus, headers, body, contentType } = answer
  const sha256 = await ports.vault.put({ url, at, httpStatus, headers, body })
  const text = request.isFile ? '' : decodePage(body, contentType).text
  const failure = pageFailureOf(answer, { askedUrl: request.url, url, text })
  return {
    answer,
    seen: { url, httpStatus, sha256, at, ...ageOf(answer) },
    failure: failure && withWish(failure, got.askedToWait),
    text,
  }
}

/** What a site wants says more than its status; but a firewall that says when to come back is still a firewall. */
function withWish(failure: ReadingOutcome, wish: ReadingOutcome | undefined): ReadingOutcome {
  return failure.kind === 'blocked' && wish?.kind !== 'blocked' ? failure : (wish ?? failure)
}

async function unchanged(
  { vault }: CrawlPorts,
  { url, knownSha256 }: VisitRequest,
  { answer, at }: { readonly answer: PageAnswer; readonly at: Instant },
): Promise<Visit> {
  if (knownSha256 !== undefined) await vault.confirm({ url, at, sha256: knownSha256 })
  const sha256 = knownSha256 !== undefined && { sha256: knownSha256 }
  return { answer, seen: { url, httpStatus: 304, ...sha256, at, ...ageOf(answer) }, text: '' }
}

function ageOf({ ageMs }: PageAnswer): Pick<PageSeen, 'ageMs'> {
  return ageMs ? { ageMs } : {}
}

/**
 * What stands in the way on a page. A firewall is known by its words too, whatever the status is that it chose; and what
 * another site says, such as that it has no such page, says nothing about this one.
 */
function pageFailureOf(answer: AnsweredPage, page: LedPage): ReadingOutcome | undefined {
  const failed = failureOf(answer)
  if (!failed) return ledElsewhere(page)
  if (failed.kind === 'blocked') return failed
  const refused = refusedPage(page.text)
  if (refused?.kind === 'blocked')
    return { kind: 'blocked', reason: `${statusReason(answer)}：${refused.reason}` }
  return ledToOtherSite(page) ?? failed
}

/** A page that was not asked for, as one that could not be had: it may be there, and may be asked for in the next run. */
function leftOut({ url }: VisitRequest, closed: Closed, at: Instant): Visit {
  const answer = { kind: 'unreachable', reason: closed.reason } as const
  return { answer, seen: { url, httpStatus: 0, at }, failure: closed, text: '' }
}

/** What an answer that is no page says about a list; undefined for a page and for "nothing changed". */
export function failureOf(answer: PageAnswer): ReadingOutcome | undefined {
  switch (answer.kind) {
    case 'not-modified':
      return undefined
    case 'unreachable':
      return { kind: 'unreachable', reason: answer.reason }
    case 'refused':
      return { kind: 'unreadable', reason: answer.reason }
    case 'page':
      return statusFailureOf(answer)
  }
}

function statusFailureOf(answer: AnsweredPage): ReadingOutcome | undefined {
  const { httpStatus } = answer
  if (httpStatus >= 200 && httpStatus < 300) return undefined
  const reason = statusReason(answer)
  if (BLOCKING.has(httpStatus)) return { kind: 'blocked', reason }
  return { kind: httpStatus >= 500 ? 'unreachable' : 'unreadable', reason }
}
