import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Judged } from '../../../../lib/domain/judge/judge-county.ts'
import type { Standing } from '../../../../lib/domain/judge/standing/standing.ts'
import { countyFiguresOf, tallyOfDays } from '../../../../lib/domain/tell/figures/county-figures.ts'
import {
  judgedOf,
  OMISSION_RATE,
  PUNCTUALITY,
  RATES,
  rateOf,
} from '../../../../lib/domain/tell/figures/rates.ts'
import { type Tally, tallyOf } from '../../../../lib/domain/tell/figures/tally.ts'
import { addDays, localDate } from '../../../../lib/domain/time/local-date.ts'
import { auction, event, tender } from '../../../fixtures/cast.ts'
import { AWAITED, judged, overdue, PUBLISHED, UNATTESTED, UNREAD } from '../judged.ts'

const LATE = { ...PUBLISHED, timing: 'late' } as Standing
const MISSING = overdue('2026-09-29 23:59:59', '2026-09-30 07:30')

/** Item 01 is due after 20 workdays: on 2026-09-29 for an event of 2026-09-01. */
const due = (on: string, standing: Standing, unit = 'housing-bureau') =>
  judged(event({ id: `${on}-${unit}`, on: `${on} 09:00`, unit }), standing)

const SOME: readonly Judged[] = [
  due('2025-11-03', LATE), // 2025-12-01
  due('2025-12-10', PUBLISHED), // 2026-01-09
  due('2026-08-03', MISSING), // 2026-08-31
  due('2026-09-01', PUBLISHED), // 2026-09-29
  due('2026-09-02', LATE, 'transport-bureau'), // 2026-09-30
  due('2026-10-26', AWAITED), // 2026-11-23
  judged(auction(), UNREAD), // 2026-10-27
  judged(tender({ item: '21', trigger: 'evaluation_report_received', on: '2026-09-24 09:00' }), MISSING),
]

describe('the figures of a county', () => {
  const figures = countyFiguresOf(SOME, localDate('2026-11-01'))

  it('count the year so far, and no advice of higher law', () => {
    expect(figures).toMatchObject({ year: 2026, throughOn: '2026-11-01' })
    expect(figures.total).toMatchObject({ due: 5, onTime: 2, late: 1, overdue: 1, unverifiable: 1 })
  })

  it('give each unit and each area its own', () => {
    expect([...figures.byUnit].map(([unit, { due: of }]) => [unit, of])).toEqual([
      ['housing-bureau', 3],
      ['natural-resources-bureau', 1],
      ['transport-bureau', 1],
    ])
    expect([...figures.byArea.values()].map(({ due: of }) => of)).toEqual([4, 1])
  })

  it('give the last twelve months, an empty one between the others as well', () => {
    expect(figures.months.map(({ month, tally }) => [month, tally.due])).toEqual([
      ['2025-12', 1],
      ['2026-01', 1],
      ...['02', '03', '04', '05', '06', '07'].map((month) => [`2026-${month}`, 0]),
      ['2026-08', 1],
      ['2026-09', 2],
      ['2026-10', 1],
      ['2026-11', 0],
    ])
  })

  it('give every year', () => {
    expect([...figures.years].map(([year, { due: of }]) => [year, of])).toEqual([
      [2025, 1],
      [2026, 5],
    ])
  })

  it('begin anew with the year, while the months go on', () => {
    const { total, byUnit, months } = countyFiguresOf(SOME, localDate('2027-01-03'))
    expect([total.due, byUnit.size]).toEqual([0, 0])
    expect([months[0]?.month, months.at(-1)?.month]).toEqual(['2026-08', '2027-01'])
  })

  it('are empty where nothing fell due', () => {
    expect(countyFiguresOf([due('2026-10-26', AWAITED)], localDate('2026-12-31'))).toMatchObject({
      months: [],
      total: { due: 0 },
    })
  })
})

const standing = fc.constantFrom<Standing>(PUBLISHED, LATE, MISSING, UNREAD, UNATTESTED, AWAITED)
const unit = fc.constantFrom('housing-bureau', 'transport-bureau', 'natural-resources-bureau')
const anyJudged = fc
  .tuple(fc.integer({ min: 0, max: 500 }), standing, unit)
  .map(([days, kind, of]) => due(addDays(localDate('2025-03-03'), days), kind, of))

const sum = (tallies: Iterable<Tally>, name: keyof Tally) =>
  [...tallies].reduce((total, tally) => total + tally[name], 0)

describe('for any county', () => {
  it('the parts add up to the whole, in any order of the obligations', () => {
    fc.assert(
      fc.property(fc.array(anyJudged, { maxLength: 30 }), (all) => {
        const throughOn = localDate('2026-10-15')
        const figures = countyFiguresOf(all, throughOn)
        for (const name of ['due', 'onTime', 'late', 'overdue', 'unverifiable', 'compliant'] as const) {
          expect(sum(figures.byUnit.values(), name)).toBe(figures.total[name])
          expect(sum(figures.byArea.values(), name)).toBe(figures.total[name])
          const ofYear = figures.months.filter(({ month }) => month.startsWith('2026'))
          expect(
            sum(
              ofYear.map(({ tally }) => tally),
              name,
            ),
          ).toBe(figures.total[name])
        }
        expect(countyFiguresOf(all.toReversed(), throughOn)).toEqual(figures)
      }),
      { numRuns: 100 },
    )
  })

  it('the days of two periods add up to those of both', () => {
    const day = fc.integer({ min: 0, max: 600 }).map((days) => addDays(localDate('2025-03-01'), days))
    fc.assert(
      fc.property(fc.array(anyJudged, { maxLength: 20 }), day, (all, cutOn) => {
        const [firstOn, lastOn] = [localDate('2025-01-01'), localDate('2027-12-31')]
        const before = tallyOfDays(all, { firstOn, lastOn: cutOn })
        const after = tallyOfDays(all, { firstOn: addDays(cutOn, 1), lastOn })
        expect(before.due + after.due).toBe(tallyOfDays(all, { firstOn, lastOn }).due)
      }),
      { numRuns: 100 },
    )
  })

  it('every outcome is counted once, and what could not be checked moves no rate but the last', () => {
    fc.assert(
      fc.property(fc.array(anyJudged, { maxLength: 30 }), fc.nat({ max: 9 }), (all, unreadCount) => {
        const tally = tallyOf(all)
        const { due: total, onTime, late, overdue: missing, uncertain, unverifiable, unattested } = tally
        expect(onTime + late + missing + uncertain + unverifiable + unattested).toBe(total)
        expect(judgedOf(tally)).toBeLessThanOrEqual(total)
        const unread = Array.from({ length: unreadCount }, () => due('2026-09-01', UNREAD))
        const blind = tallyOf([...all, ...unread])
        for (const rate of RATES.slice(0, -1)) expect(rateOf(rate, blind)).toBe(rateOf(rate, tally))
        const [punctual, omitted] = [rateOf(PUNCTUALITY, tally), rateOf(OMISSION_RATE, tally)]
        if (punctual !== undefined && omitted !== undefined)
          expect(punctual + omitted).toBeLessThanOrEqual(1 + 1e-9)
      }),
      { numRuns: 100 },
    )
  })
})
