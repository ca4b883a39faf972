import { describe, expect, it } from 'vitest'
import { audit } from '../../lib/jobs/audit.ts'
import { COUNTY, decision, event } from '../fixtures/cast.ts'
import { type Doing, posted, recorded, removed, timeline } from './timeline.ts'

const POLICY = '喀左县公共租赁住房管理办法'

/** The nightly run, at an hour at which no grouped mail may go out. */
const audited: Doing = async ({ ports, catalogue }) => {
  await audit(COUNTY, { ...ports, queue: { enqueue: async () => {} } }, catalogue)
}

const isOpen =
  (expected: boolean): Doing =>
  async ({ store }) => {
    expect(await store.openEvents(COUNTY)).toHaveLength(expected ? 1 : 0)
  }

describe('an event that was done and closed', () => {
  it('is told of when its notice is taken down, and closed out when it is back', async () => {
    await timeline()
      .at('2026-03-02 09:30', recorded({ events: [event({ on: '2026-03-02 09:00' })] }))
      .at('2026-03-03 10:00', posted({ id: 'n1', title: POLICY }))
      .at('2026-08-12 12:00', recorded({ events: [event({ on: '2026-03-02 09:00' })] }))
      .at('2026-08-13 12:00', isOpen(false))
      .at('2026-08-18 15:00', removed('n1'))
      .at('2026-08-19 02:10', isOpen(false), audited, isOpen(true))
      .at('2026-08-20 10:00', posted({ id: 'n2', title: POLICY }))
      .at('2026-08-21 02:10', audited)
      .at('2026-08-21 12:00', isOpen(false))
      .expectMails('2026-08-31 12:00', [
        '08-19 03:01 zhang mail: e1 county-site taken-down',
        '08-20 11:01 zhang mail: e1 county-site closed',
      ])
  })

  it('is reproached in office hours when the decision behind it gives way to another that has run out', async () => {
    const withheld = decision({ at: '2026-03-05 15:00' })
    const extended = decision({ at: '2026-08-18 15:00', until: '2026-08-14' })
    await timeline()
      .at('2026-03-02 09:30', recorded({ events: [event({ on: '2026-03-02 09:00' })] }))
      .at('2026-03-05 15:00', recorded({ decisions: [withheld] }))
      .at('2026-08-12 12:00', recorded({ decisions: [withheld] }))
      .at('2026-08-13 12:00', isOpen(false))
      .at('2026-08-18 15:00', recorded({ decisions: [extended] }))
      .at('2026-08-18 18:00', isOpen(true))
      .at('2026-08-19 02:10', audited, isOpen(true))
      .expectMails('2026-08-19 12:00', [
        '08-18 15:01 zhang mail: e1 county-site after-1wd',
        '08-19 08:01 zhang mail: e1 county-site after-3wd',
        '08-19 08:01 zhao mail: e1 county-site after-3wd',
      ])
  })
})
