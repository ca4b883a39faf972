import { addMs, chinaDayOf, chinaInstant, DAY_MS, type Instant } from '../time/instant.ts'
import { type DayNumber, fromDayNumber, toDayNumber } from '../time/local-date.ts'
import type { WorkCalendar } from '../time/work-calendar.ts'
import type { StopClock } from './decision.ts'
import type { Anchor, ByInstant, Due } from './due.ts'
import { dueOf } from './due-of.ts'
import type { Period } from './due-rule.ts'

/** Days that do not count, both included; in order, and apart from each other. */
export interface Stop {
  readonly first: DayNumber
  readonly last: DayNumber
}

/** The stops that are over or have a last day: one without moves no date yet. */
export function closedStops(stops: readonly StopClock[]): readonly Stop[] {
  const ranges = stops.flatMap(({ fromOn, toOn }): Stop[] =>
    toOn === undefined || toOn < fromOn ? [] : [{ first: toDayNumber(fromOn), last: toDayNumber(toOn) }],
  )
  const merged: Stop[] = []
  for (const { first, last } of ranges.toSorted((a, b) => a.first - b.first)) {
    const before = merged.at(-1)
    if (before && first <= before.last + 1) {
      merged[merged.length - 1] = { first: before.first, last: Math.max(before.last, last) }
    } else merged.push({ first, last })
  }
  return merged
}

interface Counted {
  readonly due: Due
  readonly period: Period
  readonly anchor: Anchor
}

/**
 * The due date when stopped days do not count: workdays where the rule counts workdays, hours where it counts hours, else
 * calendar days. A notice that must precede its event stays where it is, since a later one would shorten the notice; it
 * is only never due within a stop. A date that no stop touches is given back as it is.
 */
export function dueWithStops(
  { due, period, anchor }: Counted,
  stops: readonly Stop[],
  calendar: WorkCalendar,
): Due {
  const base = countedDay(due)
  if (stops.length === 0 || base === undefined) return due
  const from = chinaDayOf(anchor.at)
  switch (period.kind) {
    case 'within-hours':
      return due.kind === 'by-instant' ? byInstant(due, anchor.at, stops) : due
    case 'workdays-before':
    case 'days-before': {
      const stop = stops.find(({ first, last }) => first <= base && base <= last)
      return stop ? dueOf({ kind: 'once-by', on: fromDayNumber(stop.last + 1) }, anchor, calendar) : due
    }
    case 'within-workdays':
    case 'verify-then-publish':
    case 'reply': {
      const workdays = calendar.workdaysBetween(from, base)
      const missed = missedOf(stops, from, workdaysOf(from, workdays, calendar))
      return missed === 0
        ? due
        : dueOf({ kind: 'within-workdays', workdays: workdays + missed }, anchor, calendar)
    }
    case 'within-days': {
      const missed = missedOf(stops, from, calendarDaysTo(base))
      return missed === 0 ? due : dueOf({ kind: 'within-days', days: base - from + missed }, anchor, calendar)
    }
    default: {
      // A named date is counted from no day: every stopped day before it moves it.
      const missed = missedOf(stops, Number.NEGATIVE_INFINITY, calendarDaysTo(base))
      return missed === 0
        ? due
        : dueOf({ kind: 'once-by', on: fromDayNumber(base + missed) }, anchor, calendar)
    }
  }
}

/** The day that was counted to, before a rest day moved it on. */
function countedDay(due: Due): DayNumber | undefined {
  if ('nominalOn' in due && due.nominalOn !== undefined) return toDayNumber(due.nominalOn)
  if (due.kind === 'provisional') return toDayNumber(due.likelyOn)
  return due.kind === 'by-instant' ? chinaDayOf(due.dueAt) : undefined
}

interface Counting {
  /** The last day of the period when so many counted days were missed. */
  readonly after: (missed: number) => DayNumber
  /** Counted days in (a, b]. */
  readonly between: (a: DayNumber, b: DayNumber) => number
}

function workdaysOf(from: DayNumber, workdays: number, calendar: WorkCalendar): Counting {
  return {
    after: (missed) => calendar.workdayAfter(from, workdays + missed),
    between: (a, b) => calendar.workdaysBetween(Math.min(a, calendar.last), Math.min(b, calendar.last)),
  }
}

function calendarDaysTo(base: DayNumber): Counting {
  return { after: (missed) => base + missed, between: (a, b) => b - a }
}

/** Counted days after `from` that fall into stops, as far as the period reaches with them; beyond the calendar, all. */
function missedOf(stops: readonly Stop[], from: DayNumber, { after, between }: Counting): number {
  let missed = 0
  for (const { first, last } of stops) {
    if (last <= from) continue
    const reach = after(missed)
    if (first > reach) break
    missed += between(Math.max(first - 1, from), last)
  }
  return missed
}

/** Hours run from the anchor, and stand still from the beginning of a stop's first day to the end of its last. */
function byInstant(due: ByInstant, startedAt: Instant, stops: readonly Stop[]): ByInstant {
  const moved = stops.reduce((at, { first, last }) => {
    const stoppedFrom = Math.max(chinaInstant(first), startedAt)
    const stoppedMs = chinaInstant(last) + DAY_MS - stoppedFrom
    return stoppedMs <= 0 || stoppedFrom > at ? at : addMs(at, stoppedMs)
  }, due.dueAt)
  if (moved === due.dueAt) return due
  return { kind: 'by-instant', dueOn: fromDayNumber(chinaDayOf(moved)), dueAt: moved }
}
