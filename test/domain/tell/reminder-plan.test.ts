import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DutyEvent } from '../../../lib/domain/duty/event.ts'
import { extendedTo } from '../../../lib/domain/duty/obligation.ts'
import type { Judged } from '../../../lib/domain/judge/judge-county.ts'
import type { Standing } from '../../../lib/domain/judge/standing.ts'
import type { MessageState, OutboxMessage } from '../../../lib/domain/tell/outbox.ts'
import { planReminders } from '../../../lib/domain/tell/reminder-plan.ts'
import type { Person } from '../../../lib/domain/tell/unit.ts'
import { addMs, HOUR_MS } from '../../../lib/domain/time/instant.ts'
import { localDate } from '../../../lib/domain/time/local-date.ts'
import {
  AWAITED,
  at,
  auction,
  building,
  CALENDAR,
  COUNTY,
  calendarWith2027,
  county,
  event,
  judged,
  obligation,
  overdue,
  PEOPLE,
  PUBLISHED,
  tender,
  UNATTESTED,
  UNREAD,
  zhang,
  zhangWithPhone,
} from '../../fixtures/cast.ts'

/** Due on Tuesday 2026-09-29; before-10wd on 09-15, before-5wd 09-21, before-2wd 09-24, before-1wd 09-28. */
const due29 = event()
const MISSING = overdue('2026-09-29 23:59:59', '2026-10-09 07:30')

interface Plan {
  readonly when: string
  readonly judged?: readonly Judged[]
  readonly people?: readonly Person[]
  readonly sent?: readonly OutboxMessage[]
}

function plan({
  when,
  judged: of = [judged(due29, AWAITED)],
  people = PEOPLE,
  sent = [],
}: Plan): readonly OutboxMessage[] {
  return planReminders({ now: at(when), county, calendar: CALENDAR, people, judged: of, sent })
}

/** `zhang mail: e1 before-5wd, …`, in the order of planning. */
function lines(messages: readonly OutboxMessage[]): string[] {
  return messages.map(({ person, medium, lines: of }) => {
    const told = of.map(({ obligation: id, rung }) => `${id.split('/')[0]} ${rung}`)
    return `${person} ${medium}: ${told.join(', ')}`
  })
}

const told = (from: Plan) => lines(plan(from))
const settle = (messages: readonly OutboxMessage[], state: Partial<MessageState> = {}): OutboxMessage[] =>
  messages.map((message) => ({
    ...message,
    state: { kind: 'accepted', at: message.plannedAt, reply: '250', ...state } as MessageState,
  }))
const superseded = (messages: readonly OutboxMessage[]) => settle(messages, { kind: 'superseded' })
const policy = (id: string, parts: Parameters<typeof event>[0] = {}): DutyEvent => event({ id, ...parts })

