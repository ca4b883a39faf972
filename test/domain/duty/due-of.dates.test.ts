import { describe, expect, test } from 'vitest'
import { noon, type Row, realDue } from './real-due.ts'

describe('named dates do not move', () => {
  test.each<Row>([
    ['31 March 2018, a Saturday', 'R06', noon('2018-01-15'), { dueOn: '2018-03-31', safeOn: '2018-03-30' }],
    ['31 March 2019, a Sunday', 'R06', noon('2019-01-15'), { dueOn: '2019-03-31', safeOn: '2019-03-29' }],
    ['31 March 2024, a Sunday', 'R25', noon('2024-01-01'), { dueOn: '2024-03-31', safeOn: '2024-03-29' }],
    ['31 March 2020, a Tuesday', 'R25', noon('2020-12-31'), { dueOn: '2020-03-31', safeOn: '2020-03-31' }],
    ['the year is the year in China', 'R06', '2019-12-31T16:00:00Z', { dueOn: '2020-03-31' }],
    [
      '20 October 2018, a Saturday',
      'N8.1',
      noon('2018-10-12'),
      { dueOn: '2018-10-20', safeOn: '2018-10-19' },
    ],
    [
      'whatever it is asked from',
      'N8.1',
      noon('2020-10-12'),
      { dueOn: '2018-10-20', nominalOn: '2018-10-20' },
    ],
    [
      'the report on 2018: a department by 31 March',
      'N8.2',
      noon('2019-01-01'),
      { dueOn: '2019-03-31', safeOn: '2019-03-29' },
      { level: 'department' },
    ],
    [
      'and the county by the same day',
      'N8.2',
      noon('2019-01-01'),
      { dueOn: '2019-03-31' },
      { level: 'county' },
    ],
    ['31 December ends its own year', 'N8.2', noon('2018-12-31'), { dueOn: '2019-03-31' }],
    ['a day earlier the year before is meant', 'N8.2', noon('2018-12-30'), { dueOn: '2018-03-31' }],
    [
      'the report on 2019: a department by 31 January, then a holiday',
      'N8.2',
      noon('2020-01-01'),
      { dueOn: '2020-01-31', safeOn: '2020-01-23' },
      { level: 'department' },
    ],
    ['and the county by 31 March', 'N8.2', noon('2020-01-01'), { dueOn: '2020-03-31' }, { level: 'county' }],
    [
      'without a level the earlier day counts',
      'N8.2',
      noon('2021-01-01'),
      { dueOn: '2021-01-31', safeOn: '2021-01-29' },
    ],
    [
      'a named report year goes before the anchor',
      'N8.2',
      noon('2025-06-01'),
      { dueOn: '2020-03-31' },
      { level: 'county', reportYear: 2019 },
    ],
  ])('%s', (_, rule, anchor, expected, more) => {
    expect(realDue(rule, anchor, more)).toMatchObject({ kind: 'by-end-of-date', ...expected })
  })
})

describe('every month', () => {
  test.each<Row>([
    [
      'a last day that is a make-up Sunday',
      'R02.3m',
      noon('2018-09-05'),
      { dueOn: '2018-09-30', safeOn: '2018-09-30', within10WdOn: '2018-10-19' },
    ],
    [
      'February of a leap year ends on a Saturday',
      'R02.3m',
      noon('2020-02-01'),
      { dueOn: '2020-02-29', safeOn: '2020-02-28', within10WdOn: '2020-03-13' },
    ],
    [
      'asked on the last day of 2018, a rest day',
      'R02.3m',
      noon('2018-12-31'),
      { dueOn: '2018-12-31', safeOn: '2018-12-29', within10WdOn: '2019-01-15' },
    ],
    ['the month is the month in China', 'R02.3m', '2018-09-30T16:00:00Z', { dueOn: '2018-10-31' }],
  ])('%s', (_, rule, anchor, expected) => {
    expect(realDue(rule, anchor)).toMatchObject({ kind: 'each-month-end', ...expected })
  })
})

