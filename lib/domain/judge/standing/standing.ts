import type { WithholdGround } from '../../duty/decision.ts'
import type { Instant } from '../../time/instant.ts'
import type { LocalDate } from '../../time/local-date.ts'

/** Lateness of a notice in whole days: at least and at most, from last seen absent to first seen present. */
export interface LatenessDays {
  readonly atLeast: number
  readonly atMost: number
}

/** The notice that answers an obligation, with the evidence by which it was matched. */
export interface Answer {
  readonly notice: string
  readonly title: string
  readonly url: string
  readonly displayedOn?: LocalDate | undefined
  readonly firstSeenAt: Instant
  readonly evidence: string
  readonly matchedBy: readonly string[]
}

/** When a notice came and how long it must stay: what is known of every one that was found. */
interface Seen {
  readonly because: string
  readonly timing: 'on-time' | 'late' | 'uncertain'
  readonly lateness?: LatenessDays | undefined
  readonly possiblyBackDated: boolean
  /** Absent for an attested board. */
  readonly answer?: Answer | undefined
  /** Last day on which the notice must still be up. */
  readonly keepUntilOn?: LocalDate | undefined
}

/** A numbered element of the item that the notice must hold and does not. */
export interface AbsentElement {
  readonly n: number
  readonly text: string
}

/**
 * 履行状态 of one obligation, derived from facts. `because` is one Chinese sentence that a clerk understands.
 * `overdue` exists only with a good reading made after the due moment.
 */
export type Standing =
  | {
      readonly kind: 'awaited'
      readonly because: string
      readonly channelReadable: boolean
      /** True when some list of the channel has not been looked at yet: then nothing is known, and nothing is wrong. */
      readonly neverLooked?: boolean | undefined
    }
  | (Seen & { readonly kind: 'published' })
  /** Published, and read as a whole without finding these elements. */
  | (Seen & { readonly kind: 'incomplete'; readonly absent: readonly AbsentElement[] })
  | {
      readonly kind: 'overdue'
      readonly because: string
      readonly since: Instant
      readonly lookedAt: Instant
      /** The latest look at every list of the channel was a good one. */
      readonly readableNow: boolean
    }
  | {
      readonly kind: 'unverifiable'
      readonly because: string
      readonly reason:
        | 'channel-not-read'
        | 'window-not-covered'
        /** Notices that may answer it stand there, but their pages could not be read, or their titles are cut. */
        | 'pages-not-read'
        | 'ambiguous-match'
        /** The event carries no code and no name by which a notice could be known. */
        | 'not-identifiable'
        | 'manual-channel'
        | 'no-date'
        /** The event does not say in which way its text was submitted, so that nobody knows which period counts. */
        | 'no-track'
      /** Notices among which a person must decide, for `ambiguous-match`; those to be opened, for `pages-not-read`. */
      readonly candidates: readonly Answer[]
    }
  | { readonly kind: 'unattested'; readonly because: string }
  | {
      readonly kind: 'taken-down-early'
      readonly because: string
      readonly answer: Answer
      readonly lastSeenAt: Instant
      /** The first look that did not find it; absent where a person told of the taking down. */
      readonly missedAt?: Instant | undefined
      /** The look that proved it. */
      readonly goneAt: Instant
      readonly goneEvidence?: string | undefined
      readonly keepUntilOn?: LocalDate | undefined
    }
  | {
      readonly kind: 'extended'
      readonly because: string
      /** Absent while the clock stands still without a day on which it goes on. */
      readonly untilOn?: LocalDate | undefined
    }
  | {
      readonly kind: 'withheld'
      readonly because: string
      readonly ground?: WithholdGround | undefined
    }
  | { readonly kind: 'withdrawn'; readonly because: string }

export type StandingKind = Standing['kind']
