import { describe, expect, it } from 'vitest'
import { at, COUNTY, catalogueWith, decision, event, notice } from '../fixtures/cast.ts'
import { look, recordFacts, runRemind, workshop } from './job-fixture.ts'

const keys = async ({ store }: ReturnType<typeof workshop>) =>
  (await store.messages(COUNTY)).map(({ key }) => key)

describe('remind', () => {
  it('plans, hands each message to send, and goes to sleep', async () => {
    const ports = workshop('2026-09-15 09:00')
    await recordFacts(ports, { events: [event()] })
    expect(await runRemind(ports)).toEqual({ asleep: false, obligations: 1, planned: 1, closed: 0 })
    expect(ports.queue.sent).toEqual([
      {
        job: 'send',
        county: COUNTY,
        key: `${COUNTY}/zhang/mail/2026-09-15`,
        person: 'zhang',
        medium: 'mail',
      },
    ])
    expect((await ports.store.wake(COUNTY)).wakeAt).toBe(at('2026-09-16 08:00'))
    expect(await runRemind(ports)).toMatchObject({ asleep: true, planned: 0 })
  })

  it('wakes by its time and by facts', async () => {
    const ports = workshop('2026-09-15 09:00')
    await recordFacts(ports, { events: [event()] })
    await runRemind(ports)
    await recordFacts(ports, { events: [event({ id: 'e2' })] })
    expect(await runRemind(ports)).toMatchObject({ asleep: false, obligations: 2 })
    ports.clock.moveTo(at('2026-09-16 08:00'))
    expect(await runRemind(ports)).toMatchObject({ asleep: false, planned: 1 })
  })

  it('plans once in runs side by side', async () => {
    const ports = workshop('2026-09-15 09:00')
    await recordFacts(ports, { events: [event()] })
    const counts = await Promise.all(Array.from({ length: 5 }, () => runRemind(ports)))
    expect(counts.reduce((sum, { planned }) => sum + planned, 0)).toBe(1)
    expect(ports.queue.sent).toHaveLength(1)
  })

  it('does not sleep over a fact that comes while it judges', async () => {
    const ports = workshop('2026-09-15 09:00')
    await recordFacts(ports, { events: [event()] })
    const { people } = ports.store
    ports.store.people = async (county) => {
      await ports.store.touch(county, ports.clock.now())
      return people(county)
    }
    await runRemind(ports)
    ports.store.people = people
    expect(await runRemind(ports)).toMatchObject({ asleep: false })
  })

  it('runs again when the store fails in the middle, and loses nothing', async () => {
    const ports = workshop('2026-09-15 09:00')
    await recordFacts(ports, { events: [event()] })
    const { plan } = ports.store
    ports.store.plan = async () => {
      throw new Error('throttled')
    }
    await expect(runRemind(ports)).rejects.toThrow('throttled')
    ports.store.plan = plan
    expect(await runRemind(ports)).toMatchObject({ asleep: false, planned: 1 })
  })

  it('plans and hands over the others when one message cannot be planned, and fails in the end', async () => {
    const ports = workshop('2026-09-15 09:00')
    const own = event({ id: 'e2', unit: 'transport-bureau' })
    await recordFacts(ports, { events: [event(), own] })
    const { plan } = ports.store
    ports.store.plan = async (message) => {
      if (message.person === 'zhang') throw new Error('item too large')
      return plan(message)
    }
    await expect(runRemind(ports)).rejects.toThrow('item too large')
    expect((await ports.store.messages(COUNTY)).map(({ person }) => person)).toEqual(['wang'])
    expect(ports.queue.sent.map((sent) => 'person' in sent && sent.person)).toEqual(['wang'])
    ports.store.plan = plan
    expect(await runRemind(ports)).toMatchObject({ asleep: false, planned: 1 })
  })

  it('takes settled events out of the open work, and the nightly run still judges them', async () => {
    const ports = workshop('2027-01-10 09:00')
    await recordFacts(ports, { events: [event()] })
    await look(ports, [notice()])
    expect(await runRemind(ports)).toMatchObject({ obligations: 1, closed: 1 })
    expect(await ports.store.openEvents(COUNTY)).toEqual([])
    await ports.store.touch(COUNTY, ports.clock.now())
    expect(await runRemind(ports)).toMatchObject({ obligations: 0 })
    expect(await runRemind(ports, 'all')).toMatchObject({ obligations: 1 })
  })

  it('keeps a settled event while somebody is owed its close-out', async () => {
    const ports = workshop('2026-09-30 09:00')
    await recordFacts(ports, { events: [event({ on: '2026-03-02 09:00' })] })
    await look(ports)
    await runRemind(ports)
    expect(await keys(ports)).toHaveLength(3)
    ports.clock.moveTo(at('2026-10-01 08:30'))
    await look(ports, [notice({ seen: '2026-10-01 08:30' })])
    await ports.store.touch(COUNTY, ports.clock.now())
    expect(await runRemind(ports)).toMatchObject({ planned: 0, closed: 0 })
    ports.clock.moveTo(at('2026-10-08 08:00'))
    expect(await runRemind(ports)).toMatchObject({ planned: 3, closed: 1 })
  })

  it('keeps a settled event when another run planned a mail of the same key without its close-out', async () => {
    const ports = workshop('2026-09-30 09:00')
    await recordFacts(ports, { events: [event({ on: '2026-03-02 09:00' })] })
    await look(ports)
    await runRemind(ports)
    ports.clock.moveTo(at('2026-10-08 08:00'))
    await look(ports, [notice({ seen: '2026-10-08 08:00' })])
    await ports.store.touch(COUNTY, ports.clock.now())
    const { plan } = ports.store
    ports.store.plan = async () => 'known'
    expect(await runRemind(ports)).toMatchObject({ planned: 0, closed: 0 })
    ports.store.plan = plan
    await ports.store.touch(COUNTY, ports.clock.now())
    expect(await runRemind(ports)).toMatchObject({ planned: 3, closed: 1 })
  })

  it('judges an event that is withheld, and tells nobody', async () => {
    const ports = workshop('2026-09-15 09:00')
    await recordFacts(ports, { events: [event()], decisions: [decision()] })
    expect(await runRemind(ports)).toMatchObject({ obligations: 1, planned: 0 })
  })

  it('refuses a county that the catalogue does not know', async () => {
    const ports = workshop('2026-09-15 09:00')
    await expect(runRemind(ports, 'open', catalogueWith({ counties: new Map() }))).rejects.toThrow(
      'no county',
    )
  })
})