describe('verify, then publish', () => {
  const steps = { verifyDueOn: '2018-10-08', latestOn: '2018-10-09' }
  test.each<Row>([
    ['not verified yet: at most the fourth workday', 'R20.B', noon('2018-09-28'), { dueOn: '2018-10-09' }],
    [
      'verified at once',
      'R20.B',
      noon('2018-09-28'),
      { dueOn: '2018-09-29' },
      { verifiedAt: noon('2018-09-28') },
    ],
    [
      'verified on the first workday',
      'R21.B',
      noon('2018-09-28'),
      { dueOn: '2018-09-30' },
      { verifiedAt: noon('2018-09-29') },
    ],
    [
      'verified in the week off',
      'R22.B',
      noon('2018-09-28'),
      { dueOn: '2018-10-08' },
      { verifiedAt: noon('2018-10-03') },
    ],
    [
      'verified on the last day',
      'R23.B',
      noon('2018-09-28'),
      { dueOn: '2018-10-09' },
      { verifiedAt: noon('2018-10-08') },
    ],
    [
      'verified late: the total is not longer',
      'R27.B',
      noon('2018-09-28'),
      { dueOn: '2018-10-09' },
      { verifiedAt: noon('2018-10-19') },
    ],
    [
      'verified after all calendars',
      'R28.B',
      noon('2018-09-28'),
      { dueOn: '2018-10-09' },
      { verifiedAt: noon('2098-10-19') },
    ],
  ])('%s', (_, rule, anchor, expected, more) => {
    expect(realDue(rule, anchor, more)).toMatchObject({ kind: 'by-end-of-date', ...steps, ...expected })
  })

  test('verified before it was received is a slip of the pen', () => {
    const result = realDue('R20.B', noon('2018-09-28'), { verifiedAt: '2018-09-28T11:59:59+08:00' })
    expect(result).toMatchObject({ kind: 'error', code: 'verified-before-anchor' })
  })

  test('a rule without a chain does not look at the time of verification', () => {
    expect(realDue('R13', noon('2018-10-08'), { verifiedAt: noon('2017-01-01') })).toMatchObject({
      dueOn: '2018-10-09',
    })
  })

  test('near the end of the calendar, an early verification makes the date firm', () => {
    const verified = realDue('R20.B', noon('2026-12-24'), { verifiedAt: noon('2026-12-25') })
    expect(verified).toMatchObject({ kind: 'by-end-of-date', dueOn: '2026-12-28' })
    expect('latestOn' in verified).toBe(false)
    expect(realDue('R20.B', noon('2026-12-24'))).toMatchObject({
      kind: 'provisional',
      likelyOn: '2026-12-30',
    })
  })

  test('and a range belongs to the leg that ends first', () => {
    const verified = realDue('R20.B', noon('2026-12-28'), { verifiedAt: noon('2026-12-29') })
    expect(verified).toMatchObject({ kind: 'provisional', likelyOn: '2026-12-30' })
  })
})

describe('a reply to an application', () => {
  test.each<Row>([
    ['received the day before the new law: 15', 'N6.3', noon('2019-05-14'), { dueOn: '2019-06-04' }],
    ['its last second in China', 'N6.3', '2019-05-14T15:59:59Z', { dueOn: '2019-06-04' }],
    ['received on its first day: 20', 'N6.3', '2019-05-14T16:00:00Z', { dueOn: '2019-06-13' }],
    [
      'extended under the old law: 30',
      'N6.3',
      noon('2019-05-14'),
      { dueOn: '2019-06-26' },
      { extended: true },
    ],
    [
      'extended under the new law: 40',
      'N6.3',
      noon('2019-05-15'),
      { dueOn: '2019-07-11' },
      { extended: true },
    ],
    ['the rule of the extension says the same', 'N6.3x', noon('2019-05-14'), { dueOn: '2019-06-26' }],
    ['and does not double twice', 'N6.3x', noon('2019-05-15'), { dueOn: '2019-07-11' }, { extended: true }],
  ])('%s', (_, rule, anchor, expected, more) => {
    expect(realDue(rule, anchor, more)).toMatchObject({ kind: 'by-end-of-date', ...expected })
  })
})
