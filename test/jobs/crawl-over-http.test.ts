import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
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
let robots: string | undefined
/** How the next requests for pages are answered, before the site is itself again. */
const faults: ((response: ServerResponse) => void)[] = []
const server = createServer((request, response) => {
  if (request.url === '/robots.txt' && robots !== undefined) return void response.end(robots)
  const fault = request.url === '/robots.txt' ? undefined : faults.shift()
  asked.push(`${request.url} ${request.headers['if-none-match'] ?? ''}`.trim())
  if (fault) return fault(response)
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

beforeEach(() => {
  asked.length = 0
  faults.length = 0
  robots = undefined
})

/** A county whose site is on loopback. */
function town() {
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  const origins = new Map([[ORIGIN, `http://127.0.0.1:${port}`]])
  const vault = createFolderVault(folder)
  const store = fakeStore()
  const pauses: number[] = []
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
      pauses.push(ms)
      now = addMs(now, ms)
    },
  }
  const look = () => crawl({ county: COUNTY, channels: [sampleChannel], ports, windowDays: 60 })
  return { store, vault, pauses, look }
}

test('a site is read over HTTP, its pages are kept, and the next look asks only whether it changed', async () => {
  const { store, vault, look } = town()
  expect(await look()).toMatchObject({ looks: { read: 1 }, newNotices: 1 })
  expect(await look()).toMatchObject({ looks: { unchanged: 1 }, newNotices: 0 })
  expect(asked).toEqual(['/robots.txt', '/zbgg/index.html', '/zbgg/a.html', '/zbgg/index.html "1"'])
  const [notice] = await store.notices(COUNTY)
  const page = await vault.get(notice?.evidence ?? '')
  expect(page && new TextDecoder().decode(page)).toContain('正文')
})

test('a site that breaks off twice is read at the third try', async () => {
  const { pauses, look } = town()
  faults.push(
    (response) => response.destroy(),
    (response) => void response.writeHead(502).end(),
  )
  expect(await look()).toMatchObject({ looks: { read: 1 }, newNotices: 1 })
  expect(asked.filter((one) => one.startsWith('/zbgg/index.html'))).toHaveLength(3)
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(3_000)
})

test('a site that wants to be asked a little later is asked later', async () => {
  const { pauses, look } = town()
  faults.push((response) => void response.writeHead(503, { 'retry-after': '45' }).end())
  expect(await look()).toMatchObject({ looks: { read: 1 }, newNotices: 1 })
  // After robots.txt, for the site, and before the notice.
  expect(pauses).toEqual([3_000, 45_000, 3_000])
})

test('a site that wants to be asked tomorrow is left alone', async () => {
  const { pauses, look } = town()
  faults.push((response) => void response.writeHead(429, { 'retry-after': '86400' }).end())
  expect(await look()).toMatchObject({ looks: { blocked: 1 }, newNotices: 0 })
  expect(asked).toHaveLength(2)
  expect(pauses).toEqual([3_000])
})

test('a site whose robots.txt asks for pauses gets them', async () => {
  robots = 'User-agent: *\nCrawl-delay: 12\n'
  const { pauses, look } = town()
  expect(await look()).toMatchObject({ looks: { read: 1 }, newNotices: 1 })
  expect(pauses).toEqual([12_000, 12_000])
})
