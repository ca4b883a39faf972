import { DAY_MS, type Instant } from '../time/instant.ts'
import type { LocalDate } from '../time/local-date.ts'
import type { ReadingOutcome } from './reading.ts'
import { isGood } from './reading.ts'

/** What ops and the digest read about a list: the state kept from look to look, and the judgement drawn from it. */
export interface ListState {
  readonly county: string
  readonly channel: string
  readonly list: string
  readonly lastLookAt: Instant
  readonly lastOutcome: ReadingOutcome
  /** Start of the last good reading: only what was due before it may be proved absent by it. */
  readonly lastGoodAt?: Instant | undefined
  /** Notices displayed on or after this day were all looked at, look after look; absent: the list was read to its end. */
  readonly coveredFromOn?: LocalDate | undefined
  readonly failuresInARow: number
  readonly looks: number
  readonly failures: number
  readonly newestNoticeAt?: Instant | undefined
  /** For conditional requests. */
  readonly etag?: string | undefined
  readonly lastModified?: string | undefined
  readonly sha256?: string | undefined
  readonly noticesSeen: number
  /** True while pages of notices are still to be read, though the list itself may not change any more. */
  readonly unreadPages?: boolean | undefined
}

export type ChannelHealth =
  | { readonly kind: 'healthy' }
  | { readonly kind: 'failing'; readonly outcome: ReadingOutcome; readonly since: Instant | undefined }
  | { readonly kind: 'silent'; readonly days: number }
  | { readonly kind: 'never-looked' }

/** Health of a list at `now`; a list that says nothing new for longer than its card expects is `silent`. */
export function healthOf(state: ListState | undefined, silentDaysMax: number, now: Instant): ChannelHealth {
  if (!state) return { kind: 'never-looked' }
  if (!isGood(state.lastOutcome))
    return { kind: 'failing', outcome: state.lastOutcome, since: state.lastGoodAt }
  const days = state.newestNoticeAt === undefined ? 0 : Math.floor((now - state.newestNoticeAt) / DAY_MS)
  return days > silentDaysMax ? { kind: 'silent', days } : { kind: 'healthy' }
}
