import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  civilOf,
  dayNumberOf,
  daysBetween,
  fromDayNumber,
  localDate,
  monthEndOf,
  parseLocalDate,
  toDayNumber,
  weekdayOf,
  yearOf,
  yearsAfter,
} from '../../../lib/domain/time/local-date.ts'

describe('parseLocalDate', () => {
  test.each([
    ['2018-09-28', true],
    ['2020-02-29', true],
    ['2019-02-29', false],
    ['2100-02-29', false],
    ['2018-13-01', false],
    ['2018-00-10', false],
    ['2018-04-31', false],
    ['2018-04-00', false],
    ['2018-06-31', false],
    ['2018-09-31', false],
    ['2018-11-31', false],
    ['2018-12-31', true],
    ['2018-12-32', false],
    ['2018-4-1', false],
    ['20180401', false],
    ['2018-04-01T00:00', false],
    ['', false],
  ])('%s is a day: %s', (text, exists) => {
    expect(parseLocalDate(text) !== undefined).toBe(exists)
  })

  test('a date that the program wrote itself must exist', () => {
    expect(() => localDate('2019-02-29')).toThrow(/not a date/)
  })
})

describe('day numbers', () => {
  test('agree with the built-in calendar on every day of 1970 to 2100, in both directions', () => {
    const last = Date.UTC(2100, 11, 31) / 86_400_000
    for (let day = 0; day <= last; day++) {
      const moment = new Date(day * 86_400_000)
      const date = moment.toISOString().slice(0, 10)
      if (fromDayNumber(day) !== date || toDayNumber(localDate(date)) !== day) expect.fail(date)
      if (weekdayOf(day) !== ((moment.getUTCDay() + 6) % 7) + 1) expect.fail(`weekday of ${date}`)
    }
  })

  test('year, month and day come back from any day number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
        const { year, month, day: dayOfMonth } = civilOf(day)
        expect(dayNumberOf(year, month, dayOfMonth)).toBe(day)
      }),
    )
  })
})

describe('arithmetic', () => {
  test.each([
    ['29 February has no corresponding day a year later', '2020-02-29', 1, '2021-02-28'],
    ['29 February four years later exists', '2020-02-29', 4, '2024-02-29'],
    ['28 February stays the 28th, in a leap year too', '2019-02-28', 1, '2020-02-28'],
    ['2100 has no 29 February, four years after one', '2096-02-29', 4, '2100-02-28'],
    ['an ordinary day', '2018-10-12', 3, '2021-10-12'],
  ])('years after: %s', (_, from, years, to) => {
    expect(fromDayNumber(yearsAfter(toDayNumber(localDate(from)), years))).toBe(to)
  })

  test.each([
    ['2018-02-10', '2018-02-28'],
    ['2020-02-29', '2020-02-29'],
    ['2018-12-01', '2018-12-31'],
    ['2018-04-30', '2018-04-30'],
  ])('the month of %s ends on %s', (date, end) => {
    expect(fromDayNumber(monthEndOf(toDayNumber(localDate(date))))).toBe(end)
  })

  test('days are added and counted over the ends of months and years', () => {
    expect(addDays(localDate('2018-12-31'), 1)).toBe('2019-01-01')
    expect(addDays(localDate('2020-03-01'), -1)).toBe('2020-02-29')
    expect(daysBetween(localDate('2018-01-01'), localDate('2026-12-31'))).toBe(3286)
    expect(yearOf(localDate('2018-12-31'))).toBe(2018)
  })
})
