import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { duesOfDays, duesOfEvents, exampleDays, movedDues } from '../../../lib/catalogue/diff/moved-dues.ts'
import type { Catalogue } from '../../../lib/domain/catalogue.ts'
import type { Period } from '../../../lib/domain/duty/due-rule.ts'
import { localDate } from '../../../lib/domain/time/local-date.ts'
import {
  everyDay,
  isWorkdayByFile,
  stepDay,
  walkToWorkday,
  walkWorkdays,
} from '../../domain/time/day-walk.ts'
import { auction, building, event, tender } from '../../fixtures/cast.ts'
import { REAL, withDay, withPeriod, withRule } from './catalogues.ts'

const EVENTS = [event(), tender({ on: '2026-11-24 09:00' }), auction(), building({ on: '2026-10-26 09:00' })]
const moved = (after: Catalogue) => movedDues(duesOfEvents(EVENTS, REAL), duesOfEvents(EVENTS, after))
const briefly = (after: Catalogue) =>
  moved(after).map(({ owner, before, after: is }) => [
    'event' in owner ? `${owner.event} ${owner.rule} ${owner.channel}` : '',
    before && 'dueOn' in before ? before.dueOn : undefined,
    is && 'dueOn' in is ? is.dueOn : undefined,
  ])

describe('the dues of recorded events', () => {
  it('do not move where nothing changes', () => {
    expect(moved(REAL)).toEqual([])
  })

  it('move on every channel of the rule that changes, and nowhere else', () => {
    expect(briefly(withPeriod('R07', { kind: 'days-before', days: 30 }))).toEqual([
      ['a1 R07 landchina', '2026-10-27', '2026-10-17'],
      ['a1 R07 county-site', '2026-10-27', '2026-10-17'],
    ])
  })

  it('come and go with the channels of a rule', () => {
    expect(briefly(withRule('R07', (rule) => ({ ...rule, channels: ['landchina', 'zrzy-ln'] })))).toEqual([
      ['a1 R07 county-site', '2026-10-27', undefined],
      ['a1 R07 zrzy-ln', undefined, '2026-10-27'],
    ])
  })

  it('go with an item that the catalogue no longer holds', () => {
    const items = new Map([...REAL.items].filter(([id]) => id !== '07'))
    expect(briefly({ ...REAL, items }).map(([, before, after]) => [before, after])).toEqual([
      ['2026-10-27', undefined],
      ['2026-10-27', undefined],
    ])
  })

  it('move with a new holiday only where its day is counted', () => {
    expect(briefly(withDay('2026-11-10', 'rest'))).toEqual([
      ['b1 R02.3s county-site', '2026-11-23', '2026-11-24'],
      ['b1 R02.3s project-site-board', '2026-11-23', '2026-11-24'],
    ])
  })
})

describe('the dues of example days', () => {
  const days = exampleDays({ firstOn: localDate('2026-11-24'), days: 60 }, [REAL])

  it('are taken from each workday of the time', () => {
    expect(days).toEqual(everyDay('2026-11-24', '2027-01-22').filter(isWorkday))
  })

  it('cover both levels of a yearly report', () => {
    const levels = duesOfDays(days.slice(0, 1), REAL).flatMap(({ owner }) =>
      'level' in owner ? [`${owner.rule} ${owner.level}`] : [],
    )
    expect(levels.length).toBeGreaterThan(0)
    expect(levels.filter((level) => level.endsWith('department'))).toHaveLength(levels.length / 2)
  })

  it('reach keep periods too', () => {
    const keep = [...REAL.rules.values()].find(({ period }) => period.kind === 'keep-years')?.id ?? ''
    const after = withPeriod(keep, { kind: 'keep-days', days: 10 })
    const found = movedDues(duesOfDays(days, REAL), duesOfDays(days, after))
    expect(found).toHaveLength(days.length)
    expect(new Set(found.map(({ owner }) => owner.rule))).toEqual(new Set([keep]))
  })

  it('no date moves when only the reach of the calendar is told in other words', () => {
    const provisional = (reason: string) => [
      {
        owner: { anchor: 'x', rule: 'R' },
        due: {
          kind: 'provisional' as const,
          earliestOn: localDate('2027-01-04'),
          likelyOn: localDate('2027-01-05'),
          latestOn: localDate('2027-01-06'),
          reason,
        },
      },
    ]
    expect(movedDues(provisional('one'), provisional('other'))).toEqual([])
  })
})

/** Days after the last file are weekdays, as the calendar takes them; its statutory days are in the file of 2027. */
const isWorkday = (day: string) => (day === '2027-01-01' ? false : isWorkdayByFile(day))

