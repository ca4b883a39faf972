import { expect, it } from 'vitest'
import type { Answer } from '../../lib/domain/tell/answer.ts'
import type { Receipt } from '../../lib/domain/tell/receipt.ts'
import type { Person } from '../../lib/domain/tell/unit.ts'
import { addMs, MINUTE_MS } from '../../lib/domain/time/instant.ts'
import type { Store } from '../../lib/jobs/ports.ts'
import { freshCounty, messageOf, NOON } from './store-values.ts'

const delivered: Receipt = { kind: 'delivered', at: NOON, reason: '2.0.0', permanent: false }
const full: Receipt = { kind: 'bounced', at: NOON, reason: '4.2.2 mailbox full', permanent: false }
const bad: Receipt = { kind: 'bounced', at: NOON, reason: '5.1.1 user unknown', permanent: true }

const personOf = (county: string): Person => ({
  id: 'p1',
  county,
  unit: 'u1',
  role: 'contact',
  name: '联系人',
  email: 'contact@unit.example',
  phone: 'number-1',
})
const MAIL = { medium: 'mail', address: 'contact@unit.example', at: NOON, reason: '5.1.1' } as const
const SMS = { medium: 'sms', address: 'number-1', at: NOON, reason: 'no such number' } as const

/** What every store must do with what comes back. */
export function receiptStoreContract(store: () => Store): void {
  const receiptOf = async (county: string) => (await store().message(county, 'k1'))?.receipt

  it('puts a receipt beside the state, before and after the outcome of sending', async () => {
    const outcome = { kind: 'accepted', at: NOON, reply: '250 OK' } as const
    for (const isEarly of [true, false]) {
      const key = { county: freshCounty(), key: 'k1' }
      await store().plan(messageOf(key.county, 'k1'))
      await store().claim(key, { id: 'c1', now: NOON, until: addMs(NOON, MINUTE_MS) })
      if (isEarly) expect(await store().putReceipt(key, bad)).toBe('stored')
      expect(await store().settle(key, 'c1', outcome)).toBe(true)
      if (!isEarly) expect(await store().putReceipt(key, bad)).toBe('stored')
      const message = { ...messageOf(key.county, 'k1'), attempts: 1, state: outcome, receipt: bad }
      expect(await store().message(key.county, 'k1')).toEqual(message)
      expect(await store().messages(key.county)).toEqual([message])
    }
  })

  it.each([
    ['an equal one changes nothing', [bad, { ...bad, at: addMs(NOON, 1) }], bad],
    ['a bounce beats a delivery that came before it', [delivered, full], full],
    ['a bounce beats a delivery that comes after it', [full, delivered], full],
    ['a bounce for good beats the other', [full, bad, full], bad],
  ] as const)('keeps the heavier of two receipts: %s', async (_, receipts, kept) => {
    const key = { county: freshCounty(), key: 'k1' }
    await store().plan(messageOf(key.county, 'k1'))
    for (const receipt of receipts) await store().putReceipt(key, receipt)
    expect(await receiptOf(key.county)).toEqual(kept)
    expect(await store().putReceipt(key, kept)).toBe('known')
  })

  it('carries a receipt through claims, retries and a second plan', async () => {
    const key = { county: freshCounty(), key: 'k1' }
    await store().plan(messageOf(key.county, 'k1'))
    await store().putReceipt(key, full)
    expect(await store().plan(messageOf(key.county, 'k1'))).toBe('known')
    const claimed = await store().claim(key, { id: 'c1', now: NOON, until: addMs(NOON, MINUTE_MS) })
    expect(claimed?.receipt).toEqual(full)
    await store().settle(key, 'c1', { kind: 'retry', retryAt: NOON, reason: '451' })
    expect((await store().unsettled(key.county))[0]?.receipt).toEqual(full)
  })

  it('keeps a receipt without a message apart, until it is placed, and again when a heavier one comes', async () => {
    const county = freshCounty()
    const ref = `${county}/office-1/mail/2026-03-02#1`
    expect(await store().putReceipt({ county, key: ref }, full)).toBe('absent')
    expect(await store().messages(county)).toEqual([])
    for (const receipt of [full, delivered]) await store().putStray(county, { ref, receipt })
    await store().putStray(county, { ref: 'message-id/abc', receipt: delivered })
    expect(await store().strayReceipts(county)).toEqual([
      { ref, receipt: full },
      { ref: 'message-id/abc', receipt: delivered },
    ])
    for (const one of [ref, ref, 'never-put']) await store().placeStray(county, one)
    await store().putStray(county, { ref, receipt: full })
    expect((await store().strayReceipts(county)).map((stray) => stray.ref)).toEqual(['message-id/abc'])
    await store().putStray(county, { ref, receipt: bad })
    expect(await store().strayReceipts(county)).toHaveLength(2)
    expect(await store().plan(messageOf(county, ref))).toBe('planned')
  })

  it('marks the address that still stands, once, and no other', async () => {
    const county = freshCounty()
    expect(await store().markUnreachable(county, 'p1', MAIL)).toBe('gone')
    await store().putPerson(personOf(county))
    expect(await store().markUnreachable(county, 'p1', { ...MAIL, address: 'old@unit.example' })).toBe('gone')
    expect(await store().markUnreachable(county, 'p1', MAIL)).toBe('marked')
    expect(await store().markUnreachable(county, 'p1', { ...MAIL, reason: 'again' })).toBe('known')
    expect(await store().markUnreachable(county, 'p1', SMS)).toBe('marked')
    const unreachable = { mail: { at: NOON, reason: '5.1.1' }, sms: { at: NOON, reason: 'no such number' } }
    expect(await store().people(county)).toEqual([{ ...personOf(county), unreachable }])
  })

  it('keeps a mark as long as the address: another address clears it, and only it', async () => {
    const county = freshCounty()
    await store().putPerson(personOf(county))
    await store().markUnreachable(county, 'p1', MAIL)
    await store().markUnreachable(county, 'p1', SMS)
    await store().putPerson({ ...personOf(county), role: 'head' })
    expect((await store().people(county))[0]?.unreachable).toHaveProperty('mail')
    await store().putPerson({ ...personOf(county), email: 'new@unit.example' })
    expect((await store().people(county))[0]?.unreachable).toEqual({
      sms: { at: NOON, reason: 'no such number' },
    })
    await store().putPerson(personOf(county))
    expect((await store().people(county))[0]?.unreachable).not.toHaveProperty('mail')
  })

  it('lifts the mark that was seen, under the same address, and no later one', async () => {
    const county = freshCounty()
    expect(await store().liftUnreachable(county, 'p1', { medium: 'mail', at: NOON })).toBe('gone')
    await store().putPerson(personOf(county))
    expect(await store().liftUnreachable(county, 'p1', { medium: 'mail', at: NOON })).toBe('gone')
    for (const mark of [MAIL, SMS]) await store().markUnreachable(county, 'p1', mark)
    const earlier = { medium: 'mail', at: addMs(NOON, -1) } as const
    expect(await store().liftUnreachable(county, 'p1', earlier)).toBe('gone')
    expect(await store().liftUnreachable(county, 'p1', { medium: 'mail', at: NOON })).toBe('lifted')
    const sms = { at: NOON, reason: 'no such number' }
    expect(await store().people(county)).toEqual([{ ...personOf(county), unreachable: { sms } }])
    expect(await store().liftUnreachable(county, 'p1', { medium: 'sms', at: NOON })).toBe('lifted')
    expect(await store().people(county)).toEqual([personOf(county)])
    expect(await store().markUnreachable(county, 'p1', MAIL)).toBe('marked')
  })

  it('loses no mark to a person put at the same moment', async () => {
    const county = freshCounty()
    await store().putPerson(personOf(county))
    const puts = ['head', 'office', 'contact'] as const
    await Promise.all([
      store().putPerson({ ...personOf(county), role: puts[0] }),
      store().markUnreachable(county, 'p1', MAIL),
      store().putPerson({ ...personOf(county), role: puts[1] }),
    ])
    expect((await store().people(county))[0]?.unreachable).toHaveProperty('mail')
  })

  it('keeps answers, each once', async () => {
    const county = freshCounty()
    const answer: Answer = {
      id: 'a'.repeat(64),
      county,
      message: `${county}/p1/mail/2026-03-02`,
      person: 'p1',
      from: 'contact@unit.example',
      isFromPerson: true,
      at: NOON,
      subject: '回复',
      text: '已公开',
      isCut: false,
      files: [{ name: '截图.png', sizeBytes: 1000 }],
    }
    for (let round = 0; round < 2; round += 1) await store().putAnswer(answer)
    expect(await store().answers(county)).toEqual([answer])
  })
}
