import { describe, expect, it } from 'vitest'
import type { MessageState } from '../../../lib/domain/tell/outbox.ts'
import { COUNTY, tender, zhangWithPhone } from '../../fixtures/cast.ts'
import { AWAITED, judged } from './judged.ts'

import { due29, lines, plan, policy, settle, superseded, told } from './plans.ts'

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

  it('holds 240 lines; what is more goes in further mails of the day', () => {
    const many = Array.from({ length: 500 }, (_, n) => judged(policy(`p${n}`), AWAITED))
    const mails = plan({ when: '2026-09-15 08:00', judged: many })
    const base = `${COUNTY}/zhang/mail/2026-09-15`
    expect(mails.map(({ key }) => key)).toEqual([base, `${base}/2`, `${base}/3`])
    expect(mails.map(({ lines: of }) => of.length)).toEqual([240, 240, 20])
    expect(new Set(mails.flatMap(({ lines: of }) => of.map(({ key }) => key))).size).toBe(500)
    expect(plan({ when: '2026-09-15 08:10', judged: many, sent: mails })).toEqual([])
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
