import { describe, expect, it } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../lib/domain/time/instant.ts'
import type { SendResult } from '../../lib/jobs/ports.ts'
import { send } from '../../lib/jobs/send.ts'
import { fakeMailer } from '../fakes/fake-mailer.ts'
import { type Bench, bench, COUNTY, composed, planned, START_AT } from './send-fixture.ts'

const LINES = ['k1', 'k2'].map((key) => ({ key, obligation: 'o1', rung: 'on-day', kind: 'warn' }) as const)
const twoLines = { ...planned('an'), lines: LINES }
const greylisted: SendResult = { kind: 'refused', permanent: false, reason: '451 come again' }

const stateOf = async ({ store }: Bench, message = twoLines) =>
  (await store.message(COUNTY, message.key))?.state

async function sent(parts: Parameters<typeof bench>[0], message = twoLines): Promise<Bench> {
  const desk = bench(parts)
  await desk.store.plan(message)
  await send({ county: COUNTY, ...desk.work })
  return desk
}

describe('what was said', () => {
  const partly = async (...[message]: Parameters<typeof composed>) => ({
    ...(await composed(message)),
    said: ['k2'],
  })

  it('is stored when a line was left out', async () => {
    expect(await stateOf(await sent({ compose: partly }))).toEqual({
      kind: 'accepted',
      at: START_AT,
      reply: '250 OK',
      said: ['k2'],
    })
  })

  it('is stored with an end that is not known', async () => {
    const desk = await sent({
      compose: partly,
      mailer: fakeMailer(() => ({ kind: 'unknown', reason: 'connection lost' })),
    })
    desk.clock.moveBy(HOUR_MS)
    await send({ county: COUNTY, ...desk.work })
    expect(await stateOf(desk)).toMatchObject({ kind: 'unknown', said: ['k2'] })
  })

  it('needs no storing when it was everything', async () => {
    const whole = async (...[message]: Parameters<typeof composed>) => ({
      ...(await composed(message)),
      said: ['k1', 'k2'],
    })
    expect(await stateOf(await sent({ compose: whole }))).not.toHaveProperty('said')
  })
})

describe('a gateway that names the person', () => {
  const rejected = '550 5.1.1 <an@example.cn>: Recipient address rejected'

  it.each<[string, SendResult, string]>([
    ['in a refusal', { kind: 'refused', permanent: true, reason: rejected }, 'refused'],
    ['in a refusal that may pass', { kind: 'refused', permanent: false, reason: rejected }, 'planned'],
    ['in its consent', { kind: 'accepted', reply: '250 <an@example.cn> accepted' }, 'accepted'],
  ])('%s is neither logged nor stored', async (_, result, kind) => {
    const desk = await sent({ mailer: fakeMailer(() => result) })
    const message = await desk.store.message(COUNTY, twoLines.key)
    expect(message?.state.kind).toBe(kind)
    expect(JSON.stringify([message?.state, desk.telemetry.notes])).not.toContain('an@example')
  })

  it('in an error is not logged', async () => {
    const desk = bench({ compose: async () => Promise.reject(new Error('no mail to an@example.cn')) })
    await desk.store.plan(twoLines)
    await send({ county: COUNTY, ...desk.work })
    expect(desk.telemetry.notes).toHaveLength(1)
    expect(JSON.stringify(desk.telemetry.notes)).not.toContain('an@example')
  })
})

it('a message that may not go out yet waits until then, and is not refused for it', async () => {
  const mailer = fakeMailer()
  const at = (START_AT + 20 * DAY_MS) as typeof START_AT
  const desk = await sent({ mailer, compose: async () => ({ kind: 'later', at, reason: 'held' }) })
  expect(await desk.store.message(COUNTY, twoLines.key)).toMatchObject({
    state: { kind: 'planned' },
    retryAt: at,
  })
  expect(mailer.delivered).toEqual([])
})

it('a digest that no gateway takes is refused in the end: no run would plan it again', async () => {
  const digest = { ...planned('an'), kind: 'digest' } as const
  const desk = await sent({ mailer: fakeMailer(() => greylisted) }, { ...digest, lines: [] })
  desk.clock.moveBy(12 * DAY_MS)
  await send({ county: COUNTY, ...desk.work })
  expect(await stateOf(desk)).toMatchObject({ kind: 'refused' })
})
