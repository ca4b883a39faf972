import { describe, it } from 'vitest'
import { decision, event } from '../fixtures/cast.ts'
import { posted, recorded, timeline } from './timeline.ts'

const POLICY = '喀左县公共租赁住房管理办法'

/** Due on Tuesday 2026-09-29; the looks begin at once. */
const policy = () => timeline().at('2026-09-01 09:30', recorded({ events: [event()] }))
const decides = (...parts: readonly Parameters<typeof decision>[0][]) =>
  recorded({ decisions: parts.map((one) => decision(one)) })

const WARNED = [
  '09-15 08:01 zhang mail: e1 county-site before-10wd',
  '09-21 08:01 zhang mail: e1 county-site before-5wd',
  '09-24 08:01 zhang mail: e1 county-site before-2wd',
  '09-28 08:01 zhang mail: e1 county-site before-1wd',
  '09-29 08:01 zhang mail: e1 county-site on-day',
]

describe('a policy of twenty workdays', () => {
  it('passed on to another unit: the old one hears that it is, and the new one is warned', async () => {
    await policy()
      .at(
        '2026-09-22 15:00',
        decides({ kind: 'forward', toUnit: 'transport-bureau', at: '2026-09-22 15:00' }),
      )
      .at('2026-09-29 10:00', posted({ title: POLICY }))
      .expectMails('2026-10-20 12:00', [
        ...WARNED.slice(0, 2),
        '09-22 15:01 wang mail: e1 county-site before-5wd',
        '09-22 15:01 zhang mail: e1 county-site forwarded',
        '09-24 08:01 wang mail: e1 county-site before-2wd',
        '09-28 08:01 wang mail: e1 county-site before-1wd',
        '09-29 08:01 wang mail: e1 county-site on-day',
      ])
  })

  it('passed on and back again: told so, and warned as before', async () => {
    await policy()
      .at(
        '2026-09-22 15:00',
        decides({ kind: 'forward', toUnit: 'transport-bureau', at: '2026-09-22 15:00' }),
      )
      .at('2026-09-23 15:00', decides({ id: 'd2', kind: 'lift', undoes: 'd1', at: '2026-09-23 15:00' }))
      .at('2026-09-25 10:00', posted({ title: POLICY }))
      .expectMails('2026-10-20 12:00', [
        ...WARNED.slice(0, 2),
        '09-22 15:01 wang mail: e1 county-site before-5wd',
        '09-22 15:01 zhang mail: e1 county-site forwarded',
        '09-23 15:01 wang mail: e1 county-site forwarded',
        '09-23 15:01 zhang mail: e1 county-site before-5wd-2',
        '09-24 08:01 zhang mail: e1 county-site before-2wd',
      ])
  })

  it('while the clock stands still nobody is warned or reproached; the new day is told once it is known', async () => {
    const stop = { kind: 'stop-clock', fromOn: '2026-09-22', at: '2026-09-22 15:00' } as const
    await policy()
      .at('2026-09-22 15:00', decides(stop))
      .at('2026-10-14 15:00', decides({ ...stop, toOn: '2026-10-14', at: '2026-10-14 15:00' }))
      .at('2026-10-19 10:00', posted({ title: POLICY }))
      .expectMails('2026-10-30 12:00', [
        ...WARNED.slice(0, 2),
        '10-14 15:01 zhang mail: e1 county-site before-5wd',
        '10-19 08:01 zhang mail: e1 county-site before-2wd',
      ])
  })

  it('withheld once it was reproached: told that nothing is left to do', async () => {
    await policy()
      .at('2026-09-30 15:00', decides({ at: '2026-09-30 15:00' }))
      .expectMails('2026-10-30 12:00', [
        ...WARNED,
        '09-30 08:01 zhang mail: e1 county-site after-1wd',
        '10-08 08:01 zhang mail: e1 county-site closed',
      ])
  })
})
