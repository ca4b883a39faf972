import { describe, expect, it } from 'vitest'
import { countsAsTold, linesTold, type MessageState } from '../../../lib/domain/tell/outbox.ts'
import {
  fateOf,
  isBouncedForGood,
  type Receipt,
  weightOf,
  withReturned,
} from '../../../lib/domain/tell/receipt.ts'
import { chinaInstantOf, type Instant } from '../../../lib/domain/time/instant.ts'

const at = chinaInstantOf(2026, 11, 23, 9)
const delivered: Receipt = { kind: 'delivered', at, reason: '', permanent: false }
const returned: Receipt = { kind: 'bounced', at, reason: '', permanent: false, isPassing: true }
const bad: Receipt = { kind: 'bounced', at, reason: '', permanent: true }

const STATES = {
  planned: { kind: 'planned' },
  claimed: { kind: 'claimed', claim: 'c1', until: at },
  accepted: { kind: 'accepted', at, reply: '250' },
  refused: { kind: 'refused', at, reason: '550' },
  unknown: { kind: 'unknown', at, reason: '' },
  superseded: { kind: 'superseded', at, reason: '' },
} as const satisfies Record<string, MessageState>

describe('the fate of a message', () => {
  it.each(Object.values(STATES))('is its state while nothing came back: $kind', (state) => {
    expect(fateOf({ state })).toBe(state.kind)
  })

  it.each([
    ['accepted', delivered, 'delivered', 'the server of the reader has it'],
    ['accepted', returned, 'bounced', 'it came back'],
    ['unknown', delivered, 'delivered', 'what was unknown is known'],
    ['unknown', bad, 'bounced', 'what was unknown is known'],
    ['planned', bad, 'bounced', 'an earlier try had gone out'],
    ['claimed', delivered, 'delivered', 'the receipt came before the outcome'],
    ['refused', bad, 'refused', 'a bounce adds nothing to a refusal'],
    ['superseded', bad, 'superseded', 'nor to what was given up'],
    ['superseded', delivered, 'delivered', 'but a delivery is one'],
  ] as const)('%s with a receipt of %o is %s: %s', (state, receipt, fate, _) => {
    expect(fateOf({ state: STATES[state], receipt })).toBe(fate)
  })
})

describe('what counts as told', () => {
  const lines = [{ key: 'o1:2026-03-09:d5', obligation: 'o1', rung: 'd5', kind: 'warn' }] as const

  it.each([
    ['accepted', undefined, true, 'sent'],
    ['accepted', delivered, true, 'delivered'],
    ['accepted', returned, true, 'returned for now: shown, and not said again on that day'],
    ['accepted', bad, false, 'returned for good: somebody else has to hear of it'],
    ['unknown', bad, false, 'the same where nobody knew whether it went out'],
    ['superseded', undefined, false, 'given up'],
  ] as const)('%s, %o: %s, %s', (kind, receipt, isTold, _) => {
    const message = { state: STATES[kind], receipt, lines }
    expect(countsAsTold(message)).toBe(isTold)
    expect(linesTold(message)).toHaveLength(isTold ? 1 : 0)
  })

  it.each<[string, Receipt | undefined, Instant, boolean]>([
    ['on the day on which it came back for now', returned, chinaInstantOf(2026, 11, 23, 23), true],
    ['on the day after', returned, chinaInstantOf(2026, 11, 24, 0), false],
    [
      'on the day after, where the sender is refused and not the mailbox',
      { ...returned, isPassing: undefined },
      chinaInstantOf(2026, 11, 24, 0),
      true,
    ],
    ['long after it was delivered', delivered, chinaInstantOf(2026, 12, 24, 8), true],
    ['long after it was sent, when nothing came back', undefined, chinaInstantOf(2026, 12, 24, 8), true],
  ])('%s', (_, receipt, now, isTold) => {
    const messages = withReturned([{ state: STATES.accepted, receipt, lines }], now)
    expect(messages.flatMap(linesTold)).toHaveLength(isTold ? 1 : 0)
  })

  it('a bounce weighs more than a delivery, and one for good the most', () => {
    expect([delivered, returned, bad].map(weightOf)).toEqual([1, 2, 3])
    expect([undefined, delivered, returned, bad].map(isBouncedForGood)).toEqual([false, false, false, true])
  })
})
