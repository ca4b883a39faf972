import type { Instant } from '../time/instant.ts'
import type { LocalDate } from '../time/local-date.ts'

/**
 * What one look at a list gave. Only `read`, `unchanged` and `empty` say anything about what is there; every other
 * outcome means that we could not look, which never counts as "not there".
 */
export type ReadingOutcome =
  | { readonly kind: 'read' }
  /** The site confirmed that nothing changed since the last good reading (304, or the same bytes). */
  | { readonly kind: 'unchanged' }
  /** A list that its card allows to be empty was empty. */
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'unreadable'
      readonly reason: string
      /** The card's selector or path that found nothing, when the page's shape has changed. */
      readonly selector?: string | undefined
      /** Tags and classes of what the page holds instead, at most 300 characters, without its texts. */
      readonly sample?: string | undefined
      /** True when our own limits of time or requests ended the look: nothing is known to be wrong with the site. */
      readonly isOurLimit?: true | undefined
    }
  | { readonly kind: 'blocked'; readonly reason: string }
  | { readonly kind: 'unreachable'; readonly reason: string }
  | { readonly kind: 'misled'; readonly reason: string }

export interface PageSeen {
  readonly url: string
  /** HTTP status; 0 when no answer came. */
  readonly httpStatus: number
  readonly sha256?: string | undefined
  readonly at: Instant
  /** How much older the page is than that, where a cache on the way says so. */
  readonly ageMs?: number | undefined
}

/**
 * Why no further page was read. `end`: the list was over; `window`: older than what was asked for; `known`: only known
 * notices; `cut`: our bound, or rows left out; `unchanged`: as at the look before; `failed`: see the outcome.
 */
export type LookEnd = 'end' | 'window' | 'known' | 'cut' | 'unchanged' | 'failed'

/** 渠道读取: one look at one list of a channel, with its evidence. A fact. */
export interface Reading {
  readonly id: string
  readonly county: string
  readonly channel: string
  readonly list: string
  readonly startedAt: Instant
  readonly finishedAt: Instant
  readonly outcome: ReadingOutcome
  readonly pages: readonly PageSeen[]
  /** Notices displayed before this day were not all looked for. Absent: the list was read to its end. */
  readonly reachedOn?: LocalDate | undefined
  readonly noticesSeen: number
  /** Days that were asked for, both included, and why it ended. Absent: read before these were kept. */
  readonly fromOn?: LocalDate | undefined
  readonly untilOn?: LocalDate | undefined
  readonly end?: LookEnd | undefined
}

/** True when the reading can prove presence or absence of a notice. */
export function isGood(outcome: ReadingOutcome): boolean {
  return outcome.kind === 'read' || outcome.kind === 'unchanged' || outcome.kind === 'empty'
}
