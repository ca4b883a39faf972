import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chinaDateOf,
  chinaInstant,
  chinaInstantOf,
  chinaTimeOfDayMs,
  endOfDay,
  formatChinaInstant,
  parseInstant,
} from '../../../lib/domain/time/instant.ts'
import { localDate } from '../../../lib/domain/time/local-date.ts'

const inChina = (text: string) => {
  const at = parseInstant(text)
  return at === undefined ? undefined : formatChinaInstant(at)
}

describe('parseInstant', () => {
  test.each([
    ['16:00 UTC is the next day in China', '2018-09-28T16:00:00Z', '2018-09-29T00:00:00+08:00'],
    ['a second earlier is not', '2018-09-28T15:59:59Z', '2018-09-28T23:59:59+08:00'],
    ['China time', '2018-09-28T10:30:00+08:00', '2018-09-28T10:30:00+08:00'],
    ['New York evening is the next noon in China', '2018-09-28T23:30:00-05:00', '2018-09-29T12:30:00+08:00'],
    ['the easternmost zone is ahead of China', '2018-09-29T05:00:00+14:00', '2018-09-28T23:00:00+08:00'],
    ['the westernmost zone', '2018-09-28T12:00:00-12:00', '2018-09-29T08:00:00+08:00'],
    ['half-hour zones', '2018-09-28T21:29:00+05:30', '2018-09-28T23:59:00+08:00'],
    ['an offset without a colon', '2018-09-28T10:30:00+0800', '2018-09-28T10:30:00+08:00'],
    ['an offset of hours only', '2018-09-28T10:30:00+08', '2018-09-28T10:30:00+08:00'],
    ['without seconds', '2018-09-28T10:30Z', '2018-09-28T18:30:00+08:00'],
    ['fractions are cut, not rounded up', '2018-09-28T15:59:59.9999Z', '2018-09-28T23:59:59+08:00'],
    ['a comma before the fraction', '2018-09-28T10:30:00,57+08:00', '2018-09-28T10:30:00+08:00'],
    ['24:00 is the start of the next day', '2018-09-28T24:00:00+08:00', '2018-09-29T00:00:00+08:00'],
    ['a bare date is the start of the day in China', '2018-09-28', '2018-09-28T00:00:00+08:00'],
    ['a space instead of T, and white space around', ' 2018-09-28 10:30:00Z ', '2018-09-28T18:30:00+08:00'],
    ['a small z', '2018-09-28t10:30:00z', '2018-09-28T18:30:00+08:00'],
    ['an offset of 23 hours and 59 minutes', '2018-09-28T23:59:00+23:59', '2018-09-28T08:00:00+08:00'],
    ['minus zero', '2018-09-28T10:30:00-00:00', '2018-09-28T18:30:00+08:00'],
    ['29 February of a leap year', '2020-02-29T12:00:00Z', '2020-02-29T20:00:00+08:00'],
  ])('%s', (_, text, expected) => {
    expect(inChina(text)).toBe(expected)
  })

  test.each([
    ['a clock time without an offset depends on the reader', '2018-09-28T10:30:00'],
    ['a day that does not exist', '2018-02-30T10:00:00Z'],
    ['29 February of a common year', '2019-02-29T10:00:00Z'],
    ['hour 25', '2018-09-28T25:00:00Z'],
    ['24:00 and a bit', '2018-09-28T24:00:00.5Z'],
    ['24:00 and a second', '2018-09-28T24:00:01Z'],
    ['24:00 and a minute', '2018-09-28T24:01:00Z'],
    ['minute 60', '2018-09-28T10:60:00Z'],
    ['second 60', '2018-09-28T10:00:60Z'],
    ['an offset of a day', '2018-09-28T10:00:00+24:00'],
    ['an offset of sixty minutes', '2018-09-28T10:00:00+08:60'],
    ['words', '昨天'],
    ['nothing', ''],
    ['a number', '1538130600000'],
    ['an instant and more', '2018-09-28T10:30:00Z and more'],
  ])('not read: %s', (_, text) => {
    expect(parseInstant(text)).toBeUndefined()
  })

  test('reads what the built-in parser reads, for any moment and any offset', () => {
    const moment = fc.integer({ min: Date.UTC(2017, 0, 1), max: Date.UTC(2028, 0, 1) })
    fc.assert(
      fc.property(moment, fc.integer({ min: -12 * 60, max: 14 * 60 }), (ms, offsetMin) => {
        const local = new Date(ms + offsetMin * 60_000).toISOString().slice(0, -1)
        const [hours, minutes] = [Math.floor(Math.abs(offsetMin) / 60), Math.abs(offsetMin) % 60]
        const two = (n: number) => String(n).padStart(2, '0')
        const text = `${local}${offsetMin < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`
        expect(parseInstant(text)).toBe(ms)
        expect(parseInstant(text)).toBe(Date.parse(text))
      }),
    )
  })
})

test('a fraction counts in thousandths of a second', () => {
  const second = parseInstant('2018-09-28T10:30:00Z')
  const after = (fraction: string) => Number(parseInstant(`2018-09-28T10:30:00${fraction}Z`)) - Number(second)
  expect(['.5', ',05', '.1239', '.000'].map(after)).toEqual([500, 50, 123, 0])
})

describe('the day in China', () => {
  test('ends at its last second', () => {
    expect(formatChinaInstant(endOfDay(localDate('2018-10-29')))).toBe('2018-10-29T23:59:59+08:00')
  })

  test('is cut into day and time of day', () => {
    const at = chinaInstantOf(2018, 9, 30, 22, 30)
    expect(chinaDateOf(at)).toBe('2018-09-30')
    expect(chinaTimeOfDayMs(at)).toBe(22.5 * 3_600_000)
    expect(chinaInstant(localDate('2018-09-30'), chinaTimeOfDayMs(at))).toBe(at)
  })
})
