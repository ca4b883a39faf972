import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dynamoClient } from '../../../lib/adapters/dynamodb/client.ts'
import { joinKey } from '../../../lib/adapters/dynamodb/keys.ts'
import { createDynamoStore } from '../../../lib/adapters/dynamodb/store.ts'
import { createTable } from '../../../lib/adapters/dynamodb/table.ts'
import { addMs, HOUR_MS, MINUTE_MS } from '../../../lib/domain/time/instant.ts'
import { type EmbeddedStore, startEmbeddedStore } from '../../../lib/local/embedded-store.ts'
import { eventOf, messageOf, NOON, noticeOf, readingOf, stateOf } from '../../contracts/store-values.ts'

const CLAIM = { id: 'c1', now: NOON, until: addMs(NOON, 10 * MINUTE_MS) }

let embedded: EmbeddedStore
let client: DynamoDBClient
/** Operations in the order in which they went over the wire, repeats included. */
let sent: string[] = []
/** What to do with the answer of the next request. */
let onAnswer: ((output: Record<string, unknown>, input: Record<string, unknown>) => void) | undefined

beforeAll(async () => {
  embedded = await startEmbeddedStore()
  client = dynamoClient(embedded)
  await createTable(client, 'duban')
  client.middlewareStack.add(
    (next, context) => async (args) => {
      sent.push(String(context.commandName).replace('Command', ''))
      const answer = await next(args)
      const act = onAnswer
      onAnswer = undefined
      act?.(answer.output as unknown as Record<string, unknown>, args.input as Record<string, unknown>)
      return answer
    },
    // Below the retries: each try passes here.
    { step: 'finalizeRequest', priority: 'low', name: 'wire' },
  )
})
afterAll(async () => {
  client.destroy()
  await embedded.close()
})
beforeEach(() => {
  sent = []
  onAnswer = undefined
})

const storeWith = (options: { indexLagMs?: number; nowMs?: () => number } = {}) =>
  createDynamoStore({ client, table: 'duban', indexLagMs: 0, ...options })

const loseAnswer = (): void => {
  throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError' })
}

describe('requests an operation makes', () => {
  it('records an event and wakes the county in at most 4', async () => {
    const store = storeWith()
    await store.sleep('1', 0, addMs(NOON, HOUR_MS))
    sent = []
    await store.putEvent(eventOf('1', 'e1'))
    await store.touch('1', NOON)
    expect(sent).toEqual(['PutItem', 'UpdateItem'])
    sent = []
    await store.putEvent(eventOf('1', 'e1'))
    await store.touch('1', NOON)
    expect(sent).toEqual(['PutItem', 'GetItem', 'UpdateItem', 'UpdateItem'])
  })

  it('sweeps a county with nothing due in at most 3', async () => {
    const store = storeWith()
    await store.wake('2')
    await store.unsettled('2')
    expect(sent).toEqual(['GetItem', 'Query'])
  })

  it('writes a look with nothing new in one, and 26 notices in two more', async () => {
    const store = storeWith()
    const look = { reading: readingOf('3', 'r1'), state: stateOf('3') }
    await store.putLook({ ...look, notices: [] })
    expect(sent).toEqual(['BatchWriteItem'])
    sent = []
    const notices = Array.from({ length: 26 }, (_, n) => noticeOf('3', `n${n}`))
    await store.putLook({ ...look, notices: [...notices, noticeOf('3', 'n0')] })
    expect(sent).toEqual(['BatchWriteItem', 'BatchWriteItem', 'BatchWriteItem'])
  })

  it('plans, claims and settles in one each', async () => {
    const store = storeWith()
    await store.plan(messageOf('4', 'k1'))
    await store.claim({ county: '4', key: 'k1' }, CLAIM)
    await store.settle({ county: '4', key: 'k1' }, 'c1', { kind: 'accepted', at: NOON, reply: '250' })
    expect(sent).toEqual(['PutItem', 'UpdateItem', 'UpdateItem'])
  })
})

