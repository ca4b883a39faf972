import { invariant } from '../invariant.ts'

/** A day of the civil calendar in China, `YYYY-MM-DD`. It has no hour and no zone. */
export type LocalDate = string & { readonly __brand: 'LocalDate' }

/** Whole days since 1970-01-01; the form in which dates are computed. */
export type DayNumber = number

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/

/** Reads `YYYY-MM-DD`; undefined when the text is not a day that exists. */
export function parseLocalDate(text: string): LocalDate | undefined {
  const match = PATTERN.exec(text)
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  return text as LocalDate
}

/** Reads a date that the program itself wrote; throws when it is none. */
export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text)
  invariant(date !== undefined, `not a date: ${text}`)
  return date
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Days of the month, 28 to 31; `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/**
 * Day number of a civil date of the Gregorian calendar. Years are counted from March, so that the leap day is the
 * last of its year and month lengths follow one linear formula; eras of 400 years have 146,097 days.
 */
export function dayNumberOf(year: number, month: number, day: number): DayNumber {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

export function toDayNumber(date: LocalDate): DayNumber {
  const digit = (at: number) => date.charCodeAt(at) - 48
  const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3)
  return dayNumberOf(year, digit(5) * 10 + digit(6), digit(8) * 10 + digit(9))
}

/** Year, month (1–12) and day (1–31) of a day number: the inverse of `dayNumberOf`. */
export function civilOf(day: DayNumber): { year: number; month: number; day: number } {
  const shifted = day + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const dayOfMonth = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfMonth }
}

const two = (n: number) => (n < 10 ? `0${n}` : `${n}`)

export function fromDayNumber(day: DayNumber): LocalDate {
  const civil = civilOf(day)
  return `${String(civil.year).padStart(4, '0')}-${two(civil.month)}-${two(civil.day)}` as LocalDate
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(toDayNumber(date) + days)
}

export function daysBetween(from: LocalDate, to: LocalDate): number {
  return toDayNumber(to) - toDayNumber(from)
}

/** The corresponding day `years` later; 29 February becomes 28 February (民法典 202). */
export function yearsAfter(day: DayNumber, years: number): DayNumber {
  const { year, month, day: dayOfMonth } = civilOf(day)
  return dayNumberOf(year + years, month, Math.min(dayOfMonth, daysInMonth(year + years, month)))
}

/** The last day of the day's month. */
export function monthEndOf(day: DayNumber): DayNumber {
  const { year, month } = civilOf(day)
  return dayNumberOf(year, month, daysInMonth(year, month))
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4))
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}
