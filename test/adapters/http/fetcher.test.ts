import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ClosableFetcher, createFetcher } from '../../../lib/adapters/http/fetcher.ts'
import type { PageAnswer } from '../../../lib/jobs/ports.ts'
import { pageRequest, type SampleServer, startServer } from './sample-server.ts'

const SITE = 'http://kazuo.sample.localhost'
const CLOSED_SITE = 'http://closed.sample.localhost'
const SLOW_SITE = 'http://slow.sample.localhost'
const PATIENT_SITE = 'http://patient.sample.localhost'
const BROKEN_SITE = 'http://broken.sample.localhost'
const USER_AGENT = 'duban/1.0 (Kazuo county office; office@sample.localhost)'
const PLAIN = '喀左县人民政府'
/** 20 KB that inflate to 20 MB. */
const BOMB = gzipSync(Buffer.alloc(20_000_000))
const seen: { url: string; headers: IncomingMessage['headers']; body: string }[] = []

const PAGES: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>> = {
  '/plain': (_, r) =>
    r.writeHead(200, { 'content-type': 'text/html; charset=utf-8', etag: '"1"' }).end(PLAIN),
  '/gzip': (_, r) => r.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(PLAIN)),
  '/br': (_, r) => r.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync(PLAIN)),
  '/deflate': (_, r) => r.writeHead(200, { 'content-encoding': 'deflate' }).end(deflateSync(PLAIN)),
  '/deflate-raw': (_, r) => r.writeHead(200, { 'content-encoding': 'deflate' }).end(deflateRawSync(PLAIN)),
  '/zstd': (_, r) => r.writeHead(200, { 'content-encoding': 'zstd' }).end('?'),
  '/bomb': (_, r) => r.writeHead(200, { 'content-encoding': 'gzip' }).end(BOMB),
  '/damaged': (_, r) => r.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(PLAIN).subarray(0, 20)),
  '/endless': (_, r) => {
    const more = () => {
      while (!r.destroyed && r.write(Buffer.alloc(16_384)));
    }
    r.on('drain', more)
    more()
  },
  '/announced': (_, r) => r.writeHead(200, { 'content-length': '5000000' }).write('a'),
  '/silent': () => undefined,
  '/slow-body': (_, r) => r.write('a'),
  '/loop': (_, r) => r.writeHead(302, { location: '/loop' }).end(),
  '/ping': (_, r) => r.writeHead(302, { location: '/pong' }).end(),
  '/pong': (_, r) => r.writeHead(302, { location: '/ping#again' }).end(),
  '/cookie-wall': (_, r) => r.writeHead(302, { location: '/cookie-wall', 'set-cookie': 'a=1' }).end(),
  '/many-headers': (_, r) => r.writeHead(200, headersOf(700)).end('ok'),
  '/some-headers': (_, r) => r.writeHead(200, { ...headersOf(120), 'set-cookie': ['a=1', 'b=2'] }).end('ok'),
  '/large-headers': (_, r) =>
    r.writeHead(200, { 'x-a': 'a'.repeat(9000), 'x-b': 'b'.repeat(9000) }).end('ok'),
  '/drip': (_, r) => {
    const timer = setInterval(() => r.write('a'), 20)
    r.on('close', () => clearInterval(timer))
  },
  '/moved': (_, r) => r.writeHead(301, { location: 'plain' }).end('moved'),
  '/after-post': (_, r) => r.writeHead(303, { location: '/plain' }).end(),
  '/secret': (_, r) => r.end('secret'),
  '/busy': (_, r) => r.writeHead(503, { 'retry-after': '120' }).end('busy'),
  '/forbidden': (_, r) => r.writeHead(403).end('no'),
  '/conditional': (q, r) =>
    r.writeHead(q.headers['if-none-match'] === '"1"' ? 304 : 200, { etag: '"1"' }).end(),
  '/kept': (q, r) => {
    const isSame = q.headers['if-none-match'] === '"1"'
    r.writeHead(isSame ? 304 : 200, { etag: '"1"', age: '345600', 'x-cache': 'HIT' }).end(isSame ? '' : 'ok')
  },
  '/unasked-304': (_, r) => r.writeHead(304).end(),
}

