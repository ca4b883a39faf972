import { describe, expect, it } from 'vitest'
import type { Due } from '../../../../lib/domain/duty/due.ts'
import type { Period } from '../../../../lib/domain/duty/due-rule.ts'
import type { Obligation } from '../../../../lib/domain/duty/obligation.ts'
import {
  answerWindow,
  isJustBefore,
  isLongAfter,
  lastDayOf,
  mayBeMisdated,
  windowFit,
} from '../../../../lib/domain/judge/match/answer-window.ts'
import { fromDayNumber, localDate } from '../../../../lib/domain/time/local-date.ts'
import { at, event, mustBe, notice, obligation } from '../../../fixtures/cast.ts'

const PERIODS: readonly Period[] = [
  { kind: 'within-workdays', workdays: 20 },
  { kind: 'within-days', days: 20 },
  { kind: 'within-hours', hours: 12 },
  { kind: 'verify-then-publish', verifyWorkdays: 3, publishWorkdays: 1 },
  { kind: 'workdays-before', workdays: 20 },
  { kind: 'days-before', days: 20 },
  { kind: 'yearly-by', monthDay: '03-31' },
  { kind: 'once-by', on: localDate('2018-10-20') },
  { kind: 'yearly-report', phases: [] },
  { kind: 'monthly', betterWithinWorkdays: 10 },
]
const UNREADABLE: Due = { kind: 'error', code: 'undated', message: '示例' }

interface Placed {
  readonly on?: string
  readonly due?: string | Due
}

/** An obligation of an event of 2026-09-15 by a rule of this kind, due on 2026-09-29. */
function placed(kind: string, { on = '2026-09-15 23:59', due = '2026-09-29' }: Placed = {}): Obligation {
  const one = obligation(event({ on }))
  const dueBy: Due =
    typeof due === 'string' ? { kind: 'by-instant', dueOn: localDate(due), dueAt: at(`${due} 12:00`) } : due
  const period = mustBe(PERIODS.find((of) => of.kind === kind))
  return { ...one, rule: { ...one.rule, period }, due: dueBy }
}

const NO_DAY = { displayedOn: undefined }
const shown = (displayedOn: string) => notice({ displayedOn, seen: '2030-01-01 08:30' })
const seen = (day: string) => notice({ seen: `${day} 00:01` })

describe('the days on which a notice can answer', () => {
  it.each<[string, string, Placed, string, string | undefined]>([
    ['three days before the event, as clerks date by hand', 'within-workdays', {}, '2026-09-12', undefined],
    ['the same where hours are counted', 'within-hours', {}, '2026-09-12', undefined],
    ['three months before an auction, up to its day', 'days-before', {}, '2026-06-17', '2026-09-15'],
    ['the same where workdays are counted', 'workdays-before', {}, '2026-06-17', '2026-09-15'],
    ['from January where a date of the year is set', 'yearly-by', {}, '2026-01-01', undefined],
    [
      'of the year of that date, when the event is dated after it',
      'yearly-by',
      { on: '2027-02-10 09:00', due: '2026-03-31' },
      '2026-01-01',
      undefined,
    ],
    [
      'or from the event, when that is in the year before',
      'yearly-report',
      { on: '2026-12-31 09:00', due: '2027-03-31' },
      '2026-12-28',
      undefined,
    ],
    [
      'from January of its own year without such a date',
      'yearly-by',
      { due: UNREADABLE },
      '2026-01-01',
      undefined,
    ],
    ['from January for a report of the year', 'yearly-report', {}, '2026-01-01', undefined],
    [
      'from January of the year of what is due once',
      'once-by',
      { due: '2018-10-20' },
      '2018-01-01',
      undefined,
    ],
    ['from the first of the month for a monthly duty', 'monthly', {}, '2026-09-01', undefined],
    [
      'and three days before it at the beginning of a month',
      'monthly',
      { on: '2026-09-02 09:00' },
      '2026-08-30',
      undefined,
    ],
  ])('%s', (_, kind, parts, first, last) => {
    const { firstDay, lastDay } = answerWindow(placed(kind, parts))
    expect([fromDayNumber(firstDay), lastDay && fromDayNumber(lastDay)]).toEqual([first, last])
  })

  it.each([
    ['the last day of a firm date', { kind: 'by-instant', dueOn: '2026-09-29' }, '2026-09-29'],
    [
      'the late end of a range',
      { kind: 'provisional', earliestOn: '2027-02-01', latestOn: '2027-02-09' },
      '2027-02-09',
    ],
    ['none where nobody can say', UNREADABLE, undefined],
    ['none of a rule to keep', { kind: 'keep-forever' }, undefined],
  ])('know %s', (_, due, day) => {
    const lastDay = lastDayOf(due as Due)
    expect(lastDay && fromDayNumber(lastDay)).toBe(day)
  })
})

