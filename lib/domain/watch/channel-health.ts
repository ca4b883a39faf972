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
  /** Looks that read the list anew, oldest first, as far as later ones do not prove more. */
  readonly sweeps?: readonly Sweep[] | undefined
  readonly failuresInARow: number
  /** First of these failures. Absent: none, or before this was kept. */
  readonly failingSinceAt?: Instant | undefined
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
  /**
   * Start of the last look, when our own limits ended it. Only its notices were kept: the lists of outcomes, coverage and
   * failures here are those of the looks before, and what it met first has not been looked below.
   */
  readonly cutShortAt?: Instant | undefined
  /** Address under which the card named the list when it was last read well. Absent: read before this was kept. */
  readonly url?: string | undefined
  /** Hash of address and reader of the card by which it was last read well. Absent: read before this was kept. */
  readonly cardKey?: string | undefined
  /** When its card was first seen to name another address: what was last seen before that stood at the old one. */
  readonly movedAt?: Instant | undefined
  readonly leftAlone?: LeftAlone | undefined
}

/** Hosts that want to be left alone, and until when; a day at most after they said so. */
export type LeftAlone = Readonly<Record<string, Instant>>

/** How far one look came by itself: whatever was displayed since `reachedOn` and was there at `at`, it saw. */
export interface Sweep {
  readonly at: Instant
  /** Absent: the list was read to its end. */
  readonly reachedOn?: LocalDate | undefined
  /** True when it ended before the window did. */
  readonly isCut?: true | undefined
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

/** A list that our own limits kept from being read to where it should be for so long is not looked after. */
const CUT_SHORT_DAYS_MAX = 2

/** Health of a list at `now`, the most serious first; `silent`: nothing new for longer than its card expects. */
export function healthOf(state: ListState | undefined, silentDaysMax: number, now: Instant): ChannelHealth {
  if (!state) return { kind: 'never-looked' }
  const { lastOutcome, lastGoodAt: since } = state
  if (lastOutcome.kind === 'unreadable' && lastOutcome.selector !== undefined)
    return { kind: 'shape-changed', outcome: lastOutcome, since }
  if (!isGood(lastOutcome)) return { kind: 'failing', outcome: lastOutcome, since }
  return (
    oftenCutShort(state) ??
    oftenUnreachable(state) ??
    shrinking(state) ??
    silent(state, silentDaysMax, now) ??
    HEALTHY
  )
}

const HEALTHY: ChannelHealth = { kind: 'healthy' }

function oftenCutShort({ cutShortAt, lastGoodAt: since }: ListState): ChannelHealth | undefined {
  if (cutShortAt === undefined) return undefined
  if (since !== undefined && cutShortAt - since <= CUT_SHORT_DAYS_MAX * DAY_MS) return undefined
  const reason = '本系统每轮的时间或请求次数不够，多日没有看完这个栏目'
  return { kind: 'failing', outcome: { kind: 'unreadable', reason, isOurLimit: true }, since }
}

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

/** Each sweep of so many days is kept, and one of a span of so many before. */
const SWEEPS_KEPT_DAYS = 14
const SWEEPS_MAX = 60

/**
 * The sweeps kept after one more. One that came later and as far makes those before it needless. Of the old ones a part
 * will do: what was due a year ago was displayed over weeks, and any sweep of the weeks after it proves the same.
 */
export function withSweep(sweeps: readonly Sweep[] | undefined, next: Sweep): readonly Sweep[] {
  const reach = ({ reachedOn }: Sweep) => reachedOn ?? ''
  const kept: Sweep[] = []
  for (const sweep of sweeps ?? []) {
    if (reach(sweep) >= reach(next)) continue
    const before = kept.at(-2)
    const isOld = next.at - sweep.at > SWEEPS_KEPT_DAYS * DAY_MS
    if (isOld && before && sweep.at - before.at < SWEEPS_KEPT_DAYS * DAY_MS) kept.pop()
    kept.push(sweep)
  }
  return [...kept, next].slice(-SWEEPS_MAX)
}

/**
 * The last look that proves what is missing since `neededOn`, on a list all of which was looked at since then: one through
 * its whole window, or as far. What was displayed before a window was looked at while it stood in it.
 */
export function lastProof(sweeps: readonly Sweep[] | undefined, neededOn: LocalDate): Sweep | undefined {
  return sweeps?.findLast(
    ({ isCut, reachedOn }) => !isCut || reachedOn === undefined || reachedOn <= neededOn,
  )
}

/** The last look that came back as far as `neededOn` by itself; without a day, through the whole list. */
export function lastSweep(
  sweeps: readonly Sweep[] | undefined,
  neededOn: LocalDate | undefined,
): Sweep | undefined {
  return sweeps?.findLast(
    ({ reachedOn }) => reachedOn === undefined || (neededOn !== undefined && reachedOn <= neededOn),
  )
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
