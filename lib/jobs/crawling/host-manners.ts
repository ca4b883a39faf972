import {
  addMs,
  chinaDayOf,
  chinaInstant,
  DAY_MS,
  formatChinaMinute,
  HOUR_MS,
  type Instant,
  MINUTE_MS,
} from '../../domain/time/instant.ts'
import type { Politeness } from '../../domain/watch/channel.ts'
import type { LeftAlone } from '../../domain/watch/channel-health.ts'
import type { ReadingOutcome } from '../../domain/watch/reading.ts'
import type { Clock, PageAnswer, Telemetry } from '../ports.ts'

const RETRIES_MAX = 2
/** Lists in a row that are refused before their host is taken to refuse us: of one alone the address may be wrong. */
const REFUSED_LISTS_MAX = 2
/** Before the first further try, beyond the delay between requests; doubled for the next, and as much again by chance. */
const RETRY_MS = 2_000
/** A site that wants to be left alone for longer is not waited for. */
const WAIT_MS_MAX = MINUTE_MS
/** Answers of a gateway whose server is just being restarted. */
const PASSING: ReadonlySet<number> = new Set([502, 503, 504])
const ASKING_TO_WAIT: ReadonlySet<number> = new Set([429, 503])

/** A site that asks for longer pauses could hardly be read at all; it gets these, and ops are told. */
const CRAWL_DELAY_MS_MAX = 2 * MINUTE_MS
const LEFT_ALONE_MS_MAX = DAY_MS

/** Why a host is asked for nothing more in this run. */
export type Closed = Extract<ReadingOutcome, { kind: 'blocked' | 'unreachable' | 'unreadable' }>

type AnsweredPage = Extract<PageAnswer, { kind: 'page' }>

export interface Taking {
  /** Tries that were made of this page before. */
  readonly tries: number
  /** From 0 to 1. */
  readonly chance: number
  readonly now: Instant
  /** Until the run has to end. */
  readonly leftMs: number
  readonly politeness: Pick<Politeness, 'delayMs'>
}

/** What a run has learnt of a host, and how it is to be treated for it. */
export class HostManners {
  readonly #requestsMax: number
  #requests = 0
  #crawlDelayMs = 0
  /** True while its last page could not be had: then one try of the next has to do. */
  #isInTrouble = false
  #closed: Closed | undefined
  #refusedLists = 0
  #hasAnswered = false
  #leftAloneUntil: Instant | undefined

  /** `leftAloneUntil`: what earlier runs learnt, where that moment is still to come. */
  constructor(requestsMax: number, leftAloneUntil?: Instant) {
    this.#requestsMax = requestsMax
    if (leftAloneUntil === undefined) return
    this.#leftAloneUntil = leftAloneUntil
    const reason = `网站此前拒绝访问或要求稍后再访问，${formatChinaMinute(leftAloneUntil)}以前不再访问`
    this.#closed = { kind: 'unreachable', reason }
  }

  /** Until when later runs leave the host alone too. */
  get leftAloneUntil(): Instant | undefined {
    return this.#leftAloneUntil
  }

  /** True when it was asked as often as it may be in one run. */
  get isSpent(): boolean {
    return this.#requests >= this.#requestsMax
  }

  /** Why it is asked for nothing more: it refuses us, or wants to be asked later. */
  get closed(): Closed | undefined {
    return this.#closed
  }

