import type { Instant } from '../time/instant.ts'
import type { LocalDate } from '../time/local-date.ts'

/** What a person decided about an event's publications. A fact, with its legal basis and approver. */
export interface Decision {
  readonly id: string
  readonly county: string
  readonly event: string
  readonly kind: 'extend' | 'withhold' | 'withdraw'
  /** The new last day, for `extend`. */
  readonly until?: LocalDate | undefined
  readonly basis: string
  readonly approver: string
  readonly at: Instant
}
