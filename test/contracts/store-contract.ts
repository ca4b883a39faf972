import { afterAll, beforeAll, describe } from 'vitest'
import type { Store } from '../../lib/jobs/ports.ts'
import { factStoreContract } from './fact-store-contract.ts'
import { outboxStoreContract } from './outbox-store-contract.ts'
import { receiptStoreContract } from './receipt-store-contract.ts'
import { wakeStoreContract } from './wake-store-contract.ts'
import { watchStoreContract } from './watch-store-contract.ts'

/** A store under test, and how to be rid of it. */
export interface OpenStore {
  readonly store: Store
  close(): Promise<void>
}

/** What every store must do, whatever it is made of. */
export function storeContract(name: string, open: () => Promise<OpenStore>): void {
  describe(`store contract: ${name}`, () => {
    let opened: OpenStore | undefined
    beforeAll(async () => {
      opened = await open()
    }, 30_000)
    afterAll(() => opened?.close())
    const store = (): Store => {
      if (!opened) throw new Error('the store did not open')
      return opened.store
    }

    describe('facts', () => factStoreContract(store))
    describe('watch', () => watchStoreContract(store))
    describe('outbox', () => outboxStoreContract(store))
    describe('receipts', () => receiptStoreContract(store))
    describe('wake', () => wakeStoreContract(store))
  })
}
