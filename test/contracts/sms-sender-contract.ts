import { expect, it } from 'vitest'
import { impersonal } from '../../lib/domain/tell/impersonal.ts'
import { chinaInstantOf } from '../../lib/domain/time/instant.ts'
import type { Sms, SmsSender } from '../../lib/jobs/ports/text-messages.ts'
import type { SendResult } from '../../lib/jobs/ports.ts'

/** A number of nobody: no network hands out this beginning. Made here, so that it stands in no file. */
export const PHONE = `1${'0'.repeat(10)}`

export function sms(key = '211324/an/sms/e1:1:before-2h'): Sms {
  return {
    key,
    phone: PHONE,
    signature: '示例政务公开',
    template: { id: 'SMS_000000001', wording: '{unit}：{what}请于{until}前公开。详见邮件，咨询{call}。' },
    values: {
      unit: '县自然资源局',
      what: '“示例（一）地块*拍卖”公告',
      until: '11月23日21:30',
      call: '0421-0000000',
    },
    at: chinaInstantOf(2026, 11, 23, 9),
  }
}

/** What the gateway makes of every message. */
export type GatewayMood =
  | 'takes it'
  | 'has no such number'
  | 'is busy'
  | 'is broken for now'
  | 'knows no such account'
  | 'wants money'
  | 'forbids the words'
  | 'cannot say'

export interface SmsBench {
  readonly sender: SmsSender
  /** How many messages the gateway took, or may have. */
  taken(): number
  close(): Promise<void>
}

const ENDS: readonly (readonly [GatewayMood, Partial<SendResult>])[] = [
  ['has no such number', { kind: 'refused', permanent: true, about: 'recipient' }],
  ['is busy', { kind: 'refused', permanent: false }],
  ['is broken for now', { kind: 'refused', permanent: false }],
  ['knows no such account', { kind: 'refused', permanent: false, about: 'setup' }],
  ['wants money', { kind: 'refused', permanent: false, about: 'budget' }],
  ['forbids the words', { kind: 'refused', permanent: true, about: 'setup' }],
  ['cannot say', { kind: 'unknown' }],
]

/** What every SmsSender must do. */
export function smsSenderContract(
  open: (mood: GatewayMood) => Promise<SmsBench>,
  moods: readonly GatewayMood[] = ['takes it', ...ENDS.map(([mood]) => mood)],
): void {
  const sent = async (mood: GatewayMood, one = sms()) => {
    const bench = await open(mood)
    try {
      return { result: await bench.sender.send(one), taken: bench.taken() }
    } finally {
      await bench.close()
    }
  }

  it('hands a message over once, and names it by a reply that is fit to be kept', async () => {
    const { result, taken } = await sent('takes it')
    expect(result.kind).toBe('accepted')
    const reply = result.kind === 'accepted' ? result.reply : ''
    expect(reply).not.toBe('')
    expect(impersonal(reply)).toBe(reply)
    expect(taken).toBe(1)
  })

  it('takes messages one after the other, of whatever length and key', async () => {
    const bench = await open('takes it')
    const long = {
      ...sms(`211324/bo/sms/${'长'.repeat(300)}`),
      values: { ...sms().values, what: '𬭚'.repeat(17) },
    }
    expect([await bench.sender.send(sms()), await bench.sender.send(long)]).toMatchObject([
      { kind: 'accepted' },
      { kind: 'accepted' },
    ])
    expect(bench.taken()).toBe(2)
    await bench.close()
  })

  for (const [mood, end] of ENDS.filter(([one]) => moods.includes(one))) {
    it(`where the gateway ${mood}, the message ends as ${end.kind}`, async () => {
      const { result, taken } = await sent(mood)
      expect(result).toMatchObject(end)
      if (!('about' in end)) expect(result).not.toHaveProperty('about')
      // Whatever may have gone out went out once.
      expect(taken).toBe(end.kind === 'unknown' ? 1 : 0)
      expect(JSON.stringify(result)).not.toContain(PHONE)
    })
  }
}
