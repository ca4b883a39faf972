import { describe, expect, it } from 'vitest'
import { MINUTE_MS } from '../../lib/domain/time/instant.ts'
import type { SendResult } from '../../lib/jobs/ports.ts'
import { LEASE_MS, messageIdOf, send, sendOne } from '../../lib/jobs/send.ts'
import { fakeMailer, fakeSms } from '../fakes/fake-mailer.ts'
import { bench, COUNTY, composed, digest, messageId, planned, START_AT } from './send-fixture.ts'

const accepted: SendResult = { kind: 'accepted', reply: '250 OK' }
const greylisted: SendResult = { kind: 'refused', permanent: false, reason: '451 come again' }
const noSuchUser: SendResult = { kind: 'refused', permanent: true, reason: '550 no such user' }
const cutOff: SendResult = { kind: 'unknown', reason: 'connection lost after the data' }

const stateOf = async (
  { store }: ReturnType<typeof bench>,
  person: string,
  medium: 'mail' | 'sms' = 'mail',
) => (await store.message(COUNTY, planned(person, medium).key))?.state

describe('send', () => {
  it('sends every planned message once and does not touch it again', async () => {
    const [mailer, sms] = [fakeMailer(), fakeSms()]
    const desk = bench({ mailer, sms })
    for (const message of [planned('an'), planned('bo'), planned('an', 'sms')]) await desk.store.plan(message)
    expect(await send({ county: COUNTY, ...desk.work })).toMatchObject({ accepted: 3, failed: 0 })
    desk.clock.moveBy(60 * MINUTE_MS)
    expect(await send({ county: COUNTY, ...desk.work })).toMatchObject({ accepted: 0 })
    expect(mailer.delivered.map(({ to }) => to.name)).toEqual(['an', 'bo'])
    expect(mailer.delivered[0]?.messageId).toBe(messageId(planned('an').key))
    expect(sms.delivered.map(({ key }) => key)).toEqual([planned('an', 'sms').key])
    expect(await stateOf(desk, 'an')).toEqual({ kind: 'accepted', at: START_AT, reply: '250 OK' })
  })

  it('lets one bad recipient or one error in composing not stop the others', async () => {
    const mailer = fakeMailer(({ to }) => (to.name === 'bad' ? noSuchUser : accepted))
    const desk = bench({
      mailer,
      compose: async (message) => {
        if (message.person === 'broken') throw new Error('no such item')
        return composed(message)
      },
    })
    for (const person of ['bad', 'broken', 'good']) await desk.store.plan(planned(person))
    expect(await send({ county: COUNTY, ...desk.work })).toMatchObject({ refused: 1, retry: 1, accepted: 1 })
    expect(mailer.delivered.map(({ to }) => to.name)).toEqual(['good'])
    expect(await stateOf(desk, 'bad')).toEqual({ kind: 'refused', at: START_AT, reason: '550 no such user' })
    expect(await stateOf(desk, 'broken')).toEqual({ kind: 'planned' })
  })

  it('goes on when the store fails for one message', async () => {
    const desk = bench()
    for (const person of ['an', 'bo']) await desk.store.plan(planned(person))
    const { claim } = desk.store
    desk.store.claim = async (key, as) => {
      if (key.key.includes('/an/')) throw new Error('throttled')
      return claim(key, as)
    }
    expect(await send({ county: COUNTY, ...desk.work })).toMatchObject({ failed: 1, accepted: 1 })
  })

  it('does not send what is no longer true', async () => {
    const mailer = fakeMailer()
    const desk = bench({
      mailer,
      compose: async () => ({ kind: 'superseded', reason: 'published meanwhile' }),
    })
    await desk.store.plan(planned('an'))
    expect(await send({ county: COUNTY, ...desk.work })).toMatchObject({ superseded: 1 })
    expect(mailer.delivered).toEqual([])
  })

  it('waits 1, 2, 4 … 64 minutes after refusals that may pass, and gives up after twelve days', async () => {
    const desk = bench({ mailer: fakeMailer(() => greylisted) })
    await desk.store.plan(planned('an'))
    const pauses: number[] = []
    let gaveUpAt = 0
    for (let minute = 0; minute < 13 * 24 * 60; minute += 1) {
      const { retry, superseded } = await send({ county: COUNTY, ...desk.work })
      if (retry + superseded > 0) pauses.push(minute)
      if (superseded > 0) gaveUpAt = minute
      desk.clock.moveBy(MINUTE_MS)
    }
    expect(pauses.slice(0, 9)).toEqual([0, 1, 3, 7, 15, 31, 63, 127, 191])
    expect(gaveUpAt).toBe(pauses.at(-1))
    expect(gaveUpAt).toBeGreaterThanOrEqual(12 * 24 * 60)
    expect(await stateOf(desk, 'an')).toMatchObject({ kind: 'superseded', reason: '451 come again' })
  })

  it('accepts after a refusal that passed', async () => {
    const mailer = fakeMailer((_, count) => (count === 1 ? greylisted : accepted))
    const desk = bench({ mailer })
    await desk.store.plan(planned('an'))
    await send({ county: COUNTY, ...desk.work })
    desk.clock.moveBy(MINUTE_MS)
    expect(await send({ county: COUNTY, ...desk.work })).toMatchObject({ accepted: 1 })
    expect(mailer.delivered).toHaveLength(1)
  })

  it('leaves a message alone that another run holds', async () => {
    const mailer = fakeMailer()
    const desk = bench({ mailer })
    await desk.store.plan(planned('an'))
    await desk.store.claim(planned('an'), {
      id: 'other',
      now: START_AT,
      until: (START_AT + LEASE_MS) as never,
    })
    expect(await send({ county: COUNTY, ...desk.work })).toMatchObject({ 'not-ready': 1 })
    expect(mailer.delivered).toEqual([])
  })

  it('does not begin to send when composing has used up the lease', async () => {
    const mailer = fakeMailer()
    const desk = bench({
      mailer,
      compose: async (message) => {
        desk.clock.moveBy(3 * MINUTE_MS)
        return composed(message)
      },
    })
    await desk.store.plan(planned('an'))
    expect(await send({ county: COUNTY, ...desk.work })).toMatchObject({ retry: 1 })
    expect(mailer.delivered).toEqual([])
  })

  it('sends once over two runs at the same time', async () => {
    const mailer = fakeMailer()
    const desk = bench({ mailer })
    for (let n = 0; n < 20; n += 1) await desk.store.plan(planned(`p${n}`))
    await Promise.all([1, 2, 3].map(() => send({ county: COUNTY, ...desk.work })))
    expect(new Set(mailer.delivered.map(({ messageId }) => messageId)).size).toBe(20)
    expect(mailer.delivered).toHaveLength(20)
  })
})

