import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Anchor, Due } from '../../../lib/domain/duty/due.ts'
import { dueOf } from '../../../lib/domain/duty/due-of.ts'
import type { Period } from '../../../lib/domain/duty/due-rule.ts'
import { chinaInstant, DAY_MS } from '../../../lib/domain/time/instant.ts'
import { localDate } from '../../../lib/domain/time/local-date.ts'
import type { WorkCalendar } from '../../../lib/domain/time/work-calendar.ts'
import { calendarAsOf, realCalendar } from '../../fixtures/real-calendar.ts'
import {
  everyDay,
  isWorkdayByFile,
  stepDay,
  walkToWorkday,
  walkWorkdays,
  walkYears,
} from '../time/day-walk.ts'

const DAYS = everyDay('2018-01-01', '2026-12-31')
const [FIRST, FIRM] = ['2018-01-01', '2026-12-28']
const real = realCalendar()

interface Expected {
  readonly last: string
  readonly nominal?: string
  readonly safe?: string
  readonly clear?: string
  /** The latest day that the walk looked at. */
  readonly seen: string
}

/** By walking; undefined where the walk leaves the years of the files. */
type Walked = (date: string) => Expected | undefined

const within = (nominal: string): Expected | undefined => {
  if (nominal > FIRM) return undefined
  const last = walkToWorkday(nominal, 1)
  return { last, nominal, safe: walkToWorkday(nominal, -1), seen: last }
}

const forwards =
  (n: number): Walked =>
  (date) => {
    const last = walkWorkdays(date, n)
    return { last, nominal: last, safe: last, seen: last }
  }

const backwards =
  (n: number, unit: 'workdays' | 'days'): Walked =>
  (date) => {
    const back = (count: number) => (unit === 'days' ? stepDay(date, -count) : walkWorkdays(date, count, -1))
    const last = back(n)
    const seen = unit === 'days' ? last : stepDay(date, -1)
    return { last, nominal: last, safe: walkToWorkday(last, -1), clear: back(n + 1), seen }
  }

const named = (last: string): Expected => ({
  last,
  nominal: last,
  safe: walkToWorkday(last, -1),
  seen: last,
})

const monthEnd: Walked = (date) => {
  let day = date
  while (stepDay(day, 1).slice(5, 7) === date.slice(5, 7)) day = stepDay(day, 1)
  return named(day)
}

const ns = [1, 2, 3, 5, 7, 10, 15, 20, 40]
const cases: readonly (readonly [Period, Walked])[] = [
  ...ns.map((n) => [{ kind: 'within-workdays', workdays: n }, forwards(n)] as const),
  ...ns.map((n) => [{ kind: 'keep-workdays', workdays: n }, forwards(n)] as const),
  ...ns.map((n) => [{ kind: 'workdays-before', workdays: n }, backwards(n, 'workdays')] as const),
  ...[3, 7, 10, 15, 20, 30].flatMap((n) => [
    [{ kind: 'within-days', days: n }, (date: string) => within(stepDay(date, n))] as const,
    [{ kind: 'keep-days', days: n }, (date: string) => within(stepDay(date, n))] as const,
    [{ kind: 'days-before', days: n }, backwards(n, 'days')] as const,
  ]),
  ...[1, 3, 5].map(
    (n) => [{ kind: 'keep-years', years: n }, (date: string) => within(walkYears(date, n))] as const,
  ),
  [{ kind: 'yearly-by', monthDay: '03-31' }, (date) => named(`${date.slice(0, 4)}-03-31`)],
  [{ kind: 'once-by', on: localDate('2018-10-20') }, () => named('2018-10-20')],
  [{ kind: 'monthly', betterWithinWorkdays: 10 }, monthEnd],
  [{ kind: 'verify-then-publish', verifyWorkdays: 3, publishWorkdays: 1 }, forwards(4)],
  [
    {
      kind: 'reply',
      extended: false,
      phases: [
        { receivedFrom: localDate('2008-05-01'), workdays: 15 },
        { receivedFrom: localDate('2019-05-15'), workdays: 20 },
      ],
    },
    (date) => forwards(date < '2019-05-15' ? 15 : 20)(date),
  ],
  [
    {
      kind: 'yearly-report',
      phases: [
        { fromReportYear: 2018, departmentBy: '03-31', countyBy: '03-31' },
        { fromReportYear: 2019, departmentBy: '01-31', countyBy: '03-31' },
      ],
    },
    (date) => {
      const year = Number(stepDay(date, 1).slice(0, 4))
      return named(`${year}-${year >= 2020 ? '01' : '03'}-31`)
    },
  ],
]

const anchorAt = (date: string, timeOfDayMs: number): Anchor => ({
  at: chinaInstant(localDate(date), timeOfDayMs),
})

/** What is wrong about an answer; undefined when it agrees with the walk. */
function difference(due: Due, expected: Expected | undefined): string | undefined {
  if (due.kind === 'provisional') {
    // Without the next year's files the walk cannot say; the other test lets the years after the last notice be known.
    return expected === undefined || expected.seen > FIRM ? undefined : 'needlessly provisional'
  }
  if (due.kind === 'error')
    return expected !== undefined && earliestOf(expected) >= FIRST ? due.message : undefined
  if (expected === undefined || expected.seen > FIRM) return 'firm without knowing'
  const given = datesOf(due)
  const wanted =
    due.kind === 'keep-until-date'
      ? [expected.nominal, expected.last, stepDay(expected.last, 1)]
      : [expected.nominal, expected.last, expected.safe, expected.clear]
  return JSON.stringify(given) === JSON.stringify(wanted.filter((date) => date !== undefined))
    ? undefined
    : `${given} instead of ${wanted}`
}

