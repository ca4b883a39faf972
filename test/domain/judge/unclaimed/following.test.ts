import { describe, expect, it } from 'vitest'
import type { DueRule } from '../../../../lib/domain/duty/due-rule.ts'
import type { DutyEvent } from '../../../../lib/domain/duty/event.ts'
import type { Item } from '../../../../lib/domain/duty/item.ts'
import type { Trigger } from '../../../../lib/domain/duty/trigger.ts'
import type { Judged } from '../../../../lib/domain/judge/judge-county.ts'
import {
  answeringNotice,
  derivedEvents,
  factsFor,
  followedUp,
  unitFor,
} from '../../../../lib/domain/judge/unclaimed/derived-events.ts'
import type { FollowUp } from '../../../../lib/domain/judge/unclaimed/follow-up.ts'
import { NO_IDENTIFIERS } from '../../../../lib/domain/watch/notice.ts'
import { CATALOGUE, mustBe, notice } from '../../../fixtures/cast.ts'
import { award, fixed, judge } from './unclaimed-cast.ts'

const MIRROR = mustBe(CATALOGUE.followUps.find(({ id }) => id === 'mirror-award'))
const AWARDS = mustBe(CATALOGUE.items.get('13'))
const { judged } = judge({ events: [fixed()], notices: [award()] })
const answered = mustBe(judged.find(({ standing }) => 'answer' in standing && standing.answer))

describe('what follows a publication', () => {
  const following = (parts: Partial<FollowUp>, event: Partial<DutyEvent> = {}) => {
    const one = { ...answered, obligation: { ...answered.obligation, event: { ...fixed(), ...event } } }
    return followedUp([one], [{ ...MIRROR, ...parts }]).length
  }
  it.each<[string, number, Partial<FollowUp>, Partial<DutyEvent>]>([
    ['follows on its own medium', 1, {}, {}],
    ['follows on any medium where none is named', 1, { on: [] }, {}],
    ['does not follow on another', 0, { on: ['landchina'] }, {}],
    ['does not follow on another item', 0, { from: '12' }, {}],
    ['does not follow itself', 0, {}, { trigger: 'announcement_published' }],
    [
      'follows another item that the same kind of event makes due',
      1,
      { to: '14' },
      { trigger: 'announcement_published' },
    ],
    ['does not follow what was derived', 0, {}, { origin: { kind: 'derived', notice: 'n', from: 'x' } }],
    ['follows what a person accepted', 1, {}, { origin: { kind: 'proposed', notice: 'n' } }],
  ])('%s', (_, count, parts, event) => {
    expect(following(parts, event)).toBe(count)
  })
})

describe('the notice that answers', () => {
  const byId = new Map([['n-award', award()]])
  const standing = (parts: object) =>
    ({ ...answered, standing: { ...answered.standing, ...parts } }) as Judged
  it.each<[string, object, boolean]>([
    ['is that of a publication', { kind: 'published' }, true],
    ['is that of an incomplete one', { kind: 'incomplete' }, true],
    ['is none of what is not published', { kind: 'overdue' }, false],
    ['is none where a person attests it', { kind: 'published', answer: undefined }, false],
  ])('%s', (_, parts, isThere) => {
    expect(answeringNotice(standing(parts), byId) !== undefined).toBe(isThere)
  })
})

describe('the unit of what follows', () => {
  it.each<[string, string[], string | undefined]>([
    ['is that of the event before', ['a', 'own', 'b'], 'own'],
    ['is the only one of the item', ['a'], 'a'],
    ['is nobody’s of two others', ['a', 'b'], undefined],
    ['is nobody’s of none', [], undefined],
  ])('%s', (_, units, unit) => {
    expect(unitFor('own', { ...AWARDS, units })).toBe(unit)
  })
})

