import { describe, expect, it } from 'vitest'
import { audit } from '../../lib/jobs/audit.ts'
import { judgedWithDerived } from '../../lib/jobs/derived-events.ts'
import { remind } from '../../lib/jobs/remind.ts'
import { announced, award, factsOf, fixed } from '../domain/judge/unclaimed/unclaimed-cast.ts'
import {
  at,
  attestation,
  building,
  CATALOGUE,
  COUNTY,
  decision,
  event,
  li,
  listState,
  notice,
} from '../fixtures/cast.ts'
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

describe('an accepted event that is closed', () => {
  const accepted = building({ id: 'u-n1', origin: { kind: 'proposed', notice: 'n1' } })

  /** What was said of the accepted event; then its unit records the same. */
  async function recordedAfter(said: Parameters<typeof recordFacts>[1], recorded = building({ id: 'r1' })) {
    const ports = workshop('2026-12-01 09:30')
    await recordFacts(ports, { events: [accepted], ...said })
    await ports.store.closeEvent(COUNTY, 'u-n1')
    await recordFacts(ports, { events: [recorded] })
    await look(ports)
    await remind({ county: COUNTY, scope: 'open' }, ports, CATALOGUE)
    const told = (await ports.store.messages(COUNTY)).flatMap(({ lines }) => lines)
    return [...new Set(told.map(({ obligation }) => obligation))].toSorted()
  }
  const [SITE, BOARD] = ['r1/R02.3s/county-site', 'r1/R02.3s/project-site-board']

  it('was withheld, and so is the one that its unit records', async () => {
    expect(await recordedAfter({})).toEqual([SITE, BOARD])
    const secret = decision({ event: 'u-n1', ground: 'state-secret' })
    expect(await recordedAfter({ decisions: [secret] })).toEqual([])
  })

  it('was attested, and so is the one that its unit records', async () => {
    const attested = attestation({ event: 'u-n1', postedOn: '2026-09-10' })
    expect(await recordedAfter({ attestations: [attested] })).toEqual([SITE])
  })

  it('was withdrawn, which says nothing of one that is recorded afterwards', async () => {
    const withdrawn = decision({ event: 'u-n1', kind: 'withdraw', at: '2026-09-10 10:00' })
    const later = { ...building({ id: 'r1' }), recordedAt: at('2026-11-30 09:00') }
    expect(await recordedAfter({ decisions: [withdrawn] }, later)).toEqual([SITE, BOARD])
    expect(await recordedAfter({ decisions: [withdrawn] })).toEqual([])
  })
})

describe('a publication that came first on another site than the designated medium', () => {
  it.each(['2026-09-08', '2026-09-04', '2026-08-01'])('on %s has not to come again', async (day) => {
    const first = award({ id: 'n-own', channel: 'county-site', displayedOn: day, seen: `${day} 10:00` })
    const early = { ...first, absentAt: undefined }
    const listStates = ['ccgp-liaoning', 'county-site'].map((channel) =>
      listState({ channel, good: '2026-10-20 08:30' }),
    )
    for (const recorded of [[], [announced()]]) {
      const events = [fixed({ on: '2026-08-01 09:00' }), ...recorded]
      const facts = factsOf({ events, notices: [award(), early], listStates, now: at('2026-10-20 09:00') })
      const { judged } = await judgedWithDerived(facts, CATALOGUE, { known: async () => events })
      const own = judged.filter(
        ({ obligation: { rule, channel } }) => rule.id === 'R13' && channel === 'county-site',
      )
      expect(own.map(({ standing }) => [standing.kind, 'timing' in standing && standing.timing])).toEqual([
        ['published', 'on-time'],
      ])
    }
  })
})
