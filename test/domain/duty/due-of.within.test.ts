import { describe, expect, test } from 'vitest'
import { formatChinaInstant, parseInstant } from '../../../lib/domain/time/instant.ts'
import { noon, type Row, realDue } from './real-due.ts'

describe('within n workdays after', () => {
  test.each<Row>([
    [
      'a week off and two make-up days lie in 20 workdays',
      'R01',
      noon('2018-09-28'),
      { dueOn: '2018-10-31' },
    ],
    ['the last second of a day in China is that day', 'R01', '2018-09-28T15:59:59Z', { dueOn: '2018-10-31' }],
    ['16:00 UTC is already the next day', 'R01', '2018-09-28T16:00:00Z', { dueOn: '2018-11-01' }],
    [
      'evening in New York is the next day in China',
      'R01',
      '2018-09-28T23:30:00-05:00',
      { dueOn: '2018-11-01' },
    ],
    [
      'early on Kiritimati is the day before in China',
      'R01',
      '2018-09-29T05:00:00+14:00',
      { dueOn: '2018-10-31' },
    ],
    [
      'an event on a rest day: the next workday is the first',
      'R13',
      noon('2018-10-03'),
      { dueOn: '2018-10-08' },
    ],
    [
      'an event after hours: the same day is not counted',
      'R13',
      '2018-10-08T22:00:00+08:00',
      { dueOn: '2018-10-09' },
    ],
    ['7 workdays from the first day of the week off', 'R24', noon('2018-10-01'), { dueOn: '2018-10-16' }],
    ['7 workdays from the plan’s own date', 'R32.1a', noon('2018-10-12'), { dueOn: '2018-10-23' }],
    ['20 workdays from the same decision', 'R32.1b', noon('2018-10-12'), { dueOn: '2018-11-09' }],
    ['5 workdays', 'R11', noon('2018-10-12'), { dueOn: '2018-10-19' }],
    ['10 workdays', 'R08', noon('2018-10-12'), { dueOn: '2018-10-26' }],
    ['a Sunday made a workday in March 2019 counts', 'R11', noon('2019-04-26'), { dueOn: '2019-05-06' }],
    ['the longer Spring Festival of 2020 does not', 'R11', noon('2020-01-22'), { dueOn: '2020-02-06' }],
    [
      'the make-up Saturday set by the next year’s notice',
      'R13',
      noon('2018-12-28'),
      { dueOn: '2018-12-29' },
    ],
    ['over the end of 2018', 'R13.W', noon('2018-12-28'), { dueOn: '2019-01-02' }],
    ['New Year’s Eve of 2024 was a workday', 'R13', noon('2024-02-08'), { dueOn: '2024-02-09' }],
    ['the result is a licence: 7, not 20', 'R30.L', noon('2018-10-12'), { dueOn: '2018-10-23' }],
    ['the rest of the row keeps 20', 'R30', noon('2018-10-12'), { dueOn: '2018-11-09' }],
    ['the row that is cut off falls back on 7', 'R36.2', noon('2018-10-12'), { dueOn: '2018-10-23' }],
    ['a row without a number falls back on 20', 'R02.2', noon('2018-10-12'), { dueOn: '2018-11-09' }],
    ['the default of the text', 'N6.1', noon('2018-10-12'), { dueOn: '2018-11-09' }],
    ['the default for licences and penalties', 'N6.2', noon('2018-10-12'), { dueOn: '2018-10-23' }],
    ['a purchase contract: 2 workdays', 'N4.C', noon('2018-10-12'), { dueOn: '2018-10-16' }],
    ['sharing with the platform: 1 workday', 'N5.2', noon('2018-10-12'), { dueOn: '2018-10-15' }],
    ['firm to the last day that cannot change', 'R13', noon('2026-12-25'), { dueOn: '2026-12-28' }],
  ])('%s', (_, rule, anchor, expected) => {
    const { dueOn } = expected as { dueOn: string }
    expect(realDue(rule, anchor)).toMatchObject({
      kind: 'by-end-of-date',
      dueOn,
      nominalOn: dueOn,
      safeOn: dueOn,
      dueAt: parseInstant(`${dueOn}T23:59:59+08:00`),
    })
  })
})

