import { describe, expect, it } from 'vitest'
import { record } from '../../lib/jobs/record.ts'
import { at, attestation, COUNTY, decision, event, zhang } from '../fixtures/cast.ts'
import { recordFacts, workshop } from './job-fixture.ts'

const NONE = { events: [], attestations: [], decisions: [], people: [] }

describe('record', () => {
  it('stores facts and says what was new', async () => {
    const ports = workshop('2026-09-15 09:00')
    const facts = {
      events: [event(), event({ id: 'e2' })],
      attestations: [attestation({ postedOn: '2026-09-02' })],
      decisions: [decision()],
      people: [zhang],
    }
    expect(await record(facts, ports)).toEqual({
      counts: {
        newEvents: 2,
        knownEvents: 0,
        amendedEvents: 0,
        attestations: 1,
        decisions: 1,
        people: 1,
      },
      contradictions: [],
    })
    expect((await ports.store.events(COUNTY)).map(({ id }) => id)).toEqual(['e1', 'e2'])
    expect(await ports.store.decisions(COUNTY)).toHaveLength(1)
  })

  it('changes nothing when the same facts come again', async () => {
    const ports = workshop('2026-09-15 09:00')
    await record({ ...NONE, events: [event()] }, ports)
    const again = await record({ ...NONE, events: [{ ...event(), recordedAt: ports.clock.now() }] }, ports)
    expect(again).toMatchObject({ counts: { newEvents: 0, knownEvents: 1 }, contradictions: [] })
    expect(await ports.store.events(COUNTY)).toEqual([event()])
  })

  it('names a known event that comes with another content, and how to mend it, and leaves it as it is', async () => {
    const ports = workshop('2026-09-15 09:00')
    await record({ ...NONE, events: [event()] }, ports)
    const other = event({ facts: { documentTitle: '另一个标题' } })
    const { counts, contradictions } = await record({ ...NONE, events: [other, event({ id: 'e2' })] }, ports)
    expect(counts).toMatchObject({ newEvents: 1, knownEvents: 0, amendedEvents: 0 })
    expect(contradictions).toEqual([
      { event: 'e1', message: expect.stringContaining('“e1”'), mend: expect.stringContaining('--amend') },
    ])
    expect((await ports.store.events(COUNTY))[0]?.facts.documentTitle).toBe('喀左县公共租赁住房管理办法')
  })

  it('amends where it is asked to, and has the event judged again though it was closed', async () => {
    const ports = workshop('2026-09-15 09:00')
    await record({ ...NONE, events: [event()] }, ports)
    await ports.store.closeEvent(COUNTY, 'e1')
    const verified = { ...event(), verifiedAt: at('2026-09-03 09:00') }
    const facts = { ...NONE, events: [verified, event({ id: 'e2' })] }
    expect((await record(facts, ports, { amend: true })).counts).toMatchObject({
      newEvents: 1,
      amendedEvents: 1,
    })
    expect(await ports.store.openEvents(COUNTY)).toEqual([verified, event({ id: 'e2' })])
    expect((await record(facts, ports, { amend: true })).counts).toMatchObject({ knownEvents: 2 })
  })

  it.each([
    ['an event', { events: [event()] }],
    ['an attestation', { attestations: [attestation({ postedOn: '2026-09-02' })] }],
    ['a decision', { decisions: [decision()] }],
    ['a person, who may have to be told at once', { people: [zhang] }],
  ])('wakes the county for %s', async (_, facts) => {
    const ports = workshop('2026-09-15 09:00')
    await ports.store.sleep(COUNTY, 0, at('2026-09-16 08:00'))
    await recordFacts(ports, { people: [], ...facts })
    expect((await ports.store.wake(COUNTY)).wakeAt).toBe(at('2026-09-15 09:00'))
  })

  it('lets other counties sleep', async () => {
    const ports = workshop('2026-09-15 09:00')
    await ports.store.sleep('211322', 0, at('2026-09-16 08:00'))
    await recordFacts(ports, { events: [event()] })
    expect((await ports.store.wake('211322')).wakeAt).toBe(at('2026-09-16 08:00'))
  })
})
