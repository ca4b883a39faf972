import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dynamoClient } from '../../../lib/adapters/dynamodb/client.ts'
import { createDynamoStore } from '../../../lib/adapters/dynamodb/store.ts'
import { createTable } from '../../../lib/adapters/dynamodb/table.ts'
import type { Medium } from '../../../lib/domain/tell/unit.ts'
import type { OutboxStore } from '../../../lib/jobs/ports.ts'
import { type EmbeddedStore, startEmbeddedStore } from '../../../lib/local/embedded-store.ts'
import { faultsOf } from './fault.ts'
import { never } from './gate.ts'
import { SendDesk } from './send-desk.ts'

const BOTH: readonly Medium[] = ['mail', 'sms']
/** On the wire, below the client's own retries: they are part of what is tried out. */
const WIRE_KINDS = [
  'dies-before',
  'dies-after',
  'lost-before',
  'lost-after',
  'throttled',
  'forbidden',
] as const

let embedded: EmbeddedStore
let client: DynamoDBClient
let store: OutboxStore
let requests = 0
let fault: { readonly at: number; readonly kind: (typeof WIRE_KINDS)[number] } | undefined
let kill = (): void => {}

const named = (name: string) => Object.assign(new Error(name), { name })

beforeAll(async () => {
  embedded = await startEmbeddedStore()
  client = dynamoClient(embedded)
  await createTable(client, 'duban')
  client.middlewareStack.add(
    (next) => async (args) => {
      requests += 1
      if (requests !== fault?.at) return next(args)
      const { kind } = fault
      if (kind === 'throttled') throw named('ThrottlingException')
      if (kind === 'forbidden') throw named('AccessDeniedException')
      if (kind === 'lost-before') throw named('TimeoutError')
      if (kind !== 'dies-before') await next(args)
      if (kind === 'lost-after') throw named('TimeoutError')
      kill()
      return never()
    },
    { step: 'finalizeRequest', priority: 'low', name: 'wire' },
  )
  store = createDynamoStore({ client, table: 'duban', indexLagMs: 0 })
})
afterAll(async () => {
  client.destroy()
  await embedded.close()
})

let counties = 0
const desk = () => {
  counties += 1
  return SendDesk.open(BOTH, store, `c${counties}`)
}

it('every fault of every call of a sweep, on the store that is deployed', async () => {
  const faults = faultsOf(await (await desk()).faultySweep())
  for (const one of faults) {
    const sent = await desk()
    await sent.faultySweep(one)
    expect(await sent.faults(), JSON.stringify(one)).toEqual([])
  }
  console.log(`crash injection: ${faults.length} cases: one sweep that goes wrong, on DynamoDB`)
  expect(faults).toHaveLength(9 * 4 + 2 * 3)
})

it('every fault of every request on the wire, below the retries of the client', async () => {
  const calm = await desk()
  requests = 0
  await calm.sweep()
  const count = requests
  // One query; for each message a claim and an outcome.
  expect(count).toBe(5)
  for (let at = 1; at <= count; at += 1)
    for (const kind of WIRE_KINDS) {
      const sent = await desk()
      const killed = new Promise<void>((resolve) => {
        kill = resolve
      })
      requests = 0
      fault = { at, kind }
      await Promise.race([sent.sweep(), killed])
      fault = undefined
      sent.letClaimsRunOut()
      expect(await sent.faults(), `${kind} at request ${at}`).toEqual([])
      if (kind === 'lost-before' || kind === 'lost-after' || kind === 'throttled')
        expect([sent.mailer.delivered.length, sent.sms.delivered.length], `${kind} at ${at}`).toEqual([1, 1])
    }
  console.log(`crash injection: ${count * WIRE_KINDS.length} cases: one request that goes wrong, on the wire`)
})
