import { expect } from 'vitest'
import type { OutboxMessage } from '../../../lib/domain/tell/outbox.ts'
import { COUNTY } from '../../fixtures/cast.ts'
import { type CrashWorld, linesOf } from './crash-world.ts'

/** Keys of the messages that went out twice, and of those whose end nobody knows. */
export interface Ending {
  readonly twice: readonly string[]
  readonly unknown: readonly string[]
}

export interface Expected {
  /** `<person> <medium> <line>` of each line that must be said, in order. */
  readonly lines: readonly string[]
  /** Of each that may be said besides. */
  readonly may?: readonly string[]
  readonly context: string
}

/** What must hold of every ending, whatever went wrong on the way. */
export async function judge(world: CrashWorld, { lines, may = [], context }: Expected): Promise<Ending> {
  const messages = await world.store.messages(COUNTY)
  const gone = world.deliveries()
  const timesOf = ({ key }: OutboxMessage) => gone.get(key) ?? 0
  expect(
    [...gone.keys()].filter((id) => !messages.some(({ key }) => key === id)),
    context,
  ).toEqual([])
  for (const message of messages) mustBeHonest(message, timesOf(message), context)
  // Each line in one message, and in one that went out or says that nobody knows: none lost, none under two keys.
  const told = messages.filter((one) => timesOf(one) > 0 || one.state.kind === 'unknown').flatMap(linesOf)
  expect(told.filter((line) => !may.includes(line)).toSorted(), context).toEqual(lines)
  expect(new Set(told).size, context).toBe(told.length)
  return {
    twice: messages.filter((one) => timesOf(one) > 1).map(({ key }) => key),
    unknown: messages.filter(({ state }) => state.kind === 'unknown').map(({ key }) => key),
  }
}

/** What the store says of a message is what happened to it, or that it does not know. */
function mustBeHonest({ key, medium, state }: OutboxMessage, times: number, context: string): void {
  const words = `${context}: ${key} is ${state.kind} and went out ${times} times`
  expect(['accepted', 'unknown', 'superseded'], words).toContain(state.kind)
  if (state.kind === 'accepted') expect(times, words).toBeGreaterThanOrEqual(1)
  if (state.kind === 'superseded') expect(times, words).toBe(0)
  expect(times, words).toBeLessThanOrEqual(medium === 'sms' ? 1 : 2)
  // A mail that went out twice says so, and so does one of which nobody knows.
  if (times === 2) expect(state.kind === 'unknown' || 'isAgain' in state, words).toBe(true)
}