const headersOf = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`x-${i}`, 'a'.repeat(50)]))

function answer(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const url = `http://${request.headers.host}${request.url}`
    seen.push({ url, headers: request.headers, body: Buffer.concat(chunks).toString() })
    if (url === `${CLOSED_SITE}/robots.txt`) return response.end('User-agent: *\nDisallow: /')
    if (url === `${SLOW_SITE}/robots.txt`) return response.end('User-agent: *\nCrawl-delay: 7\n')
    if (url === `${PATIENT_SITE}/robots.txt`) return response.end('User-agent: *\nCrawl-delay: 86400\n')
    if (url === `${BROKEN_SITE}/robots.txt`) return response.writeHead(503).end('busy')
    if (request.url === '/robots.txt') return response.end('User-agent: duban\nDisallow: /secret\n')
    const target = new URL(url).searchParams.get('to')
    // A header holds bytes: sites write addresses in them as they are, in UTF-8.
    const location = Buffer.from(target ?? '').toString('latin1')
    if (target !== null) return response.writeHead(302, { location }).end()
    const hop = /^\/on\/(\d+)$/.exec(request.url ?? '')?.[1]
    if (hop) return response.writeHead(302, { location: `/on/${Number(hop) + 1}` }).end()
    const page = PAGES[request.url ?? '']
    if (page) return page(request, response)
    response.writeHead(404).end('not here')
  })
}

let server: SampleServer
let fetcher: ClosableFetcher
beforeAll(async () => {
  server = await startServer(answer)
  const origins = new Map(
    [SITE, CLOSED_SITE, BROKEN_SITE, SLOW_SITE, PATIENT_SITE].map((site) => [site, server.origin]),
  )
  fetcher = createFetcher({ userAgent: USER_AGENT, origins })
})
afterAll(() => server.stop())

const fetchPath = (path: string, more = {}) => fetcher.fetch(pageRequest(`${SITE}${path}`, more))
const textOf = (got: PageAnswer) => (got.kind === 'page' ? new TextDecoder().decode(got.body) : got.kind)

