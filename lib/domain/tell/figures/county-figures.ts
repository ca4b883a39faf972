import { overdueAfter } from '../../duty/due.ts'
import type { Judged } from '../../judge/judge-county.ts'
import { chinaDateOf } from '../../time/instant.ts'
import { type LocalDate, localDate, yearOf } from '../../time/local-date.ts'
import { NOTHING_DUE, type Tally, tallyOf } from './tally.ts'

/** Days from the first to the last, both counted. */
export interface DayRange {
  readonly firstOn: LocalDate
  readonly lastOn: LocalDate
}

export interface MonthFigures {
  /** `2026-11`. */
  readonly month: string
  readonly tally: Tally
}

/** The figures of a county for the year so far, by the day on which each obligation fell due. */
export interface CountyFigures {
  readonly year: number
  readonly throughOn: LocalDate
  readonly total: Tally
  /** By id of the unit; units of which nothing fell due are not there. */
  readonly byUnit: ReadonlyMap<string, Tally>
  /** By the name of the area, 公共资源领域. */
  readonly byArea: ReadonlyMap<string, Tally>
  /** The months up to this one, twelve at most, from the first in which something fell due. */
  readonly months: readonly MonthFigures[]
  /** Every year in which something fell due, this one as far as it has come. */
  readonly years: ReadonlyMap<number, Tally>
}

const TREND_MONTHS_MAX = 12

/**
 * Figures up to the end of a day. An obligation counts in the week, month and year of its due day, the last one it may
 * have (an extension moves it); one without a date counts nowhere. Advice of higher law is no obligation.
 */
export function countyFiguresOf(judged: readonly Judged[], throughOn: LocalDate): CountyFigures {
  const year = yearOf(throughOn)
  const fallen = fallenDue(judged, { firstOn: localDate('0001-01-01'), lastOn: throughOn })
  const ofYear = fallen.filter(({ dueOn }) => yearOf(dueOn) === year)
  const byMonth = tallies(fallen, ({ dueOn }) => monthOf(dueOn))
  return {
    year,
    throughOn,
    total: tallyOf(ofYear.map(({ one }) => one)),
    byUnit: tallies(ofYear, ({ one }) => one.obligation.event.unit),
    byArea: tallies(ofYear, ({ one }) => one.obligation.item.area),
    months: trend(byMonth, monthOf(throughOn)),
    years: tallies(fallen, ({ dueOn }) => yearOf(dueOn)),
  }
}

/** What fell due in some days, as one count. */
export function tallyOfDays(judged: readonly Judged[], days: DayRange): Tally {
  return tallyOf(fallenDueIn(judged, days))
}

/** The obligations themselves, whatever came of them; advice of higher law is none. */
export function fallenDueIn(judged: readonly Judged[], days: DayRange): readonly Judged[] {
  return fallenDue(judged, days).map(({ one }) => one)
}

interface FallenDue {
  readonly one: Judged
  readonly dueOn: LocalDate
}

function fallenDue(judged: readonly Judged[], { firstOn, lastOn }: DayRange): readonly FallenDue[] {
  return judged.flatMap((one): FallenDue[] => {
    const dueOn = one.obligation.rule.warning ? undefined : dueOnOf(one)
    return dueOn === undefined || dueOn < firstOn || dueOn > lastOn ? [] : [{ one, dueOn }]
  })
}

/** Counts by unit; units of which nothing counts are not there. */
export function tallyByUnit(fallen: readonly Judged[]): ReadonlyMap<string, Tally> {
  const groups = [...Map.groupBy(fallen, ({ obligation }) => obligation.event.unit)]
  const counted = groups.map(([unit, ofUnit]) => [unit, tallyOf(ofUnit)] as const)
  return new Map(counted.filter(([, { due }]) => due > 0))
}

/** The day whose end, or some hour of which, is the last moment; undefined where there is none. */
export function dueOnOf({ obligation }: Judged): LocalDate | undefined {
  const dueAt = overdueAfter(obligation.due)
  return dueAt === undefined ? undefined : chinaDateOf(dueAt)
}

/** Counts by key, in the order of the keys; those with nothing due are left out. */
function tallies<K extends string | number>(
  fallen: readonly FallenDue[],
  keyOf: (one: FallenDue) => K,
): ReadonlyMap<K, Tally> {
  const groups = [...Map.groupBy(fallen, keyOf)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const counted = groups.map(([key, of]) => [key, tallyOf(of.map(({ one }) => one))] as const)
  return new Map(counted.filter(([, { due }]) => due > 0))
}

/** A month in which nothing fell due stands between the others, so that a gap is seen as one. */
function trend(byMonth: ReadonlyMap<string, Tally>, lastMonth: string): readonly MonthFigures[] {
  const months = Array.from({ length: TREND_MONTHS_MAX }, (_, back) => monthBefore(lastMonth, back)).reverse()
  const first = months.findIndex((month) => byMonth.has(month))
  if (first < 0) return []
  return months.slice(first).map((month) => ({ month, tally: byMonth.get(month) ?? NOTHING_DUE }))
}

function monthOf(date: LocalDate): string {
  return date.slice(0, 7)
}

function monthBefore(month: string, back: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - back
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}
