import { overdueAfter } from '../../duty/due.ts'
import type { Judged } from '../../judge/judge-county.ts'
import type { Standing } from '../../judge/standing/standing.ts'
import { chinaInstant, HOUR_MS, type Instant } from '../../time/instant.ts'
import { addDays, type LocalDate } from '../../time/local-date.ts'
import { type DayRange, fallenDueIn } from './county-figures.ts'
import { dueOutcomeOf, type Tally, tallyOf } from './tally.ts'

/** What fell due in some days, as it stood at a moment after them. */
export interface PastFigures extends DayRange {
  /** Undefined where nothing had been recorded by then: it is not known, which is neither nothing due nor all missing. */
  readonly tally: Tally | undefined
}

const TREND_WEEKS = 12
const WEEK_DAYS = 7
/** The same week a year ago, Monday to Sunday. */
const YEAR_WEEKS = 52

export interface Comparisons {
  readonly lastWeek: PastFigures
  readonly yearAgo: PastFigures
  /** Twelve weeks up to this one, the oldest first. */
  readonly weeks: readonly PastFigures[]
}

/** Earlier weeks to set the one from `firstOn` to `lastOn` against, each as it stood when its own digest was due. */
export function comparisonsOf(judged: readonly Judged[], week: DayRange): Comparisons {
  const back = (weeks: number): PastFigures => {
    const days = {
      firstOn: addDays(week.firstOn, -WEEK_DAYS * weeks),
      lastOn: addDays(week.firstOn, -WEEK_DAYS * weeks + WEEK_DAYS - 1),
    }
    return pastFigures(judged, days, digestAt(days.lastOn))
  }
  const weeks = Array.from({ length: TREND_WEEKS - 1 }, (_, index) => back(TREND_WEEKS - 1 - index))
  const now: PastFigures = { ...week, tally: tallyOf(fallenDueIn(judged, week)) }
  return { lastWeek: back(1), yearAgo: back(YEAR_WEEKS), weeks: [...weeks, now] }
}

/** Monday 08:30 after the Sunday given. */
function digestAt(lastOn: LocalDate): Instant {
  return (chinaInstant(addDays(lastOn, 1)) + 8.5 * HOUR_MS) as Instant
}

/**
 * The figures of past days at `at`, drawn from what is known now: what was recorded only later is not counted, and what
 * had not been seen by then was missing then. Nothing is judged again, so that what was proved later still holds.
 */
export function pastFigures(judged: readonly Judged[], days: DayRange, at: Instant): PastFigures {
  if (!judged.some((one) => isRecordedBy(one, at))) return { ...days, tally: undefined }
  const known = fallenDueIn(judged, days).filter((one) => isRecordedBy(one, at))
  return { ...days, tally: tallyOf(known.map((one) => ({ ...one, standing: standingAt(one, at) }))) }
}

function isRecordedBy({ obligation }: Judged, at: Instant): boolean {
  return obligation.event.recordedAt <= at
}

function standingAt(one: Judged, at: Instant): Standing {
  const { standing, obligation } = one
  if (standing.kind === 'taken-down-early') return standing.goneAt <= at ? standing : upAt(one, standing)
  if (standing.kind !== 'published' && standing.kind !== 'incomplete') return standing
  const since = overdueAfter(obligation.due)
  const seenAt = standing.answer?.firstSeenAt
  // Only what is proved to be late was proved not to be there in time.
  if (standing.timing !== 'late' || since === undefined || seenAt === undefined || seenAt <= at)
    return standing
  return { kind: 'overdue', because: standing.because, since, lookedAt: at, readableNow: true }
}

/** What was taken down only later still stood then. */
function upAt(one: Judged, standing: Extract<Standing, { kind: 'taken-down-early' }>): Standing {
  const timing = dueOutcomeOf(one)
  if (timing !== 'on-time' && timing !== 'late') return standing
  const { because, answer } = standing
  return { kind: 'published', because, answer, timing, possiblyBackDated: false }
}
