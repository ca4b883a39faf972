import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DutyEvent } from '../../../../lib/domain/duty/event.ts'
import { hangingTogether } from '../../../../lib/domain/judge/unclaimed/hanging-together.ts'
import {
  aboutPresent,
  joinedEvents,
  presentIds,
} from '../../../../lib/domain/judge/unclaimed/joined-events.ts'
import { CATALOGUE } from '../../../fixtures/cast.ts'
import { announced, fixed, judge } from './unclaimed-cast.ts'

const derived = (parts: Partial<DutyEvent> = {}): DutyEvent => ({
  ...announced({ id: 'f1+13' }),
  origin: { kind: 'derived', notice: 'n-award', from: 'f1' },
  ...parts,
})
const proposed = (): DutyEvent => ({
  ...announced({ id: 'u-n-award' }),
  origin: { kind: 'proposed', notice: 'n-award' },
})

function join(events: readonly DutyEvent[], more: { derived?: DutyEvent[]; known?: DutyEvent[] } = {}) {
  const { derived: own = [], known = [...events] } = more
  return joinedEvents({ events, derived: own, known, items: CATALOGUE.items })
}
const ids = (events: readonly DutyEvent[]) => events.map(({ id }) => id)

describe('a derived event', () => {
  it('stands beside the event that it came from', () => {
    expect(ids(join([fixed()], { derived: [derived()] }))).toEqual(['f1', 'f1+13'])
  })

  it('gives way to the recorded one, which knows what it took the place of', () => {
    const joined = join([fixed(), announced()], { derived: [derived()] })
    expect(ids(joined)).toEqual(['f1', 'r1'])
    expect(joined[1]?.supersedes).toEqual([{ id: 'f1+13', from: 'f1' }])
  })

  it('gives way to one that was recorded, settled and closed long ago', () => {
    expect(ids(join([fixed()], { derived: [derived()], known: [fixed(), announced()] }))).toEqual(['f1'])
  })

  it.each([
    ['the number alone', { facts: { projectName: '另一种写法的名称', procurementNo: 'JH26-211324-00301' } }],
    ['the name alone', { facts: { projectName: '喀左蒙古族自治县示例学校课桌椅采购项目' } }],
    ['a longer name', { facts: { projectName: '喀左县示例学校课桌椅采购项目（县教育局）' } }],
  ])('is known again by %s', (_, parts) => {
    expect(ids(join([announced(parts)], { derived: [derived()] }))).toEqual(['r1'])
  })

  it.each([
    ['another lot', { facts: { ...announced().facts, lot: '2' } }],
    ['another round', { facts: { ...announced().facts, round: '2' } }],
    [
      'another number of its pattern',
      { facts: { ...announced().facts, procurementNo: 'JH26-211324-00777' } },
    ],
    ['another kind of event', { trigger: 'supplier_fixed' }],
    ['another item', { item: '12' }],
  ])('is not taken for one of %s', (_, parts) => {
    const own = derived({ facts: { ...announced().facts, lot: '1' } })
    expect(join([announced(parts)], { derived: [own] })).toHaveLength(2)
  })

  it('of two that say the same, one stays', () => {
    const other = derived({ id: 'f2+13', origin: { kind: 'derived', notice: 'n2', from: 'f2' } })
    expect(ids(join([], { derived: [other, derived()] }))).toEqual(['f1+13'])
  })
})

describe('an event that a person accepted from a notice', () => {
  it('takes the place of the derived one, and gives its own to what the unit records', () => {
    expect(ids(join([proposed()], { derived: [derived()] }))).toEqual(['u-n-award'])
    const [own, ...others] = join([proposed(), announced()], { derived: [derived()] })
    expect(others).toEqual([])
    expect(own?.supersedes?.map(({ id }) => id)).toEqual(['u-n-award', 'f1+13'])
    expect(own?.origin).toEqual({ kind: 'proposed', notice: 'n-award' })
  })
})

describe('what was said of the event before', () => {
  it('holds for the one that took its place', () => {
    const present = presentIds(join([announced()], { derived: [derived()] }))
    expect(aboutPresent([{ event: 'f1+13' }, { event: 'f1' }], present)).toEqual([
      { event: 'r1' },
      { event: 'f1' },
    ])
  })
})

describe('what was said of the event before, once it is closed,', () => {
  it('holds for the one that took its place', () => {
    const known = [announced(), proposed()]
    expect(join([announced()], { known })[0]?.supersedes).toEqual([{ id: 'u-n-award' }])
  })
})

describe('a derived event with the id of a stored one', () => {
  it('is that one', () => {
    const stored = { ...proposed(), id: 'f1+13' }
    expect(join([stored], { derived: [derived()] })).toEqual([stored])
  })
})

describe('joining', () => {
  const all = [
    fixed(),
    announced(),
    proposed(),
    derived(),
    derived({ id: 'f9+13', facts: { projectName: '另一项目名称' } }),
  ]
  it('does not depend on the order, and joining again changes nothing', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all), fc.shuffledSubarray(all), (some, order) => {
        const split = (events: readonly DutyEvent[]) => ({
          stored: events.filter(({ origin }) => origin?.kind !== 'derived'),
          own: events.filter(({ origin }) => origin?.kind === 'derived'),
        })
        const one = split(some)
        const joined = join(one.stored, { derived: one.own })
        const ordered = split(order.filter((event) => some.includes(event)))
        const rest = split(some.filter((event) => !order.includes(event)))
        const again = join([...ordered.stored, ...rest.stored], { derived: [...ordered.own, ...rest.own] })
        expect(ids(again).toSorted()).toEqual(ids(joined).toSorted())
        const kept = split(joined)
        expect(ids(join(kept.stored, { derived: kept.own })).toSorted()).toEqual(ids(joined).toSorted())
      }),
    )
  })
})

describe('events that hang together', () => {
  it('are one group: the recorded one with that from which the derived one came', () => {
    const events = join([fixed(), announced()], { derived: [derived()] })
    const groups = hangingTogether(judge({ events }).judged)
    expect(groups.map(({ events: of }) => of.toSorted())).toEqual([['f1', 'r1']])
  })

  it('are apart where nothing joins them', () => {
    const events = [fixed(), announced({ id: 'r9', facts: { projectName: '另一项目名称' } })]
    expect(hangingTogether(judge({ events }).judged)).toHaveLength(2)
  })
})