describe('the rung that is reached', () => {
  it.each([
    ['before the first rung nobody is told', '2026-09-14 09:00', []],
    ['ten workdays before', '2026-09-15 09:00', ['zhang mail: e1 before-10wd']],
    ['a run that comes days later tells the same rung', '2026-09-18 09:00', ['zhang mail: e1 before-10wd']],
    [
      'and after several missed rungs the highest one only',
      '2026-09-24 09:00',
      ['zhang mail: e1 before-2wd'],
    ],
    ['on the day', '2026-09-29 09:00', ['zhang mail: e1 on-day']],
    ['after it, what is only awaited is not reproached', '2026-09-30 09:00', []],
  ])('%s', (_, when, expected) => {
    expect(told({ when })).toEqual(expected)
  })

  it('is told once: a second run, an hour and a day later, adds nothing', () => {
    const sent = plan({ when: '2026-09-15 09:00' })
    for (const when of ['2026-09-15 09:00', '2026-09-15 10:00', '2026-09-16 09:00']) {
      expect(plan({ when, sent })).toEqual([])
      expect(plan({ when, sent: settle(sent) })).toEqual([])
    }
    expect(told({ when: '2026-09-21 09:00', sent })).toEqual(['zhang mail: e1 before-5wd'])
  })

  it('is the highest only for an event that was recorded late', () => {
    const late = policy('e9', { on: '2026-05-06 09:00' })
    const standing = overdue('2026-06-03 23:59:59', '2026-09-15 07:30')
    expect(told({ when: '2026-09-15 09:00', judged: [judged(late, standing)] })).toEqual([
      'zhang mail: e9 weekly-12',
      'zhao mail: e9 weekly-12',
      'zhou mail: e9 weekly-12',
    ])
  })

  it('escalates from the contact to the head to the office', () => {
    const missing = (when: string) =>
      told({ when, judged: [judged(due29, overdue('2026-09-29 23:59:59', `${when.slice(0, 10)} 07:30`))] })
    expect(missing('2026-09-30 09:00')).toEqual(['zhang mail: e1 after-1wd'])
    expect(missing('2026-10-09 09:00')).toEqual(['zhang mail: e1 after-3wd', 'zhao mail: e1 after-3wd'])
    expect(missing('2026-10-12 09:00')).toEqual([
      'zhang mail: e1 after-5wd',
      'zhao mail: e1 after-5wd',
      'zhou mail: e1 after-5wd',
    ])
  })

  it('reaches each contact of the unit, and nobody of another unit', () => {
    const second = { ...zhang, id: 'second' }
    expect(told({ when: '2026-09-15 09:00', people: [...PEOPLE, second] })).toEqual([
      'zhang mail: e1 before-10wd',
      'second mail: e1 before-10wd',
    ])
    const sent = plan({ when: '2026-09-15 09:00' })
    expect(told({ when: '2026-09-16 09:00', people: [...PEOPLE, second], sent })).toEqual([
      'second mail: e1 before-10wd',
    ])
  })

  it('warns of rules of higher law and never reproaches by them', () => {
    const report = tender({ item: '21', trigger: 'evaluation_report_received' })
    const isWarning = judged(report, AWAITED).obligation.rule.warning
    expect(isWarning).toBe(true)
    expect(told({ when: '2026-09-04 09:00', judged: [judged(report, AWAITED)], people: [zhang] })).toEqual([
      'zhang mail: t1 on-day',
    ])
    const missing = overdue('2026-09-04 23:59:59', '2026-09-10 07:30')
    expect(told({ when: '2026-09-10 09:00', judged: [judged(report, missing)] })).toEqual([])
  })
})

