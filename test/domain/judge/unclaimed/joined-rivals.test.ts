import { describe, expect, it } from 'vitest'
import type { DutyEvent } from '../../../../lib/domain/duty/event.ts'
import { aboutPresent, joinedEvents } from '../../../../lib/domain/judge/unclaimed/joined-events.ts'
import { CATALOGUE } from '../../../fixtures/cast.ts'
import { announced, fixed } from './unclaimed-cast.ts'

const derived = (parts: Partial<DutyEvent> = {}): DutyEvent => ({
  ...announced({ id: 'f1+13' }),
  origin: { kind: 'derived', notice: 'n-award', from: 'f1' },
  ...parts,
})
const accepted = (id: string, parts: Partial<DutyEvent> = {}): DutyEvent => ({
  ...announced({ id }),
  origin: { kind: 'proposed', notice: id },
  ...parts,
})

function join(events: readonly DutyEvent[], own: readonly DutyEvent[] = []) {
  const joined = joinedEvents({ events, derived: own, known: events, items: CATALOGUE.items })
  return joined.map(({ id, supersedes = [] }) => [id, ...supersedes.map((one) => one.id)].join(' < '))
}

describe('of several events that a derived one may give way to', () => {
  it.each<[string, DutyEvent[], string[]]>([
    [
      'it is the first by id of those that units recorded',
      [announced({ id: 'r1' }), announced({ id: 'r2' })],
      ['r1 < f1+13', 'r2'],
    ],
    [
      'it is the first by id of those that people accepted',
      [accepted('u1'), accepted('u2')],
      ['u1 < f1+13', 'u2'],
    ],
    [
      'it is the recorded one before the accepted one that has another name',
      [
        accepted('a1', { facts: { projectName: '另一种写法的名称', procurementNo: 'JH26-211324-00301' } }),
        announced({ id: 'r1', facts: { projectName: '喀左县示例学校课桌椅采购项目' } }),
      ],
      ['a1', 'r1 < f1+13'],
    ],
  ])('%s', (_, events, joined) => {
    expect(join(events, [derived()]).toSorted()).toEqual(joined)
    expect(join(events.toReversed(), [derived()]).toSorted()).toEqual(joined)
  })
})

describe('events that say the same', () => {
  it('stay two where two people accepted them, or a unit recorded both', () => {
    expect(join([accepted('u1'), accepted('u2')])).toEqual(['u1', 'u2'])
    expect(join([announced({ id: 'r1' }), announced({ id: 'r2' })])).toEqual(['r1', 'r2'])
  })

  it('are one of three that were derived, which knows both others', () => {
    const of = (id: string) => derived({ id: `${id}+13`, origin: { kind: 'derived', notice: 'n', from: id } })
    expect(join([], [of('f3'), of('f1'), of('f2')])).toEqual(['f1+13 < f3+13 < f2+13'])
  })
})

describe('the one that takes a place', () => {
  const [one] = joinedEvents({
    events: [accepted('u1'), announced()],
    derived: [derived()],
    known: [accepted('u1'), announced()],
    items: CATALOGUE.items,
  })

  it('knows from which event the derived one came, and of the accepted one only which it was', () => {
    expect(one?.supersedes).toStrictEqual([{ id: 'u1' }, { id: 'f1+13', from: 'f1' }])
  })

  it('has no notice of its own where nobody accepted any', () => {
    const events = [fixed(), announced()]
    const joined = joinedEvents({ events, derived: [derived()], known: events, items: CATALOGUE.items })
    expect(joined.map(({ origin }) => origin)).toEqual([undefined, undefined])
  })
})

describe('an event of an item that is not in the catalogue', () => {
  it('stays', () => {
    expect(joinedEvents({ events: [], derived: [derived()], known: [], items: new Map() })).toEqual([
      derived(),
    ])
  })
})

describe('what was said of events', () => {
  it('is as it was where none gave way', () => {
    const facts = [{ event: 'f1' }]
    expect(aboutPresent(facts, new Map())).toBe(facts)
  })
})
