import { describe, expect, test } from 'vitest'
import { ageMs, retryAfterMs } from '../../../lib/adapters/http/answer-headers.ts'

const nowMs = Date.UTC(2026, 2, 16, 1, 0, 0)

describe('how long a site asks to be left alone', () => {
  test.each<[string, string | undefined, number | undefined]>([
    ['nothing', undefined, undefined],
    ['seconds', '90', 90_000],
    ['seconds with blanks', ' 90 ', 90_000],
    ['no time at all', '0', 0],
    ['more than a day', '999999999999', 86_400_000],
    ['a number too long to be one', '9'.repeat(40), undefined],
    ['a moment to come', 'Mon, 16 Mar 2026 01:02:00 GMT', 120_000],
    ['a moment that is over', 'Mon, 16 Mar 2026 00:00:00 GMT', 0],
    ['a moment years ahead', 'Fri, 16 Mar 2035 01:02:00 GMT', 86_400_000],
    ['a moment in words of its own', '2026-03-16 09:02', undefined],
    ['a fraction', '1.5', undefined],
    ['less than nothing', '-5', undefined],
    ['words', '稍后再试', undefined],
  ])('%s', (_, said, expected) => {
    expect(retryAfterMs({ 'retry-after': said }, nowMs)).toBe(expected)
  })

  test('by a date is counted from the clock of the site', () => {
    const headers = { 'retry-after': 'Mon, 16 Mar 2026 01:02:00 GMT', date: 'Mon, 16 Mar 2026 01:01:30 GMT' }
    expect(retryAfterMs(headers, nowMs)).toBe(30_000)
  })
})

describe('how long ago the site gave an answer', () => {
  test.each<[string, string | undefined, number | undefined]>([
    ['nothing', undefined, undefined],
    ['seconds', '345600', 345_600_000],
    ['just now', '0', 0],
    ['longer than counts', '9'.repeat(40), 366 * 86_400_000],
    ['a fraction', '1.5', undefined],
    ['less than nothing', '-5', undefined],
    ['words', 'HIT', undefined],
  ])('%s', (_, said, expected) => {
    expect(ageMs({ age: said })).toBe(expected)
  })
})
