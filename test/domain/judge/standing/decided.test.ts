import { describe, expect, it } from 'vitest'
import type { Decision } from '../../../../lib/domain/duty/decision.ts'
import { judgeCounty } from '../../../../lib/domain/judge/judge-county.ts'
import { assess } from '../../../../lib/domain/judge/standing/assess.ts'
import { at, CATALOGUE, decision, event, listIdOf, listState, notice } from '../../../fixtures/cast.ts'
import { facts, goodAt, kindOf } from './standing-rows.ts'

/** Event of 2026-09-01, due at the end of 2026-09-29. */
const standingAt = (when: string, ...decisions: readonly Decision[]) =>
  assess(facts({ when, decisions, lists: goodAt(when) }))

const OPEN = decision({ id: 's1', kind: 'stop-clock', fromOn: '2026-09-20', basis: '等待上级答复' })
const CLOSED = decision({ id: 's1', kind: 'stop-clock', fromOn: '2026-09-20', toOn: '2026-09-24' })

describe('a stopped clock', () => {
  it.each<[string, string, Decision, string]>([
    ['before it the notice is awaited', '2026-09-19 09:00', OPEN, 'awaited'],
    ['from its first day on it is suspended', '2026-09-20 09:00', OPEN, 'extended'],
    ['and stays so long after the regular date', '2027-02-01 09:00', OPEN, 'extended'],
    ['once it has a last day the date moves by its workdays', '2026-10-08 09:00', CLOSED, 'extended'],
    ['and is over after them', '2026-10-13 09:00', CLOSED, 'overdue'],
    [
      'a stop from after the due date stops nothing',
      '2026-10-08 09:00',
      decision({ kind: 'stop-clock', fromOn: '2026-09-30' }),
      'overdue',
    ],
  ])('%s', (_, when, stop, kind) => {
    expect(kindOf(standingAt(when, stop))).toBe(kind)
  })

  it('says who stopped it, since when and why', () => {
    expect(standingAt('2026-10-20 09:00', OPEN)).toEqual({
      kind: 'extended',
      because: '停计中：经县政府办公室批准，自2026-09-20起停止计算期限，尚未恢复（等待上级答复）。',
    })
    expect(standingAt('2026-10-08 09:00', CLOSED)).toEqual({
      kind: 'extended',
      because: '经县政府办公室批准，2026-09-20至2026-09-24停止计算期限，期限顺延至2026-10-12：资料补正。',
      untilOn: '2026-10-12',
    })
    expect(standingAt('2026-09-22 09:00', CLOSED).because).toMatch(/^停计中：/)
  })

  it('makes nothing late that is published while it stands still', () => {
    const matched = [
      { notice: notice({ absent: '2026-10-19 08:30', seen: '2026-10-20 08:30' }), evidence: [] },
    ]
    expect(assess(facts({ when: '2026-10-21 09:00', decisions: [OPEN], matched }))).toMatchObject({
      kind: 'published',
      timing: 'on-time',
    })
    expect(assess(facts({ when: '2026-10-21 09:00', matched }))).toMatchObject({ timing: 'late' })
  })

  it('moves a day that was granted before it, and not one that was granted after', () => {
    const before = decision({ id: 'x1', until: '2026-10-20', at: '2026-09-01 10:00' })
    const after = decision({ id: 'x1', until: '2026-10-20', at: '2026-09-30 10:00' })
    expect(standingAt('2026-10-14 09:00', before, CLOSED)).toMatchObject({ untilOn: '2026-10-27' })
    expect(standingAt('2026-10-14 09:00', after, CLOSED)).toMatchObject({ untilOn: '2026-10-20' })
  })
})

describe('what is given up', () => {
  it('names the ground, the law and who approved', () => {
    const withheld = decision({ ground: 'personal-privacy', basis: '政府信息公开条例第十五条。' })
    expect(standingAt('2026-10-08 09:00', withheld)).toEqual({
      kind: 'withheld',
      because: '依法不予公开（属于个人隐私，政府信息公开条例第十五条，县政府办公室批准）。',
      ground: 'personal-privacy',
    })
  })

  it('is due again when the decision is lifted', () => {
    const withheld = decision({ id: 'w' })
    const lift = decision({ id: 'w-lifted', kind: 'lift', undoes: 'w', at: '2026-10-01 10:00' })
    expect(kindOf(standingAt('2026-10-08 09:00', withheld, lift))).toBe('overdue')
  })
})

