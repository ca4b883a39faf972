import { describe, expect, it } from 'vitest'
import type { Judged } from '../../../../lib/domain/judge/judge-county.ts'
import type { Standing } from '../../../../lib/domain/judge/standing/standing.ts'
import type { Warning } from '../../../../lib/domain/judge/standing/warnings.ts'
import { bulletinOf, monthBeforeDay, parseMonth } from '../../../../lib/domain/tell/figures/bulletin.ts'
import { localDate } from '../../../../lib/domain/time/local-date.ts'
import { event, mustBe } from '../../../fixtures/cast.ts'
import { judged, overdue, PUBLISHED, UNATTESTED, UNREAD } from '../judged.ts'

const LATE = { ...PUBLISHED, timing: 'late' } as Standing
const MISSING = overdue('2026-09-29 23:59:59', '2026-09-30 07:30')
const SEPTEMBER = mustBe(parseMonth('2026-09'))

/** Events of the cast fall due on 2026-09-29. */
function of(unit: string, ...standings: readonly Standing[]): readonly Judged[] {
  return standings.map((standing, n) => judged(event({ id: `${unit}-${n}`, unit }), standing))
}
const times = (count: number, standing: Standing): readonly Standing[] => Array(count).fill(standing)
const bulletin = (all: readonly Judged[]) =>
  bulletinOf(all, { month: SEPTEMBER, endedOn: localDate('2026-11-01') })
const named = (all: readonly Judged[]) => {
  const { praised, criticised, notChecked } = bulletin(all)
  const units = (of: typeof praised) => of.map(({ unit }) => unit)
  return { praised: units(praised), criticised: units(criticised), notChecked: units(notChecked) }
}

describe('months', () => {
  it.each([
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-12', '2026-12-01', '2026-12-31'],
  ])('%s', (id, firstOn, lastOn) => {
    expect(parseMonth(id)).toEqual({ id, firstOn, lastOn })
  })

  it.each(['2026-13', '2026-00', '2026-1', '0000-01', ''])('%j is none', (id) => {
    expect(parseMonth(id)).toBeUndefined()
  })

  it('the month before January is December', () => {
    expect(monthBeforeDay(localDate('2026-01-15'))).toEqual(parseMonth('2025-12'))
  })
})

describe('a bulletin', () => {
  const NOBODY = { praised: [], criticised: [], notChecked: [] }
  const warned = of('u', ...times(5, PUBLISHED)).map((one, n) =>
    n > 0 ? one : { ...one, warnings: [{ kind: 'personal-data', because: '' } as Warning] },
  )

  it.each<[string, readonly Judged[], object]>([
    ['praises who published all in time', of('u', ...times(5, PUBLISHED)), { ...NOBODY, praised: ['u'] }],
    ['names nobody of whom too little is proved', of('u', ...times(4, PUBLISHED)), NOBODY],
    ['names nobody for a few missing ones', of('u', ...times(4, MISSING)), NOBODY],
    [
      'criticises who was mostly late',
      of('u', PUBLISHED, ...times(4, LATE)),
      { ...NOBODY, criticised: ['u'] },
    ],
    [
      'criticises for what is missing',
      of('u', PUBLISHED, ...times(4, MISSING)),
      { ...NOBODY, criticised: ['u'] },
    ],
    ['names nobody in the middle', of('u', ...times(9, PUBLISHED), LATE), NOBODY],
    ['does not praise while something is missing', of('u', ...times(40, PUBLISHED), MISSING), NOBODY],
    ['does not praise whoever published personal data', warned, NOBODY],
    [
      'never blames where we could not look, however much is missing of the rest',
      of('u', ...times(5, MISSING), ...times(5, UNREAD)),
      { ...NOBODY, notChecked: ['u'] },
    ],
    [
      'never blames for boards without an attestation',
      of('u', ...times(9, UNATTESTED)),
      { ...NOBODY, notChecked: ['u'] },
    ],
    [
      'does not praise where most could not be looked at',
      of('u', ...times(5, PUBLISHED), ...times(5, UNREAD)),
      { ...NOBODY, notChecked: ['u'] },
    ],
  ])('%s', (_, all, names) => {
    expect(named(all)).toEqual(names)
  })

  it('names the worst first, and no more than the county says', () => {
    const all = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((unit, n) =>
      of(unit, ...times(n, PUBLISHED), ...times(20 - n, LATE)),
    )
    expect(named(all).criticised).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('counts the month only, up to the last day that is over', () => {
    const all = of('u', ...times(3, PUBLISHED))
    expect(bulletin(all).total.due).toBe(3)
    const early = bulletinOf(all, { month: SEPTEMBER, endedOn: localDate('2026-09-28') })
    expect([early.total.due, early.throughOn]).toEqual([0, '2026-09-28'])
    const october = bulletinOf(all, {
      month: mustBe(parseMonth('2026-10')),
      endedOn: localDate('2026-11-01'),
    })
    expect([october.total.due, october.previous.tally?.due]).toEqual([0, 3])
  })
})