describe('an answer that is lost after the write', () => {
  it('is still a new event', async () => {
    onAnswer = loseAnswer
    expect(await storeWith().putEvent(eventOf('5', 'e1'))).toBe('new')
    expect(sent).toEqual(['PutItem', 'PutItem', 'GetItem'])
  })

  it('is still a plan, a claim with the state before it, and an outcome', async () => {
    const store = storeWith()
    const key = { county: '6', key: 'k1' }
    onAnswer = loseAnswer
    expect(await store.plan(messageOf('6', 'k1'))).toBe('planned')
    onAnswer = loseAnswer
    expect(await store.claim(key, CLAIM)).toEqual(messageOf('6', 'k1'))
    const later = { id: 'c2', now: CLAIM.until, until: addMs(CLAIM.until, MINUTE_MS) }
    onAnswer = loseAnswer
    const again = await store.claim(key, later)
    expect(again?.state).toEqual({ kind: 'claimed', claim: 'c1', until: CLAIM.until })
    expect(again?.attempts).toBe(1)
    onAnswer = loseAnswer
    expect(await store.settle(key, 'c2', { kind: 'unknown', at: NOON, reason: 'lost' })).toBe(true)
    expect(await store.unsettled('6')).toEqual([])
  })

  it('is still sleep, and not less of a touch', async () => {
    const store = storeWith()
    await store.touch('7', NOON)
    onAnswer = loseAnswer
    await store.sleep('7', 1, addMs(NOON, HOUR_MS))
    expect((await store.wake('7')).wakeAt).toBe(addMs(NOON, HOUR_MS))
    onAnswer = loseAnswer
    await store.touch('7', NOON)
    expect(await store.wake('7')).toEqual({ version: 3, wakeAt: NOON })
  })
})

describe('a table that pushes back', () => {
  it('gets the rest of a batch again', async () => {
    onAnswer = (output, input) => {
      output.UnprocessedItems = input.RequestItems
    }
    const look = { reading: readingOf('8', 'r1'), notices: [], state: stateOf('8') }
    await storeWith().putLook(look)
    expect(sent).toEqual(['BatchWriteItem', 'BatchWriteItem'])
  })
})

describe('sleep after a fresh touch', () => {
  it('does not take hold while the indexes may be behind, and does at the next sweep', async () => {
    let nowMs = 1_000_000
    const store = storeWith({ indexLagMs: 10_000, nowMs: () => nowMs })
    await store.touch('9', NOON)
    nowMs += 9_999
    await store.sleep('9', 1, addMs(NOON, HOUR_MS))
    expect((await store.wake('9')).wakeAt).toBeUndefined()
    nowMs += 1
    await store.sleep('9', 1, addMs(NOON, HOUR_MS))
    expect((await store.wake('9')).wakeAt).toBe(addMs(NOON, HOUR_MS))
  })
})

describe('notices of a list that was written a moment ago', () => {
  /** The index answers as it stood before the last writes. */
  const indexIsBehind = (output: Record<string, unknown>, input: Record<string, unknown>) => {
    if (input.IndexName) output.Items = []
    else onAnswer = indexIsBehind
  }
  const look = (id: string, list = 'results') => ({
    reading: readingOf('10', 'r1', { list }),
    notices: [noticeOf('10', id, { list })],
    state: stateOf('10', { list }),
  })

  it('come from the table while the index may be behind, and from the index alone after that', async () => {
    let nowMs = 1_000_000
    const store = storeWith({ indexLagMs: 10_000, nowMs: () => nowMs })
    await store.putLook(look('n1', 'plans'))
    nowMs += 10_000
    await store.putLook(look('n2'))
    nowMs += 9_999
    sent = []
    onAnswer = indexIsBehind
    expect((await store.notices('10')).map(({ id }) => id)).toEqual(['n2'])
    expect(sent).toEqual(['Query', 'Query', 'Query'])
    expect((await store.notices('10', NOON)).map(({ id }) => id)).toEqual(['n1', 'n2'])
    expect(await store.notices('10', addMs(NOON, 1))).toEqual([])
    nowMs += 1
    sent = []
    expect((await store.notices('10')).map(({ id }) => id)).toEqual(['n1', 'n2'])
    expect(sent).toEqual(['Query', 'Query'])
  })

  it('cost one request where the index is written with the table', async () => {
    sent = []
    await storeWith().notices('10')
    expect(sent).toEqual(['Query'])
  })
})

describe('keys', () => {
  it('tell apart what differs, whatever the parts hold', () => {
    const keys = [joinKey('a', 'b'), joinKey('a#b'), joinKey('a%23b'), joinKey('a', 'b#')]
    expect(new Set(keys).size).toBe(keys.length)
    expect(() => joinKey('a', '')).toThrow('empty part')
  })
})
