import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dynamoClient } from '../../../lib/adapters/dynamodb/client.ts'
import { createDynamoStore } from '../../../lib/adapters/dynamodb/store.ts'
import { createTable } from '../../../lib/adapters/dynamodb/table.ts'
import { createFolderVault } from '../../../lib/adapters/evidence/folder-vault.ts'
import { evidenceShow } from '../../../lib/cli/watch/evidence-show.ts'
import { startEmbeddedStore } from '../../../lib/local/embedded-store.ts'
import { SAMPLE_COUNTY } from '../../../lib/local/sample/sample.ts'
import { TABLE_NAME } from '../../../lib/local/world.ts'
import { NOON, noticeOf, readingOf, stateOf } from '../../contracts/store-values.ts'
import { rememberingTerminal } from '../remembering-terminal.ts'

const data = mkdtempSync(join(tmpdir(), 'duban-evidence-'))
const NOTICE = 'a1'.repeat(12)
const READING = 'county-site/results/2026-03-02T12:00:00+08:00'
const FAILED = 'county-site/results/2026-03-02T13:00:00+08:00'
const LONG = 'county-site/results/2026-03-02T14:00:00+08:00'

beforeAll(async () => {
  const vault = createFolderVault(join(data, 'evidence'))
  const put = (text: string) =>
    vault.put({
      url: 'http://site.example/',
      at: NOON,
      httpStatus: 200,
      body: new TextEncoder().encode(text),
    })
  const [list, second, page] = [await put('list'), await put('second'), await put('page')]
  const seen = (sha256?: string) => ({ url: 'http://site.example/', httpStatus: 200, sha256, at: NOON })
  const embedded = await startEmbeddedStore(join(data, 'store'))
  const client = dynamoClient({ endpoint: embedded.endpoint })
  await createTable(client, TABLE_NAME)
  const store = createDynamoStore({ client, table: TABLE_NAME, indexLagMs: 0 })
  const notices = [noticeOf(SAMPLE_COUNTY, NOTICE, { evidence: page })]
  const looks = [
    readingOf(SAMPLE_COUNTY, READING, { pages: [seen(list)] }),
    readingOf(SAMPLE_COUNTY, FAILED, { pages: [seen()] }),
    readingOf(SAMPLE_COUNTY, LONG, { pages: [seen(list), seen(second)] }),
  ]
  for (const reading of looks) await store.putLook({ reading, notices, state: stateOf(SAMPLE_COUNTY) })
  client.destroy()
  await embedded.close()
  writeFileSync(join(data, 'played.json'), JSON.stringify({ through: '2026-03-02T15:00:00+08:00' }))
}, 30_000)
afterAll(() => rmSync(data, { recursive: true, force: true }))

it.each([
  { what: 'a notice', id: NOTICE, code: 0, page: 'page', says: '' },
  { what: 'a reading of one page', id: READING, code: 0, page: 'list', says: '' },
  {
    what: 'a reading of several pages',
    id: LONG,
    code: 2,
    page: '',
    says: '2 个网页，请写其中一个的编号：\n  ',
  },
  { what: 'a reading that got no page', id: FAILED, code: 2, page: '', says: '没有留下网页' },
  { what: 'a notice of another county', id: '0'.repeat(24), code: 2, page: '', says: '也没有编号为' },
])('$what shows the page that it rests on, or says why not', async ({ id, code, page, says }) => {
  const terminal = rememberingTerminal()
  const pages: Uint8Array[] = []
  expect(await evidenceShow({ id, data }, terminal, (one) => pages.push(one))).toBe(code)
  expect(Buffer.concat(pages).toString()).toBe(page)
  expect(terminal.errors.join('\n')).toContain(says)
})
