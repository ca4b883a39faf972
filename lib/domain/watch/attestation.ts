import type { Instant } from '../time/instant.ts'
import type { LocalDate } from '../time/local-date.ts'

/** 现场证明: a named person states that a notice hung on a board from one day to another, with a photo's hash. */
export interface Attestation {
  readonly id: string
  readonly county: string
  /** The event whose publication is proved. */
  readonly event: string
  readonly channel: string
  readonly postedOn: LocalDate
  readonly removedOn?: LocalDate | undefined
  readonly by: string
  readonly photoSha256: string
  readonly at: Instant
}