describe('what could not be looked at', () => {
  it('is never reproached, however long ago it was due', () => {
    for (const when of ['2026-09-30 09:00', '2026-10-12 09:00', '2026-12-01 09:00']) {
      expect(plan({ when, judged: [judged(due29, UNREAD)] })).toEqual([])
    }
  })

  it('is still announced before the due moment: the date does not depend on the site', () => {
    const blind: Standing = { ...AWAITED, channelReadable: false } as Standing
    expect(told({ when: '2026-09-28 09:00', judged: [judged(due29, blind)] })).toEqual([
      'zhang mail: e1 before-1wd',
    ])
  })

  it('gives no reproach of a later rung by an older look: it may have been posted since', () => {
    const onTuesday = overdue('2026-09-29 23:59:59', '2026-09-30 07:30')
    const first = plan({ when: '2026-09-30 09:00', judged: [judged(due29, onTuesday)] })
    expect(lines(first)).toEqual(['zhang mail: e1 after-1wd'])
    expect(plan({ when: '2026-10-09 09:00', judged: [judged(due29, onTuesday)], sent: first })).toEqual([])
    expect(told({ when: '2026-10-09 09:00', judged: [judged(due29, MISSING)], sent: first })).toEqual([
      'zhang mail: e1 after-3wd',
      'zhao mail: e1 after-3wd',
    ])
  })

  it('nor by a look of more than a day ago, although no rung came between', () => {
    const missing = overdue('2026-09-29 23:59:59', '2026-10-12 07:30')
    expect(
      told({ when: '2026-10-12 09:00', judged: [judged(due29, missing)], people: [zhang] }),
    ).toHaveLength(1)
    expect(plan({ when: '2026-10-13 09:00', judged: [judged(due29, missing)], people: [zhang] })).toEqual([])
  })

  it('never plans a late line for a standing that is neither overdue nor unattested', () => {
    const standings: readonly Standing[] = [
      AWAITED,
      PUBLISHED,
      UNREAD,
      { kind: 'extended', because: '', untilOn: localDate('2026-12-01') },
      { kind: 'withheld', because: '' },
      { kind: 'withdrawn', because: '' },
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...standings),
        fc.integer({ min: -2_000, max: 4_000 }),
        (standing, hours) => {
          const now = addMs(at('2026-09-29 12:00'), hours * HOUR_MS)
          const planned = planReminders({
            now,
            county,
            calendar: CALENDAR,
            people: PEOPLE,
            judged: [judged(due29, standing)],
            sent: [],
          })
          expect(planned.flatMap((message) => message.lines).filter(({ kind }) => kind === 'late')).toEqual(
            [],
          )
        },
      ),
      { numRuns: 500 },
    )
  })

  it('does not silence a reminder because a notice may be another matter’s', () => {
    const doubt: Standing = { ...UNREAD, reason: 'ambiguous-match' } as Standing
    expect(told({ when: '2026-09-29 09:00', judged: [judged(due29, doubt)] })).toEqual([
      'zhang mail: e1 on-day',
    ])
    expect(plan({ when: '2026-10-09 09:00', judged: [judged(due29, doubt)] })).toEqual([])
  })

  it('of a board is asked for: unattested has a line of its own', () => {
    expect(
      told({ when: '2026-09-30 09:00', judged: [judged(building(), UNATTESTED, 'project-site-board')] }),
    ).toEqual(['zhang mail: b1 after-1wd'])
  })
})

describe('grouped mail', () => {
  const two = [judged(due29, AWAITED), judged(policy('e2'), AWAITED)]

  it('holds everything of a person and day', () => {
    expect(told({ when: '2026-09-15 09:00', judged: two })).toEqual([
      'zhang mail: e1 before-10wd, e2 before-10wd',
    ])
  })

  it('goes out once a day: what comes up later waits for tomorrow', () => {
    const sent = plan({ when: '2026-09-15 09:00' })
    expect(plan({ when: '2026-09-15 15:00', judged: two, sent: settle(sent) })).toEqual([])
    expect(plan({ when: '2026-09-15 15:00', judged: two, sent })).toEqual([])
    expect(told({ when: '2026-09-16 08:00', judged: two, sent: settle(sent) })).toEqual([
      'zhang mail: e2 before-10wd',
    ])
  })

  it('goes out a second time for what would be too late tomorrow', () => {
    const sent = settle(plan({ when: '2026-09-29 08:00' }))
    const [second, ...others] = plan({
      when: '2026-09-29 15:00',
      judged: [...two, judged(policy('e3', { on: '2026-09-14 09:00' }), AWAITED)],
      sent,
    })
    expect(others).toEqual([])
    expect(second?.key).toBe(`${COUNTY}/zhang/mail/2026-09-29/2`)
    expect(lines(second ? [second] : [])).toEqual(['zhang mail: e2 on-day'])
  })

  it.each([
    ['before the office opens', '2026-09-15 07:59', 0],
    ['from the minute when it opens', '2026-09-15 08:00', 1],
    ['until it closes', '2026-09-15 17:59', 1],
    ['when it has closed', '2026-09-15 18:00', 0],
    ['on a Saturday', '2026-09-19 10:00', 0],
    ['on a make-up Sunday', '2026-09-20 10:00', 1],
    ['on a holiday', '2026-09-25 10:00', 0],
  ])('waits for office hours: %s', (_, when, count) => {
    expect(plan({ when })).toHaveLength(count)
  })

  it('that was superseded does not block the new lines of its day', () => {
    const first = plan({ when: '2026-09-15 08:00' })
    const again = plan({ when: '2026-09-15 08:10', judged: two, sent: superseded(first) })
    expect(again.map(({ key }) => key)).toEqual([`${COUNTY}/zhang/mail/2026-09-15/2`])
    expect(lines(again)).toEqual(['zhang mail: e1 before-10wd, e2 before-10wd'])
    const third = plan({
      when: '2026-09-15 08:20',
      judged: two,
      sent: [...superseded(first), ...superseded(again)],
    })
    expect(third.map(({ key }) => key)).toEqual([`${COUNTY}/zhang/mail/2026-09-15/3`])
    expect(
      plan({ when: '2026-09-15 08:20', judged: two, sent: [...superseded(first), ...settle(again)] }),
    ).toEqual([])
  })

  it('that failed for good or may have gone out counts as told: people look after it', () => {
    const sent = plan({ when: '2026-09-15 08:00' })
    for (const kind of ['refused', 'unknown', 'planned', 'claimed'] as const) {
      expect(
        plan({ when: '2026-09-16 08:00', sent: settle(sent, { kind } as Partial<MessageState>) }),
      ).toEqual([])
    }
  })

  it('has keys that depend on the facts alone', () => {
    expect(plan({ when: '2026-09-15 08:00' }).map(({ key }) => key)).toEqual([
      `${COUNTY}/zhang/mail/2026-09-15`,
    ])
    expect(plan({ when: '2026-09-15 08:00' })).toEqual(plan({ when: '2026-09-15 08:00' }))
  })
})

