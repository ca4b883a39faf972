import { describe, it } from 'vitest'
import { attestation, decision, event, li, PEOPLE } from '../fixtures/cast.ts'
import { looked, posted, recorded, timeline } from './timeline.ts'

const PARCEL = 'KZ2026-77'
const land = { ...li, id: 'lu', unit: 'land-bureau' }
const sold = event({
  id: 's1',
  item: '08',
  trigger: 'parcel_sold',
  unit: 'land-bureau',
  facts: { parcelNo: PARCEL },
  on: '2026-09-01 09:00',
})
const ended = (on: string) =>
  event({
    id: 'r9',
    item: '09',
    trigger: 'land_auction_ended',
    unit: 'land-bureau',
    facts: { parcelNo: PARCEL },
    on,
  })

/** The sale is recorded and shown on both sites; the end of the auction, ten workdays before 16 September, by nobody. */
const shown = () =>
  timeline({ people: [...PEOPLE, land], sites: ['landchina', 'county-site'] })
    .at('2026-09-01 09:30', recorded({ events: [sold] }))
    .at(
      '2026-09-02 10:00',
      posted({ channel: 'landchina', title: `${PARCEL}号地块成交公示`, parcelNo: PARCEL }),
      posted({ channel: 'county-site', title: `${PARCEL}号地块成交公示`, parcelNo: PARCEL }),
    )

const both = (id: string, rung: string) => `${id} landchina ${rung}, ${id} land-market-hall ${rung}`
const SALE = '09-01 10:01 lu mail: s1 landchina before-10wd, s1 county-site before-10wd'
const WARNED = [
  SALE,
  `09-02 11:01 lu mail: ${both('s1+09', 'before-10wd')}, s1 landchina closed, s1 county-site closed`,
  `09-09 08:01 lu mail: ${both('s1+09', 'before-5wd')}`,
]
const THEREAFTER = [
  `09-14 08:01 lu mail: ${both('r9', 'before-2wd')}`,
  `09-15 08:01 lu mail: ${both('r9', 'before-1wd')}`,
  `09-16 08:01 lu mail: ${both('r9', 'on-day')}`,
]

describe('an event that nobody recorded, and that a notice shows', () => {
  it('is reminded of; recorded later with the same day, no rung is told twice', async () => {
    await shown()
      .at('2026-09-09 15:00', recorded({ events: [ended('2026-09-02 15:00')] }))
      .expectMails('2026-09-16 18:00', [...WARNED, ...THEREAFTER])
  })

  it('recorded with another day: the new day is told by its own rungs', async () => {
    await shown()
      .at('2026-09-09 15:00', recorded({ events: [ended('2026-09-04 15:00')] }))
      .expectMails('2026-09-11 18:00', [
        ...WARNED,
        `09-10 08:01 lu mail: ${both('r9', 'before-10wd')}`,
        `09-11 08:01 lu mail: ${both('r9', 'before-5wd')}`,
      ])
  })

  it('recorded between planning and sending: the mail goes out, once', async () => {
    await shown()
      .at('2026-09-09 08:00:20', recorded({ events: [ended('2026-09-02 15:00')] }))
      .expectMails('2026-09-16 18:00', [...WARNED, ...THEREAFTER])
  })

  it('recorded before its notice: nothing is derived', async () => {
    await timeline({ people: [...PEOPLE, land], sites: ['landchina', 'county-site'] })
      .at('2026-09-01 09:30', recorded({ events: [sold, ended('2026-09-01 15:00')] }))
      .at(
        '2026-09-01 15:10',
        posted({ channel: 'landchina', title: `${PARCEL}号地块成交公示`, parcelNo: PARCEL }),
        looked,
      )
      .expectMails('2026-09-02 18:00', [
        `09-01 10:01 lu mail: ${both('r9', 'before-10wd')}, s1 landchina before-10wd, s1 county-site before-10wd`,
      ])
  })

  it('proved on the board under its derived id: that stays proof once it is recorded', async () => {
    await shown()
      .at(
        '2026-09-07 10:00',
        recorded({
          attestations: [
            attestation({ event: 's1+09', channel: 'land-market-hall', postedOn: '2026-09-07' }),
          ],
        }),
      )
      .at(
        '2026-09-08 10:00',
        posted({ channel: 'landchina', title: `${PARCEL}号地块供应结果公示`, parcelNo: PARCEL }),
      )
      .at('2026-09-09 15:00', recorded({ events: [ended('2026-09-02 15:00')] }))
      .expectMails('2026-10-30 18:00', WARNED.slice(0, 2))
  })

  it('recorded and withheld: the derived one does not come back to blame', async () => {
    await shown()
      .at('2026-09-03 15:00', recorded({ events: [ended('2026-09-02 15:00')] }))
      .at('2026-09-03 16:00', recorded({ decisions: [decision({ event: 'r9', at: '2026-09-03 16:00' })] }))
      .expectMails('2027-03-30 18:00', WARNED.slice(0, 2))
  })
})
