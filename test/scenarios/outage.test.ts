import { describe, expect, it } from 'vitest'
import { COUNTY, event, PEOPLE, tender, zhangWithPhone, zhou } from '../fixtures/cast.ts'
import {
  comesBack,
  gatewayComesBack,
  gatewayGoesDown,
  goesDown,
  posted,
  recorded,
  removed,
  timeline,
  type World,
} from './timeline.ts'

const POLICY = '喀左县公共租赁住房管理办法'
const received = (...events: readonly ReturnType<typeof event>[]) => recorded({ events })

describe('a mail gateway that is down', () => {
  it('over National Day: what was taken down is told afterwards, once', async () => {
    await timeline()
      .at('2026-09-01 09:30', received(event()))
      .at('2026-09-02 10:00', posted({ id: 'n1', title: POLICY }))
      .at('2026-09-30 15:00', removed('n1'), gatewayGoesDown)
      .at('2026-10-08 10:30', gatewayComesBack)
      .expectMails('2026-11-30 12:00', ['10-08 12:01 zhang mail: e1 county-site taken-down'])
  })

  it('for longer than a message is tried: what still holds is planned again, and told once', async () => {
    const world = await timeline()
      .at('2026-09-01 09:30', received(event()))
      .at('2026-09-02 10:00', posted({ id: 'n1', title: POLICY }))
      .at('2026-09-30 15:00', removed('n1'), gatewayGoesDown)
      .at('2026-10-14 10:30', gatewayComesBack)
      .expectMails('2026-11-30 12:00', ['10-14 12:01 zhang mail: e1 county-site taken-down'])
    expect((await world.store.messages(COUNTY)).map(({ state }) => state.kind)).toEqual([
      'superseded',
      'accepted',
    ])
  })

  it('for two days: of two rungs of one matter the later is said', async () => {
    await timeline()
      .at('2026-09-25 09:30', received(event()))
      .at('2026-09-28 07:00', gatewayGoesDown)
      .at('2026-09-29 12:30', gatewayComesBack)
      .expectMails('2026-09-29 18:00', ['09-29 13:01 zhang mail: e1 county-site on-day'])
  })

  it('while the notice comes: nobody is told that a matter is done of which nobody heard', async () => {
    await timeline()
      .at('2026-09-29 19:30', received(event()), gatewayGoesDown)
      .at('2026-10-08 10:00', posted({ title: POLICY }))
      .at('2026-10-09 12:30', gatewayComesBack)
      .expectMails('2026-10-30 18:00', [])
  })

  it('into the evening: mail waits for the office, a text message for the morning', async () => {
    const people = PEOPLE.map((one) => (one.id === 'zhang' ? zhangWithPhone : one))
    await timeline({ people })
      .at('2026-09-01 10:30', received(tender({ on: '2026-09-01 10:30' })), gatewayGoesDown)
      .at('2026-09-01 21:30', gatewayComesBack)
      .expectMails('2026-09-02 07:30', [
        '09-01 22:01 zhang mail: t1 county-site before-2h, t1 lntb before-2h',
      ])
    await timeline()
      .at('2026-09-15 07:00', received(event()), gatewayGoesDown)
      .at('2026-09-15 19:30', gatewayComesBack)
      .expectMails('2026-09-17 12:00', ['09-16 08:01 zhang mail: e1 county-site before-10wd'])
  })
})

describe('a mail that comes back for now', () => {
  const comesBackFull = async ({ store, clock }: World) => {
    for (const message of await store.messages(COUNTY))
      if (message.receipt === undefined)
        await store.putReceipt(message, {
          kind: 'bounced',
          at: clock.now(),
          reason: '452 4.2.2 mailbox full',
          permanent: false,
          isPassing: true,
        })
  }

  it('is told again on the next day, three times at most, and the next rung is told anyway', async () => {
    const story = timeline({ people: PEOPLE.filter(({ id }) => id === 'zhang') })
    story.at('2026-10-17 15:00', received(event()))
    for (const day of ['19', '20', '21', '22', '23']) story.at(`2026-10-${day} 08:20`, comesBackFull)
    await story.expectMails('2026-10-26 18:00', [
      '10-19 08:01 zhang mail: e1 county-site weekly-1',
      '10-20 08:01 zhang mail: e1 county-site weekly-1',
      '10-21 08:01 zhang mail: e1 county-site weekly-1',
      '10-26 08:01 zhang mail: e1 county-site weekly-2',
    ])
  })
})

describe('a site that is down', () => {
  it('since its last good look: nobody is reproached until it is back', async () => {
    await timeline()
      .at('2026-09-28 19:45', received(event()))
      .at('2026-09-30 08:10', posted({ id: 'other', title: '无关的公告' }))
      .at('2026-10-08 19:45', goesDown('county-site'))
      .at('2026-10-09 09:10', comesBack('county-site'))
      .expectMails('2026-10-09 18:00', [
        '09-29 08:01 zhang mail: e1 county-site on-day',
        '09-30 08:01 zhang mail: e1 county-site after-1wd',
        '10-09 10:01 zhang mail: e1 county-site after-3wd',
        '10-09 10:01 zhao mail: e1 county-site after-3wd',
      ])
  })

  it('for two hours: ops hear of it once, and that it is back; a shorter fault is told to nobody', async () => {
    await timeline({ people: [...PEOPLE, { ...zhou, id: 'sun', role: 'ops' }] })
      .at('2026-10-12 07:00', goesDown('county-site'))
      .at('2026-10-12 15:10', comesBack('county-site'))
      .at('2026-10-13 09:00', goesDown('county-site'))
      .at('2026-10-13 11:00', comesBack('county-site'))
      .expectMails('2026-10-20 18:00', [
        '10-12 10:01 sun mail: channel policy unreadable',
        '10-12 16:01 sun mail: channel policy readable',
      ])
  })

  it('and comes and goes: out once a day, and by night only the first time', async () => {
    await timeline({ people: [...PEOPLE, { ...zhou, id: 'sun', role: 'ops' }] })
      .at('2026-10-12 17:00', goesDown('county-site'))
      .at('2026-10-13 08:10', comesBack('county-site'))
      .at('2026-10-13 10:00', goesDown('county-site'))
      .at('2026-10-14 09:10', comesBack('county-site'))
      .expectMails('2026-10-20 18:00', [
        '10-12 20:01 sun mail: channel policy unreadable',
        '10-13 09:01 sun mail: channel policy readable',
        '10-13 13:01 sun mail: channel policy unreadable-2',
        '10-14 10:01 sun mail: channel policy readable-2',
      ])
  })
})