describe('urgent messages', () => {
  /** Twelve hours from 20:00: half-time at 02:00, two hours before at 06:00, at the end at 08:00. */
  const night = tender({ on: '2026-09-02 20:00' })
  const open = [judged(night, AWAITED, 'county-site')]
  const bothSites = [judged(night, AWAITED, 'lntb'), judged(night, AWAITED, 'county-site')]

  it('go out by night', () => {
    expect(told({ when: '2026-09-03 02:00', judged: open })).toEqual(['zhang mail: t1 half-time'])
  })

  it('share a mail when they come up together, and are told once', () => {
    const sent = plan({ when: '2026-09-03 02:00', judged: bothSites })
    expect(lines(sent)).toEqual(['zhang mail: t1 half-time, t1 half-time'])
    expect(plan({ when: '2026-09-03 02:10', judged: bothSites, sent })).toEqual([])
  })

  it('by SMS are held until seven and then sent, to those with a number', () => {
    const people = [zhangWithPhone]
    const first = plan({ when: '2026-09-03 06:10', judged: open, people })
    expect(lines(first)).toEqual(['zhang mail: t1 before-2h'])
    expect(told({ when: '2026-09-03 07:00', judged: open, people, sent: first })).toEqual([
      'zhang sms: t1 before-2h',
    ])
    expect(told({ when: '2026-09-03 07:00', judged: open })).toEqual(['zhang mail: t1 before-2h'])
  })

  it.each([
    ['2026-09-02 20:59', 1],
    ['2026-09-02 21:00', 0],
  ])('by SMS until nine in the evening: %s', (when, count) => {
    const afternoon = [judged(tender({ on: '2026-09-02 10:00' }), AWAITED, 'county-site')]
    const planned = plan({ when, judged: afternoon, people: [zhangWithPhone] })
    expect(planned.filter(({ medium }) => medium === 'sms')).toHaveLength(count)
  })

  it('that were superseded can be told when they are true again', () => {
    const sent = superseded(plan({ when: '2026-09-03 02:00', judged: open }))
    const again = plan({ when: '2026-09-03 02:10', judged: open, sent })
    expect(again.map(({ key }) => key)).toEqual([`${sent[0]?.key}/2`])
    expect(plan({ when: '2026-09-03 02:20', judged: open, sent: [...sent, ...settle(again)] })).toEqual([])
  })
})

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
          sent,
        }),
      ),
    ).toEqual(['zhang mail: e1 due-changed'])
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