describe('a page', () => {
  test('comes with what its server said, and the server learns who asks', async () => {
    const got = await fetchPath('/plain')
    const body = new Uint8Array(new TextEncoder().encode(PLAIN))
    expect(got).toMatchObject({ kind: 'page', url: `${SITE}/plain`, httpStatus: 200, etag: '"1"' })
    expect(got.kind === 'page' && Buffer.compare(got.body, body)).toBe(0)
    expect(seen.at(-1)).toMatchObject({ url: `${SITE}/plain`, headers: { 'user-agent': USER_AGENT } })
  })

  test('comes with its age when a cache on the way says that it kept it, although it was asked not to', async () => {
    expect(await fetchPath('/kept')).toMatchObject({ kind: 'page', ageMs: 345_600_000 })
    expect(seen.at(-1)?.headers).toMatchObject({ 'cache-control': 'no-cache' })
    expect(await fetchPath('/kept', { etag: '"1"' })).toEqual({ kind: 'not-modified', ageMs: 345_600_000 })
    expect((await fetchPath('/plain')).ageMs).toBeUndefined()
  })

  test.each(['/gzip', '/br', '/deflate', '/deflate-raw'])('is inflated: %s', async (path) => {
    expect(textOf(await fetchPath(path))).toBe(PLAIN)
  })

  test('comes with its headers, a hundred and 16 KB at most', async () => {
    const got = async (path: string) => {
      const page = await fetchPath(path)
      return page.kind === 'page' ? (page.headers ?? []) : []
    }
    expect(await got('/plain')).toContainEqual(['content-type', 'text/html; charset=utf-8'])
    expect(await got('/some-headers')).toHaveLength(100)
    expect((await got('/large-headers')).filter(([name]) => name.startsWith('x-'))).toEqual([
      ['x-a', 'a'.repeat(9000)],
    ])
  })

  test('says how long its site wants to be left alone', async () => {
    expect(await fetchPath('/busy')).toMatchObject({ httpStatus: 503, retryAfterMs: 120_000 })
    expect(await fetchPath('/plain')).toMatchObject({ retryAfterMs: undefined })
  })

  test('keeps the HTTP status of an error', async () => {
    expect(await fetchPath('/forbidden')).toMatchObject({ kind: 'page', httpStatus: 403 })
    expect(await fetchPath('/nothing')).toMatchObject({ kind: 'page', httpStatus: 404 })
  })

  test('is asked for by POST with its body; a redirect after it is a GET', async () => {
    const post = { method: 'POST' as const, body: '{"page":1}', contentType: 'application/json' }
    expect(textOf(await fetchPath('/after-post', post))).toBe(PLAIN)
    const [first, second] = seen.slice(-2)
    expect(first).toMatchObject({ body: '{"page":1}', headers: { 'content-type': 'application/json' } })
    expect(second).toMatchObject({ url: `${SITE}/plain`, body: '' })
    expect(second?.headers['content-type']).toBeUndefined()
  })

  test('is found where a redirect in Chinese leads', async () => {
    const got = await fetchPath(`/redirect?to=${encodeURIComponent('/公告/一.html')}`)
    expect(got).toMatchObject({ kind: 'page', url: `${SITE}/${encodeURI('公告/一.html')}` })
  })

  test('that did not change is known by its validator', async () => {
    expect(await fetchPath('/conditional', { etag: '"1"' })).toEqual({ kind: 'not-modified' })
    expect(await fetchPath('/conditional', { etag: '"0"' })).toMatchObject({ httpStatus: 200 })
    expect(await fetchPath('/conditional', { etag: '"\n"' })).toMatchObject({ httpStatus: 200 })
    expect(await fetchPath('/unasked-304')).toMatchObject({ kind: 'page', httpStatus: 304 })
  })

  test('after page uses one connection', async () => {
    const one = await startServer((_, response) => response.end('ok'))
    const patient = createFetcher({ userAgent: USER_AGENT, origins: new Map([[SITE, one.origin]]) })
    await Promise.all(Array.from({ length: 20 }, (_, i) => patient.fetch(pageRequest(`${SITE}/${i}`))))
    expect(one.connections()).toBe(1)
    await patient.close()
    await one.stop()
  })
})

describe('bounds', () => {
  test.each([
    ['/silent', 'unreachable', '秒内没有读完'],
    ['/slow-body', 'unreachable', '秒内没有读完'],
    ['/endless', 'refused', '页面超过 100000 字节'],
    ['/announced', 'refused', '页面超过 100000 字节'],
    ['/bomb', 'refused', '页面超过 100000 字节'],
    ['/damaged', 'unreachable', '压缩内容损坏'],
    ['/zstd', 'refused', '压缩方式'],
    ['/loop', 'refused', '重定向循环：http://kazuo.sample.localhost/loop'],
    ['/ping', 'refused', '重定向循环'],
    ['/cookie-wall', 'refused', '重定向循环，网站可能要求浏览器 Cookie'],
    ['/on/0', 'refused', '重定向超过 5 次'],
    ['/many-headers', 'unreachable', '应答头过大'],
    ['/drip', 'unreachable', '秒内没有读完'],
  ])('%s is %s', async (path, kind, reason) => {
    const isSlow = reason === '秒内没有读完'
    const got = await fetchPath(path, { timeoutMs: isSlow ? 300 : 10_000 })
    expect(got).toMatchObject({ kind, reason: expect.stringContaining(reason) })
  })

  test('a later page is still read after all of them', async () => {
    expect(textOf(await fetchPath('/plain'))).toBe(PLAIN)
  })
})

