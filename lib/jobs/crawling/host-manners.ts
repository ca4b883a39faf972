import { MINUTE_MS } from '../../domain/time/instant.ts'
import type { Politeness } from '../../domain/watch/channel.ts'
import type { ReadingOutcome } from '../../domain/watch/reading.ts'
import type { PageAnswer } from '../ports.ts'

const RETRIES_MAX = 2
/** Before the first further try, beyond the delay between requests; doubled for the next, and as much again by chance. */
const RETRY_MS = 2_000
/** A site that wants to be left alone for longer is not waited for. */
const WAIT_MS_MAX = MINUTE_MS
/** Answers of a gateway whose server is just being restarted. */
const PASSING: ReadonlySet<number> = new Set([502, 503, 504])
const ASKING_TO_WAIT: ReadonlySet<number> = new Set([429, 503])

/** Why a host is asked for nothing more in this run. */
export type Closed = Extract<ReadingOutcome, { kind: 'blocked' | 'unreachable' | 'unreadable' }>

export interface Taking {
  /** Tries that were made of this page before. */
  readonly tries: number
  /** From 0 to 1. */
  readonly chance: number
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

  constructor(requestsMax: number) {
    this.#requestsMax = requestsMax
  }

  /** Set by a site that asks to be left alone. */
  get askedToWait(): Closed | undefined {
    return this.#closed
  }

  /** True when it was asked as often as it may be in one run. */
  get isSpent(): boolean {
    return this.#requests >= this.#requestsMax
  }

  get closed(): Closed | undefined {
    if (this.#closed || !this.isSpent) return this.#closed
    const reason = `本轮对该网站的请求已达 ${this.#requestsMax} 次，其余的留待下一轮`
    return { kind: 'unreadable', reason }
  }

  delayMs({ delayMs }: Pick<Politeness, 'delayMs'>): number {
    return Math.max(delayMs, this.#crawlDelayMs)
  }

  /** Takes note of an answer. In how many milliseconds the page is to be tried again; undefined when the answer stands. */
  taken(answer: PageAnswer, taking: Taking): number | undefined {
    this.#requests += 1
    if (answer.kind === 'page' || answer.kind === 'not-modified')
      this.#crawlDelayMs = Math.max(this.#crawlDelayMs, answer.crawlDelayMs ?? 0)
    const waitMs = waitAskedMs(answer)
    const againMs = this.#againMs(answer, waitMs, taking)
    if (againMs !== undefined) return againMs
    if (waitMs !== undefined) this.#closed = closedBy(answer, waitMs)
    this.#isInTrouble = answer.kind === 'unreachable' || isPassing(answer)
    return undefined
  }

  #againMs(answer: PageAnswer, waitMs: number | undefined, taking: Taking): number | undefined {
    const { tries, chance, leftMs, politeness } = taking
    const mayTry = tries < RETRIES_MAX && !this.#isInTrouble && this.closed === undefined
    if (!mayTry || !(isPassing(answer) || waitMs !== undefined)) return undefined
    if (waitMs !== undefined && waitMs > WAIT_MS_MAX) return undefined
    const backOffMs = Math.round(RETRY_MS * 2 ** tries * (1 + chance))
    const delayMs = this.delayMs(politeness)
    const againMs = waitMs === undefined ? delayMs + backOffMs : Math.max(delayMs, waitMs)
    return againMs < leftMs ? againMs : undefined
  }
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

function closedBy(answer: PageAnswer, waitMs: number): Closed {
  const httpStatus = answer.kind === 'page' ? answer.httpStatus : 0
  const wait =
    waitMs <= MINUTE_MS ? `${Math.ceil(waitMs / 1000)} 秒` : `${Math.ceil(waitMs / MINUTE_MS)} 分钟`
  const reason = `网站返回 HTTP ${httpStatus}，要求 ${wait}后再来`
  return { kind: httpStatus === 429 ? 'blocked' : 'unreachable', reason }
}
