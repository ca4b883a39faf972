import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StopClock } from '../../../lib/domain/duty/decision.ts'
import { dueOf } from '../../../lib/domain/duty/due-of.ts'
import type { Period } from '../../../lib/domain/duty/due-rule.ts'
import { closedStops, dueWithStops } from '../../../lib/domain/duty/stop-clock.ts'
import { addDays, fromDayNumber, localDate, toDayNumber } from '../../../lib/domain/time/local-date.ts'
import { at, CALENDAR, decision } from '../../fixtures/cast.ts'

type Span = readonly [first: string, last?: string]

const stopsOf = (spans: readonly Span[]) =>
  closedStops(
    spans.map(
      ([fromOn, toOn]) => decision({ kind: 'stop-clock', fromOn, ...(toOn && { toOn }) }) as StopClock,
    ),
  )

function dueOn(period: Period, from: string, spans: readonly Span[]): string {
  const anchor = { at: at(from) }
  const due = dueWithStops({ due: dueOf(period, anchor, CALENDAR), period, anchor }, stopsOf(spans), CALENDAR)
  return 'dueOn' in due ? due.dueOn : due.kind
}

const TEN_WORKDAYS: Period = { kind: 'within-workdays', workdays: 10 }
const TEN_DAYS: Period = { kind: 'within-days', days: 10 }

