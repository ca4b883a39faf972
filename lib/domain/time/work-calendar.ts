import { invariant } from '../invariant.ts'
import {
  type DayNumber,
  dayNumberOf,
  fromDayNumber,
  type LocalDate,
  toDayNumber,
  weekdayOf,
  yearOf,
} from './local-date.ts'

/** A notice of the State Council's General Office that arranges a year's holidays, or changes an earlier one. */
export interface HolidayNotice {
  readonly id: string
  readonly number: string
  readonly on: LocalDate
  readonly title: string
  readonly changes?: string | undefined
}

/** A rest day or make-up workday (调休上班日), with the notice that set it. */
export interface CalendarDay {
  readonly on: LocalDate
  readonly kind: 'rest' | 'make-up'
  readonly name: string
  readonly notice: string
  readonly was?:
    | { readonly kind: 'rest' | 'make-up' | 'by-weekday'; readonly notice?: string | undefined }
    | undefined
}

export interface CalendarYear {
  readonly year: number
  /** Absent while no notice for the year is out. */
  readonly firmThrough?: LocalDate | undefined
  readonly notices: readonly HolidayNotice[]
  readonly days: readonly CalendarDay[]
  readonly statutory: readonly { readonly on: LocalDate; readonly name: string }[]
}

/** Why a day is a workday or a rest day; `estimated` days lie beyond the last notice. */
export type DayReason =
  | { readonly kind: 'workday' | 'weekend'; readonly estimated: boolean }
  | {
      readonly kind: 'rest' | 'make-up'
      readonly name: string
      readonly notice: string
      readonly estimated: false
    }
  | { readonly kind: 'statutory'; readonly name: string; readonly estimated: true }

/** How far past the last year the tables reach, for keep periods of years. */
const HORIZON_YEARS = 12

/**
 * Working days as tables: `rank[day]` counts the workdays up to and including a day, `nth[rank]` is the day of that
 * rank. Both directions of counting are then two look-ups, whatever the length of the period.
 */
export class WorkCalendar {
  readonly first: DayNumber
  readonly last: DayNumber
  /** The last day that no later notice can change; computations that touch a later day are provisional. */
  readonly firmThrough: DayNumber
  /** Last day of the year after the last announced one: anchors beyond it are out of range. */
  readonly anchorsUntil: DayNumber
  readonly notices: ReadonlyMap<string, HolidayNotice>
  readonly #reasons: ReadonlyMap<DayNumber, DayReason>
  readonly #rank: Int32Array
  readonly #nth: Int32Array
  readonly #dates: readonly LocalDate[]

  constructor(years: readonly CalendarYear[], local: readonly CalendarDay[] = []) {
    const firm = years.flatMap((year) =>
      year.firmThrough === undefined ? [] : [toDayNumber(year.firmThrough)],
    )
    invariant(firm.length > 0, 'a calendar needs at least one announced year')
    this.first = dayNumberOf(yearOf(fromDayNumber(Math.min(...firm))), 1, 1)
    this.firmThrough = Math.max(...firm)
    const lastFirmYear = yearOf(fromDayNumber(this.firmThrough))
    this.anchorsUntil = dayNumberOf(lastFirmYear + 1, 12, 31)
    this.last = dayNumberOf(lastFirmYear + HORIZON_YEARS, 12, 31)
    this.notices = new Map(years.flatMap((year) => year.notices.map((notice) => [notice.id, notice])))
    this.#reasons = specialDays(years, local)
    const size = this.last - this.first + 1
    this.#rank = new Int32Array(size)
    this.#nth = new Int32Array(size + 1)
    this.#dates = Array.from({ length: size }, (_, index) => fromDayNumber(this.first + index))
    this.#count(size)
  }

  #count(size: number): void {
    let rank = 0
    for (let index = 0; index < size; index++) {
      const day = this.first + index
      if (isWorking(this.#reasons.get(day)?.kind, day)) this.#nth[++rank] = day
      this.#rank[index] = rank
    }
  }

  covers(day: DayNumber): boolean {
    return day >= this.first && day <= this.last
  }

  isWorkday(day: DayNumber): boolean {
    return isWorking(this.#reasons.get(day)?.kind, day)
  }

  reasonFor(day: DayNumber): DayReason {
    const special = this.#reasons.get(day)
    if (special) return special
    return { kind: weekdayOf(day) <= 5 ? 'workday' : 'weekend', estimated: day > this.firmThrough }
  }

  /** The n-th workday after the day, which is not counted itself; n is at least 1. */
  workdayAfter(day: DayNumber, n: number): DayNumber {
    return this.#nthOf(this.#rankOf(day) + n)
  }

  /** The n-th workday before the day, which is not counted itself; n is at least 1. */
  workdayBefore(day: DayNumber, n: number): DayNumber {
    return this.#nthOf(this.#rankOf(day - 1) - n + 1)
  }

  workdayOnOrAfter(day: DayNumber): DayNumber {
    return this.#nthOf(this.#rankOf(day - 1) + 1)
  }

  workdayOnOrBefore(day: DayNumber): DayNumber {
    return this.#nthOf(this.#rankOf(day))
  }

  /** Workdays in (from, to]; negative when `to` is earlier. */
  workdaysBetween(from: DayNumber, to: DayNumber): number {
    return this.#rankOf(to) - this.#rankOf(from)
  }

  dateOf(day: DayNumber): LocalDate {
    return this.#dates[day - this.first] ?? fromDayNumber(day)
  }

  #rankOf(day: DayNumber): number {
    if (day < this.first) return 0
    return this.#rank[day - this.first] ?? Number.NaN
  }

  /** NaN when the table does not reach: the caller turns it into an out-of-range answer. */
  #nthOf(rank: number): DayNumber {
    return this.#nth[rank] || Number.NaN
  }
}

function isWorking(kind: DayReason['kind'] | undefined, day: DayNumber): boolean {
  return kind === undefined ? weekdayOf(day) <= 5 : kind === 'make-up'
}

function specialDays(
  years: readonly CalendarYear[],
  local: readonly CalendarDay[],
): Map<DayNumber, DayReason> {
  const days = new Map<DayNumber, DayReason>()
  for (const year of years) {
    for (const { on, name } of year.statutory)
      days.set(toDayNumber(on), { kind: 'statutory', name, estimated: true })
  }
  for (const { on, kind, name, notice } of [...years.flatMap((year) => year.days), ...local]) {
    days.set(toDayNumber(on), { kind, name, notice, estimated: false })
  }
  return days
}
