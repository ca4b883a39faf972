import { describe, expect, it } from 'vitest'
import { movableClock } from '../../../lib/adapters/clock.ts'
import type { MessageState } from '../../../lib/domain/tell/outbox.ts'
import { fateOf } from '../../../lib/domain/tell/receipt.ts'
import type { Person } from '../../../lib/domain/tell/unit.ts'
import { addMs, DAY_MS, HOUR_MS } from '../../../lib/domain/time/instant.ts'
import type { SmsReceipt } from '../../../lib/jobs/ports/text-messages.ts'
import type { Store } from '../../../lib/jobs/ports.ts'
import { type ReceivePorts, receive } from '../../../lib/jobs/receive.ts'
import { fakeStore } from '../../fakes/fake-store.ts'
import { COUNTY, fakeTelemetry, planned, START_AT } from '../send-fixture.ts'
import { fakeMailbox } from './fake-mailbox.ts'
import { DOMAIN, KEY, messageId, sampleBytes, tokens } from './sample-mails.ts'

const NUMBER = `${'1'.repeat(3)}-invalid`
const an: Person = {
  id: 'an',
  county: COUNTY,
  unit: 'u1',
  role: 'contact',
  name: '安某',
  email: 'An@unit.example',
  phone: NUMBER,
}
const accepted: MessageState = { kind: 'accepted', at: START_AT, reply: '250 OK' }

/** A desk on which a mail to An was accepted, and with the samples in the mailbox. */
async function desk(samples: readonly string[], state: MessageState | undefined = accepted) {
  const store = fakeStore()
  await store.putPerson(an)
  if (state) await store.plan({ ...planned('an'), state })
  const mailbox = fakeMailbox(Object.fromEntries(samples.map((name) => [name, sampleBytes(name)])))
  const telemetry = fakeTelemetry()
  const clock = movableClock(addMs(START_AT, HOUR_MS))
  const openMailbox = async () => mailbox
  const ports = { store, openMailbox, telemetry, clock, domain: DOMAIN, messageId, readToken: tokens.read }
  return { store, mailbox, telemetry, ports, run: () => receive([COUNTY], ports) }
}

const message = async (store: Store, key = KEY) => store.message(COUNTY, key)
const person = async (store: Store) => (await store.people(COUNTY))[0]

describe('bounces', () => {
  it('go beside the message, mark the person and wake the county', async () => {
    const { store, mailbox, run } = await desk(['postfix-unknown-user'])
    const { version } = await store.wake(COUNTY)
    expect(await run()).toMatchObject({ bounces: 1, marked: 1, failed: 0 })
    const reason = '550 5.1.1 …: Recipient address rejected: User unknown'
    expect((await message(store))?.receipt).toEqual({
      kind: 'bounced',
      at: START_AT,
      reason,
      permanent: true,
    })
    expect((await message(store))?.state).toEqual(accepted)
    expect((await person(store))?.unreachable).toEqual({ mail: { at: START_AT, reason } })
    expect((await store.wake(COUNTY)).version).toBeGreaterThan(version)
    expect(mailbox.shelves).toEqual({ done: ['postfix-unknown-user'], left: [] })
  })

  it('of a full mailbox may pass on another day; of one that the mail was passed on to, its reader has it', async () => {
    const own = await desk(['sendmail-full'])
    await own.run()
    expect((await message(own.store))?.receipt).toMatchObject({ permanent: false, isPassing: true })
    const other = await desk(['sendmail-full'])
    await other.store.putPerson({ ...an, email: 'forwards@unit.example' })
    await other.run()
    expect((await message(other.store))?.receipt).not.toHaveProperty('isPassing')
  })

  it.each([
    ['sendmail-full', 'that may pass mark nobody', 'bounced'],
    ['postfix-expired', 'of a server that never answered mark nobody', 'bounced'],
    ['postfix-delayed', 'that are delays say nothing', 'accepted'],
    ['postfix-delivered', 'that are none: it arrived', 'delivered'],
    ['qq-no-such-address', 'found by the Message-ID alone count as well', 'bounced'],
  ])('%s: those %s', async (name, _, fate) => {
    const { store, run } = await desk([name])
    await run()
    const told = await message(store)
    expect(told && fateOf(told)).toBe(fate)
    expect((await person(store))?.unreachable !== undefined).toBe(name === 'qq-no-such-address')
  })

  it('mark nobody who has another address by now', async () => {
    const { store, run } = await desk(['postfix-unknown-user'])
    await store.putPerson({ ...an, email: 'new@unit.example' })
    expect(await run()).toMatchObject({ bounces: 1, marked: 0 })
    expect((await person(store))?.unreachable).toBeUndefined()
  })

  it('make what was unknown known', async () => {
    const { store, run } = await desk(['postfix-delivered'], { kind: 'unknown', at: START_AT, reason: '' })
    await run()
    const told = await message(store)
    expect(told && fateOf(told)).toBe('delivered')
  })

  it('that come before their message wait for it', async () => {
    const { store, mailbox, ports, run } = await desk(['postfix-unknown-user'])
    const early = fakeStore()
    await early.putPerson(an)
    expect(await receive([COUNTY], { ...ports, store: early })).toMatchObject({ bounces: 1, placed: 0 })
    expect(mailbox.shelves.done).toHaveLength(1)
    const [stray] = await early.strayReceipts(COUNTY)
    expect(stray?.ref).toBe(`message-id/${messageId(KEY).slice(1, 33)}`)
    await early.plan(planned('an'))
    expect(await receive([COUNTY], { ...ports, store: early })).toMatchObject({ placed: 1 })
    expect((await message(early))?.receipt?.kind).toBe('bounced')
    expect(await early.strayReceipts(COUNTY)).toEqual([])
    expect(await run()).toMatchObject({ bounces: 0, placed: 0 })
    expect((await message(store))?.receipt).toBeUndefined()
  })

  it('that are forged mark nobody and are left to a person', async () => {
    const { store, mailbox, run } = await desk(['forged-token'])
    mailbox.inbox.set('unsigned', sampleBytes('qq-no-such-address', `${COUNTY}/nobody/mail/2026-11-23`))
    mailbox.inbox.set('elsewhere', sampleBytes('postfix-unknown-user', '999999/an/mail/2026-11-23'))
    expect(await run()).toMatchObject({ bounces: 0, left: 3, marked: 0 })
    expect(mailbox.shelves.left).toHaveLength(3)
    expect(await store.strayReceipts(COUNTY)).toEqual([])
  })
})