/** 20 September 2026 is a Sunday that is worked. */
describe('a stopped clock', () => {
  it.each<[string, Period, string, readonly Span[], string]>([
    ['without stops the date stays', TEN_WORKDAYS, '2026-09-01 09:00', [], '2026-09-15'],
    ['an open stop moves nothing yet', TEN_WORKDAYS, '2026-09-01 09:00', [['2026-09-03']], '2026-09-15'],
    [
      'workdays of the stop do not count',
      TEN_WORKDAYS,
      '2026-09-01 09:00',
      [['2026-09-03', '2026-09-08']],
      '2026-09-20',
    ],
    [
      'a weekend of the stop takes nothing from workdays',
      TEN_WORKDAYS,
      '2026-09-01 09:00',
      [['2026-09-05', '2026-09-06']],
      '2026-09-15',
    ],
    [
      'a stop after the due date moves nothing',
      TEN_WORKDAYS,
      '2026-09-01 09:00',
      [['2026-09-16', '2026-09-30']],
      '2026-09-15',
    ],
    [
      'a stop before the event moves nothing',
      TEN_WORKDAYS,
      '2026-09-01 09:00',
      [['2026-08-01', '2026-09-01']],
      '2026-09-15',
    ],
    [
      'a stop on the last day moves it past the stop',
      TEN_WORKDAYS,
      '2026-09-01 09:00',
      [['2026-09-15', '2026-09-17']],
      '2026-09-18',
    ],
    [
      'days that two stops share count once',
      TEN_WORKDAYS,
      '2026-09-01 09:00',
      [
        ['2026-09-03', '2026-09-07'],
        ['2026-09-04', '2026-09-08'],
      ],
      '2026-09-20',
    ],
    [
      'a stop reaches the days that the one before has added',
      TEN_WORKDAYS,
      '2026-09-01 09:00',
      [
        ['2026-09-03', '2026-09-08'],
        ['2026-09-20', '2026-09-20'],
      ],
      '2026-09-21',
    ],
    [
      'calendar days of the stop do not count, and a rest day moves on',
      TEN_DAYS,
      '2026-09-01 09:00',
      [['2026-09-05', '2026-09-06']],
      '2026-09-14',
    ],
    [
      'a named date moves by every stopped day before it',
      { kind: 'yearly-by', monthDay: '09-30' },
      '2026-01-01 00:00',
      [['2026-09-01', '2026-09-03']],
      '2026-10-03',
    ],
    [
      'a notice before its event stays',
      { kind: 'days-before', days: 20 },
      '2026-11-16 09:00',
      [['2026-10-01', '2026-10-10']],
      '2026-10-27',
    ],
    [
      'but is not due within the stop',
      { kind: 'days-before', days: 20 },
      '2026-11-16 09:00',
      [['2026-10-20', '2026-10-30']],
      '2026-10-31',
    ],
    [
      'a chain counts workdays',
      { kind: 'verify-then-publish', verifyWorkdays: 3, publishWorkdays: 1 },
      '2026-09-01 09:00',
      [['2026-09-03', '2026-09-03']],
      '2026-09-08',
    ],
  ])('%s', (_, period, from, spans, expected) => {
    expect(dueOn(period, from, spans)).toBe(expected)
  })

  it.each<[string, readonly Span[], string]>([
    ['none', [], '2026-09-01 21:00'],
    ['the whole next day is too late', [['2026-09-02', '2026-09-02']], '2026-09-01 21:00'],
    ['what is left of the day of receipt does not count', [['2026-09-01', '2026-09-01']], '2026-09-02 12:00'],
    ['nor the days after', [['2026-09-01', '2026-09-03']], '2026-09-04 12:00'],
  ])('stops hours to the minute: %s', (_, spans, expected) => {
    const period: Period = { kind: 'within-hours', hours: 12 }
    const anchor = { at: at('2026-09-01 09:00') }
    const due = dueWithStops(
      { due: dueOf(period, anchor, CALENDAR), period, anchor },
      stopsOf(spans),
      CALENDAR,
    )
    expect(due).toMatchObject({ kind: 'by-instant', dueAt: at(expected) })
  })

  it.each<[Period, string]>([
    [{ kind: 'within-hours', hours: 12 }, '2026-09-01 09:00'],
    [{ kind: 'within-workdays', workdays: 10 }, '2026-09-01 09:00'],
    [{ kind: 'within-days', days: 10 }, '2026-09-01 09:00'],
    [{ kind: 'workdays-before', workdays: 20 }, '2026-10-31 09:00'],
    [{ kind: 'once-by', on: localDate('2026-09-20') }, '2026-09-01 09:00'],
  ])('leaves a date as it is that no stop touches: %o', (period, from) => {
    const anchor = { at: at(from) }
    const due = dueOf(period, anchor, CALENDAR)
    expect(dueWithStops({ due, period, anchor }, stopsOf([['2026-11-20', '2026-11-30']]), CALENDAR)).toBe(due)
  })

  it('becomes provisional where it moves beyond the last holiday notice', () => {
    const period: Period = { kind: 'within-workdays', workdays: 20 }
    const anchor = { at: at('2026-11-16 09:00') }
    const firm = dueOf(period, anchor, CALENDAR)
    const due = dueWithStops({ due: firm, period, anchor }, stopsOf([['2026-11-20', '2026-12-31']]), CALENDAR)
    expect([firm.kind, due.kind]).toEqual(['by-end-of-date', 'provisional'])
  })

  it('counts as a walk day by day does, in workdays and in calendar days', () => {
    const day = fc.integer({ min: -10, max: 80 })
    const span = fc.tuple(day, fc.integer({ min: 0, max: 20 }))
    fc.assert(
      fc.property(
        fc.array(span, { maxLength: 4 }),
        fc.integer({ min: 1, max: 30 }),
        fc.boolean(),
        (spans, n, inWorkdays) => {
          const from = localDate('2026-03-02')
          const dates = spans.map(
            ([first, days]): Span => [addDays(from, first), addDays(from, first + days)],
          )
          const period: Period = inWorkdays
            ? { kind: 'within-workdays', workdays: n }
            : { kind: 'within-days', days: n }
          expect(dueOn(period, `${from} 09:00`, dates)).toBe(walked(from, dates, { n, inWorkdays }))
        },
      ),
      { numRuns: 1_000 },
    )
  })
})

/** The slow way: each day after the first counts unless it is stopped. */
function walked(
  from: string,
  spans: readonly Span[],
  { n, inWorkdays }: { n: number; inWorkdays: boolean },
): string {
  const isStopped = (on: string) => spans.some(([first, last = '']) => first <= on && on <= last)
  let day = toDayNumber(localDate(from))
  for (let counted = 0; counted < n; ) {
    day += 1
    if (!isStopped(fromDayNumber(day)) && (!inWorkdays || CALENDAR.isWorkday(day))) counted += 1
  }
  while (!inWorkdays && !CALENDAR.isWorkday(day)) day += 1
  return fromDayNumber(day)
}
