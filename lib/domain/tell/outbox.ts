import type { Instant } from '../time/instant.ts'
import { isBouncedForGood, type Receipt } from './receipt.ts'
import type { Medium } from './unit.ts'

/** One matter told in a message: `key` is `<obligation>:<due version>:<rung>` and is never told twice to a person. */
export interface Line {
  readonly key: string
  readonly obligation: string
  readonly rung: string
  /**
   * `warn` before the due moment, `late` after it, `closed` when done, `taken-down` when it should still be up,
   * `forwarded` to those who were responsible before another unit took over. `personal-data` found in a notice, and
   * `personal-closed` once it is gone. `address` to those who can mend a person's: nothing arrives at it any more.
   * `unreadable` to ops: a list of a channel, and `readable` when it can be read again.
   */
  readonly kind:
    | 'warn'
    | 'late'
    | 'closed'
    | 'taken-down'
    | 'forwarded'
    | 'personal-data'
    | 'personal-closed'
    | 'address'
    | 'unreadable'
    | 'readable'
}

/** Keys of the lines that were still true at sending, where some were not; absent when all of them were said. */
export type SaidLines = readonly string[]

export type MessageState =
  | { readonly kind: 'planned' }
  | { readonly kind: 'claimed'; readonly claim: string; readonly until: Instant }
  | {
      readonly kind: 'accepted'
      readonly at: Instant
      readonly reply: string
      readonly said?: SaidLines | undefined
      /** An earlier try may have gone out too: its reader may have it twice, under one Message-ID. */
      readonly isAgain?: true | undefined
    }
  /** Refused for good by the server. */
  | { readonly kind: 'refused'; readonly at: Instant; readonly reason: string }
  /** A claim that never settled, or a connection lost after the data: it may have gone out. Shown to people. */
  | {
      readonly kind: 'unknown'
      readonly at: Instant
      readonly reason: string
      readonly said?: SaidLines | undefined
    }
  /** It did not go out: nothing it would have said was still true, or the gateway was down for too long. */
  | { readonly kind: 'superseded'; readonly at: Instant; readonly reason: string }

/**
 * A message to one person by one medium. The key is deterministic: planning the same facts twice gives the same
 * message, and a conditional write keeps the first. The Message-ID is made from the key.
 */
export interface OutboxMessage {
  /**
   * `<county>/<person>/<medium>/<day>` for grouped mail; `<county>/<person>/<medium>/<line key>` for urgent ones;
   * `<county>/<person>/mail/ops-<day>` for ops. A second of the same name ends in `/2`.
   */
  readonly key: string
  readonly county: string
  readonly person: string
  readonly medium: Medium
  readonly urgent: boolean
  readonly kind: 'reminder' | 'digest' | 'ops'
  readonly lines: readonly Line[]
  readonly plannedAt: Instant
  readonly state: MessageState
  readonly attempts: number
  /** Not to be tried again before this moment, after a refusal that may pass. */
  readonly retryAt?: Instant | undefined
  /** Why the latest try ended without an outcome. */
  readonly lastReason?: string | undefined
  /** What came back of it, whatever its state; a fact of its own. */
  readonly receipt?: Receipt | undefined
}

/** True when the message counts as told: it was sent, may have been sent, or is on its way, and did not come back. */
export function countsAsTold({ state, receipt }: Pick<OutboxMessage, 'state' | 'receipt'>): boolean {
  return state.kind !== 'superseded' && !isBouncedForGood(receipt)
}

/** The lines that count as told by a message: what was left out at sending was never said. */
export function linesTold(message: Pick<OutboxMessage, 'state' | 'lines' | 'receipt'>): readonly Line[] {
  const { state, lines } = message
  if (!countsAsTold(message)) return []
  const said = 'said' in state && state.said !== undefined ? new Set(state.said) : undefined
  const heard = said === undefined ? lines : lines.filter(({ key }) => said.has(key))
  return heard.map(underPresentKey)
}

/** Versions of dates that were granted had a word of their own once; what was told under it is told. */
const GRANTED = /:(\d{4}-\d{2}-\d{2})-extended:/

function underPresentKey(line: Line): Line {
  return line.key.includes('-extended:') && GRANTED.test(line.key)
    ? { ...line, key: line.key.replace(GRANTED, ':$1:') }
    : line
}

/**
 * The messages as if they had always named the events that are judged now: `present` holds, by the id of an event whose
 * place another one took, the id of that one. What was told of the one was told of the other.
 */
export function withPresentEvents(
  messages: readonly OutboxMessage[],
  present: ReadonlyMap<string, string>,
): readonly OutboxMessage[] {
  if (present.size === 0) return messages
  const renamed = (text: string) => {
    const id = text.slice(0, text.indexOf('/'))
    return `${present.get(id) ?? id}${text.slice(id.length)}`
  }
  return messages.map((message) => ({
    ...message,
    lines: message.lines.map((line) => ({
      ...line,
      key: renamed(line.key),
      obligation: renamed(line.obligation),
    })),
    state: withSaid(message.state, renamed),
  }))
}

function withSaid(state: MessageState, renamed: (key: string) => string): MessageState {
  return 'said' in state && state.said !== undefined ? { ...state, said: state.said.map(renamed) } : state
}

/** Why this program itself ends a message, as stored; whatever else a reason says are the words of a gateway. */
export const OWN_REASONS = {
  personGone: 'the person is no longer in the store',
  noNumber: 'the person has no number',
  smsBudget: 'the budget of text messages of this month is used up',
  addressBad: 'nothing arrives at the address any more',
  allSettled: 'every line was settled before the message went out',
  endNotStored: 'sending began, and its end was never stored',
  earlierInDoubt: 'an earlier try may have gone out; this one did not',
} as const

/** False for lines about a person's address, or a list of a channel. */
export function isOfObligation({ kind }: Pick<Line, 'kind'>): boolean {
  return kind !== 'address' && kind !== 'unreadable' && kind !== 'readable'
}

/** True for lines after which nothing is left to do for their reader. */
export function isEnd({ kind }: Pick<Line, 'kind'>): boolean {
  return kind === 'closed' || kind === 'forwarded' || kind === 'personal-closed' || kind === 'readable'
}
