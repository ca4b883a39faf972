import { describe, expect, it } from 'vitest'
import { COUNTY, decision, event } from '../fixtures/cast.ts'
import {
  comesBack,
  goesDown,
  goesOn,
  looked,
  posted,
  recorded,
  removed,
  stops,
  timeline,
} from './timeline.ts'

const POLICY = '喀左县公共租赁住房管理办法'
const received = (...events: readonly ReturnType<typeof event>[]) => recorded({ events })

/** Due on Tuesday 2026-09-29; the looks begin at once. */
const policy = () => timeline().at('2026-09-01 09:30', received(event()))

const WARNED = [
  '09-15 08:01 zhang mail: e1 county-site before-10wd',
  '09-21 08:01 zhang mail: e1 county-site before-5wd',
  '09-24 08:01 zhang mail: e1 county-site before-2wd',
  '09-28 08:01 zhang mail: e1 county-site before-1wd',
  '09-29 08:01 zhang mail: e1 county-site on-day',
]

describe('a policy of twenty workdays', () => {
  it('on time: a first warning, and then peace', async () => {
    await policy()
      .at('2026-09-16 10:00', posted({ title: POLICY }))
      .expectMails('2026-11-30 12:00', WARNED.slice(0, 1))
  })

  it('posted before the first rung: nobody hears of it', async () => {
    await policy()
      .at('2026-09-02 10:00', posted({ title: POLICY }))
      .expectMails('2026-11-30 12:00', [])
  })

  it('late by a day: one reproach, and a close-out alone', async () => {
    await policy()
      .at('2026-09-30 15:00', posted({ title: POLICY }))
      .expectMails('2026-11-30 12:00', [
        ...WARNED,
        '09-30 08:01 zhang mail: e1 county-site after-1wd',
        '10-08 08:01 zhang mail: e1 county-site closed',
      ])
  })

  it('never: warned, reproached, escalated, and repeated by the week, through National Day', async () => {
    const all = (when: string, rung: string) =>
      ['zhang', 'zhao', 'zhou'].map((person) => `${when} 08:01 ${person} mail: e1 county-site ${rung}`)
    await policy().expectMails('2026-11-05 12:00', [
      ...WARNED,
      '09-30 08:01 zhang mail: e1 county-site after-1wd',
      '10-09 08:01 zhang mail: e1 county-site after-3wd',
      '10-09 08:01 zhao mail: e1 county-site after-3wd',
      ...all('10-12', 'after-5wd'),
      ...all('10-19', 'weekly-1'),
      ...all('10-26', 'weekly-2'),
      ...all('11-02', 'weekly-3'),
    ])
  })

  it('the site is down over the due date: no reproach until a good look, and then one', async () => {
    await policy()
      .at('2026-09-29 12:00', goesDown('county-site'))
      .at('2026-10-08 11:00', comesBack('county-site'))
      .expectMails('2026-10-08 23:00', [
        ...WARNED,
        '09-29 15:01 zhou mail: channel policy unreadable',
        '10-08 12:01 zhang mail: e1 county-site after-1wd',
        '10-08 12:01 zhou mail: channel policy readable',
      ])
  })

  it('the site is down over the due date, and it had been posted: no reproach at all', async () => {
    await policy()
      .at('2026-09-29 12:00', goesDown('county-site'))
      .at('2026-09-29 15:00', posted({ title: POLICY }))
      .at('2026-10-08 11:00', comesBack('county-site'))
      .expectMails('2026-11-30 12:00', [
        ...WARNED,
        '09-29 15:01 zhou mail: channel policy unreadable',
        '10-08 12:01 zhou mail: channel policy readable',
      ])
  })

  it('the site goes down after the first reproach: nobody is told again of what was not looked at again', async () => {
    await policy()
      .at('2026-09-30 12:00', goesDown('county-site'))
      .expectMails('2026-11-30 12:00', [
        ...WARNED,
        '09-30 08:01 zhang mail: e1 county-site after-1wd',
        '09-30 15:01 zhou mail: channel policy unreadable',
      ])
  })

  it('posted in the evening before a rung, and the site is down in the morning: nobody is reproached', async () => {
    await policy()
      .at('2026-10-08 20:00', posted({ title: POLICY }), goesDown('county-site'))
      .at('2026-10-09 12:00', comesBack('county-site'))
      .expectMails('2026-10-09 23:00', [
        ...WARNED,
        '09-30 08:01 zhang mail: e1 county-site after-1wd',
        '10-09 10:01 zhou mail: channel policy unreadable',
        '10-09 13:01 zhang mail: e1 county-site closed',
        '10-09 13:01 zhou mail: channel policy readable',
      ])
  })

  it('a site that was looked at late in the morning is told of in the same morning', async () => {
    await policy()
      .at('2026-09-30 07:00', goesDown('county-site'))
      .at('2026-09-30 10:00', comesBack('county-site'))
      .expectMails('2026-10-08 07:00', [
        ...WARNED,
        '09-30 10:01 zhou mail: channel policy unreadable',
        '09-30 11:01 zhang mail: e1 county-site after-1wd',
        '09-30 11:01 zhou mail: channel policy readable',
      ])
  })

  it('posted a minute before the mail goes out: it does not', async () => {
    const { store } = await policy()
      .at('2026-09-15 08:00:20', posted({ title: POLICY }))
      .at('2026-09-15 08:00:30', looked)
      .expectMails('2026-11-30 12:00', [])
    expect((await store.messages(COUNTY)).map(({ state }) => state.kind)).toEqual(['superseded'])
  })

  it('a mail that was given up does not block the others of its day', async () => {
    await policy()
      .at('2026-09-15 08:00:20', posted({ title: POLICY }))
      .at('2026-09-15 08:00:30', looked)
      .at(
        '2026-09-15 10:30',
        received(event({ id: 'e2', facts: { documentTitle: '喀左县农村危房改造办法' } })),
      )
      .expectMails('2026-09-15 23:00', ['09-15 11:01 zhang mail: e2 county-site before-10wd'])
  })

  it('every run twice and side by side: every message once', async () => {
    await timeline({ times: 2 })
      .at('2026-09-01 09:30', received(event()), received(event()))
      .at('2026-09-30 15:00', posted({ title: POLICY }))
      .expectMails('2026-11-30 12:00', [
        ...WARNED,
        '09-30 08:01 zhang mail: e1 county-site after-1wd',
        '10-08 08:01 zhang mail: e1 county-site closed',
      ])
  })

  it('nothing ran for three days: the rung is told when things run again', async () => {
    await policy()
      .at('2026-09-20 18:00', stops)
      .at('2026-09-23 13:30', goesOn)
      .at('2026-09-24 10:00', posted({ title: POLICY }))
      .expectMails('2026-11-30 12:00', [
        '09-15 08:01 zhang mail: e1 county-site before-10wd',
        '09-23 14:01 zhang mail: e1 county-site before-5wd',
        '09-24 08:01 zhang mail: e1 county-site before-2wd',
      ])
  })

  it('nothing ran from before the due date until after it: one reproach of the highest rung, by a new look', async () => {
    await policy()
      .at('2026-09-28 18:00', stops)
      .at('2026-10-09 10:10', goesOn)
      .at('2026-10-09 18:00', stops)
      .expectMails('2026-10-20 12:00', [
        ...WARNED.slice(0, 4),
        '10-09 11:01 zhang mail: e1 county-site after-3wd',
        '10-09 11:01 zhao mail: e1 county-site after-3wd',
      ])
  })

  it('an extension: the new day is told, warned of, and reproached', async () => {
    await policy()
      .at(
        '2026-09-25 15:00',
        recorded({ decisions: [decision({ until: '2026-10-30', at: '2026-09-25 15:00' })] }),
      )
      .expectMails('2026-11-02 12:00', [
        ...WARNED.slice(0, 3),
        '09-28 08:01 zhang mail: e1 county-site due-changed',
        '10-16 08:01 zhang mail: e1 county-site before-10wd',
        '10-23 08:01 zhang mail: e1 county-site before-5wd',
        '10-28 08:01 zhang mail: e1 county-site before-2wd',
        '10-29 08:01 zhang mail: e1 county-site before-1wd',
        '10-30 08:01 zhang mail: e1 county-site on-day',
        '11-02 08:01 zhang mail: e1 county-site after-1wd',
      ])
  })

  it('an extension of what was already reproached', async () => {
    await policy()
      .at(
        '2026-09-30 15:00',
        recorded({ decisions: [decision({ until: '2026-10-12', at: '2026-09-30 15:00' })] }),
      )
      .at('2026-10-10 10:00', posted({ title: POLICY }))
      .expectMails('2026-11-30 12:00', [
        ...WARNED,
        '09-30 08:01 zhang mail: e1 county-site after-1wd',
        '10-08 08:01 zhang mail: e1 county-site before-5wd',
        '10-09 08:01 zhang mail: e1 county-site before-2wd',
        '10-10 08:01 zhang mail: e1 county-site before-1wd',
        '10-12 08:01 zhang mail: e1 county-site closed',
      ])
  })

  it('withheld: silence from then on', async () => {
    await policy()
      .at('2026-09-22 15:00', recorded({ decisions: [decision({ at: '2026-09-22 15:00' })] }))
      .expectMails('2026-11-30 12:00', WARNED.slice(0, 2))
  })

  it('taken down: told at once', async () => {
    await policy()
      .at('2026-09-10 10:00', posted({ id: 'n1', title: POLICY }))
      .at('2026-10-17 15:00', removed('n1'))
      .expectMails('2026-11-30 12:00', ['10-17 16:01 zhang mail: e1 county-site taken-down'])
  })

  it('recorded long after it was due, and posted by night once it had been told: the close-out is not lost', async () => {
    await timeline()
      .at('2026-09-30 09:10', received(event({ on: '2026-03-02 09:00' })))
      .at('2026-09-30 19:10', posted({ title: POLICY }))
      .expectMails('2026-10-20 12:00', [
        '09-30 10:01 zhang mail: e1 county-site weekly-12',
        '09-30 10:01 zhao mail: e1 county-site weekly-12',
        '09-30 10:01 zhou mail: e1 county-site weekly-12',
        '10-08 08:01 zhang mail: e1 county-site closed',
        '10-08 08:01 zhao mail: e1 county-site closed',
        '10-08 08:01 zhou mail: e1 county-site closed',
      ])
  })
})