describe('a notice', () => {
  it.each([
    ['of the first day of the window is in time', 'within-days', '2026-09-12', 'inside'],
    ['of a day earlier is about something else', 'within-days', '2026-09-11', 'outside'],
    ['of the due day is in time', 'within-days', '2026-09-29', 'inside'],
    ['of a day later is late', 'within-days', '2026-09-30', 'near'],
    ['of the day of the auction is in time', 'days-before', '2026-09-15', 'inside'],
    ['of the day after the auction is about something else', 'days-before', '2026-09-16', 'outside'],
  ])('%s', (_, kind, day, fit) => expect(windowFit(placed(kind), shown(day))).toBe(fit))

  it('of no known day may be in time or not', () => {
    expect(windowFit(placed('within-days'), NO_DAY)).toBe('near')
    expect(windowFit(placed('days-before'), NO_DAY)).toBe('near')
  })

  it('is late or in time, nobody knows, where no day is due', () => {
    expect(windowFit(placed('within-days', { due: UNREADABLE }), shown('2026-09-20'))).toBe('near')
    expect(windowFit(placed('days-before', { due: UNREADABLE }), shown('2026-09-10'))).toBe('inside')
  })
})

describe('a notice outside the window', () => {
  const auctioned = placed('days-before')
  it.each<[string, Parameters<typeof mayBeMisdated>[1], boolean]>([
    ['may be misdated when we first saw it a month before', seen('2026-08-13'), true],
    ['was there before the event when we saw it a day earlier', seen('2026-08-12'), false],
    [
      'may be misdated whatever day it shows, by our own look',
      { ...shown('2020-01-01'), firstSeenAt: at('2026-09-20') },
      true,
    ],
    ['without a look is believed the day that it shows', { displayedOn: localDate('2026-08-12') }, false],
    ['which may be just near enough', { displayedOn: localDate('2026-08-13') }, true],
    ['of no day at all may not', NO_DAY, false],
    [
      'that was not there yet, and no auction sets an end',
      { ...seen('2026-09-20'), absentAt: at('2026-09-19') },
      true,
    ],
  ])('%s', (_, posted, expected) => expect(mayBeMisdated(placed('within-days'), posted)).toBe(expected))

  it.each([
    ['was not there on the day after the auction: it came too late', '2026-09-16', false],
    ['was not there on the day of the auction: it may have come on it', '2026-09-15', true],
  ])('%s', (_, absent, expected) => {
    expect(mayBeMisdated(auctioned, { ...seen('2026-09-20'), absentAt: at(`${absent} 08:00`) })).toBe(
      expected,
    )
  })

  it('may be misdated when no look says that it was not there', () => {
    expect(mayBeMisdated(auctioned, seen('2026-09-20'))).toBe(true)
  })

  it.each([
    ['a month before it', '2026-08-13', true],
    ['more than a month before it', '2026-08-12', false],
    ['on the day before it', '2026-09-11', true],
    ['on its first day, which is no more before it', '2026-09-12', false],
    ['long after', '2026-12-01', false],
  ])('may be just before it: %s', (_, day, expected) => {
    expect(isJustBefore(placed('within-days'), shown(day))).toBe(expected)
  })

  it('of no known day is not just before it', () => {
    expect(isJustBefore(placed('within-days'), NO_DAY)).toBe(false)
  })
})

describe('a notice half a year after the event', () => {
  it.each([
    ['is long after where workdays are counted', 'within-workdays', true],
    ['is long after where days are counted', 'within-days', true],
    ['is long after where hours are counted', 'within-hours', true],
    ['is long after where a check comes first', 'verify-then-publish', true],
    ['is not where a date of the year is set', 'yearly-by', false],
    ['is not where every month has one', 'monthly', false],
  ])('%s', (_, kind, expected) => {
    expect(isLongAfter(placed(kind), shown('2027-03-15'))).toBe(expected)
    expect(isLongAfter(placed(kind), shown('2027-03-14'))).toBe(false)
    expect(isLongAfter(placed(kind), NO_DAY)).toBe(false)
  })
})