  /**
   * Notes that a list was refused, for the second in a row as a wish of the host. One that was refused before too, of a
   * host that answers otherwise, says nothing new.
   */
  listRefused(closed: Closed, now: Instant, wasRefused: boolean): void {
    if (wasRefused && this.#hasAnswered) return
    this.#refusedLists += 1
    if (this.#refusedLists >= REFUSED_LISTS_MAX) this.refuse(closed, now)
  }

  listAnswered(): void {
    this.#refusedLists = 0
    this.#hasAnswered = true
  }

  /** Leaves a host that refuses us alone for the rest of the day in China, where it did not say itself how long. */
  refuse(closed: Closed, now: Instant): void {
    this.#closed ??= closed
    this.#leftAloneUntil ??= chinaInstant(chinaDayOf(now) + 1)
  }

  /** `crawlDelayMs`: what robots.txt asks for, where that was learnt in the middle of a page. */
  delayMs({ delayMs }: Pick<Politeness, 'delayMs'>, crawlDelayMs = 0): number {
    const askedMs = Math.max(this.#crawlDelayMs, crawlDelayMs)
    return Math.max(delayMs, Math.min(askedMs, CRAWL_DELAY_MS_MAX))
  }

  /** Pauses that robots.txt asks for, in milliseconds, where they are longer than the ones that are made. */
  get crawlDelayCutMs(): number | undefined {
    return this.#crawlDelayMs > CRAWL_DELAY_MS_MAX ? this.#crawlDelayMs : undefined
  }

  /** Takes note of an answer. In how many milliseconds the page is to be tried again; undefined when the answer stands. */
  taken(answer: PageAnswer, taking: Taking): number | undefined {
    this.#requests += answer.requests ?? 1
    if (answer.kind === 'page' || answer.kind === 'not-modified')
      this.#crawlDelayMs = Math.max(this.#crawlDelayMs, answer.crawlDelayMs ?? 0)
    const waitMs = waitAskedMs(answer)
    const againMs = this.#againMs(answer, waitMs, taking)
    if (againMs !== undefined) return againMs
    if (answer.kind === 'page') this.#leaveAlone(answer, waitMs, taking.now)
    this.#isInTrouble = answer.kind === 'unreachable' || isPassing(answer)
    return undefined
  }

  #leaveAlone(answer: AnsweredPage, waitMs: number | undefined, now: Instant): void {
    if (waitMs !== undefined) {
      this.#closed = closedBy(answer, waitMs)
      this.#leftAloneUntil = addMs(now, Math.min(waitMs, LEFT_ALONE_MS_MAX))
    } else if (answer.httpStatus === 429) this.refuse({ kind: 'blocked', reason: statusReason(answer) }, now)
  }

  #againMs(answer: PageAnswer, waitMs: number | undefined, taking: Taking): number | undefined {
    const { tries, chance, leftMs, politeness } = taking
    const mayTry = tries < RETRIES_MAX && !this.#isInTrouble && !this.#closed && !this.isSpent
    if (!mayTry || !(isPassing(answer) || waitMs !== undefined)) return undefined
    if (waitMs !== undefined && waitMs > WAIT_MS_MAX) return undefined
    const backOffMs = Math.round(RETRY_MS * 2 ** tries * (1 + chance))
    const delayMs = this.delayMs(politeness)
    const againMs = waitMs === undefined ? delayMs + backOffMs : Math.max(delayMs, waitMs)
    return againMs < leftMs ? againMs : undefined
  }
}

/** The manners of each host that a run meets. */
export function createHosts(
  { clock, telemetry }: { readonly clock: Clock; readonly telemetry: Telemetry },
  {
    requestsMax,
    leftAlone = {},
  }: { readonly requestsMax: number; readonly leftAlone?: LeftAlone | undefined },
) {
  const hosts = new Map<string, HostManners>()
  const told = new Set<string>()
  for (const [host, until] of Object.entries(leftAlone))
    if (until > clock.now()) hosts.set(host, new HostManners(requestsMax, until))
  const of = (url: string) => {
    const host = hostOf(url)
    const manners = hosts.get(host) ?? new HostManners(requestsMax)
    hosts.set(host, manners)
    return manners
  }
  return {
    of,
    leftAlone: (): LeftAlone => {
      const until = ([host, { leftAloneUntil: at }]: [string, HostManners]) =>
        at === undefined ? [] : [[host, at] as const]
      return Object.fromEntries([...hosts].flatMap(until))
    },
    /** Ops are told once in a run which site is asked more often than its robots.txt wants. */
    tellCutDelay: (url: string) => {
      const [host, askedMs] = [hostOf(url), of(url).crawlDelayCutMs]
      if (askedMs === undefined || told.has(host)) return
      told.add(host)
      telemetry.note('crawl delay cut', { host, askedMs, keptMs: CRAWL_DELAY_MS_MAX })
    },
  }
}

/** Host with its port; empty for what is no address. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : ''
}

/** What a status other than success says, and of which request. */
export function statusReason({ httpStatus, isRobots }: AnsweredPage): string {
  return `${isRobots ? '读取 robots.txt：' : ''}网站返回 HTTP ${httpStatus}`
}

/** True for a fault that another try may mend. A timeout is none: a site that is overloaded is not helped by more. */
function isPassing(answer: PageAnswer): boolean {
  if (answer.kind === 'unreachable') return answer.isBroken === true
  return answer.kind === 'page' && PASSING.has(answer.httpStatus)
}

function waitAskedMs(answer: PageAnswer): number | undefined {
  if (answer.kind !== 'page' || !ASKING_TO_WAIT.has(answer.httpStatus)) return undefined
  return answer.retryAfterMs
}

function closedBy(answer: AnsweredPage, waitMs: number): Closed {
  const reason = `${statusReason(answer)}，要求 ${durationWords(waitMs)}后再访问`
  return { kind: answer.httpStatus === 429 ? 'blocked' : 'unreachable', reason }
}

function durationWords(ms: number): string {
  if (ms <= MINUTE_MS) return `${Math.ceil(ms / 1000)} 秒`
  if (ms < HOUR_MS) return `${Math.ceil(ms / MINUTE_MS)} 分钟`
  return `${Math.ceil(ms / HOUR_MS)} 小时`
}