describe('the facts of what follows', () => {
  const trigger = (required: Trigger['required'], optional: Trigger['optional']): Trigger => ({
    id: 't',
    name: 't',
    required,
    optional,
  })
  const of = (...parcelNos: string[]) => notice({ identifiers: { ...NO_IDENTIFIERS, parcelNos } })
  it.each<[string, Trigger | undefined, object, string[], [string, string][]]>([
    [
      'are those that the kind of event carries',
      trigger(['projectName'], ['lot']),
      { projectName: 'p', lot: '1', round: '2' },
      [],
      [
        ['projectName', 'p'],
        ['lot', '1'],
      ],
    ],
    [
      'are no empty ones',
      trigger(['projectName', 'documentNo'], ['lot']),
      { projectName: 'p', lot: undefined },
      [],
      [['projectName', 'p']],
    ],
    ['are with the only parcel of the notice', trigger(['parcelNo'], []), {}, ['k1'], [['parcelNo', 'k1']]],
    [
      'are with the parcel of the event before that of the notice',
      trigger(['parcelNo'], []),
      { parcelNo: 'k0' },
      ['k1'],
      [['parcelNo', 'k0']],
    ],
    ['are without a parcel where the notice names two', trigger(['parcelNo'], []), {}, ['k1', 'k2'], []],
    ['are without a parcel where the notice names none', trigger(['parcelNo'], []), {}, [], []],
    ['are none where the kind of event is not known', undefined, { projectName: 'p' }, ['k1'], []],
  ])('%s', (_, kind, facts, parcels, found) => {
    expect(Object.entries(factsFor(kind, facts, of(...parcels)))).toEqual(found)
  })
})

describe('nothing is made due', () => {
  const derive = (item: Partial<Item>, parts: Partial<Parameters<typeof derivedEvents>[2]> = {}) =>
    derivedEvents(judged, [award()], {
      ...CATALOGUE,
      followUps: [MIRROR],
      items: new Map([['13', { ...AWARDS, ...item }]]),
      ...parts,
    }).map(({ id }) => id)
  const wordless = { words: [], not: [], columns: [] }
  const mirrored = mustBe(AWARDS.rules.find(({ anchor }) => anchor === 'announcement_published'))
  const rule = (channels: readonly string[], anchor: string): DueRule => ({
    ...mirrored,
    id: `x-${anchor}`,
    channels,
    anchor,
  })
  const board = mustBe([...CATALOGUE.channels].find(([, { kind }]) => kind !== 'web'))[0]

  it.each<[string, string[], Partial<Item>]>([
    ['but what can be found', ['f1+13'], {}],
    [
      'that has no rule for its kind of event',
      [],
      { rules: AWARDS.rules.filter(({ anchor }) => anchor === 'supplier_fixed') },
    ],
    ['that nobody is named for', [], { units: ['a', 'b'] }],
    [
      'without words of its kind on a site that is read',
      [],
      { recognition: wordless, rules: [rule(['county-site'], 'announcement_published')] },
    ],
    [
      'without words of its kind on a site and a board',
      [],
      { recognition: wordless, rules: [rule([board, 'county-site'], 'announcement_published')] },
    ],
    [
      'but what is on a board alone, without words',
      ['f1+13'],
      { recognition: wordless, rules: [rule([board], 'announcement_published')] },
    ],
    [
      'but what another kind of event puts on a site',
      ['f1+13'],
      {
        recognition: wordless,
        rules: [rule([board], 'announcement_published'), rule(['county-site'], 'other')],
      },
    ],
  ])('%s', (_, ids, item) => {
    expect(derive(item)).toEqual(ids)
  })

  it('of an item that is not in the catalogue', () => {
    expect(derive({}, { items: new Map() })).toEqual([])
  })

  it('that could not be told from others: nothing names it', () => {
    const nameless = { id: 'announcement_published', name: '示例', required: [], optional: [] }
    expect(derive({}, { triggers: new Map([[nameless.id, nameless]]) })).toEqual([])
  })

  it('earlier than its day, where that is sure', () => {
    const [one] = derivedEvents(judged, [award()], CATALOGUE)
    expect(one?.origin).toEqual({ kind: 'derived', notice: 'n-award', from: 'f1' })
  })
})
