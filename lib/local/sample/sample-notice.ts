import type { Instant } from '../../domain/time/instant.ts'
import type { LocalDate } from '../../domain/time/local-date.ts'

/** A notice of a sample site. `postedAt` is when it really appears, whatever it displays. */
export interface SampleNotice {
  readonly channel: string
  readonly list: string
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly postedAt: Instant
  readonly displayedOn: LocalDate
  /** The moment that its address states. */
  readonly addressedAt: Instant
  readonly goneAt?: Instant | undefined
}
