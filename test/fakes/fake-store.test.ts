import { storeContract } from '../contracts/store-contract.ts'
import { fakeStore } from './fake-store.ts'

storeContract('in memory', async () => ({ store: fakeStore(), close: async () => {} }))
