import { expect, it } from 'vitest'
import { addMs, HOUR_MS, MINUTE_MS } from '../../lib/domain/time/instant.ts'
import type { OutboxStore } from '../../lib/jobs/ports.ts'
import { freshCounty, messageOf, NOON } from './store-values.ts'

const claimAt = (id: string, now = NOON) => ({ id, now, until: addMs(now, 10 * MINUTE_MS) })

/** What every OutboxStore must do. */
export function outboxStoreContract(store: () => OutboxStore): void {
  const plan = async (county: string, key = 'k1') => {
    await store().plan(messageOf(county, key))
    return { county, key }
  }
  const keysUnsettled = async (county: string) =>
    (await store().unsettled(county)).map(({ key }) => key).sort()

  it('plans a key once: the first plan stands', async () => {
    const county = freshCounty()
    const message = messageOf(county, `${county}/office-1/mail/o1:2026-03-09:d5`)
    expect(await store().plan(message)).toBe('planned')
    expect(await store().plan({ ...message, urgent: true })).toBe('known')
    expect(await store().message(county, message.key)).toEqual(message)
    expect(await store().message(county, 'no such key')).toBeUndefined()
    expect(await store().messages(county)).toEqual([message])
  })

  it('lets one of 20 concurrent plans and one of 20 concurrent claims win', async () => {
    const county = freshCounty()
    const plans = Array.from({ length: 20 }, () => store().plan(messageOf(county, 'k1')))
    expect((await Promise.all(plans)).filter((answer) => answer === 'planned')).toHaveLength(1)
    const claims = Array.from({ length: 20 }, (_, n) =>
      store().claim({ county, key: 'k1' }, claimAt(`c${n}`)),
    )
    const results = await Promise.all(claims)
    const winner = results.findIndex((result) => result !== undefined)
    expect(results.filter((result) => result !== undefined)).toHaveLength(1)
    const state = (await store().message(county, 'k1'))?.state
    expect(state).toEqual({ kind: 'claimed', claim: `c${winner}`, until: addMs(NOON, 10 * MINUTE_MS) })
  })

  it('lets one of 20 claims win even when all carry the same claim id', async () => {
    const key = await plan(freshCounty())
    const results = await Promise.all(Array.from({ length: 20 }, () => store().claim(key, claimAt('same'))))
    expect(results.filter((result) => result !== undefined)).toHaveLength(1)
  })

  it('gives the message as it was before the claim, and shows the claim afterwards', async () => {
    const key = await plan(freshCounty())
    expect(await store().claim(key, claimAt('c1'))).toEqual(messageOf(key.county, key.key))
    expect(await store().claim(key, claimAt('c2', addMs(NOON, 9 * MINUTE_MS)))).toBeUndefined()
    expect(await store().claim({ ...key, key: 'no such key' }, claimAt('c3'))).toBeUndefined()
    const message = await store().message(key.county, key.key)
    expect(message?.state.kind).toBe('claimed')
    expect(message?.attempts).toBe(1)
    expect(await keysUnsettled(key.county)).toEqual([key.key])
  })

  it('gives a claim that ran out to the next, who sees it as claimed; the first may not settle any more', async () => {
    const key = await plan(freshCounty())
    await store().claim(key, claimAt('c1'))
    const later = addMs(NOON, 10 * MINUTE_MS)
    const again = await store().claim(key, claimAt('c2', later))
    expect(again?.state).toEqual({ kind: 'claimed', claim: 'c1', until: later })
    expect(again?.attempts).toBe(1)
    const accepted = { kind: 'accepted', at: later, reply: '250 OK' } as const
    expect(await store().settle(key, 'c1', accepted)).toBe(false)
    expect(await store().settle(key, 'c2', accepted)).toBe(true)
  })

  it.each([
    { kind: 'accepted', at: NOON, reply: '250 OK' },
    { kind: 'accepted', at: NOON, reply: '250 OK', said: ['o1:2026-03-09:d5'] },
    { kind: 'refused', at: NOON, reason: '550' },
    { kind: 'unknown', at: NOON, reason: 'lost', said: [] },
    { kind: 'superseded', at: NOON, reason: 'published' },
  ] as const)('settles as $kind: out of the unsettled, never to be claimed again', async (outcome) => {
    const key = await plan(freshCounty())
    expect(await store().settle(key, 'c1', outcome)).toBe(false)
    await store().claim(key, claimAt('c1'))
    expect(await store().settle(key, 'c1', outcome)).toBe(true)
    expect(await store().settle(key, 'c1', outcome)).toBe(false)
    expect((await store().message(key.county, key.key))?.state).toEqual(outcome)
    expect(await keysUnsettled(key.county)).toEqual([])
    expect(await store().claim(key, claimAt('c2', addMs(NOON, 24 * HOUR_MS)))).toBeUndefined()
    expect(await store().plan(messageOf(key.county, key.key))).toBe('known')
    expect(await store().messages(key.county)).toHaveLength(1)
  })

  it('puts a message back for a retry that waits', async () => {
    const key = await plan(freshCounty())
    const retryAt = addMs(NOON, HOUR_MS)
    await store().claim(key, claimAt('c1'))
    expect(await store().settle(key, 'c1', { kind: 'retry', retryAt, reason: '451' })).toBe(true)
    const message = await store().message(key.county, key.key)
    expect(message).toEqual({ ...messageOf(key.county, key.key), attempts: 1, retryAt, lastReason: '451' })
    expect(await keysUnsettled(key.county)).toEqual([key.key])
    expect(await store().claim(key, claimAt('c2', addMs(retryAt, -1)))).toBeUndefined()
    expect((await store().claim(key, claimAt('c2', retryAt)))?.attempts).toBe(1)
  })

  it('pages over more than 1 MB of unsettled messages', async () => {
    const county = freshCounty()
    const line = { key: '长'.repeat(1_000), obligation: 'o1', rung: 'd5', kind: 'warn' } as const
    const lines = Array.from({ length: 20 }, () => line)
    await Promise.all(
      Array.from({ length: 25 }, (_, n) => store().plan({ ...messageOf(county, `k${n}`), lines })),
    )
    expect(await store().unsettled(county)).toHaveLength(25)
    expect(await store().messages(county)).toHaveLength(25)
  }, 30_000)
}
