import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMs, chinaDateOf, chinaInstantOf, DAY_MS, type Instant } from '../../../lib/domain/time/instant.ts'
import { addDays, type LocalDate } from '../../../lib/domain/time/local-date.ts'
import { lastProof, lastSweep, type Sweep, withSweep } from '../../../lib/domain/watch/channel-health.ts'

const START = chinaInstantOf(2026, 1, 5, 9)
const at = (days: number) => addMs(START, days * DAY_MS)
const on = (days: number): LocalDate => addDays(chinaDateOf(START), days)
const sweep = (days: number, reach?: number): Sweep => ({
  at: at(days),
  ...(reach !== undefined && { reachedOn: on(reach) }),
})
const together = (sweeps: readonly Sweep[]) => sweeps.reduce<readonly Sweep[]>(withSweep, [])
/** A look a day, each of which reads the sixty days before it. */
const daily = (days: number) => Array.from({ length: days }, (_, day) => sweep(day, day - 60))

describe('what looks prove by themselves', () => {
  test.each<[string, readonly Sweep[], readonly Sweep[]]>([
    ['the last look through the whole list says all', [sweep(1), sweep(2, -9), sweep(3)], [sweep(3)]],
    [
      'one that came less far leaves what went further before',
      [sweep(1), sweep(2, -3)],
      [sweep(1), sweep(2, -3)],
    ],
    ['one that came as far later takes its place', [sweep(1, -3), sweep(2, -3)], [sweep(2, -3)]],
  ])('%s', (_, sweeps, kept) => {
    expect(together(sweeps)).toEqual(kept)
  })

  test('is kept within bounds over years', () => {
    expect(together(daily(1000)).length).toBeLessThanOrEqual(60)
  })

  test('is found for the day back to which a look has to come', () => {
    const sweeps = [sweep(1), sweep(5, -20), sweep(9, 3)]
    expect([on(4), on(0), on(-30), undefined].map((day) => lastSweep(sweeps, day)?.at)).toEqual([
      at(9),
      at(5),
      at(1),
      at(1),
    ])
  })

  test('is of a cut look what it reached, and of a whole one what its list was covered for', () => {
    const whole = sweep(5, -20)
    const cut: Sweep = { ...sweep(9, 3), isCut: true }
    expect(lastProof([whole, cut], on(4))).toBe(cut)
    expect(lastProof([whole, cut], on(-40))).toBe(whole)
    expect(lastProof([cut], on(-40))).toBeUndefined()
  })

  test('is never more than some look proved, and all of it where a fortnight leaves room', () => {
    const looks = fc.array(
      fc.record({ gap: fc.integer({ min: 1, max: 9 }), depth: fc.integer({ min: 0, max: 60 }) }),
      { maxLength: 60 },
    )
    const query = fc.record({
      since: fc.integer({ min: 0, max: 300 }),
      needed: fc.integer({ min: -60, max: 300 }),
    })
    fc.assert(
      fc.property(looks, query, (gaps, { since, needed }) => {
        let day = 0
        const all = gaps.map(({ gap, depth }) => {
          day += gap
          return sweep(day, day - depth)
        })
        const found = lastSweep(together(all), on(needed))
        if (found) expect(all).toContainEqual(found)
        const proved = all.some(
          ({ at: when, reachedOn = on(0) }) => when > at(since) && reachedOn <= on(needed),
        )
        if (found && found.at > at(since)) expect(proved).toBe(true)
      }),
    )
    const year = together(daily(400))
    for (let due = 0; due < 380; due++)
      expect((lastSweep(year, on(due - 30))?.at ?? (0 as Instant)) > at(due), `due on day ${due}`).toBe(true)
  })
})
