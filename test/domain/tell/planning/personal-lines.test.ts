import { describe, expect, it } from 'vitest'
import type { PersonalFinding } from '../../../../lib/domain/judge/content/personal-finding.ts'
import type { Judged } from '../../../../lib/domain/judge/judge-county.ts'
import type { OutboxMessage } from '../../../../lib/domain/tell/outbox.ts'
import { closingsOf } from '../../../../lib/domain/tell/planning/closing.ts'
import { Told } from '../../../../lib/domain/tell/planning/told.ts'
import { at, PEOPLE } from '../../../fixtures/cast.ts'
import { judged, PUBLISHED } from '../judged.ts'
import { due29, lines, plan, policy, settle, superseded, told } from '../plans.ts'

const ids: PersonalFinding = { kind: 'id-number', where: '附件', count: 2 }
function showing(findings: readonly PersonalFinding[], of = due29): Judged {
  const warning = { kind: 'personal-data', because: '', notice: 'n1', findings } as const
  return { ...judged(of, PUBLISHED), warnings: [warning] }
}
const clean: Judged = { ...judged(due29, PUBLISHED), personalFree: ['n1'] }
const NIGHT = '2026-09-20 23:10'

describe('personal data in a notice', () => {
  const first = settle(plan({ when: NIGHT, judged: [showing([ids])] }))

  it('is told to the unit and the office at once, also by night, outside the ladder', () => {
    expect(lines(first)).toEqual(['zhang mail: e1 personal-data', 'zhou mail: e1 personal-data'])
    expect(first.every(({ urgent }) => urgent)).toBe(true)
  })

  it('is told once, whichever of the obligations that the notice answers is looked at', () => {
    const both = [showing([ids]), showing([ids], policy('e2'))]
    expect(lines(plan({ when: NIGHT, judged: both }))).toEqual(lines(first))
    expect(plan({ when: '2026-09-21 09:00', judged: both, sent: first })).toEqual([])
    expect(plan({ when: '2026-09-21 09:00', judged: both.toReversed(), sent: first })).toEqual([])
  })

  it('is told to each unit whose obligations the notice answers, and once to the office', () => {
    const both = [showing([ids]), showing([ids], policy('e2', { unit: 'transport-bureau' }))]
    const planned = plan({ when: NIGHT, judged: both })
    expect(lines(planned)).toEqual([
      'zhang mail: e1 personal-data',
      'zhou mail: e1 personal-data',
      'wang mail: e2 personal-data',
    ])
    const sent = settle(planned)
    expect(plan({ when: '2026-09-21 09:00', judged: both, sent })).toEqual([])
    const free = both.map((one) => ({ ...one, warnings: [], personalFree: ['n1'] }))
    for (const order of [free, free.toReversed()])
      expect(lines(plan({ when: '2026-09-21 09:00', judged: order, sent })).toSorted()).toEqual([
        'wang mail: e2 personal-closed',
        'zhang mail: e1 personal-closed',
        'zhou mail: e1 personal-closed',
      ])
  })

  it('is told a third time where the first close-out came back late', () => {
    const close = (sent: readonly OutboxMessage[], when: string) =>
      settle(plan({ when, judged: [clean], sent }))
    const found = (sent: readonly OutboxMessage[], when: string) =>
      settle(plan({ when, judged: [showing([ids])], sent }))
    const closed = close(first, '2026-09-21 09:00')
    const again = found([...first, ...closed], '2026-09-22 03:00')
    const closedAgain = close([...first, ...closed, ...again], '2026-09-22 09:00')
    const late = closed.map((message) => ({
      ...message,
      receipt: { kind: 'bounced', at: message.plannedAt, reason: '', permanent: true } as const,
    }))
    const third = found([...first, ...late, ...again, ...closedAgain], '2026-09-23 03:00')
    expect(lines(third)).toEqual(['zhang mail: e1 personal-data-3', 'zhou mail: e1 personal-data-3'])
  })

  it('is told again when something else is found, and when the message never went out', () => {
    const more = showing([ids, { kind: 'phone', where: '', count: 1 }])
    expect(told({ when: '2026-09-21 09:00', judged: [more], sent: first })).toEqual(lines(first))
    expect(told({ when: NIGHT, judged: [showing([ids])], sent: superseded(first) })).toEqual(lines(first))
  })

  it('is closed out in a line once a later look finds the notice free of it, and not by a look that is missing', () => {
    expect(plan({ when: '2026-09-21 09:00', judged: [judged(due29, PUBLISHED)], sent: first })).toEqual([])
    const closed = settle(plan({ when: '2026-09-21 09:00', judged: [clean], sent: first }))
    expect(lines(closed)).toEqual(['zhang mail: e1 personal-closed', 'zhou mail: e1 personal-closed'])
    const sent = [...first, ...closed]
    expect(plan({ when: '2026-09-22 09:00', judged: [clean], sent })).toEqual([])
    const back = settle(plan({ when: '2026-09-23 03:00', judged: [showing([ids])], sent }))
    expect(lines(back)).toEqual(['zhang mail: e1 personal-data-2', 'zhou mail: e1 personal-data-2'])
    expect(plan({ when: '2026-09-24 09:00', judged: [showing([ids])], sent: [...sent, ...back] })).toEqual([])
    expect(told({ when: '2026-09-24 09:00', judged: [clean], sent: [...sent, ...back] })).toEqual([
      'zhang mail: e1 personal-closed-2',
      'zhou mail: e1 personal-closed-2',
    ])
  })

  it('keeps its event among the open work until it is closed out, and the end of the publication is not its end', () => {
    const from = { told: new Told(first), people: PEOPLE, now: at('2026-09-21 09:00') }
    expect(closingsOf([showing([ids])], from)).toEqual([])
    expect(closingsOf([clean], from).map(({ isOwed }) => isOwed)).toEqual([true, true])
  })

  it('that is masked too thinly is left to the digest', () => {
    const warning = { kind: 'poorly-masked', because: '', notice: 'n1', findings: [ids] } as const
    expect(
      plan({ when: '2026-09-21 09:00', judged: [{ ...judged(due29, PUBLISHED), warnings: [warning] }] }),
    ).toEqual([])
  })
})

describe('a duty that is none any more', () => {
  const derived = policy('e1+07')
  const warned = settle(
    plan({ when: '2026-09-15 09:00', judged: [judged(derived, { kind: 'unattested', because: '' })] }),
  )
  const alone = (from: readonly Judged[], when = '2026-10-10 09:00') => {
    const late = warned.map((message) => ({
      ...message,
      lines: message.lines.map((line) => ({ ...line, kind: 'late' as const })),
    }))
    return told({ when, judged: from, sent: late })
  }

  it('is closed out to those told, when the notice from which it was derived is gone', () => {
    expect(alone([judged(due29, PUBLISHED)]).filter((words) => words.includes('closed'))).toEqual(
      warned.map(({ person }) => `${person} mail: e1+07 closed`),
    )
  })

  it('is left alone as long as it stands, or when the event behind it is not looked at', () => {
    expect(alone([judged(derived, PUBLISHED)])).toEqual(
      warned.map(({ person }) => `${person} mail: e1+07 closed`),
    )
    expect(alone([judged(policy('e9'), PUBLISHED)])).toEqual([])
  })
})
