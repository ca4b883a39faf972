import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { dynamoClient } from '../../lib/adapters/dynamodb/client.ts'
import { createDynamoStore } from '../../lib/adapters/dynamodb/store.ts'
import { createTable } from '../../lib/adapters/dynamodb/table.ts'
import { startEmbeddedStore } from '../../lib/local/embedded-store.ts'
import { eventOf } from '../contracts/store-values.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duban-store-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const openOn = async (path: string) => {
  const embedded = await startEmbeddedStore(path)
  const client = dynamoClient(embedded)
  const table = await createTable(client, 'duban')
  return { embedded, table, store: createDynamoStore({ client, table: 'duban', indexLagMs: 0 }) }
}

it('keeps what was written over a restart, indexes too', async () => {
  const path = join(folder, 'not', 'there', 'yet')
  const first = await openOn(path)
  expect(first.table).toBe('new')
  for (const id of ['e1', 'e2']) await first.store.putEvent(eventOf('211324', id))
  await first.store.closeEvent('211324', 'e1')
  await first.embedded.close()

  const second = await openOn(path)
  expect(second.table).toBe('known')
  expect((await second.store.events('211324')).map(({ id }) => id)).toEqual(['e1', 'e2'])
  expect((await second.store.openEvents('211324')).map(({ id }) => id)).toEqual(['e2'])
  expect(await second.store.putEvent(eventOf('211324', 'e1'))).toBe('known')
  await second.embedded.close()
})

it('listens on loopback and says why when the folder is taken', async () => {
  const first = await openOn(folder)
  expect(first.embedded.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  await expect(startEmbeddedStore(folder)).rejects.toThrow('does another process have it open?')
  expect(await first.store.events('211324')).toEqual([])
  await first.embedded.close()
})

it('closes twice without harm, and answers nobody afterwards', async () => {
  const { embedded } = await openOn(folder)
  await embedded.close()
  await embedded.close()
  await expect(fetch(embedded.endpoint)).rejects.toThrow()
})
