import { describe, expect, test } from 'vitest'
import { type LocalDate, localDate, toDayNumber } from '../../../lib/domain/time/local-date.ts'
import { WorkCalendar } from '../../../lib/domain/time/work-calendar.ts'

const day = (date: string) => toDayNumber(localDate(date))
const year = (of: number, firmThrough?: LocalDate) => ({
  year: of,
  firmThrough,
  notices: [],
  days: [],
  statutory: [],
})

/** No holidays at all: begins on Wednesday 2020-01-01, a workday, and ends with 2032. */
const CALENDAR = new WorkCalendar([year(2020, localDate('2020-12-28')), year(2021)])

describe('the ends of the calendar', () => {
  test('it reaches from the first announced year to twelve years after the last', () => {
    expect(CALENDAR.dateOf(CALENDAR.first)).toBe('2020-01-01')
    expect(CALENDAR.dateOf(CALENDAR.last)).toBe('2032-12-31')
    expect(CALENDAR.dateOf(CALENDAR.anchorsUntil)).toBe('2021-12-31')
  })

  test.each([
    ['not the day before', '2019-12-31', false],
    ['its first day', '2020-01-01', true],
    ['its last day', '2032-12-31', true],
    ['not the day after', '2033-01-01', false],
  ])('covers %s', (_, date, covers) => {
    expect(CALENDAR.covers(day(date))).toBe(covers)
  })

  test('days on either side have names, though nobody counts them', () => {
    expect(CALENDAR.dateOf(CALENDAR.first - 1)).toBe('2019-12-31')
    expect(CALENDAR.dateOf(CALENDAR.last + 1)).toBe('2033-01-01')
  })

  test.each([
    ['after the day before the first comes the first', '2019-12-31', 1, '2020-01-01'],
    ['from long before too', '2019-06-01', 1, '2020-01-01'],
    ['after the first comes the second', '2020-01-01', 1, '2020-01-02'],
    ['Friday is followed by Monday', '2020-01-03', 1, '2020-01-06'],
  ])('workdays: %s', (_, from, n, to) => {
    expect(CALENDAR.dateOf(CALENDAR.workdayAfter(day(from), n))).toBe(to)
  })

  test('before the first workday there is none, and on it there is itself', () => {
    expect(CALENDAR.workdayBefore(day('2020-01-01'), 1)).toBeNaN()
    expect(CALENDAR.workdayBefore(day('2020-01-01'), 5)).toBeNaN()
    expect(CALENDAR.workdayOnOrBefore(day('2020-01-01'))).toBe(day('2020-01-01'))
    expect(CALENDAR.workdaysBetween(day('2020-01-01'), day('2020-01-06'))).toBe(3)
    expect(CALENDAR.workdaysBetween(day('2020-01-06'), day('2020-01-01'))).toBe(-3)
  })

  test('no notice of the last year leaves the day up to which it is firm', () => {
    expect(CALENDAR.dateOf(CALENDAR.firmThrough)).toBe('2020-12-28')
  })
})

test('a calendar of no announced year says why it is none', () => {
  expect(() => new WorkCalendar([year(2021)])).toThrow('a calendar needs at least one announced year')
  expect(() => new WorkCalendar([])).toThrow('a calendar needs at least one announced year')
})
