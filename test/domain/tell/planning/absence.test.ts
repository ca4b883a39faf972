import { describe, expect, it } from 'vitest'
import type { OutboxMessage } from '../../../../lib/domain/tell/outbox.ts'
import type { Person } from '../../../../lib/domain/tell/unit.ts'
import { localDate } from '../../../../lib/domain/time/local-date.ts'
import { at, PEOPLE, zhang } from '../../../fixtures/cast.ts'
import { AWAITED, judged, PUBLISHED } from '../judged.ts'
import { due29, lines, plan, settle } from '../plans.ts'

const withZhang = (parts: Partial<Person>) =>
  PEOPLE.map((one) => (one.id === 'zhang' ? { ...zhang, ...parts } : one))
const away = { from: localDate('2026-09-14'), until: localDate('2026-09-22') }
const fault = { at: at('2026-09-15 09:05'), reason: '550 no such user' }

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

  it('who came back and was stood in for by nobody is told what holds', () => {
    timeline([['2026-09-23 09:00', onLeave, ['zhang mail: e1 before-5wd']]])
  })
})

describe('an address that turned bad', () => {
  const bad = withZhang({ unreachable: { mail: fault } })

  it('sends what came back to the head, tells head and office once, and is used again once it is another', () => {
    const first = plan({ when: '2026-09-15 09:00' })
    const bounced = settle(first).map((message) => ({
      ...message,
      receipt: { kind: 'bounced', at: fault.at, reason: '', permanent: true } as const,
    }))
    const second = plan({ when: '2026-09-15 10:00', people: bad, sent: bounced })
    expect(lines(second)).toEqual(['zhao mail: e1 before-10wd, person address', 'zhou mail: person address'])
    const sent = [...bounced, ...settle(second)]
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
