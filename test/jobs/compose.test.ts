import { describe, expect, it } from 'vitest'
import type { OutboxMessage } from '../../lib/domain/tell/outbox.ts'
import { createComposer } from '../../lib/jobs/compose.ts'
import {
  at,
  CATALOGUE,
  COUNTY,
  county,
  decision,
  event,
  mustBe,
  notice,
  PEOPLE,
  zhang,
} from '../fixtures/cast.ts'
import { look, recordFacts, runRemind, type Workshop, workshop } from './job-fixture.ts'

const composed = (ports: Workshop, message: OutboxMessage) =>
  createComposer({ store: ports.store, catalogue: CATALOGUE, county })(message, ports.clock.now())

async function planned(ports: Workshop, person = 'zhang'): Promise<OutboxMessage> {
  return mustBe((await ports.store.messages(COUNTY)).find((message) => message.person === person))
}

async function warned(): Promise<{ ports: Workshop; message: OutboxMessage }> {
  const ports = workshop('2026-09-15 09:00')
  await recordFacts(ports, {
    events: [event(), event({ id: 'e2', facts: { documentTitle: '喀左县农村危房改造办法' } })],
  })
  await runRemind(ports)
  return { ports, message: await planned(ports) }
}

const KIND_AND_TEXT = (answer: Awaited<ReturnType<typeof composed>>) =>
  answer.kind === 'mail' ? answer.mail.text : answer.kind

describe('compose', () => {
  it('words a planned message to its person', async () => {
    const { ports, message } = await warned()
    const answer = await composed(ports, message)
    expect(answer).toMatchObject({
      kind: 'mail',
      mail: { to: { name: '张示例', address: 'zhang@unit.example' } },
    })
    expect(KIND_AND_TEXT(answer)).toContain('喀左县公共租赁住房管理办法')
    expect(KIND_AND_TEXT(answer)).toContain('喀左县农村危房改造办法')
  })

  it('leaves out what was posted since, and keeps the rest', async () => {
    const { ports, message } = await warned()
    await look(ports, [notice({ seen: '2026-09-15 08:59' })])
    const text = KIND_AND_TEXT(await composed(ports, message))
    expect(text).not.toContain('公共租赁住房管理办法')
    expect(text).toContain('喀左县农村危房改造办法')
  })

  it.each([
    [
      'everything was posted',
      async (ports: Workshop) =>
        look(ports, [notice(), notice({ id: 'n2', title: '喀左县农村危房改造办法' })]),
    ],
    [
      'everything was withheld',
      async (ports: Workshop) =>
        recordFacts(ports, { decisions: [decision(), decision({ id: 'd2', event: 'e2' })] }),
    ],
    [
      'the due dates were moved',
      async (ports: Workshop) =>
        recordFacts(ports, {
          decisions: [
            decision({ until: '2026-11-30' }),
            decision({ id: 'd2', event: 'e2', until: '2026-11-30' }),
          ],
        }),
    ],
    ['the due dates have passed', async (ports: Workshop) => ports.clock.moveTo(at('2026-09-30 08:00'))],
  ])('gives up when %s', async (_, change) => {
    const { ports, message } = await warned()
    await change(ports)
    expect((await composed(ports, message)).kind).toBe('superseded')
  })

  it('gives up a reproach when the site could not be read for a day', async () => {
    const ports = workshop('2026-09-30 09:00')
    await recordFacts(ports, { events: [event()] })
    await look(ports)
    await runRemind(ports)
    const message = await planned(ports)
    expect((await composed(ports, message)).kind).toBe('mail')
    ports.clock.moveTo(at('2026-10-08 09:01'))
    expect((await composed(ports, message)).kind).toBe('superseded')
  })

  it('words what the nightly run found on a closed event', async () => {
    const ports = workshop('2027-01-10 09:00')
    await recordFacts(ports, { events: [event()] })
    await look(ports, [notice()])
    await runRemind(ports)
    expect(await ports.store.openEvents(COUNTY)).toEqual([])
    ports.clock.moveTo(at('2027-01-11 02:10'))
    await look(ports, [notice({ gone: '2027-01-10 19:30' })])
    expect(await runRemind(ports, 'all')).toMatchObject({ planned: 1 })
    expect(KIND_AND_TEXT(await composed(ports, await planned(ports)))).toContain('应长期公开')
  })

  it('fails for good for a person who is gone, and for an SMS without a number', async () => {
    const { ports, message } = await warned()
    expect(await composed(ports, { ...message, person: 'nobody' })).toMatchObject({
      kind: 'failed',
      permanent: true,
    })
    expect(await composed(ports, { ...message, medium: 'sms' })).toMatchObject({
      kind: 'failed',
      permanent: true,
    })
  })

  it('words an SMS for whoever has a number', async () => {
    const { ports, message } = await warned()
    await recordFacts(ports, {
      people: PEOPLE.map((one) => (one === zhang ? { ...one, phone: 'withheld' } : one)),
    })
    expect(await composed(ports, { ...message, medium: 'sms' })).toMatchObject({
      kind: 'sms',
      sms: { phone: 'withheld' },
    })
  })

  it('reads the truth once for all messages of a run', async () => {
    const { ports, message } = await warned()
    let reads = 0
    const { openEvents } = ports.store
    ports.store.openEvents = (of) => {
      reads += 1
      return openEvents(of)
    }
    const compose = createComposer({ store: ports.store, catalogue: CATALOGUE, county })
    for (let n = 0; n < 5; n += 1) await compose(message, ports.clock.now())
    expect(reads).toBe(1)
  })
})
