import type { Instant } from '../../time/instant.ts'

/** A person's word that a proposal is no event: of a notice, or of what was expected after one. A fact, with its reason. */
export interface NoticeDecision {
  readonly id: string
  readonly county: string
  /** The notice, or the id of the expectation. */
  readonly notice: string
  readonly kind: 'not-an-event'
  readonly why: string
  readonly at: Instant
}
