import { describe, expect, it } from 'vitest'
import { placesOf } from '../../../lib/domain/tell/line-place.ts'
import type { Line, MessageState, OutboxMessage } from '../../../lib/domain/tell/outbox.ts'
import { addMs, type Instant } from '../../../lib/domain/time/instant.ts'
import { at, COUNTY } from '../../fixtures/cast.ts'

const NINE = at('2026-09-15 09:00')
const line = (rung: string, kind: Line['kind'] = 'warn'): Line => ({
  key: `e1/R01/site:2026-09-29:${rung}`,
  obligation: 'e1/R01/site',
  rung,
  kind,
})
const ON_DAY = line('on-day')
const SOON = line('before-1wd')

function message(parts: Partial<OutboxMessage> = {}): OutboxMessage {
  return {
    key: 'm',
    county: COUNTY,
    person: 'zhang',
    medium: 'mail',
    urgent: true,
    kind: 'reminder',
    lines: [ON_DAY],
    plannedAt: NINE,
    state: { kind: 'planned' },
    attempts: 0,
    ...parts,
  }
}

const accepted: MessageState = { kind: 'accepted', at: NINE, reply: '250' }
const claimed: MessageState = { kind: 'claimed', claim: 'c', until: NINE }
const superseded: MessageState = { kind: 'superseded', at: NINE, reason: '' }
const [before, after] = [addMs(NINE, -1), addMs(NINE, 1)] as [Instant, Instant]
const place = (of: Line, ...others: readonly Partial<OutboxMessage>[]) =>
  placesOf(message(), [message(), ...others.map((other) => message({ key: 'other', ...other }))])(of)

describe('the same line in two messages', () => {
  it.each<[string, Partial<OutboxMessage>, string]>([
    ['one that was sent, planned later', { plannedAt: after, state: accepted }, 'not-here'],
    [
      'one that was sent and left it out',
      { plannedAt: before, state: { ...accepted, said: ['another'] } },
      'here',
    ],
    ['one that was planned before', { plannedAt: before }, 'not-here'],
    ['one that is being sent, planned before', { plannedAt: before, state: claimed }, 'not-here'],
    ['one that is being sent, planned later', { plannedAt: after, state: claimed }, 'in-flight'],
    ['one that was planned later', { plannedAt: after }, 'here'],
    ['one of the same moment with a key before its own', { key: 'a' }, 'not-here'],
    ['one of the same moment with a key after its own', { key: 'z' }, 'here'],
    ['one that was given up', { plannedAt: before, state: superseded }, 'here'],
    ['one to another person', { plannedAt: before, person: 'li' }, 'here'],
    ['one by another medium', { plannedAt: before, medium: 'sms' }, 'here'],
  ])('%s', (_, other, expected) => {
    expect(place(ON_DAY, other)).toBe(expected)
  })
})

describe('two rungs of one matter', () => {
  it.each<[string, Partial<OutboxMessage>, string]>([
    ['a later one that waits', { plannedAt: after }, 'not-here'],
    ['a later one that was sent', { plannedAt: after, state: accepted }, 'not-here'],
    ['a later one that was given up', { plannedAt: after, state: superseded }, 'here'],
    ['an earlier one', { plannedAt: before }, 'here'],
    ['a later one of another due date', { plannedAt: after, lines: [{ ...ON_DAY, key: 'x' }] }, 'here'],
  ])('%s', (_, other, expected) => {
    expect(place(SOON, other)).toBe(expected)
  })
})

describe('a close-out', () => {
  const closed = line('closed', 'closed')
  it('follows what was heard, not what still waits', () => {
    const late = { plannedAt: before, lines: [line('after-1wd', 'late')] }
    expect(place(closed, late)).toBe('not-here')
    expect(place(closed, { ...late, state: accepted })).toBe('here')
    expect(place(closed, { ...late, state: { ...accepted, said: [] } })).toBe('not-here')
  })
})
