import { describe, expect, it } from 'vitest'
import { audit } from '../../lib/jobs/audit.ts'
import {
  at,
  CATALOGUE,
  COUNTY,
  catalogueWith,
  decision,
  event,
  notice,
  PEOPLE,
  siteOf,
  zhang,
} from '../fixtures/cast.ts'
import { look, recordFacts, runRemind, type Workshop, workshop } from './job-fixture.ts'

/** One site, so that looking at it is looking at all. */
const catalogue = catalogueWith({ channels: new Map([['county-site', siteOf('county-site')]]) })
const findings = async (ports: Workshop, of = catalogue) =>
  (await audit(COUNTY, ports, of)).findings.map(({ kind, subject }) => `${kind}: ${subject}`)

describe('audit', () => {
  it('finds nothing where all is well', async () => {
    const ports = workshop('2026-09-10 02:10')
    await recordFacts(ports, { events: [event()] })
    await look(ports)
    expect(await findings(ports)).toEqual([])
  })

  it.each([
    ['a list that was never looked at', async () => {}, ['list-not-looked-at: county-site/']],
    [
      'a list that was not looked at for days',
      async (ports: Workshop) => {
        await look(ports)
        ports.clock.moveTo(at('2026-09-13 02:10'))
      },
      ['list-not-looked-at: county-site/'],
    ],
    [
      'a unit without a contact, to which an event was passed on',
      async (ports: Workshop) => {
        await look(ports)
        await recordFacts(ports, {
          events: [event()],
          decisions: [decision({ kind: 'forward', toUnit: 'water-bureau' })],
        })
      },
      ['no-person: water-bureau'],
    ],
    [
      'a unit without a contact',
      async (ports: Workshop) => {
        await look(ports)
        await recordFacts(ports, { events: [event({ unit: 'water-bureau' })] })
      },
      ['no-person: water-bureau'],
    ],
    [
      'an event of an item that is not in the catalogue',
      async (ports: Workshop) => {
        await look(ports)
        await recordFacts(ports, { events: [event({ item: '99' })] })
      },
      ['no-duty: e1'],
    ],
    [
      'an event whose way of submission was left out',
      async (ports: Workshop) => {
        await look(ports)
        await recordFacts(ports, { events: [event({ item: '20', trigger: 'text_received' })] })
      },
      ['no-duty: e1'],
    ],
  ])('finds %s', async (_, arrange, expected) => {
    const ports = workshop('2026-09-10 02:10')
    await recordFacts(ports, {})
    await arrange(ports)
    const found = await findings(ports)
    expect(found).toHaveLength(expected.length)
    for (const [index, text] of expected.entries()) expect(found[index]).toContain(text)
  })

  it('finds an office and a unit where nobody can be told, a head alone not counting', async () => {
    const ports = workshop('2026-09-10 02:10')
    await recordFacts(ports, { people: PEOPLE.filter(({ role }) => role === 'head'), events: [event()] })
    await look(ports)
    expect(await findings(ports)).toEqual(['no-person: housing-bureau', 'no-person: openness-office'])
  })

  it('finds an office at whose addresses nothing arrives', async () => {
    const ports = workshop('2026-09-10 02:10')
    await recordFacts(ports, { events: [event()] })
    await look(ports)
    const fault = {
      medium: 'mail',
      address: 'zhou@unit.example',
      at: at('2026-09-09 09:00'),
      reason: '',
    } as const
    await ports.store.markUnreachable(COUNTY, 'zhou', fault)
    expect(await findings(ports)).toEqual(['no-person: openness-office'])
  })

  it('finds a message that does not move', async () => {
    const ports = workshop('2026-09-15 09:00')
    await recordFacts(ports, { events: [event()] })
    await audit(COUNTY, ports, CATALOGUE)
    ports.clock.moveTo(at('2026-09-16 09:01'))
    await look(ports)
    expect(await findings(ports)).toEqual([`message-stuck: ${COUNTY}/zhang/mail/2026-09-15`])
  })

  it('gives back to the routine run what is not done any more, and leaves what is', async () => {
    const ports = workshop('2027-01-10 02:10')
    const roads = event({ id: 'e2', facts: { documentTitle: '喀左县农村公路养护管理办法' } })
    await recordFacts(ports, { events: [event(), roads] })
    const seen = { seen: '2026-09-10 08:30', displayedOn: '2026-09-10' } as const
    await look(ports, [
      notice({ ...seen, gone: '2027-01-09 08:30' }),
      notice({ ...seen, id: 'n2', title: '喀左县农村公路养护管理办法' }),
    ])
    for (const id of ['e1', 'e2']) await ports.store.closeEvent(COUNTY, id)
    await ports.store.sleep(COUNTY, (await ports.store.wake(COUNTY)).version, at('2027-01-31'))
    expect(await audit(COUNTY, ports, catalogue)).toMatchObject({ obligations: 2, reopened: 1 })
    expect((await ports.store.openEvents(COUNTY)).map(({ id }) => id)).toEqual(['e1'])
    expect(await audit(COUNTY, ports, catalogue)).toMatchObject({ reopened: 0 })
  })

  it('gives back what is done while somebody is still to hear of it, until it has been told', async () => {
    const ports = workshop('2026-09-30 09:00')
    await recordFacts(ports, { events: [event({ on: '2026-03-02 09:00' })] })
    await look(ports)
    expect(await runRemind(ports)).toMatchObject({ planned: 3 })
    ports.clock.moveTo(at('2026-10-01 02:10'))
    await look(ports, [notice({ seen: '2026-10-01 02:10' })])
    await ports.store.closeEvent(COUNTY, 'e1')
    expect(await audit(COUNTY, ports, catalogue)).toMatchObject({ planned: 0, reopened: 1 })
    ports.clock.moveTo(at('2026-10-08 08:00'))
    expect(await runRemind(ports)).toMatchObject({ planned: 3, closed: 1 })
    expect(await audit(COUNTY, ports, catalogue)).toMatchObject({ reopened: 0 })
  })

  it('plans what the routine run slept over', async () => {
    const ports = workshop('2026-09-15 09:00')
    await recordFacts(ports, { events: [event()], people: [zhang] })
    await ports.store.sleep(COUNTY, (await ports.store.wake(COUNTY)).version, at('2027-01-01'))
    expect(await audit(COUNTY, ports, catalogue)).toMatchObject({ obligations: 1, planned: 1 })
  })
})