describe('an end that is not known', () => {
  it('sends a mail once more under the same Message-ID, and is noted', async () => {
    const mailer = fakeMailer((_, count) => (count === 1 ? cutOff : accepted))
    const desk = bench({ mailer })
    await desk.store.plan(planned('an'))
    expect(await send({ county: COUNTY, ...desk.work })).toMatchObject({ 'in-doubt': 1 })
    expect(await send({ county: COUNTY, ...desk.work })).toMatchObject({ 'not-ready': 1 })
    desk.clock.moveBy(LEASE_MS)
    expect(await send({ county: COUNTY, ...desk.work })).toMatchObject({ accepted: 1 })
    expect(mailer.delivered.map(({ messageId }) => messageId)).toEqual(
      Array(2).fill(messageId(planned('an').key)),
    )
    expect(await desk.store.message(COUNTY, planned('an').key)).toMatchObject({
      attempts: 2,
      state: { kind: 'accepted' },
    })
    expect(desk.telemetry.notes.at(-1)).toEqual({
      message: 'a mail was sent again under its Message-ID',
      fields: { county: COUNTY, tries: 2 },
    })
  })

  it('remains unknown the second time, and nothing is sent a third time', async () => {
    const mailer = fakeMailer(() => cutOff)
    const desk = bench({ mailer })
    await desk.store.plan(planned('an'))
    for (let n = 0; n < 5; n += 1) {
      await send({ county: COUNTY, ...desk.work })
      desk.clock.moveBy(LEASE_MS)
    }
    expect(mailer.delivered).toHaveLength(2)
    expect(await stateOf(desk, 'an')).toMatchObject({ kind: 'unknown', reason: cutOff.reason })
  })

  it('remains unknown when two claims ran out', async () => {
    const mailer = fakeMailer()
    const desk = bench({ mailer })
    await desk.store.plan(planned('an'))
    const settle = desk.store.settle
    desk.store.settle = async () => Promise.reject(new Error('killed'))
    for (let n = 0; n < 2; n += 1) {
      expect(await send({ county: COUNTY, ...desk.work })).toMatchObject({ failed: 1 })
      desk.clock.moveBy(LEASE_MS)
    }
    desk.store.settle = settle
    expect(await send({ county: COUNTY, ...desk.work })).toMatchObject({ unknown: 1 })
    expect(mailer.delivered).toHaveLength(2)
  })

  it('never sends an SMS again', async () => {
    const sms = fakeSms((_, count) => (count === 1 ? cutOff : accepted))
    const desk = bench({ sms })
    await desk.store.plan(planned('an', 'sms'))
    await desk.store.plan(planned('bo', 'sms'))
    await desk.store.claim(planned('bo', 'sms'), { id: 'died', now: START_AT, until: START_AT })
    expect(await send({ county: COUNTY, ...desk.work })).toMatchObject({ unknown: 2 })
    desk.clock.moveBy(LEASE_MS)
    await send({ county: COUNTY, ...desk.work })
    expect(sms.delivered.map(({ key }) => key)).toEqual([planned('an', 'sms').key])
  })

  it('ends with the try that follows the doubt, whatever stops that one', async () => {
    const mailer = fakeMailer((_, count) => (count === 1 ? cutOff : greylisted))
    const desk = bench({ mailer })
    await desk.store.plan(planned('an'))
    await send({ county: COUNTY, ...desk.work })
    desk.clock.moveBy(LEASE_MS)
    expect(await send({ county: COUNTY, ...desk.work })).toMatchObject({ unknown: 1 })
    expect(await stateOf(desk, 'an')).toMatchObject({ reason: expect.stringContaining('451 come again') })
  })

  it('does not trust a look that was older than the claim', async () => {
    const mailer = fakeMailer()
    const desk = bench({ mailer })
    await desk.store.plan(planned('an'))
    const before = await desk.store.message(COUNTY, planned('an').key)
    await desk.store.claim(planned('an'), { id: 'died', now: START_AT, until: START_AT })
    const { message } = desk.store
    desk.store.message = async () => before
    expect(await sendOne({ key: planned('an'), ...desk.work })).toBe('in-doubt')
    expect(mailer.delivered).toEqual([])
    desk.store.message = message
    desk.clock.moveBy(LEASE_MS)
    expect(await sendOne({ key: planned('an'), ...desk.work })).toBe('accepted')
  })
})

describe('sendOne', () => {
  it('handles what a queue hands over, twice without harm', async () => {
    const mailer = fakeMailer()
    const desk = bench({ mailer })
    await desk.store.plan(planned('an'))
    expect(await sendOne({ key: planned('an'), ...desk.work })).toBe('accepted')
    expect(await sendOne({ key: planned('an'), ...desk.work })).toBe('not-ready')
    expect(await sendOne({ key: planned('nobody'), ...desk.work })).toBe('not-ready')
    expect(mailer.delivered).toHaveLength(1)
  })

  it('throws what the store throws, so that the queue hands it over again', async () => {
    const desk = bench()
    desk.store.message = async () => Promise.reject(new Error('throttled'))
    await expect(sendOne({ key: planned('an'), ...desk.work })).rejects.toThrow('throttled')
  })
})

it('makes the Message-ID of the key alone', () => {
  const id = messageIdOf('211324/an/mail/2026-11-23', { digest, domain: 'example.cn' })
  expect(id).toMatch(/^<[0-9a-f]{32}@example\.cn>$/)
  expect(messageIdOf('211324/an/mail/2026-11-24', { digest, domain: 'example.cn' })).not.toBe(id)
})
