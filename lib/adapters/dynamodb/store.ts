import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Store } from '../../jobs/ports.ts'
import { factStore } from './fact-store.ts'
import { outboxStore } from './outbox-store.ts'
import { receiptStore } from './receipt-store.ts'
import { singleTable } from './single-table.ts'
import { type WakeOptions, wakeStore } from './wake-store.ts'
import { watchStore } from './watch-store.ts'

/** Well above the lag of an index in ordinary running, which is a fraction of a second. */
const INDEX_LAG_MS = 10_000

export interface DynamoStoreOptions extends Partial<WakeOptions> {
  readonly client: DynamoDBClient
  readonly table: string
}

/** The store on one DynamoDB table (`contract.ts`). Writes are conditional on one item or idempotent batches. */
export function createDynamoStore({ client, table, ...given }: DynamoStoreOptions): Store {
  const requests = singleTable(client, table)
  const lag = { indexLagMs: INDEX_LAG_MS, nowMs: Date.now, ...given }
  return {
    ...factStore(requests),
    ...watchStore(requests, lag),
    ...outboxStore(requests),
    ...receiptStore(requests),
    ...wakeStore(requests, lag),
  }
}
