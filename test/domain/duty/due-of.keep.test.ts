import { describe, expect, test } from 'vitest'
import { type Due, overdueAfter, remindOnOf } from '../../../lib/domain/duty/due.ts'
import { formatChinaInstant } from '../../../lib/domain/time/instant.ts'
import { type More, noon, type Row, realDue } from './real-due.ts'

describe('keep published', () => {
  const keep = (lastOn: string, removableFromOn: string, nominalLastOn = lastOn) => ({
    lastOn,
    nominalLastOn,
    removableFromOn,
  })
  test.each<Row>([
    [
      '7 days that end in the week off',
      'R05.P',
      noon('2018-09-25'),
      keep('2018-10-08', '2018-10-09', '2018-10-02'),
    ],
    ['10 days', 'R09.P', noon('2018-10-15'), keep('2018-10-25', '2018-10-26')],
    ['20 days', 'R07.P', noon('2018-10-11'), keep('2018-10-31', '2018-11-01')],
    ['5 workdays', 'R29.P', noon('2018-10-12'), keep('2018-10-19', '2018-10-20')],
    ['10 workdays', 'R11.P', noon('2018-10-12'), keep('2018-10-26', '2018-10-27')],
    ['20 workdays', 'R10.P', noon('2018-09-28'), keep('2018-10-31', '2018-11-01')],
    ['20 workdays for a transfer', 'R17.P1', noon('2018-09-28'), keep('2018-10-31', '2018-11-01')],
    ['40 workdays for a capital increase', 'R17.P2', noon('2018-09-28'), keep('2018-11-28', '2018-11-29')],
    ['3 years', 'R20.P', noon('2018-10-12'), keep('2021-10-12', '2021-10-13')],
    ['3 years from 29 February', 'R32.P', noon('2020-02-29'), keep('2023-02-28', '2023-03-01')],
    [
      '1 year from 29 February to a Sunday',
      'R06.P',
      noon('2020-02-29'),
      keep('2021-03-01', '2021-03-02', '2021-02-28'),
    ],
    ['5 years from 29 February', 'R24.P', noon('2020-02-29'), keep('2025-02-28', '2025-03-01')],
    [
      '5 years that end in a week off',
      'R24.P',
      noon('2019-10-05'),
      keep('2024-10-08', '2024-10-09', '2024-10-05'),
    ],
  ])('%s', (_, rule, anchor, expected) => {
    expect(realDue(rule, anchor)).toEqual({ kind: 'keep-until-date', ...expected })
  })

  test('for ever', () => {
    expect(realDue('R25.P', noon('2018-10-12'))).toEqual({ kind: 'keep-forever' })
  })
})

describe('beyond the last notice', () => {
  test.each<Row>([
    [
      'a range around the estimate, never on or before the anchor',
      'R13',
      noon('2026-12-28'),
      { earliestOn: '2026-12-29', likelyOn: '2026-12-29', latestOn: '2027-01-08' },
    ],
    [
      'estimate minus 7 and plus 10 days',
      'R08',
      noon('2026-12-22'),
      { earliestOn: '2026-12-30', likelyOn: '2027-01-06', latestOn: '2027-01-16' },
    ],
    [
      'days: not before the nominal day',
      'R12',
      noon('2026-12-12'),
      { earliestOn: '2027-01-01', nominalOn: '2027-01-01', likelyOn: '2027-01-04', latestOn: '2027-01-11' },
    ],
    [
      'years',
      'R20.P',
      noon('2024-06-01'),
      { earliestOn: '2027-06-01', nominalOn: '2027-06-01', likelyOn: '2027-06-01' },
    ],
    [
      'workdays before an event in 2027',
      'R10',
      noon('2027-01-15'),
      { earliestOn: '2026-12-07', likelyOn: '2026-12-17', latestOn: '2026-12-24' },
    ],
    [
      'a named date is known, the day to remind of is not',
      'R06',
      noon('2027-01-15'),
      { earliestOn: '2027-03-31', likelyOn: '2027-03-31', latestOn: '2027-03-31', nominalOn: '2027-03-31' },
    ],
    ['a month’s end', 'R02.3m', noon('2026-12-01'), { likelyOn: '2026-12-31', nominalOn: '2026-12-31' }],
    [
      'the report on 2026',
      'N8.2',
      noon('2027-01-01'),
      { earliestOn: '2027-01-29', likelyOn: '2027-01-31' },
      { level: 'department' },
    ],
  ])('%s', (_, rule, anchor, expected, more) => {
    const result = realDue(rule, anchor, more)
    expect(result).toMatchObject({ kind: 'provisional', ...expected })
    expect('reason' in result && result.reason).toContain('2026-12-28')
  })

  test.each([
    ['before the first year', 'R01', noon('2017-12-31')],
    ['after the year that can be estimated', 'R01', '2027-12-31T16:00:00Z'],
    ['backwards out of the calendar', 'R10', noon('2018-01-15')],
    ['a report year far away', 'N8.2', noon('2018-10-12'), { reportYear: 1999 }],
  ] satisfies readonly (readonly [string, string, string, More?])[])(
    'out of range: %s',
    (_, rule, anchor, more?: More) => {
      expect(realDue(rule, anchor, more)).toMatchObject({ kind: 'error', code: 'date-out-of-range' })
    },
  )

  test('the last moment of 2027 can still be asked', () => {
    expect(realDue('R01', '2027-12-31T15:59:59Z').kind).toBe('provisional')
  })
})

describe('what people and judgements take from a due date', () => {
  test('reminders go by the safe day, or by the early end of a range', () => {
    expect(remindOnOf(realDue('R12', noon('2018-09-12')))).toBe('2018-09-30')
    expect(remindOnOf(realDue('R08', noon('2026-12-22')))).toBe('2026-12-30')
    expect(remindOnOf(realDue('R20.A', noon('2018-10-12')))).toBe('2018-10-13')
    expect(remindOnOf(realDue('R25.P', noon('2018-10-12')))).toBeUndefined()
  })

  test('lateness begins after the last moment, for a range after its latest day', () => {
    const late = (result: Due) => {
      const at = overdueAfter(result)
      return at === undefined ? undefined : formatChinaInstant(at)
    }
    expect(late(realDue('R12', noon('2018-09-12')))).toBe('2018-10-08T23:59:59+08:00')
    expect(late(realDue('R08', noon('2026-12-22')))).toBe('2027-01-16T23:59:59+08:00')
    expect(late(realDue('R20.P', noon('2018-10-12')))).toBeUndefined()
    expect(late(realDue('R01', noon('2010-10-12')))).toBeUndefined()
  })
})