describe('within n days after', () => {
  test.each<Row>([
    [
      'a last day in the week off moves behind it; people are reminded before it',
      'R12',
      noon('2018-09-12'),
      { dueOn: '2018-10-08', nominalOn: '2018-10-02', safeOn: '2018-09-30' },
    ],
    [
      'a last day on an ordinary Saturday moves to Monday',
      'R15',
      noon('2018-11-01'),
      { dueOn: '2018-12-03', nominalOn: '2018-12-01', safeOn: '2018-11-30' },
    ],
    [
      'a make-up Saturday is a workday: no move',
      'R12',
      noon('2018-09-09'),
      { dueOn: '2018-09-29', nominalOn: '2018-09-29', safeOn: '2018-09-29' },
    ],
    [
      'a make-up Sunday too',
      'R21.W',
      noon('2018-09-27'),
      { dueOn: '2018-09-30', nominalOn: '2018-09-30', safeOn: '2018-09-30' },
    ],
    [
      '15 days to a Saturday of the week off',
      'R14',
      noon('2018-09-21'),
      { dueOn: '2018-10-08', nominalOn: '2018-10-06', safeOn: '2018-09-30' },
    ],
    [
      'a holiday that was made longer moves the day further',
      'R21.W',
      noon('2020-01-28'),
      { dueOn: '2020-02-03', nominalOn: '2020-01-31', safeOn: '2020-01-23' },
    ],
  ])('%s', (_, rule, anchor, expected) => {
    expect(realDue(rule, anchor)).toMatchObject({ kind: 'by-end-of-date', ...expected })
  })
})

describe('at least n before', () => {
  test.each<Row>([
    [
      'row 7: 20 days before 31 October',
      'R07',
      noon('2018-10-31'),
      { dueOn: '2018-10-11', nominalOn: '2018-10-11', safeOn: '2018-10-11', clearPeriodOn: '2018-10-10' },
    ],
    [
      'a rest day is kept, not moved later, and people are reminded earlier',
      'R07',
      noon('2018-10-27'),
      { dueOn: '2018-10-07', nominalOn: '2018-10-07', safeOn: '2018-09-30', clearPeriodOn: '2018-10-06' },
    ],
    [
      'row 10: 20 workdays before 31 October, over the week off',
      'R10',
      noon('2018-10-31'),
      { dueOn: '2018-09-28', nominalOn: '2018-09-28', safeOn: '2018-09-28', clearPeriodOn: '2018-09-27' },
    ],
    [
      'an auction on a rest day: its own day is not counted either way',
      'R10',
      noon('2018-11-03'),
      { dueOn: '2018-10-08', clearPeriodOn: '2018-09-30' },
    ],
    [
      '15 days before the bid deadline',
      'R14.W',
      noon('2018-10-20'),
      { dueOn: '2018-10-05', safeOn: '2018-09-30', clearPeriodOn: '2018-10-04' },
    ],
    [
      'an event in January 2027 whose last day lies before: firm',
      'R07',
      noon('2027-01-10'),
      { dueOn: '2026-12-21', clearPeriodOn: '2026-12-20' },
    ],
  ])('%s', (_, rule, anchor, expected) => {
    expect(realDue(rule, anchor)).toMatchObject({ kind: 'not-later-than-date-before-anchor', ...expected })
  })
})

describe('within hours', () => {
  test.each<Row>([
    ['over night into a holiday', 'R20.A', '2018-09-30T22:30:00+08:00', { at: '2018-10-01T10:30:00+08:00' }],
    ['to the second', 'R26.A', '2018-10-12T20:15:07+08:00', { at: '2018-10-13T08:15:07+08:00' }],
    ['over the end of a year', 'R36.1', '2019-12-31T18:00:00+08:00', { at: '2020-01-01T06:00:00+08:00' }],
    ['over 28 February of a leap year', 'R21.A', '2020-02-28T13:00:00Z', { at: '2020-02-29T09:00:00+08:00' }],
    [
      'firm where no notice is out, since hours need no calendar',
      'R20.A',
      noon('2027-05-01'),
      { at: '2027-05-02T00:00:00+08:00' },
    ],
  ])('%s', (_, rule, anchor, expected) => {
    const result = realDue(rule, anchor)
    const { at } = expected as { at: string }
    expect(result).toMatchObject({ kind: 'by-instant', dueOn: at.slice(0, 10) })
    expect('dueAt' in result && formatChinaInstant(result.dueAt)).toBe(at)
  })
})