describe('addresses', () => {
  const inner = [
    'http://127.0.0.1/',
    'http://127.0.0.1:9/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://localhost/',
    'http://other.sample.localhost/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[fd00:ec2::254]/',
    'http://[fe80::1]/',
    'http://[::]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://0/',
    'http://127.0.0.1./',
    'http://①②⑦.⓪.⓪.①/',
    'http://localhost./',
    'http://100.100.100.200/latest/meta-data/',
    'https://192.168.0.1/',
  ]
  const unreadable = [
    'file:///etc/passwd',
    'ftp://a.example/',
    'http://user:word@a.example/',
    'gopher://a',
    '',
    '//',
  ]

  test.each([...inner, ...unreadable])('%j is refused', async (url) => {
    expect(await fetcher.fetch(pageRequest(url))).toMatchObject({ kind: 'refused' })
  })

  test.each([...inner, ...unreadable.slice(0, 4)])('a redirect to %j is refused', async (url) => {
    const got = await fetchPath(`/redirect?to=${encodeURIComponent(url)}`)
    expect(got).toMatchObject({ kind: 'refused' })
  })

  test('even the loopback server itself is reached by its public name only', async () => {
    const got = await fetchPath(`/redirect?to=${encodeURIComponent(`${server.origin}/plain`)}`)
    expect(got).toMatchObject({ kind: 'refused', reason: '读取 robots.txt：不允许访问的地址：127.0.0.1' })
    expect(textOf(await fetchPath('/redirect?to=/plain'))).toBe(PLAIN)
  })

  test('a map to anything but loopback is a mistake', () => {
    const origins = new Map([[SITE, 'http://10.0.0.1']])
    expect(() => createFetcher({ userAgent: USER_AGENT, origins })).toThrow('not a loopback origin')
  })
})

describe('robots.txt', () => {
  test('is obeyed, by the name before the slash', async () => {
    expect(await fetchPath('/secret')).toEqual({
      kind: 'refused',
      reason: 'robots.txt 不允许读取 /secret',
      requests: 0,
    })
    const got = await fetcher.fetch(pageRequest(`${CLOSED_SITE}/plain`))
    expect(got).toMatchObject({ kind: 'refused' })
  })

  test('is obeyed behind a redirect too', async () => {
    const got = await fetchPath(`/redirect?to=${encodeURIComponent(`${CLOSED_SITE}/plain`)}`)
    expect(got).toMatchObject({ kind: 'refused', reason: 'robots.txt 不允许读取 /plain' })
  })

  test('is read once for many pages', async () => {
    const before = seen.filter(({ url }) => url === `${SITE}/robots.txt`).length
    await fetchPath('/plain')
    expect(before).toBe(1)
    expect(seen.filter(({ url }) => url === `${SITE}/robots.txt`)).toHaveLength(1)
  })

  test.each([
    [SITE, undefined],
    [SLOW_SITE, 7_000],
    [PATIENT_SITE, 86_400_000],
  ])('of %s asks for pauses of %s ms', async (site, crawlDelayMs) => {
    const delayOf = (got: PageAnswer) => ('crawlDelayMs' in got ? got.crawlDelayMs : undefined)
    expect(delayOf(await fetcher.fetch(pageRequest(`${site}/plain`)))).toBe(crawlDelayMs)
    const unchanged = await fetcher.fetch(pageRequest(`${site}/conditional`, { etag: '"1"' }))
    expect(unchanged.kind).toBe('not-modified')
    expect(delayOf(unchanged)).toBe(crawlDelayMs)
  })

  test('that cannot be had closes the site, and its answer is handed on', async () => {
    const expected = { kind: 'page', url: `${BROKEN_SITE}/robots.txt`, httpStatus: 503 }
    expect(await fetcher.fetch(pageRequest(`${BROKEN_SITE}/plain`))).toMatchObject(expected)
    expect(await fetcher.fetch(pageRequest(`${BROKEN_SITE}/gzip`))).toMatchObject(expected)
    expect(seen.filter(({ url }) => url.startsWith(BROKEN_SITE))).toHaveLength(1)
  })

  test('that cannot be had is named as what was not had', async () => {
    const got = await fetcher.fetch(pageRequest(`${BROKEN_SITE}/plain`))
    expect(got).toMatchObject({ kind: 'page', isRobots: true })
    const gone = createFetcher({ userAgent: USER_AGENT, origins: new Map([[SITE, 'http://127.0.0.1:1']]) })
    const reason = expect.stringMatching(/^读取 robots.txt：连接被拒绝/)
    expect(await gone.fetch(pageRequest(`${SITE}/plain`))).toMatchObject({ kind: 'unreachable', reason })
  })

  test('of any length counts with its first 512 KiB, up to the last whole line', async () => {
    const head = 'User-agent: *\nDisallow: /secret\n'
    const filling = `# ${'x'.repeat(97)}\n`.repeat(Math.floor((512 * 1024 - head.length) / 100))
    const rest = 512 * 1024 - head.length - filling.length
    // The bound falls behind the slash, where the cut line would close the whole site.
    const longLine = `${' '.repeat(rest - 'Disallow: /'.length)}Disallow: /plain\nDisallow: /gzip\n`
    let askedFor: unknown
    const one = await startServer((request, response) => {
      if (request.url !== '/robots.txt') return void response.end('ok')
      askedFor = request.headers['accept-encoding']
      response.end(head + filling + longLine)
    })
    const origins = new Map([[SITE, one.origin]])
    const patient = createFetcher({ userAgent: USER_AGENT, origins })
    expect(await patient.fetch(pageRequest(`${SITE}/secret`))).toMatchObject({ kind: 'refused' })
    expect(await patient.fetch(pageRequest(`${SITE}/plain`))).toMatchObject({ kind: 'page' })
    expect(await patient.fetch(pageRequest(`${SITE}/gzip`))).toMatchObject({ kind: 'page' })
    expect(askedFor).toBe('identity')
    await patient.close()
    await one.stop()
  })
})

