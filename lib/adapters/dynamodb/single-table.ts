import { randomUUID } from 'node:crypto'
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises'
import {
  type AttributeValue,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateItemCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { TABLE } from '../../contract.ts'
import { type ItemKey, keyAttributes, type Place } from './keys.ts'

const BATCH_ITEMS_MAX = 25
const BATCH_ROUNDS_MAX = 8
const BATCH_PAUSE_MS = 50

/** What an item says, below its key: `body` is the domain value as it was given. */
export interface StoredItem {
  readonly place: Place
  readonly body: object
  /** What conditions look at: stored beside the body, as attributes of their own. */
  readonly attributes?: Readonly<Record<string, unknown>> | undefined
}

export interface Change {
  readonly set?: Readonly<Record<string, unknown>>
  /** Further clauses, written out: `REMOVE gsi1pk`, `ADD version :one`. */
  readonly clauses?: string
  /** Clauses of SET that compute from paths, always from what was there before: `before = body.#state`. */
  readonly copies?: readonly string[]
  readonly condition: string
  readonly names?: Readonly<Record<string, string>>
  readonly values?: Readonly<Record<string, unknown>>
}

/** Requests against the one table, in plain values. Each method says how many it makes. */
export interface SingleTable {
  /** One request. Raw attributes, read consistently. */
  get(key: ItemKey): Promise<Record<string, unknown> | undefined>
  /** One request; overwrites. */
  put(item: StoredItem): Promise<void>
  /** One request; a second when something is there already, to see whether this very call put it. */
  putNew(item: StoredItem): Promise<boolean>
  /** The same; the attributes of what is there already, undefined when this call put the item. */
  putOrStored(item: StoredItem): Promise<Record<string, unknown> | undefined>
  /** One request for each 25 items, more only when the table pushes back. */
  putAll(items: readonly StoredItem[]): Promise<void>
  /** One request: the attributes before the change, undefined when the condition did not hold. */
  change(key: ItemKey, change: Change): Promise<Record<string, unknown> | undefined>
  /** One request for each 1 MB. Bodies in the order of their sort keys. */
  bodies<Body>(query: TableQuery): Promise<readonly Body[]>
  /** The same with the attributes beside the body; the body is still a text. */
  items(query: TableQuery): Promise<readonly Record<string, unknown>[]>
}

export interface TableQuery {
  readonly index?: keyof typeof TABLE.indexes
  readonly partition: string
  /** First sort key, inclusive. */
  readonly from?: string | undefined
  /** What sort keys begin with; instead of `from`. */
  readonly beginsWith?: string | undefined
}

export function singleTable(client: DynamoDBClient, table: string): SingleTable {
  return {
    get: (key) => getItem(client, table, key),
    async put(item) {
      await client.send(new PutItemCommand({ TableName: table, Item: marshallItem(item) }))
    },
    putNew: async (item) => (await putOrStored(client, table, item)) === undefined,
    putOrStored: (item) => putOrStored(client, table, item),
    putAll: joined((items) => putAll(client, table, items)),
    change: (key, change) => changeItem({ client, table }, key, change),
    async bodies<Body>(query: TableQuery) {
      const items = await queryItems(client, table, query)
      return items.map(({ body }) => JSON.parse(body?.S ?? 'null') as Body)
    },
    items: async (query) => (await queryItems(client, table, query)).map((item) => unmarshall(item)),
  }
}

const toAttributes = (value: object) => marshall(value, { removeUndefinedValues: true })

/** Callers may hand in a whole place; a request takes the two attributes of the table's key and no others. */
const tableKey = ({ pk, sk }: ItemKey) => toAttributes(keyAttributes({ pk, sk }))

/**
 * A body that no condition looks into is stored as one JSON text: the client's walk over typed attributes costs many
 * times what parsing does, and a sweep reads hundreds of bodies.
 */
function marshallItem(item: StoredItem, extra: object = {}): Record<string, AttributeValue> {
  const body = JSON.stringify(item.body)
  return toAttributes({ ...keyAttributes(item.place), ...item.attributes, body, ...extra })
}

async function getItem(client: DynamoDBClient, table: string, key: ItemKey) {
  const answer = await client.send(
    new GetItemCommand({ TableName: table, Key: tableKey(key), ConsistentRead: true }),
  )
  return answer.Item && unmarshall(answer.Item)
}

/**
 * The SDK repeats a request whose answer was lost; a put that had succeeded then fails its own condition. The item
 * carries an id of this call, and a failed condition is read again before it is believed.
 */
async function putOrStored(client: DynamoDBClient, table: string, item: StoredItem) {
  const putBy = randomUUID()
  const command = new PutItemCommand({
    TableName: table,
    Item: marshallItem(item, { putBy }),
    ConditionExpression: `attribute_not_exists(${TABLE.partitionKey})`,
  })
  try {
    await client.send(command)
    return undefined
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    const stored = (await getItem(client, table, item.place)) ?? {}
    return stored.putBy === putBy ? undefined : stored
  }
}

/**
 * Puts that are asked for in one turn of the event loop go out together: hosts that are crawled side by side then share
 * requests. Each caller waits for its own items, and hears of the failure of those it went with.
 */
function joined(
  put: (items: readonly StoredItem[]) => Promise<void>,
): (items: readonly StoredItem[]) => Promise<void> {
  let waiting: { items: StoredItem[]; written: Promise<void> } | undefined
  return (items) => {
    if (items.length === 0) return Promise.resolve()
    if (waiting) {
      waiting.items.push(...items)
      return waiting.written
    }
    const together = [...items]
    const written = turn().then(() => {
      waiting = undefined
      return put(together)
    })
    waiting = { items: together, written }
    return written
  }
}

async function putAll(client: DynamoDBClient, table: string, items: readonly StoredItem[]): Promise<void> {
  // A batch with the same key twice is refused as a whole; the later item wins, as it would in single puts.
  const byKey = new Map(items.map((item) => [`${item.place.pk}\n${item.place.sk}`, item]))
  const requests = [...byKey.values()].map(
    (item): WriteRequest => ({ PutRequest: { Item: marshallItem(item) } }),
  )
  for (let start = 0; start < requests.length; start += BATCH_ITEMS_MAX) {
    await putBatch(client, table, requests.slice(start, start + BATCH_ITEMS_MAX))
  }
}

async function putBatch(client: DynamoDBClient, table: string, batch: WriteRequest[]): Promise<void> {
  let left = batch
  for (let round = 0; round < BATCH_ROUNDS_MAX; round += 1) {
    if (round > 0) await pause(BATCH_PAUSE_MS * 2 ** (round - 1))
    const answer = await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: left } }))
    left = answer.UnprocessedItems?.[table] ?? []
    if (left.length === 0) return
  }
  throw new Error(`${left.length} items of a batch were not taken after ${BATCH_ROUNDS_MAX} rounds`)
}

