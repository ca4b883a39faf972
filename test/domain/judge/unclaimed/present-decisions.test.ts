import { describe, expect, it } from 'vitest'
import type { DutyEvent } from '../../../../lib/domain/duty/event.ts'
import { presentDecisions } from '../../../../lib/domain/judge/unclaimed/present-decisions.ts'
import { decision } from '../../../fixtures/cast.ts'
import { announced, fixed, sold } from './unclaimed-cast.ts'

const derivedFrom = (from: string, parts: Partial<DutyEvent>): DutyEvent => ({
  ...announced(parts),
  id: `${from}+${parts.item ?? '13'}`,
  origin: { kind: 'derived', notice: 'n', from },
})
const award = derivedFrom('f1', {})
const supply = derivedFrom('s1', { item: '09', trigger: 'land_auction_ended' })

const ALL = ['f1', 's1'].flatMap((of) => [
  decision({ id: `${of}-x`, event: of, until: '2026-11-10' }),
  decision({ id: `${of}-s`, event: of, kind: 'stop-clock', fromOn: '2026-09-10' }),
  decision({ id: `${of}-f`, event: of, kind: 'forward', toUnit: 'housing-bureau' }),
  decision({ id: `${of}-m`, event: of, kind: 'match', notice: 'n1', isAnswer: true }),
  decision({ id: `${of}-l`, event: of, kind: 'lift', undoes: `${of}-x` }),
])
const of = (id: string, events: readonly DutyEvent[], derived: readonly DutyEvent[]) =>
  presentDecisions(ALL, { events, derived }).flatMap((one) => (one.event === id ? [one.id] : []))

describe('decisions on an event', () => {
  it('hold for what is derived from it: of the same item but for words on notices, of another who is responsible', () => {
    const events = [fixed(), sold(), award, supply]
    expect(of('f1+13', events, [award, supply])).toEqual(['f1-x', 'f1-s', 'f1-f', 'f1-l'])
    expect(of('s1+09', events, [award, supply])).toEqual(['s1-f', 's1-l'])
    expect(of('f1', events, [award, supply])).toHaveLength(5)
  })

  it('hold for the recorded one that took the place of the derived one', () => {
    const recorded = { ...announced(), supersedes: [{ id: 'f1+13', from: 'f1' }] }
    expect(of('r1', [fixed(), recorded], [award])).toEqual(['f1-x', 'f1-s', 'f1-f', 'f1-l'])
  })

  it('stay as they are where nothing is derived and nothing gave way', () => {
    expect(presentDecisions(ALL, { events: [fixed(), sold()], derived: [] })).toBe(ALL)
  })
})
