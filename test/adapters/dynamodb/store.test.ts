import { dynamoClient } from '../../../lib/adapters/dynamodb/client.ts'
import { createDynamoStore } from '../../../lib/adapters/dynamodb/store.ts'
import { createTable } from '../../../lib/adapters/dynamodb/table.ts'
import { startEmbeddedStore } from '../../../lib/local/embedded-store.ts'
import { storeContract } from '../../contracts/store-contract.ts'

storeContract('DynamoDB, embedded', async () => {
  const embedded = await startEmbeddedStore()
  const client = dynamoClient(embedded)
  await createTable(client, 'duban')
  return {
    store: createDynamoStore({ client, table: 'duban', indexLagMs: 0 }),
    async close() {
      client.destroy()
      await embedded.close()
    },
  }
})
