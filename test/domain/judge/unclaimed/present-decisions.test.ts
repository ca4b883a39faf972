import { describe, expect, it } from 'vitest'
import type { DutyEvent } from '../../../../lib/domain/duty/event.ts'
import { presentDecisions } from '../../../../lib/domain/judge/unclaimed/present-decisions.ts'
import { at, decision } from '../../../fixtures/cast.ts'
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

describe('that an event was withdrawn', () => {
  const heir = {
    ...announced({ id: 'r1', supersedes: [{ id: 'f1+13', from: 'f1' }, { id: 'u1' }] }),
    recordedAt: at('2026-09-12 09:00'),
  }
  const made = (kind: 'withdraw' | 'withhold', day: string, event = 'u1') =>
    presentDecisions([decision({ id: 'd', event, kind, at: `${day} 10:00` })], {
      events: [heir],
      derived: [],
    })

  it.each<['withdraw' | 'withhold', string, string[]]>([
    ['withdraw', '2026-09-11', []],
    ['withdraw', '2026-09-12', ['r1']],
    ['withhold', '2026-09-11', ['r1']],
  ])('says nothing of one that was recorded afterwards in its place: %s of %s', (kind, day, events) => {
    expect(made(kind, day).map(({ event }) => event)).toEqual(events)
  })

  it('holds as it was said of an event that nothing took the place of', () => {
    expect(made('withdraw', '2026-09-11', 'other').map(({ event }) => event)).toEqual(['other'])
  })

  it('holds at the very moment at which the other was recorded', () => {
    const one = decision({ id: 'd', event: 'u1', kind: 'withdraw', at: '2026-09-12 09:00' })
    expect(presentDecisions([one], { events: [heir], derived: [] })).toHaveLength(1)
  })
})
