import { chinaInstant, DAY_MS, type Instant } from '../time/instant.ts'
import type { LocalDate } from '../time/local-date.ts'
import type { LookEnd, ReadingOutcome } from './reading.ts'
import { isGood } from './reading.ts'

/** What ops and the digest read about a list: the state kept from look to look, and the judgement drawn from it. */
export interface ListState {
  readonly county: string
  readonly channel: string
  readonly list: string
  /** Absent: looked at before this was kept. */
  readonly firstLookAt?: Instant | undefined
  readonly lastLookAt: Instant
  readonly lastOutcome: ReadingOutcome
  /** Start of the last good reading: only what was due before it may be proved absent by it. */
  readonly lastGoodAt?: Instant | undefined
  /** Notices displayed on or after this day were all looked at, look after look; absent: the list was read to its end. */
  readonly coveredFromOn?: LocalDate | undefined
  /** What the last look covered that read the list anew; looks since then found it unchanged or joined on to it. */
  readonly coverage?: Coverage | undefined
  readonly failuresInARow: number
  readonly looks: number
  readonly failures: number
  readonly newestNoticeAt?: Instant | undefined
  /** Latest day displayed by any row so far, not after the look. */
  readonly newestDisplayedOn?: LocalDate | undefined
  /** Outcomes of the last looks, oldest first, a letter each (see `withOutcome`). */
  readonly recentOutcomes?: string | undefined
  /** Rows found by the last thorough looks, oldest first. */
  readonly rowCounts?: readonly number[] | undefined
  /** For conditional requests. */
  readonly etag?: string | undefined
  readonly lastModified?: string | undefined
  readonly sha256?: string | undefined
  readonly noticesSeen: number
  /** True while pages or files of notices are still to be read, though the list itself may not change any more. */
  readonly unreadPages?: boolean | undefined
}

/** What one look went through: the proof behind "not there". */
export interface Coverage {
  readonly at: Instant
  readonly pages: number
  readonly fromOn: LocalDate
  readonly untilOn: LocalDate
  readonly end: LookEnd
}

export type ChannelHealth =
  | { readonly kind: 'healthy' }
  | { readonly kind: 'never-looked' }
  | {
      readonly kind: 'shape-changed'
      readonly outcome: Extract<ReadingOutcome, { kind: 'unreadable' }>
      readonly since: Instant | undefined
    }
  | { readonly kind: 'failing'; readonly outcome: ReadingOutcome; readonly since: Instant | undefined }
  /** Of the last `looks` so many got no answer. */
  | { readonly kind: 'unreachable-often'; readonly unreachable: number; readonly looks: number }
  /** Rows of the last thorough look, and how many there used to be. */
  | { readonly kind: 'shrinking'; readonly rows: number; readonly usual: number }
  | { readonly kind: 'silent'; readonly days: number }

export type HealthKind = ChannelHealth['kind']

const RECENT_LOOKS_MAX = 60
/** 政府网站与政务新媒体检查指标: not open in more than 5 % of at least 20 visits. */
const LOOKS_TO_JUDGE = 20
const UNREACHABLE_SHARE_MAX = 0.05
const ROW_COUNTS_MAX = 30
/** Thorough looks, one a day, before which nothing is usual. */
const USUAL_COUNTS_MIN = 5
/** Of fewer rows a half is chance. */
const USUAL_ROWS_MIN = 10
/** Days in a row with too few rows: a list that was caught while its site rebuilt it is back at the next. */
const SHRUNK_LOOKS = 2

/** Health of a list at `now`, the most serious first; `silent`: nothing new for longer than its card expects. */
export function healthOf(state: ListState | undefined, silentDaysMax: number, now: Instant): ChannelHealth {
  if (!state) return { kind: 'never-looked' }
  const { lastOutcome, lastGoodAt: since } = state
  if (lastOutcome.kind === 'unreadable' && lastOutcome.selector !== undefined)
    return { kind: 'shape-changed', outcome: lastOutcome, since }
  if (!isGood(lastOutcome)) return { kind: 'failing', outcome: lastOutcome, since }
  return oftenUnreachable(state) ?? shrinking(state) ?? silent(state, silentDaysMax, now) ?? HEALTHY
}

const HEALTHY: ChannelHealth = { kind: 'healthy' }

function oftenUnreachable({ recentOutcomes = '' }: ListState): ChannelHealth | undefined {
  const looks = recentOutcomes.length
  const unreachable = [...recentOutcomes].filter((letter) => letter === LETTERS.unreachable).length
  if (looks < LOOKS_TO_JUDGE || unreachable <= looks * UNREACHABLE_SHARE_MAX) return undefined
  return { kind: 'unreachable-often', unreachable, looks }
}

/**
 * The rows of a window change slowly with the season, so that the median of a month follows it; half of them missing on
 * two days in a row is a page that shows less, or a selector that finds less.
 */
function shrinking({ rowCounts = [] }: ListState): ChannelHealth | undefined {
  const before = rowCounts.slice(0, -SHRUNK_LOOKS)
  const rows = rowCounts.at(-1)
  if (before.length < USUAL_COUNTS_MIN || rows === undefined) return undefined
  const usual = before.toSorted((a, b) => a - b)[Math.floor((before.length - 1) / 2)] ?? 0
  const isShrunk = rowCounts.slice(-SHRUNK_LOOKS).every((count) => count * 2 < usual)
  return usual >= USUAL_ROWS_MIN && isShrunk ? { kind: 'shrinking', rows, usual } : undefined
}

function silent(state: ListState, silentDaysMax: number, now: Instant): ChannelHealth | undefined {
  const since = newsAt(state)
  const days = since === undefined ? 0 : Math.floor((now - since) / DAY_MS)
  return days > silentDaysMax ? { kind: 'silent', days } : undefined
}

/** When the list last said something new. At the first look all is new to us: then the days that it displays tell. */
function newsAt({ newestNoticeAt, firstLookAt, newestDisplayedOn }: ListState): Instant | undefined {
  if (newestNoticeAt === undefined) return firstLookAt
  const isFromFirstLook = newestNoticeAt === firstLookAt && newestDisplayedOn !== undefined
  return isFromFirstLook ? chinaInstant(newestDisplayedOn) : newestNoticeAt
}

const LETTERS: Readonly<Record<ReadingOutcome['kind'], string>> = {
  read: 'r',
  unchanged: 'u',
  empty: 'e',
  unreadable: 'x',
  blocked: 'b',
  unreachable: 'n',
  misled: 'm',
}

/** The outcomes kept after one more look. */
export function withOutcome(recentOutcomes: string | undefined, { kind }: ReadingOutcome): string {
  return `${recentOutcomes ?? ''}${LETTERS[kind]}`.slice(-RECENT_LOOKS_MAX)
}

/** The row counts kept after one more thorough look. */
export function withRowCount(rowCounts: readonly number[] | undefined, rows: number): readonly number[] {
  return [...(rowCounts ?? []), rows].slice(-ROW_COUNTS_MAX)
}
