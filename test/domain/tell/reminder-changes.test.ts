import { describe, expect, it } from 'vitest'
import { extendedTo } from '../../../lib/domain/duty/obligation.ts'
import type { Standing } from '../../../lib/domain/judge/standing/standing.ts'
import type { MessageState } from '../../../lib/domain/tell/outbox.ts'
import { closingsOf } from '../../../lib/domain/tell/planning/closing.ts'
import { Told } from '../../../lib/domain/tell/planning/told.ts'
import { planReminders } from '../../../lib/domain/tell/reminder-plan.ts'
import { localDate } from '../../../lib/domain/time/local-date.ts'
import {
  at,
  auction,
  CALENDAR,
  calendarWith2027,
  county,
  event,
  obligation,
  PEOPLE,
} from '../../fixtures/cast.ts'
import { AWAITED, judged, overdue, PUBLISHED } from './judged.ts'

import { due29, lines, MISSING, plan, policy, settle, superseded, told } from './plans.ts'

describe('taken down', () => {
  const gone: Standing = {
    kind: 'taken-down-early',
    because: '已打不开。',
    answer: { notice: 'n1', title: '', url: '', firstSeenAt: at('2026-09-20'), evidence: '', matchedBy: [] },
    lastSeenAt: at('2026-10-08'),
    goneAt: at('2026-10-09'),
  }

  it('is told at once, once, and again only after it had been put back and closed', () => {
    const first = settle(plan({ when: '2026-10-10 22:00', judged: [judged(due29, gone)] }))
    expect(lines(first)).toEqual(['zhang mail: e1 taken-down'])
    expect(plan({ when: '2026-10-12 09:00', judged: [judged(due29, gone)], sent: first })).toEqual([])
    const back = settle(plan({ when: '2026-10-12 09:00', judged: [judged(due29, PUBLISHED)], sent: first }))
    expect(lines(back)).toEqual(['zhang mail: e1 closed'])
    expect(
      told({ when: '2026-10-13 09:00', judged: [judged(due29, gone)], sent: [...first, ...back] }),
    ).toEqual(['zhang mail: e1 taken-down-2'])
  })
})

describe('close-outs', () => {
  const done = judged(due29, PUBLISHED)
  const warned = settle(plan({ when: '2026-09-15 09:00' }))
  const reproached = settle(plan({ when: '2026-10-09 09:00', judged: [judged(due29, MISSING)] }))

  it('of those who were only warned wait for their next mail', () => {
    expect(plan({ when: '2026-09-16 09:00', judged: [done], sent: warned })).toEqual([])
    expect(
      told({ when: '2026-09-16 09:00', judged: [done, judged(policy('e2'), AWAITED)], sent: warned }),
    ).toEqual(['zhang mail: e2 before-10wd, e1 closed'])
  })

  it('of those who were told that it is missing go alone, to each of them', () => {
    expect(told({ when: '2026-10-10 09:00', judged: [done], sent: reproached })).toEqual([
      'zhang mail: e1 closed',
      'zhao mail: e1 closed',
    ])
  })

  it('wait for office hours', () => {
    expect(plan({ when: '2026-10-11 09:00', judged: [done], sent: reproached })).toEqual([])
  })

  it('are said once, also when the due date changes afterwards', () => {
    const closed = settle(plan({ when: '2026-10-10 09:00', judged: [done], sent: reproached }))
    const sent = [...reproached, ...closed]
    expect(plan({ when: '2026-10-12 09:00', judged: [done], sent })).toEqual([])
    const moved = { ...done, obligation: { ...done.obligation, dueVersion: '2026-09-30' } }
    expect(plan({ when: '2026-10-12 09:00', judged: [moved], sent })).toEqual([])
  })

  it('are not said of a message that never went out', () => {
    expect(plan({ when: '2026-10-10 09:00', judged: [done], sent: superseded(reproached) })).toEqual([])
  })

  it('are not said of a line that was left out at sending, and such a line is told again', () => {
    const two = [judged(due29, MISSING), judged(policy('e2'), MISSING)]
    const both = plan({ when: '2026-10-09 09:00', judged: two })
    const said = both[0]?.lines.slice(1).map(({ key }) => key)
    const sent = settle(both, { said } as Partial<MessageState>)
    const looked = overdue('2026-09-29 23:59:59', '2026-10-10 07:30')
    const still = [judged(due29, looked), judged(policy('e2'), looked)]
    expect(told({ when: '2026-10-10 09:00', judged: still, sent })).toEqual([
      'zhang mail: e1 after-3wd',
      'zhao mail: e1 after-3wd',
    ])
    expect(told({ when: '2026-10-10 09:00', judged: [done], sent })).toEqual([])
  })

  it('are owed to nobody who has left', () => {
    const people = PEOPLE.filter(({ id }) => id === 'zhou')
    const from = { told: new Told(reproached), people, now: at('2026-10-10 09:00') }
    expect(closingsOf([done], from)).toEqual([])
    expect(closingsOf([done], { ...from, people: PEOPLE })).toHaveLength(2)
  })

  it('are not said to those who were never told', () => {
    expect(plan({ when: '2026-10-10 09:00', judged: [done] })).toEqual([])
  })
})

