import { describe, expect, test } from 'vitest'
import type { CountyFigures, MonthFigures } from '../../../lib/domain/tell/figures/county-figures.ts'
import { NOTHING_DUE, type Tally } from '../../../lib/domain/tell/figures/tally.ts'
import { localDate } from '../../../lib/domain/time/local-date.ts'
import { rateWords } from '../../../lib/messages/digest/digest-figures.ts'
import { figuresParts } from '../../../lib/messages/digest/digest-tables.ts'
import { letterText } from '../../../lib/messages/letter/letter-text.ts'

const tally = (onTime: number, late: number, other: Partial<Tally> = {}): Tally => ({
  ...NOTHING_DUE,
  due: onTime + late,
  onTime,
  late,
  compliant: onTime,
  ...other,
})
const month = (of: string, counts: Tally): MonthFigures => ({ month: of, tally: counts })

function textOf(parts: Partial<CountyFigures>): string {
  const figures: CountyFigures = {
    year: 2026,
    throughOn: localDate('2026-11-22'),
    total: tally(1, 1),
    byUnit: new Map([['u', tally(1, 1)]]),
    byArea: new Map([['土地', tally(1, 1)]]),
    months: [month('2026-11', tally(1, 1))],
    years: new Map([[2026, tally(1, 1)]]),
    ...parts,
  }
  return letterText({ title: '', subtitle: '', parts: figuresParts(figures, new Map()), signature: [] })
}

describe('rates in words', () => {
  test.each([
    [undefined, '—'],
    [0, '0%'],
    [1, '100%'],
    [1 / 3, '33.3%'],
    [0.875, '87.5%'],
    [0.9999, '99.9%'],
    [0.0001, '0.1%'],
  ])('%s is %s', (rate, words) => {
    expect(rateWords(rate)).toBe(words)
  })
})

describe('the tables of the digest', () => {
  test.each([
    [
      'a better month',
      [month('2026-10', tally(1, 1)), month('2026-11', tally(3, 1))],
      '2026年11月按时率75%，比2026年10月的50%升25个百分点。',
    ],
    [
      'a worse month, over the new year',
      [month('2025-12', tally(2, 0)), month('2026-01', tally(1, 2))],
      '2026年1月按时率33.3%，比2025年12月的100%降66.7个百分点。',
    ],
    [
      'by the figures as they are shown',
      [month('2026-10', tally(33, 13)), month('2026-11', tally(53, 26))],
      '2026年11月按时率67.1%，比2026年10月的71.7%降4.6个百分点。',
    ],
    [
      'the same',
      [month('2026-10', tally(1, 1)), month('2026-11', tally(2, 2))],
      '2026年11月按时率50%，比2026年10月的50%持平。',
    ],
  ])('the trend compares the last two months: %s', (_, months, words) => {
    expect(textOf({ months })).toContain(words)
  })

  test.each([
    ['the month before', [month('2026-10', NOTHING_DUE), month('2026-11', tally(3, 1))]],
    [
      'this month',
      [month('2026-10', tally(3, 1)), month('2026-11', tally(0, 0, { due: 2, unverifiable: 2 }))],
    ],
    ['any month but one', [month('2026-11', tally(3, 1))]],
  ])('the trend compares nothing where %s could not be judged', (_, months) => {
    expect(textOf({ months })).not.toContain('百分点')
  })

  test('a month without anything due says so', () => {
    const months = [
      month('2026-09', tally(1, 0)),
      month('2026-10', NOTHING_DUE),
      month('2026-11', tally(1, 1)),
    ]
    expect(textOf({ months })).toContain('2026年10月：按时率 —；没有到期的事项')
  })

  test('years stand side by side once there are two', () => {
    expect(textOf({})).not.toContain('历年按时率')
    const years = new Map([
      [2025, tally(3, 1)],
      [2026, tally(1, 1)],
    ])
    expect(textOf({ years })).toContain('历年按时率：2025年75%，2026年50%。')
  })

  test('a new year without anything due yet keeps the months of the old one', () => {
    const text = textOf({
      year: 2027,
      throughOn: localDate('2027-01-03'),
      total: NOTHING_DUE,
      byUnit: new Map(),
      byArea: new Map(),
    })
    expect(text).toContain('2027年到1月3日（周日）还没有到期的公开事项。')
    expect(text).toContain('2026年11月：按时率 50%')
    expect(text).not.toContain('全县')
  })

  test('a long table is cut and says how many are left out', () => {
    const byUnit = new Map(Array.from({ length: 50 }, (_, n) => [`unit-${n}`, tally(n, 1)]))
    const text = textOf({ byUnit })
    expect(text.match(/^unit-\d+：应公开/gm)).toHaveLength(39)
    expect(text.match(/^unit-\d+：按时率/gm)).toHaveLength(12)
    expect(text).toContain('其余11个按时率较高或者无法核查，没有列出。')
    expect(text.indexOf('unit-0：')).toBeLessThan(text.indexOf('unit-1：'))
  })

  test('nothing is said before anything has fallen due', () => {
    expect(textOf({ months: [], total: NOTHING_DUE, byUnit: new Map(), byArea: new Map() }).trim()).toBe(
      '－'.repeat(24),
    )
  })

  test('what was taken down early is named beside its timing', () => {
    const months = [month('2026-11', tally(2, 0, { compliant: 1, takenDownEarly: 1 }))]
    expect(textOf({ months })).toContain('应公开2：按时2；其中提前撤下1')
  })
})