async function changeItem(
  { client, table }: { client: DynamoDBClient; table: string },
  key: ItemKey,
  change: Change,
): Promise<Record<string, unknown> | undefined> {
  const set = Object.entries(change.set ?? {})
  const assignments = [...(change.copies ?? []), ...set.map(([path], index) => `${path} = :set${index}`)]
  const setClause = assignments.length > 0 ? `SET ${assignments.join(', ')}` : ''
  const values = { ...change.values, ...Object.fromEntries(set.map(([, value], i) => [`:set${i}`, value])) }
  const command = new UpdateItemCommand({
    TableName: table,
    Key: tableKey(key),
    UpdateExpression: [setClause, change.clauses ?? ''].join(' ').trim(),
    ConditionExpression: change.condition,
    ...(change.names ? { ExpressionAttributeNames: change.names } : {}),
    ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: toAttributes(values) } : {}),
    ReturnValues: 'ALL_OLD',
  })
  try {
    const answer = await client.send(command)
    return unmarshall(answer.Attributes ?? {})
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined
    throw error
  }
}

async function queryItems(
  client: DynamoDBClient,
  table: string,
  query: TableQuery,
): Promise<Record<string, AttributeValue>[]> {
  const items: Record<string, AttributeValue>[] = []
  let startKey: Record<string, AttributeValue> | undefined
  do {
    const answer = await client.send(
      new QueryCommand({ ...queryInput(table, query), ExclusiveStartKey: startKey }),
    )
    items.push(...(answer.Items ?? []))
    startKey = answer.LastEvaluatedKey
  } while (startKey)
  return items
}

function queryInput(table: string, query: TableQuery): QueryCommandInput {
  const index = query.index && TABLE.indexes[query.index]
  const { partitionKey, sortKey } = index ?? TABLE
  const range = rangeOf(query)
  return {
    TableName: table,
    // An index is always read a moment behind the table; only the table itself can be read consistently.
    ...(index ? { IndexName: index.name } : { ConsistentRead: true }),
    KeyConditionExpression: `#pk = :pk${range}`,
    ExpressionAttributeNames: { '#pk': partitionKey, ...(range && { '#sk': sortKey }) },
    ExpressionAttributeValues: toAttributes({
      ':pk': query.partition,
      ':sk': query.from ?? query.beginsWith,
    }),
  }
}

function rangeOf({ from, beginsWith }: TableQuery): string {
  if (from !== undefined) return ' AND #sk >= :sk'
  return beginsWith === undefined ? '' : ' AND begins_with(#sk, :sk)'
}