describe('other mail', () => {
  it('keeps answers whole, by the message that they answer', async () => {
    const { store, mailbox, run } = await desk(['answer-by-token', 'answer-by-thread'])
    expect(await run()).toMatchObject({ answers: 2 })
    const answers = await store.answers(COUNTY)
    expect(answers).toHaveLength(2)
    expect(answers.map(({ text }) => text.trim()).sort()).toEqual([
      '不是本单位的事项。',
      '第一项已于今天公开，见县政府网站。\n\n> 原邮件',
    ])
    for (const answer of answers)
      expect(answer).toMatchObject({ message: KEY, person: 'an', isFromPerson: true, isCut: false })
    expect(mailbox.shelves.done).toHaveLength(2)
  })

  it('puts automatic answers away and leaves what it does not know, without a word of them in the log', async () => {
    const { store, mailbox, telemetry, run } = await desk(['away-qq', 'read-receipt', 'unknown-person'])
    mailbox.inbox.set('no mail', Buffer.alloc(0))
    expect(await run()).toMatchObject({ automatic: 2, left: 2, answers: 0 })
    expect(await store.answers(COUNTY)).toEqual([])
    expect(JSON.stringify(telemetry.notes)).not.toMatch(/unit\.example|休假/)
  })

  it('goes on after a mail that fails, which is read again by the next run', async () => {
    const { store, mailbox, ports } = await desk(['answer-by-token', 'postfix-unknown-user'])
    const failing = { ...store, putAnswer: () => Promise.reject(new Error('throttled an@unit.example')) }
    const telemetry = fakeTelemetry()
    const run = receive([COUNTY], { ...ports, store: failing, telemetry })
    await expect(run).rejects.toThrow('receiving failed: 1 mails could not be dealt with')
    expect((await message(store))?.receipt?.kind).toBe('bounced')
    expect(telemetry.notes[0]?.fields).toEqual({ reason: 'throttled …' })
    expect([...mailbox.inbox.keys()]).toEqual(['answer-by-token'])
    expect(await receive([COUNTY], ports)).toMatchObject({ failed: 0, answers: 1 })
  })
})

describe('receipts of text messages', () => {
  const smsKey = `${COUNTY}/an/sms/2026-11-23`
  const run = async (answer: SmsReceipt, at = START_AT) => {
    const { store, ports } = await desk([])
    await store.plan({ ...planned('an', 'sms'), state: { kind: 'accepted', at, reply: 'biz-1' } })
    const asked: unknown[] = []
    const smsReceiptsOf: ReceivePorts['smsReceiptsOf'] = () => ({
      receipt: async (one) => {
        asked.push(one)
        return answer
      },
    })
    // A mailbox that cannot be opened keeps no text message from being asked for.
    const openMailbox = () => Promise.reject(new Error('login failed'))
    const failing = { ...ports, openMailbox, smsReceiptsOf }
    await expect(receive([COUNTY], failing)).rejects.toThrow('receiving failed: mailbox: login failed')
    return { store, asked, again: () => receive([COUNTY], { ...ports, smsReceiptsOf }) }
  }

  it('are asked for with what the vendor needs, until one comes', async () => {
    const { store, asked, again } = await run({ kind: 'delivered', at: START_AT })
    expect(asked).toEqual([{ key: smsKey, phone: NUMBER, sentAt: START_AT, reply: 'biz-1' }])
    expect((await message(store, smsKey))?.receipt?.kind).toBe('delivered')
    await again()
    expect(asked).toHaveLength(1)
  })

  it('mark the number that is no good, and that medium alone', async () => {
    const { store } = await run({ kind: 'failed', permanent: true, at: START_AT, reason: 'MK:0001' })
    expect((await person(store))?.unreachable).toEqual({ sms: { at: START_AT, reason: 'MK:0001' } })
  })

  it.each([{ kind: 'waiting' }, { kind: 'not-found' }, { kind: 'not-known', reason: '503' }] as const)(
    'that are $kind change nothing',
    async (answer) => {
      const { store, again } = await run(answer)
      expect(await again()).toMatchObject({ smsReceipts: 0 })
      expect((await message(store, smsKey))?.receipt).toBeUndefined()
    },
  )

  it('are not asked for after three days', async () => {
    const { asked } = await run({ kind: 'waiting' }, addMs(START_AT, -3 * DAY_MS))
    expect(asked).toEqual([])
  })
})