describe('a new due date', () => {
  it('is told again, at the rung that it has reached', () => {
    const sent = settle(plan({ when: '2026-09-24 09:00' }))
    const { obligation: one, ...rest } = judged(due29, AWAITED)
    const extended = { ...rest, obligation: extendedTo(one, localDate('2026-10-12'), CALENDAR) }
    expect(told({ when: '2026-09-28 09:00', judged: [extended], sent })).toEqual([
      'zhang mail: e1 before-10wd',
    ])
  })

  it('is told even before its own ladder begins, to those who know the old one', () => {
    const sent = settle(plan({ when: '2026-09-24 09:00' }))
    const { obligation: one, ...rest } = judged(due29, {
      kind: 'extended',
      because: '',
      untilOn: localDate('2026-11-30'),
    })
    const extended = { ...rest, obligation: extendedTo(one, localDate('2026-11-30'), CALENDAR) }
    const again = plan({ when: '2026-09-28 09:00', judged: [extended], sent })
    expect(lines(again)).toEqual(['zhang mail: e1 due-changed'])
    expect(plan({ when: '2026-09-29 09:00', judged: [extended], sent: [...sent, ...settle(again)] })).toEqual(
      [],
    )
    expect(plan({ when: '2026-09-28 09:00', judged: [extended] })).toEqual([])
  })

  it('comes with the notice of holidays: a range becomes a day', () => {
    const newYear = event({ on: '2026-12-10 09:00' })
    const sent = settle(plan({ when: '2026-12-21 09:00', judged: [judged(newYear, AWAITED)] }))
    expect(lines(sent)).toEqual(['zhang mail: e1 before-10wd'])
    const firm = {
      ...judged(newYear, AWAITED),
      obligation: obligation(newYear, undefined, calendarWith2027()),
    }
    expect(
      lines(
        planReminders({
          now: at('2026-12-22 09:00'),
          county,
          calendar: calendarWith2027(),
          people: PEOPLE,
          judged: [firm],
          lists: [],
          sent,
        }),
      ),
    ).toEqual(['zhang mail: e1 due-changed'])
  })
})

describe('what was told before', () => {
  const missingOn = (day: string) => judged(due29, overdue('2026-09-29 23:59:59', `${day} 07:30`))
  const again = missingOn('2026-10-14')
  const reproached = settle(plan({ when: '2026-10-12 09:00', judged: [missingOn('2026-10-12')] }))
  const { obligation: one, ...rest } = judged(due29, {
    kind: 'extended',
    because: '',
    untilOn: localDate('2026-11-30'),
  })
  const extended = { ...rest, obligation: extendedTo(one, localDate('2026-11-30'), CALENDAR) }

  it.each([
    [
      'was passed on and has come back',
      judged(event({ unit: 'transport-bureau' }), AWAITED),
      ['zhang mail: e1 after-5wd-2', 'zhao mail: e1 after-5wd-2'],
    ],
    [
      'was taken for done and is not',
      judged(due29, PUBLISHED),
      ['zhang mail: e1 after-5wd-2', 'zhao mail: e1 after-5wd-2', 'zhou mail: e1 after-5wd-2'],
    ],
  ])('is told once more where the matter %s', (_, meanwhile, expected) => {
    const ended = settle(plan({ when: '2026-10-13 09:00', judged: [meanwhile], sent: reproached }))
    const sent = [...reproached, ...ended]
    const messages = plan({ when: '2026-10-14 09:00', judged: [again], sent })
    expect(lines(messages)).toEqual(expected)
    const tomorrow = missingOn('2026-10-15')
    const told = [...sent, ...settle(messages)]
    expect(plan({ when: '2026-10-15 09:00', judged: [tomorrow], sent: told })).toEqual([])
  })

  it('is told once more where an extension was lifted, before the due moment and after it', () => {
    const warned = settle(plan({ when: '2026-09-21 09:00' }))
    const granted = settle(plan({ when: '2026-09-22 09:00', judged: [extended], sent: warned }))
    const lifted = plan({ when: '2026-09-23 09:00', sent: [...warned, ...granted] })
    expect(lines(lifted)).toEqual(['zhang mail: e1 due-changed'])
    const sent = [...warned, ...granted, ...settle(lifted)]
    expect(plan({ when: '2026-09-23 15:00', sent })).toEqual([])
    const regranted = plan({ when: '2026-09-24 07:00', judged: [extended], sent })
    expect(regranted).toEqual([])
    expect(told({ when: '2026-09-24 09:00', judged: [extended], sent })).toEqual([
      'zhang mail: e1 due-changed-2',
    ])
    const late = settle(plan({ when: '2026-10-13 09:00', judged: [extended], sent: reproached }))
    expect(told({ when: '2026-10-14 09:00', judged: [again], sent: [...reproached, ...late] })).toEqual([
      'zhang mail: e1 after-5wd-2',
    ])
  })

  it('under the key that a granted date once had is told', () => {
    const granted = settle(plan({ when: '2026-11-16 09:00', judged: [extended] }))
    const asOnce = granted.map((message) => ({
      ...message,
      lines: message.lines.map((line) => ({
        ...line,
        key: line.key.replace(':2026-11-30:', ':2026-11-30-extended:'),
      })),
    }))
    expect(asOnce[0]?.lines[0]?.key).toContain('-extended:')
    expect(plan({ when: '2026-11-17 09:00', judged: [extended], sent: asOnce })).toEqual([])
  })
})

describe('before-type rules', () => {
  it('are reminded before the last day and reproached after it, before the event', () => {
    const land = auction()
    expect(told({ when: '2026-10-27 09:00', judged: [judged(land, AWAITED)] })).toEqual([
      'li mail: a1 on-day',
    ])
    expect(
      told({
        when: '2026-10-28 09:00',
        judged: [judged(land, overdue('2026-10-27 23:59:59', '2026-10-28 07:30'))],
      }),
    ).toEqual(['li mail: a1 after-1wd'])
  })
})