describe('what a person says of a notice', () => {
  const NO = decision({ id: 'm1', kind: 'match', notice: 'n1', isAnswer: false, at: '2026-10-08 10:00' })
  const YES = decision({ id: 'm2', kind: 'match', notice: 'n2', isAnswer: true, at: '2026-10-08 10:00' })
  const OTHER = notice({ id: 'n2', title: '喀左县住房保障工作办法', seen: '2026-09-25 08:30' })
  const judge = (decisions: readonly Decision[], notices = [notice()], events = [event()]) =>
    judgeCounty(
      {
        events,
        notices,
        decisions,
        listStates: [listState({ good: '2026-10-09 08:30' })],
        attestations: [],
        now: at('2026-10-09 09:00'),
      },
      CATALOGUE,
    )
  const kinds = (...of: Parameters<typeof judge>) =>
    judge(...of).judged.map(({ standing }) => kindOf(standing))

  it('takes away a notice that is not it, which then answers nothing', () => {
    expect(kinds([])).toEqual(['published'])
    expect(kinds([NO])).toEqual(['overdue'])
    expect(judge([NO]).unclaimed.map(({ id }) => id)).toEqual(['n1'])
  })

  it('holds for the version that was seen, not for one that came later', () => {
    expect(kinds([NO], [notice({ seen: '2026-10-08 16:00' })])).toEqual(['published'])
  })

  it('makes a notice the answer that nothing else ties to the event', () => {
    const { judged, unclaimed } = judge([NO, YES], [notice(), OTHER])
    expect(judged[0]?.standing).toMatchObject({
      kind: 'published',
      answer: { notice: 'n2', matchedBy: ['县政府办公室于2026-10-08认定对应'] },
    })
    expect(unclaimed.map(({ id }) => id)).toEqual(['n1'])
  })

  it('settles one of two close matters, and leaves the other to a person', () => {
    const two = [event(), event({ id: 'e2' })]
    expect(kinds([], [notice()], two)).toEqual([
      'unverifiable: ambiguous-match',
      'unverifiable: ambiguous-match',
    ])
    const yes = { ...YES, notice: 'n1' } as Decision
    expect(kinds([yes], [notice()], two)).toEqual(['published', 'unverifiable: ambiguous-match'])
    const no = { ...NO, id: 'm3', event: 'e2' } as Decision
    expect(kinds([yes, no], [notice()], two)).toEqual(['published', 'overdue'])
  })

  it('clears a notice whose page could not be read', () => {
    const unread = notice({ title: '关于印发管理办法的通知', list: listIdOf('county-site') })
    expect(kinds([], [unread])).toEqual(['unverifiable: pages-not-read'])
    expect(kinds([NO], [unread])).toEqual(['overdue'])
  })
})

describe('an event that is passed on', () => {
  const to = (id: string, toUnit: string, day: string) =>
    decision({ id, kind: 'forward', toUnit, at: `${day} 10:00` })
  const on = to('f1', 'transport-bureau', '2026-09-10')
  const further = to('f2', 'natural-resources-bureau', '2026-09-12')
  const lift = decision({ id: 'l', kind: 'lift', undoes: 'f2', at: '2026-09-14 10:00' })

  it.each<[string, readonly Decision[], string]>([
    ['by nobody', [], 'housing-bureau'],
    ['once', [on], 'transport-bureau'],
    ['and further', [further, on], 'natural-resources-bureau'],
    ['and not further after all', [on, further, lift], 'transport-bureau'],
  ])('is the unit’s to which it was passed: %s', (_, decisions, unit) => {
    const { judged } = judgeCounty(
      {
        events: [event()],
        notices: [],
        decisions,
        listStates: [],
        attestations: [],
        now: at('2026-09-20 09:00'),
      },
      CATALOGUE,
    )
    expect(judged.map(({ obligation }) => obligation.event.unit)).toEqual([unit])
  })
})

describe('a word on a page that was changed since', () => {
  const EDITED = '2026-10-05 08:30'
  it.each([
    ['is about the version that was there', '2026-09-21 10:00', true, 'published'],
    ['also where it says that it is no answer', '2026-09-21 10:00', false, 'overdue'],
    ['is about the new version where it came after it', '2026-10-06 10:00', true, 'published'],
  ])('%s', (_, madeAt, isAnswer, kind) => {
    const title = isAnswer ? '别的事项' : notice().title
    const first = notice({ id: 'n9', title, displayedOn: '2026-09-20' })
    const notices = [
      { ...first, title: '又一事项', firstSeenAt: at(EDITED), earlier: ['x'] },
      { ...first, id: 'n9-1', supersededAt: at(EDITED) },
    ]
    const facts = {
      events: [event()],
      attestations: [],
      listStates: [listState({ good: '2026-10-08 08:30' })],
      notices,
      decisions: [decision({ kind: 'match', notice: 'n9', isAnswer, at: madeAt })],
      now: at('2026-10-08 09:00'),
    }
    expect(judgeCounty(facts, CATALOGUE).judged.map(({ standing }) => standing.kind)).toEqual([kind])
  })
})
