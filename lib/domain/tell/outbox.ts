import type { Instant } from '../time/instant.ts'
import type { Medium } from './unit.ts'

/** One matter told in a message: `key` is `<obligation>:<due version>:<rung>` and is never told twice to a person. */
export interface Line {
  readonly key: string
  readonly obligation: string
  readonly rung: string
  /** `warn` before the due moment, `late` after it, `closed` when done, `taken-down` when it should still be up. */
  readonly kind: 'warn' | 'late' | 'closed' | 'taken-down'
}

export type MessageState =
  | { readonly kind: 'planned' }
  | { readonly kind: 'claimed'; readonly claim: string; readonly until: Instant }
  | { readonly kind: 'accepted'; readonly at: Instant; readonly reply: string }
  /** Refused for good by the server. */
  | { readonly kind: 'refused'; readonly at: Instant; readonly reason: string }
  /** A claim that never settled, or a connection lost after the data: it may have gone out. Shown to people. */
  | { readonly kind: 'unknown'; readonly at: Instant; readonly reason: string }
  /** What it would have said was no longer true when it was to be sent. */
  | { readonly kind: 'superseded'; readonly at: Instant; readonly reason: string }

/**
 * A message to one person by one medium. The key is deterministic: planning the same facts twice gives the same
 * message, and a conditional write keeps the first. The Message-ID is made from the key.
 */
export interface OutboxMessage {
  /**
   * `<county>/<person>/<medium>/<day>` for grouped mail; `<county>/<person>/<medium>/<line key>` for urgent ones. A
   * second of the same name, after one that was given up, ends in `/2`.
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
}

/** True when the line counts as told: it was sent, may have been sent, or is on its way. */
export function countsAsTold(state: MessageState): boolean {
  return state.kind !== 'superseded'
}