describe('the requests that a page takes', () => {
  /** A site of its own, on which nothing was asked for yet, and the pauses that were made. */
  async function fetchAnew(paths: readonly string[], crawlDelay = '') {
    const one = await startServer((request, response) => {
      if (request.url === '/robots.txt') return void response.end(`User-agent: *\n${crawlDelay}`)
      const hop = /^\/on\/(\d)$/.exec(request.url ?? '')?.[1]
      if (hop === undefined || hop === '0') return void response.end('ok')
      response.writeHead(302, { location: `/on/${Number(hop) - 1}` }).end()
    })
    const fresh = createFetcher({ userAgent: USER_AGENT, origins: new Map([[SITE, one.origin]]) })
    const pauses: number[] = []
    const pause = async (crawlDelayMs: number) => void pauses.push(crawlDelayMs)
    const answers: PageAnswer[] = []
    for (const path of paths) answers.push(await fresh.fetch(pageRequest(`${SITE}${path}`, { pause })))
    await fresh.close()
    await one.stop()
    return { pauses, requests: answers.map(({ requests }) => requests) }
  }

  test('are counted, with robots.txt and every redirect, and each but the first waits', async () => {
    expect(await fetchAnew(['/on/2'])).toEqual({ pauses: [0, 0, 0], requests: [4] })
    expect(await fetchAnew(['/a', '/b', '/on/1'])).toEqual({ pauses: [0, 0], requests: [2, undefined, 2] })
  })

  test('wait as long as robots.txt asks, once it is read', async () => {
    expect(await fetchAnew(['/on/1'], 'Crawl-delay: 9')).toEqual({ pauses: [9_000, 9_000], requests: [3] })
  })

  test('wait outside of the time that the site has', async () => {
    const one = await startServer((request, response) => {
      if (request.url !== '/moved') return void response.end('ok')
      response.writeHead(302, { location: '/' }).end()
    })
    const fresh = createFetcher({ userAgent: USER_AGENT, origins: new Map([[SITE, one.origin]]) })
    const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 150))
    const got = await fresh.fetch(pageRequest(`${SITE}/moved`, { pause, timeoutMs: 250 }))
    expect(got).toMatchObject({ kind: 'page', httpStatus: 200, requests: 3 })
    await fresh.close()
    await one.stop()
  })
})
