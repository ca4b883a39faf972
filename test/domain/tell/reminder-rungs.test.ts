import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Standing } from '../../../lib/domain/judge/standing/standing.ts'
import { planReminders } from '../../../lib/domain/tell/reminder-plan.ts'
import { addMs, HOUR_MS } from '../../../lib/domain/time/instant.ts'
import { localDate } from '../../../lib/domain/time/local-date.ts'
import { at, building, CALENDAR, county, PEOPLE, tender, zhang } from '../../fixtures/cast.ts'
import { AWAITED, judged, overdue, PUBLISHED, UNATTESTED, UNREAD } from './judged.ts'

import { due29, lines, MISSING, plan, policy, settle, told } from './plans.ts'

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

  it('nor by one of the evening before the rung', () => {
    const lastNight = overdue('2026-09-29 23:59:59', '2026-10-08 19:30')
    const first = plan({ when: '2026-10-08 20:00', judged: [judged(due29, lastNight)] })
    const after1 = plan({
      when: '2026-10-08 17:00',
      judged: [judged(due29, overdue('2026-09-29 23:59:59', '2026-10-08 07:30'))],
    })
    expect(first).toEqual([])
    expect(plan({ when: '2026-10-09 08:00', judged: [judged(due29, lastNight)], sent: after1 })).toEqual([])
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
            lists: [],
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