const earliestOf = ({ last, safe, clear }: Expected) =>
  [last, safe ?? last, clear ?? last].toSorted()[0] ?? last

function datesOf(due: Due): readonly string[] {
  switch (due.kind) {
    case 'by-end-of-date':
    case 'each-month-end':
      return [due.nominalOn, due.dueOn, due.safeOn]
    case 'not-later-than-date-before-anchor':
      return [due.nominalOn, due.dueOn, due.safeOn, due.clearPeriodOn]
    case 'keep-until-date':
      return [due.nominalLastOn, due.lastOn, due.removableFromOn]
    default:
      return []
  }
}

describe('the engine agrees with a day walk on every day of 2018 to 2026', () => {
  test.each(cases.map(([period, walk]) => [JSON.stringify(period), period, walk] as const))(
    '%s',
    (_, period, walk) => {
      const differences = DAYS.flatMap((date, index) => {
        const due = dueOf(period, anchorAt(date, (index * 7_919_993) % DAY_MS), real)
        const found = difference(due, walk(date))
        return found === undefined ? [] : [`${date}: ${found}`]
      })
      expect(differences).toEqual([])
    },
  )

  test('for any n and any time of the day', () => {
    const n = fc.integer({ min: 1, max: 120 })
    const time = fc.integer({ min: 0, max: DAY_MS - 1 })
    fc.assert(
      fc.property(fc.constantFrom(...DAYS), n, time, (date, count, timeOfDayMs) => {
        const anchor = anchorAt(date, timeOfDayMs)
        const periods: readonly (readonly [Period, Walked])[] = [
          [{ kind: 'within-workdays', workdays: count }, forwards(count)],
          [{ kind: 'workdays-before', workdays: count }, backwards(count, 'workdays')],
          [{ kind: 'within-days', days: count }, (day) => within(stepDay(day, count))],
          [{ kind: 'days-before', days: count }, backwards(count, 'days')],
        ]
        for (const [period, walk] of periods)
          expect(difference(dueOf(period, anchor, real), walk(date))).toBeUndefined()
      }),
      { numRuns: 500 },
    )
  })

  test('the two legs of a chain, whenever it was verified', () => {
    const period: Period = { kind: 'verify-then-publish', verifyWorkdays: 3, publishWorkdays: 1 }
    for (const date of DAYS.slice(0, -20)) {
      for (const waited of [0, 1, 2, 4, 9]) {
        const verifiedOn = stepDay(date, waited)
        const due = dueOf(period, { ...anchorAt(date, 0), verifiedAt: anchorAt(verifiedOn, 0).at }, real)
        const latestOn = walkWorkdays(date, 4)
        const dueOn = [walkWorkdays(verifiedOn, 1), latestOn].toSorted()[0]
        expect(due, date).toMatchObject({ dueOn, latestOn, verifyDueOn: walkWorkdays(date, 3) })
      }
    }
  })
})

describe('without the next notice, the range holds the day that it later turns out to be', () => {
  const tried: readonly (readonly [Period, (date: string) => string])[] = [
    ...[1, 4, 7, 10, 20, 30, 40].flatMap((n) => [
      [{ kind: 'within-workdays', workdays: n }, (date: string) => walkWorkdays(date, n)] as const,
      [{ kind: 'workdays-before', workdays: n }, (date: string) => walkWorkdays(date, n, -1)] as const,
    ]),
    ...[3, 10, 20, 30].flatMap((n) => [
      [{ kind: 'within-days', days: n }, (date: string) => walkToWorkday(stepDay(date, n), 1)] as const,
      [{ kind: 'days-before', days: n }, (date: string) => stepDay(date, -n)] as const,
    ]),
    [{ kind: 'keep-years', years: 1 }, (date) => walkToWorkday(walkYears(date, 1), 1)],
    [{ kind: 'yearly-by', monthDay: '03-31' }, (date) => `${date.slice(0, 4)}-03-31`],
  ]

  test.each([2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025])('as seen at the end of %i', (year) => {
    const calendar: WorkCalendar = calendarAsOf(year)
    const differences = everyDay(`${year}-06-01`, `${year + 1}-12-31`).flatMap((date) =>
      tried.flatMap(([period, walk]) => {
        const truth = walk(date)
        if (truth > '2026-12-31') return []
        const found = outside(dueOf(period, anchorAt(date, 0), calendar), truth)
        return found === undefined ? [] : [`${JSON.stringify(period)} from ${date}: ${truth} is not ${found}`]
      }),
    )
    expect(differences).toEqual([])
  })

  function outside(due: Due, truth: string): string | undefined {
    if (due.kind !== 'provisional') return datesOf(due)[1] === truth ? undefined : `${datesOf(due)[1]} (firm)`
    return due.earliestOn <= truth && truth <= due.latestOn
      ? undefined
      : `in ${due.earliestOn} to ${due.latestOn}`
  }
})

test('the walk knows its files', () => {
  expect(DAYS.filter(isWorkdayByFile).length).toBeGreaterThan(2200)
})
