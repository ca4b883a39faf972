import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFolderVault } from '../../lib/adapters/evidence/folder-vault.ts'
import { sha256Hex } from '../../lib/adapters/evidence/sha256-hex.ts'
import { createFetcher } from '../../lib/adapters/http/fetcher.ts'
import { addMs, chinaInstantOf } from '../../lib/domain/time/instant.ts'
import { crawl } from '../../lib/jobs/crawl.ts'
import { fakeAttachmentReader } from '../fakes/fake-attachment-reader.ts'
import { fakeStore } from '../fakes/fake-store.ts'
import { COUNTY, listHtml, ORIGIN, post, sampleChannel } from './crawl-site.ts'

const html = listHtml([post('a', '2026-03-10')])
const asked: string[] = []
const server = createServer((request, response) => {
  asked.push(`${request.url} ${request.headers['if-none-match'] ?? ''}`.trim())
  if (request.url === '/robots.txt') return void response.writeHead(404).end()
  if (request.url !== '/zbgg/index.html') return void response.end('<h1>a号项目招标公告</h1><p>正文</p>')
  if (request.headers['if-none-match'] === '"1"') return void response.writeHead(304).end()
  response.writeHead(200, { etag: '"1"' }).end(html)
})
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duban-crawl-'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await rm(folder, { recursive: true })
})

test('a site is read over HTTP, its pages are kept, and the next look asks only whether it changed', async () => {
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  const origins = new Map([[ORIGIN, `http://127.0.0.1:${port}`]])
  const vault = createFolderVault(folder)
  const store = fakeStore()
  let now = chinaInstantOf(2026, 3, 16, 9)
  const ports = {
    store,
    vault,
    attachments: fakeAttachmentReader,
    fetcher: createFetcher({ userAgent: 'duban/1.0 (test)', origins }),
    clock: { now: () => now },
    telemetry: { count: () => undefined, note: () => undefined },
    digest: sha256Hex,
    pause: async (ms: number) => {
      now = addMs(now, ms)
    },
  }
  const look = () => crawl({ county: COUNTY, channels: [sampleChannel], ports, windowDays: 60 })
  expect(await look()).toMatchObject({ looks: { read: 1 }, newNotices: 1 })
  expect(await look()).toMatchObject({ looks: { unchanged: 1 }, newNotices: 0 })
  expect(asked).toEqual(['/robots.txt', '/zbgg/index.html', '/zbgg/a.html', '/zbgg/index.html "1"'])
  const [notice] = await store.notices(COUNTY)
  const page = await vault.get(notice?.evidence ?? '')
  expect(page && new TextDecoder().decode(page)).toContain('正文')
})
