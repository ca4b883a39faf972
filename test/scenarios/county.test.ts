import { describe, it } from 'vitest'
import { localDate } from '../../lib/domain/time/local-date.ts'
import {
  attestation,
  auction,
  building,
  calendarWith2027,
  catalogueWith,
  event,
  PEOPLE,
  tender,
  zhangWithPhone,
} from '../fixtures/cast.ts'
import { deployed, posted, recorded, timeline } from './timeline.ts'

const POLICY = '喀左县公共租赁住房管理办法'
const ROAD = '老城街道示例道路改造工程招标公告'
const received = (...events: readonly ReturnType<typeof event>[]) => recorded({ events })

const WARNED = [
  '09-15 08:01 zhang mail: e1 county-site before-10wd',
  '09-21 08:01 zhang mail: e1 county-site before-5wd',
  '09-24 08:01 zhang mail: e1 county-site before-2wd',
  '09-28 08:01 zhang mail: e1 county-site before-1wd',
  '09-29 08:01 zhang mail: e1 county-site on-day',
]

describe('twelve hours', () => {
  const people = PEOPLE.map((one) => (one.id === 'zhang' ? zhangWithPhone : one))

  it('over a night before a holiday, on two sites with one date', async () => {
    await timeline({ people, sites: ['county-site', 'lntb'] })
      .at('2026-09-30 19:00', received(tender({ on: '2026-09-30 19:00' })))
      .at('2026-09-30 22:00', posted({ channel: 'lntb', title: ROAD }))
      .at('2026-10-01 10:40', posted({ channel: 'county-site', title: ROAD }))
      .expectMails('2026-10-20 12:00', [
        '10-01 01:01 zhang mail: t1 county-site half-time, t1 lntb half-time',
        '10-01 05:01 zhang mail: t1 county-site before-2h, t1 lntb before-2h',
        // The first look after seven finds the one and proves that the other is missing.
        '10-01 08:01 zhang mail: t1 county-site at-end',
        '10-01 08:01 zhang sms: t1 county-site at-end',
        '10-01 08:01 zhao mail: t1 county-site at-end',
        '10-08 08:01 zhang mail: t1 lntb closed, t1 county-site closed',
        '10-08 08:01 zhao mail: t1 county-site closed',
      ])
  })

  it('held text messages go out at seven, on a Saturday too', async () => {
    await timeline({ people })
      .at('2026-09-18 22:30', received(tender({ on: '2026-09-18 20:30' })))
      .at('2026-09-19 07:10', posted({ title: ROAD }))
      .expectMails('2026-09-19 12:00', [
        '09-19 03:01 zhang mail: t1 county-site half-time, t1 lntb half-time',
        '09-19 07:01 zhang mail: t1 county-site before-2h, t1 lntb before-2h',
        '09-19 07:01 zhang sms: t1 county-site before-2h, t1 lntb before-2h',
      ])
  })
})

describe('places and people', () => {
  it('a board without attestation is asked for, until the photo comes', async () => {
    await timeline()
      .at('2026-09-01 09:30', received(building()))
      .at('2026-09-10 10:00', posted({ title: '利州街道示例小区二期开工信息' }))
      .at(
        '2026-10-08 15:00',
        recorded({ attestations: [attestation({ postedOn: '2026-09-20', at: '2026-10-08 15:00' })] }),
      )
      .expectMails('2026-11-30 12:00', [
        ...WARNED.map((line) => line.replace('e1 county-site', 'b1 project-site-board')),
        '09-30 08:01 zhang mail: b1 project-site-board after-1wd',
        '10-08 15:01 zhang mail: b1 project-site-board closed',
      ])
  })

  it('two sites, each with its own day of publication, both before the auction', async () => {
    const notice = { title: 'KZ2026-99号地块挂牌出让公告', parcelNo: 'KZ2026-99' }
    await timeline({ sites: ['county-site', 'landchina'] })
      .at('2026-10-19 09:30', received(auction()))
      .at('2026-10-20 10:00', posted({ ...notice, channel: 'landchina' }))
      .at('2026-10-28 15:00', posted({ ...notice, channel: 'county-site' }))
      .expectMails('2026-12-01 12:00', [
        '10-19 10:01 li mail: a1 landchina before-10wd, a1 county-site before-10wd',
        '10-20 08:01 li mail: a1 landchina before-5wd, a1 county-site before-5wd',
        '10-23 08:01 li mail: a1 county-site before-2wd, a1 landchina closed',
        '10-26 08:01 li mail: a1 county-site before-1wd',
        '10-27 08:01 li mail: a1 county-site on-day',
        '10-28 08:01 li mail: a1 county-site after-1wd',
        '10-29 08:01 li mail: a1 county-site closed',
      ])
  })

  it('two units: each hears of its own matters only, in one mail', async () => {
    const own = event({
      id: 'e2',
      unit: 'natural-resources-bureau',
      facts: { documentTitle: '喀左县示例土地办法' },
    })
    const third = event({ id: 'e3', facts: { documentTitle: '喀左县农村危房改造办法' } })
    await timeline()
      .at('2026-09-01 09:30', received(event(), own, third))
      .at('2026-09-16 10:00', posted({ title: POLICY }), posted({ title: '喀左县示例土地办法' }))
      .at('2026-09-21 10:00', posted({ title: '喀左县农村危房改造办法' }))
      .expectMails('2026-11-30 12:00', [
        '09-15 08:01 li mail: e2 county-site before-10wd',
        '09-15 08:01 zhang mail: e1 county-site before-10wd, e3 county-site before-10wd',
        '09-21 08:01 zhang mail: e3 county-site before-5wd, e1 county-site closed',
      ])
  })

  it('the notice of holidays comes: the range becomes a day, which is told', async () => {
    const catalogue = catalogueWith({ calendar: calendarWith2027() })
    await timeline()
      .at('2026-12-10 09:30', received(event({ on: '2026-12-10 09:00' })))
      .at('2026-12-22 15:00', deployed(catalogue))
      .at('2027-01-06 15:00', posted({ title: POLICY, displayedOn: localDate('2027-01-06') }))
      .expectMails('2027-01-31 12:00', [
        '12-18 08:01 zhang mail: e1 county-site before-10wd',
        '12-23 08:01 zhang mail: e1 county-site due-changed',
        '12-24 08:01 zhang mail: e1 county-site before-10wd',
        '12-31 08:01 zhang mail: e1 county-site before-5wd',
        '01-06 08:01 zhang mail: e1 county-site before-2wd',
      ])
  })
})