/** The days that settle a due date, walked day by day: a change of any other day cannot move it. */
function countedDays(period: Period, from: string): readonly string[] {
  switch (period.kind) {
    case 'within-workdays':
    case 'keep-workdays':
      return everyDay(stepDay(from, 1), walkWorkdays(from, period.workdays))
    case 'workdays-before':
      return everyDay(walkWorkdays(from, period.workdays + 1, -1), stepDay(from, -1))
    case 'verify-then-publish':
      return everyDay(stepDay(from, 1), walkWorkdays(from, period.verifyWorkdays + period.publishWorkdays))
    case 'reply':
      return everyDay(
        stepDay(from, 1),
        walkWorkdays(from, (period.phases.at(-1)?.workdays ?? 0) * (period.extended ? 2 : 1)),
      )
    case 'within-days':
      return everyDay(
        walkToWorkday(stepDay(from, period.days), -1),
        walkToWorkday(stepDay(from, period.days), 1),
      )
    case 'keep-days':
      return everyDay(stepDay(from, period.days), walkToWorkday(stepDay(from, period.days), 1))
    case 'days-before':
      return toSafe(stepDay(from, -period.days))
    case 'yearly-by':
      return toSafe(`${from.slice(0, 4)}-${period.monthDay}`)
    case 'once-by':
      return toSafe(period.on)
    case 'yearly-report':
      return [period.phases.at(-1)?.departmentBy, period.phases.at(-1)?.countyBy].flatMap((day) =>
        toSafe(`${from.slice(0, 4)}-${day}`),
      )
    case 'monthly': {
      const end = lastOfMonth(from)
      return everyDay(walkToWorkday(end, -1), walkWorkdays(end, period.betterWithinWorkdays))
    }
    // Hours run through; the ends of years of keeping lie beyond the days that the test changes.
    case 'within-hours':
    case 'keep-years':
    case 'keep-forever':
      return []
  }
}

/** A named day moves no due date; being a rest day, it sends the reminder back to the workday before. */
function toSafe(day: string): readonly string[] {
  return everyDay(walkToWorkday(day, -1), day)
}

function lastOfMonth(day: string): string {
  return stepDay(day, 1).slice(5, 7) === day.slice(5, 7) ? lastOfMonth(stepDay(day, 1)) : day
}

const RULES = [...REAL.rules.values()]
/** Far enough from the end of the calendar that no due is provisional, before or after. */
const anAnchor = fc.constantFrom(...everyDay('2026-02-01', '2026-09-15'))

describe('a corrected calendar or rule', () => {
  it('moves exactly the dues whose counting meets the day that changed', () => {
    fc.assert(
      fc.property(anAnchor, fc.integer({ min: -30, max: 45 }), (anchor, offset) => {
        const changed = stepDay(anchor, offset)
        const after = withDay(changed, isWorkdayByFile(changed) ? 'rest' : 'make-up')
        const days = [localDate(anchor)]
        const found = movedDues(duesOfDays(days, REAL), duesOfDays(days, after))
        const expected = RULES.filter(({ period }) => countedDays(period, anchor).includes(changed))
        expect(new Set(found.map(({ owner }) => owner.rule)), `${anchor}, ${changed}`).toEqual(
          new Set(expected.map(({ id }) => id)),
        )
      }),
      { numRuns: 100 },
    )
  })

  it('moves the dues of the rule that changed and of no other, from every day', () => {
    const id = fc.constantFrom(...RULES.map((rule) => rule.id))
    fc.assert(
      fc.property(id, fc.integer({ min: 1, max: 60 }), anAnchor, (rule, workdays, anchor) => {
        const days = [localDate(anchor)]
        const after = withPeriod(rule, { kind: 'within-workdays', workdays })
        const found = movedDues(duesOfDays(days, REAL), duesOfDays(days, after))
        expect(found.filter(({ owner }) => owner.rule !== rule)).toEqual([])
        for (const { after: due } of found)
          if (due)
            expect(due).toMatchObject({ kind: 'by-end-of-date', dueOn: walkWorkdays(anchor, workdays) })
        if (found.length === 0) expect(dueDayOf(REAL, rule, anchor)).toBe(walkWorkdays(anchor, workdays))
      }),
      { numRuns: 300 },
    )
  })

  it('is told the same from either side', () => {
    fc.assert(
      fc.property(anAnchor, fc.integer({ min: -30, max: 45 }), (anchor, offset) => {
        const after = withDay(stepDay(anchor, offset), 'rest')
        const [was, is] = [REAL, after].map((one) => duesOfDays([localDate(anchor)], one))
        if (!was || !is) return
        const there = movedDues(was, is)
        const back = movedDues(is, was).map(({ owner, before, after: then }) => ({
          owner,
          before: then,
          after: before,
        }))
        expect(back).toEqual(there)
      }),
      { numRuns: 50 },
    )
  })
})

function dueDayOf(catalogue: Catalogue, rule: string, anchor: string): string | undefined {
  const due = duesOfDays([localDate(anchor)], catalogue).find(({ owner }) => owner.rule === rule)?.due
  return due && 'dueOn' in due ? due.dueOn : undefined
}
