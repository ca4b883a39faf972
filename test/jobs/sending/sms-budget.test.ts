import { describe, expect, it } from 'vitest'
import type { MessageState, OutboxMessage } from '../../../lib/domain/tell/outbox.ts'
import { smsUsed } from '../../../lib/domain/tell/sms/sms-used.ts'
import { chinaInstantOf } from '../../../lib/domain/time/instant.ts'
import type { SmsSender } from '../../../lib/jobs/ports/text-messages.ts'
import type { SendResult } from '../../../lib/jobs/ports.ts'
import { smsWithinBudget } from '../../../lib/jobs/sending/sms-budget.ts'
import { sms } from '../../contracts/sms-sender-contract.ts'
import { fakeSms } from '../../fakes/fake-mailer.ts'
import { planned } from '../send-fixture.ts'

const NOW = chinaInstantOf(2026, 11, 30, 23, 30)
const OWN = '211324/m/sms/x'

const message = (
  key: string,
  state: MessageState,
  medium: OutboxMessage['medium'] = 'sms',
): OutboxMessage => ({
  ...planned('an', medium),
  key,
  state,
})
const accepted = (month: number, day: number): MessageState => ({
  kind: 'accepted',
  at: chinaInstantOf(2026, month, day, 0, 0),
  reply: 'r',
})

describe('what is used up', () => {
  it.each<readonly [string, OutboxMessage, number]>([
    ['one that went out this month counts', message('a', accepted(11, 1)), 1],
    ['one that went out in the month before does not', message('a', accepted(10, 31)), 0],
    ['a mail does not', message('a', accepted(11, 1), 'mail'), 0],
    ['one that may have gone out counts', message('a', { kind: 'unknown', at: NOW, reason: '' }), 1],
    ['one that was refused does not', message('a', { kind: 'refused', at: NOW, reason: '' }), 0],
    ['one that waits does not', message('a', { kind: 'planned' }), 0],
    ['one that another run is sending counts where its key comes first', message('211324/a', held()), 1],
    ['and does not where its key comes later', message('211324/z', held()), 0],
    ['this one does not count itself', message(OWN, held()), 0],
  ])('%s', (_, one, used) => {
    expect(smsUsed([one], { now: NOW, key: OWN })).toBe(used)
  })
})

describe('a county with a budget of five', () => {
  const bench = (used: number, sender: SmsSender = fakeSms()) => {
    const counts: string[] = []
    const messages = async () =>
      Array.from({ length: used }, (_, index) => message(`m${index}`, accepted(11, 2)))
    const telemetry = {
      count: (name: string, value: number) => void counts.push(`${name} ${value}`),
      note: () => undefined,
    }
    const county = { code: '211324', sms: { monthlyMax: 5 } }
    return { counts, sender: smsWithinBudget(sender, { county, store: { messages }, telemetry }) }
  }
  const one = { ...sms(OWN), at: NOW }

  it.each<readonly [number, string, readonly string[]]>([
    [0, 'accepted', []],
    [2, 'accepted', []],
    [3, 'accepted', ['SmsBudgetNear 1']],
    [4, 'accepted', ['SmsBudgetNear 1']],
    [5, 'refused', ['SmsBudgetNear 1', 'SmsNotSent 1']],
    [9, 'refused', ['SmsBudgetNear 1', 'SmsNotSent 1']],
  ])('after %i messages: %s', async (used, kind, said) => {
    const gateway = fakeSms()
    const { counts, sender } = bench(used, gateway)
    const result = await sender.send(one)
    expect(result.kind).toBe(kind)
    if (result.kind === 'refused') expect(result).toMatchObject({ permanent: true, about: 'budget' })
    expect(gateway.delivered).toHaveLength(kind === 'accepted' ? 1 : 0)
    expect(counts).toEqual(said)
  })

  it('sends nothing that it cannot count', async () => {
    const gateway = fakeSms()
    const store = { messages: () => Promise.reject(new Error('throttled')) }
    const county = { code: '211324', sms: { monthlyMax: 5 } }
    const telemetry = { count() {}, note() {} }
    const sender = smsWithinBudget(gateway, { county, store, telemetry })
    expect(await sender.send(one)).toMatchObject({ kind: 'refused', permanent: false })
    expect(gateway.delivered).toEqual([])
  })

  it.each<readonly [SendResult, readonly string[]]>([
    [{ kind: 'refused', permanent: false, reason: 'no keys', about: 'setup' }, ['SmsNotSent 1']],
    [{ kind: 'refused', permanent: false, reason: 'no money', about: 'budget' }, ['SmsNotSent 1']],
    [{ kind: 'refused', permanent: true, reason: 'no number', about: 'recipient' }, []],
    [{ kind: 'unknown', reason: 'cut' }, []],
  ])('passes on what the gateway says: %o', async (result, said) => {
    const { counts, sender } = bench(
      0,
      fakeSms(() => result),
    )
    expect(await sender.send(one)).toEqual(result)
    expect(counts).toEqual(said)
  })
})

function held(): MessageState {
  return { kind: 'claimed', claim: 'c', until: NOW }
}
