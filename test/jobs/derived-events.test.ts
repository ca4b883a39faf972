import { describe, expect, it } from 'vitest'
import { audit } from '../../lib/jobs/audit.ts'
import { remind } from '../../lib/jobs/remind.ts'
import { at, CATALOGUE, COUNTY, event, li, notice } from '../fixtures/cast.ts'
import { look, recordFacts, workshop } from './job-fixture.ts'

const land = { ...li, id: 'lu', unit: 'land-bureau' }
const parcel = { unit: 'land-bureau', facts: { parcelNo: 'KZ2026-77' } }
const sold = event({ ...parcel, id: 's1', item: '08', trigger: 'parcel_sold', on: '2026-03-02 09:00' })
const ended = event({
  ...parcel,
  id: 'r9',
  item: '09',
  trigger: 'land_auction_ended',
  on: '2026-03-03 09:00',
})
const withheld = {
  id: 'd1',
  county: COUNTY,
  event: 'r9',
  kind: 'withhold',
  ground: 'state-secret',
  basis: '保守国家秘密法第九条',
  approver: '县政府办公室',
  at: at('2026-03-03 10:00'),
} as const
const deal = notice({
  channel: 'landchina',
  title: 'KZ2026-77号地块成交公示',
  text: 'KZ2026-77号地块成交公示',
  identifiers: {
    projectCodes: [],
    procurementNos: [],
    announcementNos: [],
    parcelNos: ['KZ2026-77'],
    documentNos: [],
    creditCodes: [],
  },
  displayedOn: '2026-03-03',
  seen: '2026-03-03 08:30',
})

/** The sale is shown on one site and still missing on the other; the end of the auction was recorded and withheld. */
async function longAfter() {
  const ports = workshop('2026-03-03 11:00')
  await recordFacts(ports, { events: [sold, ended], decisions: [withheld], people: [land] })
  await look(ports, [deal], 'landchina')
  ports.clock.moveTo(at('2026-08-10 09:00'))
  return ports
}

describe('an event that stands for one that would be derived', () => {
  it('is not closed while that from which it would be derived is looked at', async () => {
    const ports = await longAfter()
    await remind({ county: COUNTY, scope: 'open' }, ports, CATALOGUE)
    expect((await ports.store.openEvents(COUNTY)).map(({ id }) => id)).toEqual(['r9', 's1'])
  })

  it('blames nobody through the derived one, even where it was closed', async () => {
    const ports = await longAfter()
    await ports.store.closeEvent(COUNTY, 'r9')
    await look(ports, [], 'landchina')
    await remind({ county: COUNTY, scope: 'open' }, ports, CATALOGUE)
    const told = (await ports.store.messages(COUNTY)).flatMap(({ lines }) => lines)
    expect(told.filter(({ obligation }) => /^(?:s1\+09|r9)\//.test(obligation))).toEqual([])
  })

  it('is given back to the routine run together with it', async () => {
    const ports = await longAfter()
    for (const id of ['r9', 's1']) await ports.store.closeEvent(COUNTY, id)
    await audit(COUNTY, ports, CATALOGUE)
    expect((await ports.store.openEvents(COUNTY)).map(({ id }) => id)).toEqual(['r9', 's1'])
  })
})
