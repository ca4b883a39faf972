import { describe, expect, it } from 'vitest'
import type { OutboxMessage } from '../../lib/domain/tell/outbox.ts'
import { createComposer } from '../../lib/jobs/compose.ts'
import {
  at,
  CATALOGUE,
  COUNTY,
  county,
  event,
  listState,
  mustBe,
  notice,
  tender,
  zhang,
  zhangWithPhone,
} from '../fixtures/cast.ts'
import { look, recordFacts, runRemind, type Workshop, workshop } from './job-fixture.ts'

const composed = (ports: Workshop, message: OutboxMessage) =>
  createComposer({ store: ports.store, catalogue: CATALOGUE, county })(message, ports.clock.now())

const messageOf = async (ports: Workshop, medium = 'mail') =>
  mustBe((await ports.store.messages(COUNTY)).find((message) => message.medium === medium))

const TWO = [event(), event({ id: 'e2', facts: { documentTitle: '喀左县农村危房改造办法' } })]

async function warned(): Promise<{ ports: Workshop; message: OutboxMessage }> {
  const ports = workshop('2026-09-15 09:00')
  await recordFacts(ports, { events: TWO, people: [zhang] })
  await runRemind(ports)
  return { ports, message: await messageOf(ports) }
}

async function reproached(): Promise<{ ports: Workshop; message: OutboxMessage }> {
  const ports = workshop('2026-09-30 09:00')
  await recordFacts(ports, { events: [event()], people: [zhang] })
  await look(ports)
  await runRemind(ports)
  return { ports, message: await messageOf(ports) }
}

describe('the lines that are said', () => {
  it('are those that still hold', async () => {
    const { ports, message } = await warned()
    await look(ports, [notice({ seen: '2026-09-15 08:59' })])
    expect(await composed(ports, message)).toMatchObject({
      kind: 'mail',
      said: [message.lines.find(({ obligation }) => obligation.startsWith('e2'))?.key],
    })
  })

  it('are not those that another message says', async () => {
    const { ports, message } = await warned()
    const other = { ...message, key: `${message.key}/2`, lines: message.lines.slice(0, 1) }
    await ports.store.plan({ ...other, state: { kind: 'accepted', at: message.plannedAt, reply: '250' } })
    expect(await composed(ports, message)).toMatchObject({ said: [message.lines[1]?.key] })
  })

  it('wait while a message that should leave them out is being sent', async () => {
    const { ports, message } = await warned()
    const until = at('2026-09-15 09:05')
    await ports.store.plan({ ...message, key: 'other', plannedAt: at('2026-09-15 09:01') })
    await ports.store.claim({ county: COUNTY, key: 'other' }, { id: 'c', now: at('2026-09-15 09:01'), until })
    expect(await composed(ports, message)).toMatchObject({ kind: 'later', at: at('2026-09-15 09:02') })
  })

  it('are read at the moment for an urgent message, since another run may have planned them too', async () => {
    const ports = workshop('2026-09-01 20:00')
    await recordFacts(ports, { events: [tender({ on: '2026-09-01 10:00' })], people: [zhang] })
    await runRemind(ports)
    const message = await messageOf(ports)
    const compose = createComposer({ store: ports.store, catalogue: CATALOGUE, county })
    expect((await compose(message, ports.clock.now())).kind).toBe('mail')
    await ports.store.plan({ ...message, key: '0' })
    expect((await compose(message, ports.clock.now())).kind).toBe('superseded')
  })
})

describe('a site that is down', () => {
  it('since its good look gives no reproach, in planning and in sending', async () => {
    const { ports, message } = await reproached()
    expect((await composed(ports, message)).kind).toBe('mail')
    ports.clock.moveTo(at('2026-09-30 10:00'))
    const state = listState({ good: '2026-09-30 09:00', failed: '2026-09-30 10:00' })
    const [startedAt, finishedAt] = [ports.clock.now(), ports.clock.now()]
    const { channel, list, lastOutcome: outcome } = state
    const reading = {
      ...{ id: 'x', county: COUNTY, channel, list, startedAt, finishedAt, outcome },
      ...{ pages: [], noticesSeen: 0 },
    }
    await ports.store.putLook({ reading, notices: [], state })
    expect((await composed(ports, message)).kind).toBe('superseded')
    await recordFacts(ports, { events: [TWO[1] ?? event()] })
    expect(await runRemind(ports)).toMatchObject({ planned: 0 })
  })
})

describe('hours', () => {
  it('hold a grouped mail until the office opens', async () => {
    const { ports, message } = await warned()
    ports.clock.moveTo(at('2026-09-15 18:00'))
    expect(await composed(ports, message)).toMatchObject({ kind: 'later', at: at('2026-09-16 08:00') })
    ports.clock.moveTo(at('2026-09-16 08:00'))
    expect((await composed(ports, message)).kind).toBe('mail')
  })

  it('hold a text message until seven, and an urgent mail never', async () => {
    const ports = workshop('2026-09-01 20:59')
    const events = [tender({ on: '2026-09-01 10:50' })]
    await recordFacts(ports, { events, people: [zhangWithPhone] })
    await runRemind(ports)
    const sms = await messageOf(ports, 'sms')
    expect((await composed(ports, sms)).kind).toBe('sms')
    ports.clock.moveTo(at('2026-09-01 21:00'))
    expect(await composed(ports, sms)).toMatchObject({ kind: 'later', at: at('2026-09-02 07:00') })
    expect((await composed(ports, await messageOf(ports))).kind).toBe('mail')
  })

  it('do not hold a mail that may have gone out already', async () => {
    const { ports, message } = await warned()
    ports.clock.moveTo(at('2026-09-15 18:00'))
    const inDoubt = {
      ...message,
      state: { kind: 'claimed', claim: 'died', until: message.plannedAt },
    } as const
    expect((await composed(ports, inDoubt)).kind).toBe('mail')
  })
})
