import { describe, expect, it } from 'vitest'
import type { Judged } from '../../../../lib/domain/judge/judge-county.ts'
import type { OutboxMessage } from '../../../../lib/domain/tell/outbox.ts'
import { owedEvents } from '../../../../lib/domain/tell/planning/closing.ts'
import { Told } from '../../../../lib/domain/tell/planning/told.ts'
import type { Person } from '../../../../lib/domain/tell/unit.ts'
import { localDate } from '../../../../lib/domain/time/local-date.ts'
import { at, PEOPLE, wang, zhang } from '../../../fixtures/cast.ts'
import { AWAITED, judged, PUBLISHED } from '../judged.ts'
import { due29, lines, MISSING, plan, settle } from '../plans.ts'

const withZhang = (parts: Partial<Person>) =>
  PEOPLE.map((one) => (one.id === 'zhang' ? { ...zhang, ...parts } : one))
const away = { from: localDate('2026-09-14'), until: localDate('2026-09-22') }
const fault = { at: at('2026-09-15 09:05'), reason: '550 no such user' }

const bounced = (message: OutboxMessage): OutboxMessage => ({
  ...message,
  receipt: { kind: 'bounced', at: message.plannedAt, reason: '', permanent: true },
})

/** Each step plans at its moment; what it plans is sent, unless it comes back. */
function timeline(
  steps: readonly (readonly [when: string, people: readonly Person[], expected: readonly string[]])[],
) {
  const sent: OutboxMessage[] = []
  for (const [when, people, expected] of steps) {
    const planned = plan({ when, people, judged: [judged(due29, AWAITED)], sent })
    expect([when, ...lines(planned)]).toEqual([when, ...expected])
    sent.push(...settle(planned))
  }
  return sent
}

describe('a contact on leave', () => {
  const onLeave = withZhang({ away: { ...away, substitute: 'zhao' } })

  it('is stood in for, and hears of the next rung when back', () => {
    const sent = timeline([
      ['2026-09-15 09:00', onLeave, ['zhao mail: e1 before-10wd']],
      ['2026-09-16 09:00', onLeave, []],
      ['2026-09-21 09:00', onLeave, ['zhao mail: e1 before-5wd']],
      ['2026-09-23 09:00', onLeave, []],
      ['2026-09-24 09:00', onLeave, ['zhang mail: e1 before-2wd']],
    ])
    const closed = plan({
      when: '2026-09-28 09:00',
      judged: [judged(due29, PUBLISHED), judged({ ...due29, id: 'e2' }, AWAITED)],
      people: onLeave,
      sent,
    })
    expect(lines(closed)).toEqual(['zhang mail: e2 before-1wd, e1 closed'])
  })

  it('is stood in for also in what the contact was told before the leave, or was to be told', () => {
    const before = plan({ when: '2026-09-15 09:00' })
    const people = withZhang({ away: { ...away, from: localDate('2026-09-16'), substitute: 'zhao' } })
    for (const sent of [before, settle(before)]) {
      expect(plan({ when: '2026-09-15 10:00', people, sent })).toEqual([])
      expect(lines(plan({ when: '2026-09-16 08:00', people, sent }))).toEqual(['zhao mail: e1 before-10wd'])
    }
  })

  it('who came back hears what a contact of the unit before heard', () => {
    const back = { ...wang, away: { ...away, until: localDate('2026-09-16') } }
    const people = PEOPLE.map((one) => (one.id === 'wang' ? back : one))
    const sent = settle(plan({ when: '2026-09-15 09:00', people }))
    const passedOn = judged({ ...due29, unit: 'transport-bureau' }, AWAITED)
    expect(lines(plan({ when: '2026-09-17 09:00', people, sent, judged: [passedOn] }))).toEqual([
      'zhang mail: e1 forwarded',
      'wang mail: e1 before-10wd',
    ])
  })

  it('who came back and was stood in for by nobody is told what holds', () => {
    timeline([['2026-09-23 09:00', onLeave, ['zhang mail: e1 before-5wd']]])
  })
})

describe('an address that is good and passes mail on to a bad one', () => {
  /** Each plan comes back for good, and nobody is marked. */
  function bouncing(when: string, judgedAs: Judged, before: readonly OutboxMessage[] = []) {
    let sent = before
    const counts = Array.from({ length: 6 }, (_, n) => {
      const planned = plan({ when: `${when}:${n}0`, judged: [judgedAs], sent })
      sent = [...sent, ...settle(planned).map(bounced)]
      return planned.length
    })
    return { counts, sent }
  }

  it('is written to three times, and again at the next rung', () => {
    const { counts, sent } = bouncing('2026-09-15 09', judged(due29, AWAITED))
    expect(counts).toEqual([1, 1, 1, 0, 0, 0])
    expect(bouncing('2026-09-21 09', judged(due29, AWAITED), sent).counts).toEqual([1, 1, 1, 0, 0, 0])
  })

  it('is told of the end three times as well, and then nothing more is owed to it', () => {
    const late = settle(plan({ when: '2026-10-09 09:00', judged: [judged(due29, MISSING)] }))
    expect(late.map(({ person }) => person)).toEqual(['zhang', 'zhao'])
    const { counts, sent } = bouncing('2026-10-10 09', judged(due29, PUBLISHED), late)
    expect(counts).toEqual([2, 2, 2, 0, 0, 0])
    const from = { told: new Told(sent), people: PEOPLE, now: at('2026-10-10 10:00') }
    expect(owedEvents([judged(due29, PUBLISHED)], from)).toEqual(new Set())
  })
})

describe('an address that turned bad', () => {
  const bad = withZhang({ unreachable: { mail: fault } })

  it('sends what came back to the head, tells head and office once, and is used again once it is another', () => {
    const first = plan({ when: '2026-09-15 09:00' })
    const cameBack = settle(first).map(bounced)
    const second = plan({ when: '2026-09-15 10:00', people: bad, sent: cameBack })
    expect(lines(second)).toEqual(['zhao mail: e1 before-10wd, person address', 'zhou mail: person address'])
    const sent = [...cameBack, ...settle(second)]
    expect(plan({ when: '2026-09-16 09:00', people: bad, sent })).toEqual([])
    const mended = plan({ when: '2026-09-17 09:00', people: PEOPLE, sent })
    expect(lines(mended)).toEqual(['zhang mail: e1 before-10wd'])
    const again = withZhang({ unreachable: { mail: { ...fault, at: at('2026-09-18 09:00') } } })
    expect(lines(plan({ when: '2026-09-18 10:00', people: again, sent }))).toEqual([
      'zhao mail: person address',
      'zhou mail: person address',
    ])
  })
})
