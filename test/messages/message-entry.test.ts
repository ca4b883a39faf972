import { expect, it } from 'vitest'
import { noSmsGateway } from '../../lib/adapters/sms/no-gateway.ts'
import { type MessageState, type OutboxMessage, OWN_REASONS } from '../../lib/domain/tell/outbox.ts'
import { addMs, DAY_MS } from '../../lib/domain/time/instant.ts'
import { messageEntry } from '../../lib/messages/message-entry.ts'
import { sms } from '../contracts/sms-sender-contract.ts'
import { NOW } from '../fixtures/matters.ts'

const wordsOf = (state: MessageState, more: Partial<OutboxMessage> = {}) => {
  const message = {
    key: 'k',
    county: '211324',
    person: 'zhang',
    medium: 'mail',
    urgent: false,
    kind: 'reminder',
    lines: [],
    plannedAt: addMs(NOW, -3.5 * DAY_MS),
    state,
    attempts: 1,
    ...more,
  } as const
  return messageEntry(message, NOW).lines.at(-1)?.text ?? ''
}

it.each([
  [{ kind: 'planned' }, '尚未发出，已等待3天'],
  [{ kind: 'claimed', claim: 'c', until: NOW }, '尚未发出，已等待3天'],
  [
    { kind: 'refused', at: NOW, reason: '550 5.1.1 no such user' },
    '对方服务器拒收（原文：550 5.1.1 no such user）',
  ],
  [{ kind: 'refused', at: NOW, reason: OWN_REASONS.noNumber }, '没有发出：没有登记手机号码'],
  [
    { kind: 'unknown', at: NOW, reason: `${OWN_REASONS.endNotStored}, twice` },
    '（发送中途中断，没有记下结果）',
  ],
  [{ kind: 'unknown', at: NOW, reason: '连接在数据发出后中断' }, '（连接在数据发出后中断）'],
] as const)('says of %o', (state, words) => {
  expect(wordsOf(state)).toContain(words)
})

const AGAIN = { kind: 'accepted', at: NOW, reply: '250 ok', isAgain: true } as const

it.each([
  ['mail', '可能收到两封相同的邮件'],
  ['sms', '可能收到两条相同的短信'],
] as const)(
  'says of one that may have gone out twice by %s that its reader may have both',
  (medium, words) => {
    expect(wordsOf(AGAIN, { medium })).toContain(words)
    expect(wordsOf({ kind: 'accepted', at: NOW, reply: '250 ok' }, { medium })).not.toContain('两')
  },
)

it('says of one that came back that it did, not that it arrived', () => {
  const receipt = { kind: 'bounced', at: NOW, reason: '550 no such user', permanent: true } as const
  expect(wordsOf(AGAIN, { receipt })).toBe('被退回（原文：550 no such user），请核对联系方式。')
})

it('has Chinese words for each reason of this program', async () => {
  const answer = await noSmsGateway.send(sms())
  const reasons = [...Object.values(OWN_REASONS), 'reason' in answer ? answer.reason : '']
  for (const reason of reasons.filter((one) => one !== OWN_REASONS.allSettled))
    expect(wordsOf({ kind: 'unknown', at: NOW, reason: `${reason}: more` })).not.toMatch(/[A-Za-z]/)
})

it('shows no address', () => {
  expect(wordsOf({ kind: 'refused', at: NOW, reason: '550 <zhang@unit.example> rejected' })).not.toContain(
    '@',
  )
})
