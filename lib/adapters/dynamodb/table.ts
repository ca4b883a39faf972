import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  type KeySchemaElement,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb'
import { TABLE } from '../../contract.ts'

type Keys = { readonly partitionKey: string; readonly sortKey: string }

const keySchema = ({ partitionKey, sortKey }: Keys): KeySchemaElement[] => [
  { AttributeName: partitionKey, KeyType: 'HASH' },
  { AttributeName: sortKey, KeyType: 'RANGE' },
]

/** The table of `contract.ts` in the words of CreateTable; the stack builds its own from the same names. */
export function tableDescription(table: string): CreateTableCommandInput {
  const indexes = Object.values(TABLE.indexes)
  return {
    TableName: table,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(TABLE),
    AttributeDefinitions: [TABLE, ...indexes]
      .flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey])
      .map((name) => ({ AttributeName: name, AttributeType: 'S' })),
    GlobalSecondaryIndexes: indexes.map((index) => ({
      IndexName: index.name,
      KeySchema: keySchema(index),
      Projection: { ProjectionType: 'ALL' },
    })),
  }
}

/** Makes the table unless it is there: for the embedded default, where no stack does it. One request. */
export async function createTable(client: DynamoDBClient, table: string): Promise<'new' | 'known'> {
  try {
    await client.send(new CreateTableCommand(tableDescription(table)))
    return 'new'
  } catch (error) {
    if (error instanceof ResourceInUseException) return 'known'
    throw error
  }
}
