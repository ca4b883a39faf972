import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { dynamoClient } from '../../../lib/adapters/dynamodb/client.ts'
import { createTable } from '../../../lib/adapters/dynamodb/table.ts'
import { runDuban } from '../../../lib/cli/duban.ts'
import { type EmbeddedStore, startEmbeddedStore } from '../../../lib/local/embedded-store.ts'
import { rememberingTerminal } from '../remembering-terminal.ts'
import { jsonlOf } from './person-desk.ts'

let embedded: EmbeddedStore
const QIAN = {
  id: 'qian',
  unit: 'housing-bureau',
  role: 'contact',
  name: '钱示例',
  email: 'qian@unit.example',
}

/** A table on loopback that the command finds as it finds a deployed one: by name, in the environment's account. */
beforeAll(async () => {
  embedded = await startEmbeddedStore()
  const client = dynamoClient(embedded)
  await createTable(client, 'duban-test')
  client.destroy()
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', embedded.endpoint)
  vi.stubEnv('AWS_REGION', 'us-east-1')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'embedded')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'embedded')
}, 60_000)

afterAll(async () => {
  vi.unstubAllEnvs()
  await embedded.close()
})

async function duban(...args: readonly string[]) {
  const terminal = rememberingTerminal()
  const table = ['--table', 'duban-test', '--county', '211324']
  const code = await runDuban(['person', ...args, ...table], terminal)
  return { code, text: terminal.written.join('\n'), errors: terminal.errors.join('\n') }
}

it('works on a deployed table, from its first person on', async () => {
  expect((await duban('list')).text).toBe('共 0 人')
  expect(await duban('back', 'qian')).toMatchObject({
    code: 2,
    errors: expect.stringContaining('还没有登记联系人'),
  })
  expect((await duban('put', jsonlOf(QIAN))).text).toContain('新增 1')
  expect((await duban('away', 'qian', '--from', '2026-12-01', '--until', '2026-12-04')).code).toBe(0)
  expect((await duban('list')).text).toMatch(/^qian {2}.+ {2}2026-12-01 至 2026-12-04 休假\n共 1 人$/)
})
