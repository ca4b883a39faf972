import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Decision, decisionId, inForce } from '../../../lib/domain/duty/decision.ts'
import { decision } from '../../fixtures/cast.ts'

const ids = (decisions: readonly Decision[]) => {
  const { ruling, stops, forwards, matches, lifts } = inForce(decisions)
  return [...(ruling ? [ruling] : []), ...stops, ...forwards, ...matches.values(), ...lifts].map(
    ({ id }) => id,
  )
}

const WITHHELD = decision({ id: 'withheld', at: '2026-09-10 10:00' })
const EXTENDED = decision({ id: 'extended', at: '2026-09-12 10:00', until: '2026-10-20' })
const LIFT = decision({ id: 'lift', kind: 'lift', undoes: 'extended', at: '2026-09-14 10:00' })
const LIFT_OF_LIFT = decision({ id: 'lift-2', kind: 'lift', undoes: 'lift', at: '2026-09-16 10:00' })

describe('decisions in force', () => {
  it.each<[string, readonly Decision[], readonly string[]]>([
    ['none', [], []],
    ['the last ruling replaces the one before', [WITHHELD, EXTENDED], ['extended']],
    ['a lift brings back the one before', [WITHHELD, EXTENDED, LIFT], ['withheld', 'lift']],
    [
      'a lift of the lift brings back the one that was lifted',
      [WITHHELD, EXTENDED, LIFT, LIFT_OF_LIFT],
      ['extended', 'lift-2'],
    ],
    [
      'a lift undoes nothing that was decided after it',
      [decision({ id: 'extended', at: '2026-09-15 10:00', until: '2026-10-20' }), LIFT],
      ['extended', 'lift'],
    ],
    ['a lift of what nobody decided changes nothing', [WITHHELD, LIFT], ['withheld', 'lift']],
    [
      'stops add up, and the last word on a notice counts',
      [
        decision({ id: 's1', kind: 'stop-clock', fromOn: '2026-09-11', toOn: '2026-09-12' }),
        decision({ id: 's2', kind: 'stop-clock', fromOn: '2026-09-15' }),
        decision({ id: 'm1', kind: 'match', notice: 'n1', isAnswer: true }),
        decision({ id: 'm2', kind: 'match', notice: 'n1', isAnswer: false, at: '2026-09-11 10:00' }),
      ],
      ['s1', 's2', 'm2'],
    ],
    [
      'a stop that is given its end on a later day is one stop',
      [
        decision({ id: 's1', kind: 'stop-clock', fromOn: '2026-09-11' }),
        decision({
          id: 's2',
          kind: 'stop-clock',
          fromOn: '2026-09-11',
          toOn: '2026-09-20',
          at: '2026-09-21 10:00',
        }),
      ],
      ['s2'],
    ],
  ])('%s', (_, decisions, expected) => {
    expect(ids(decisions)).toEqual(expected)
  })

  it('do not depend on the order in which they are stored', () => {
    const all = [
      WITHHELD,
      EXTENDED,
      LIFT,
      LIFT_OF_LIFT,
      decision({ id: 'z' }),
      decision({ id: 'f', kind: 'forward', toUnit: 'u' }),
    ]
    const expected = ids(all)
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(ids(shuffled)).toEqual(expected)
      }),
    )
  })
})

describe('the id of a decision', () => {
  it.each<[Parameters<typeof decision>[0], string]>([
    [{ kind: 'withhold' }, 'e1-withhold-20260910'],
    [{ kind: 'withdraw', at: '2026-09-10 23:59' }, 'e1-withdraw-20260910'],
    [{ until: '2026-10-20' }, 'e1-extend-20260910-until-20261020'],
    [
      { kind: 'stop-clock', fromOn: '2026-09-11', toOn: '2026-09-20' },
      'e1-stop-clock-20260910-from-20260911',
    ],
    [{ kind: 'stop-clock', fromOn: '2026-09-11' }, 'e1-stop-clock-20260910-from-20260911'],
    [{ kind: 'forward', toUnit: 'water-bureau' }, 'e1-forward-20260910-to-water-bureau'],
    [{ kind: 'match', notice: 'abc', isAnswer: false }, 'e1-match-20260910-notice-abc'],
    [{ kind: 'lift', undoes: 'e1-withhold-20260910' }, 'e1-withhold-20260910-lifted'],
  ])('%o', (parts, expected) => {
    expect(decisionId(decision(parts))).toBe(expected)
  })
})
