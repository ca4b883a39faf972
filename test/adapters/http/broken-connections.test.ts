import type { Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { createFetcher } from '../../../lib/adapters/http/fetcher.ts'
import { pageRequest, type SampleServer, startRawServer, startTlsServer } from './sample-server.ts'
import { createCertificate, type ThrowAwayCertificate } from './throw-away-certificate.ts'

const USER_AGENT = 'duban/1.0 (test)'
const open: SampleServer[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.stop()))
})

/** Serves a robots.txt that allows all, and then what the test wants. */
async function fetchFromRaw(onPage: (socket: Socket) => void, timeoutMs = 2_000) {
  const server = await startRawServer((socket) => {
    socket.on('data', (data) => {
      if (!data.toString().startsWith('GET /robots.txt ')) return onPage(socket)
      socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
    })
  })
  open.push(server)
  const origins = new Map([['http://raw.sample.localhost', server.origin]])
  const fetcher = createFetcher({ userAgent: USER_AGENT, origins })
  return fetcher.fetch(pageRequest('http://raw.sample.localhost/page', { timeoutMs }))
}

async function fetchFromTls(
  certificate: ThrowAwayCertificate,
  extraCas: string[] = [],
  trustedOn = 'tls.sample.localhost',
) {
  const server = await startTlsServer(certificate)
  open.push(server)
  const origins = new Map([['https://tls.sample.localhost', server.origin]])
  const fetcher = createFetcher({
    userAgent: USER_AGENT,
    origins,
    extraCas: new Map([[trustedOn, extraCas]]),
  })
  return fetcher.fetch(pageRequest('https://tls.sample.localhost/page'))
}

describe('a broken connection', () => {
  test('reset', async () => {
    const got = await fetchFromRaw((socket) => socket.resetAndDestroy())
    expect(got).toMatchObject({ kind: 'unreachable', reason: expect.stringContaining('连接被中断') })
  })

  test('closed before the announced length', async () => {
    const got = await fetchFromRaw((socket) =>
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort'),
    )
    expect(got).toMatchObject({ kind: 'unreachable', reason: expect.stringMatching(/连接被中断|应答不完整/) })
  })

  test('ended in the middle of a chunk', async () => {
    const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'
    const got = await fetchFromRaw((socket) => socket.end(`${head}ff\r\nshort`))
    expect(got).toMatchObject({ kind: 'unreachable' })
  })

  test('not HTTP at all', async () => {
    const got = await fetchFromRaw((socket) => socket.end('220 mail.example ESMTP\r\n'))
    expect(got).toMatchObject({ kind: 'unreachable', reason: expect.stringContaining('不是有效的 HTTP') })
  })

  test('a header without end', async () => {
    const got = await fetchFromRaw((socket) => socket.write(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`))
    expect(got).toMatchObject({ kind: 'unreachable', reason: '应答头过大（UND_ERR_HEADERS_OVERFLOW）' })
  })

  test('without end, header after header', async () => {
    const got = await fetchFromRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n')
      const timer = setInterval(() => socket.write('x-more: and more\r\n'), 10)
      socket.on('close', () => clearInterval(timer))
    }, 300)
    expect(got).toEqual({ kind: 'unreachable', reason: '1 秒内没有读完', requests: 2 })
  })

  test('closed before a page without a length was over', async () => {
    const got = await fetchFromRaw((socket) =>
      socket.end('HTTP/1.1 200 OK\r\n\r\n<html><body><ul><li>一</li>'),
    )
    expect(got).toEqual({
      kind: 'unreachable',
      reason: '应答不完整：连接在网页结束前关闭',
      isBroken: true,
      requests: 2,
    })
  })

  test('of a page that is over, or of something else than a page, needs no length', async () => {
    for (const body of ['<html><body><p>完</p></body></html>', '{"list":[]}'])
      expect(await fetchFromRaw((socket) => socket.end(`HTTP/1.1 200 OK\r\n\r\n${body}`))).toMatchObject({
        kind: 'page',
      })
  })

  test.each([0, 20])('longer than announced, the rest %i ms later', async (laterMs) => {
    const got = await fetchFromRaw((socket) => {
      const rest = () => socket.write('<li>二</li></ul></body></html>')
      socket.setNoDelay()
      socket.cork()
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n<html><body><ul>')
      if (laterMs === 0) rest()
      socket.uncork()
      if (laterMs > 0) setTimeout(rest, laterMs)
    })
    expect(got).toMatchObject({ kind: 'unreachable', reason: '应答比声明的长度长，网页被截断' })
  })

  test('that was kept alive is replaced at once, a new one that breaks is not', async () => {
    let connections = 0
    const breaking = async (whenReset: (connection: number, asked: number) => boolean) => {
      connections = 0
      const server = await startRawServer((socket) => {
        const connection = ++connections
        let asked = 0
        socket.on('data', () => {
          asked += 1
          if (whenReset(connection, asked)) socket.resetAndDestroy()
          else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
        })
      })
      open.push(server)
      const origins = new Map([['http://raw.sample.localhost', server.origin]])
      const fetcher = createFetcher({ userAgent: USER_AGENT, origins })
      return fetcher.fetch(pageRequest('http://raw.sample.localhost/page'))
    }
    expect(await breaking((connection, asked) => connection === 1 && asked === 2)).toMatchObject({
      kind: 'page',
      httpStatus: 200,
      // robots.txt, the page that broke with its connection, and the page.
      requests: 3,
    })
    expect(connections).toBe(2)
    expect(await breaking((_, asked) => asked === 1)).toMatchObject({ isBroken: true })
    expect(connections).toBe(1)
  })

  test('nobody listens', async () => {
    const origins = new Map([['http://gone.sample.localhost', 'http://127.0.0.1:1']])
    const fetcher = createFetcher({ userAgent: USER_AGENT, origins })
    const got = await fetcher.fetch(pageRequest('http://gone.sample.localhost/'))
    expect(got).toMatchObject({ kind: 'unreachable', reason: '读取 robots.txt：连接被拒绝（ECONNREFUSED）' })
  })

  test('no such name', async () => {
    const fetcher = createFetcher({ userAgent: USER_AGENT })
    const got = await fetcher.fetch(pageRequest('http://no-such-site.invalid/'))
    expect(got).toMatchObject({ kind: 'unreachable', reason: expect.stringMatching(/域名解析失败|没有读完/) })
  })
})

describe('a certificate', () => {
  const host = 'tls.sample.localhost'
  const issuer = { host: 'Throw-away issuer', ...createCertificate({ host: 'Throw-away issuer' }) }

  test('signed by itself', async () => {
    const got = await fetchFromTls(createCertificate({ host }))
    expect(got).toMatchObject({ kind: 'unreachable', reason: expect.stringContaining('证书是自签名的') })
  })

  test('of an unknown issuer, and of the same issuer once its card is trusted', async () => {
    const certificate = createCertificate({ host, issuer })
    const got = await fetchFromTls(certificate)
    expect(got).toMatchObject({ kind: 'unreachable', reason: expect.stringContaining('证书签发者不受信任') })
    expect(await fetchFromTls(certificate, [issuer.cert])).toMatchObject({ kind: 'page', httpStatus: 200 })
  })

  test('of an issuer that is trusted on another host only', async () => {
    const got = await fetchFromTls(
      createCertificate({ host, issuer }),
      [issuer.cert],
      'other.sample.localhost',
    )
    expect(got).toMatchObject({ kind: 'unreachable', reason: expect.stringContaining('证书签发者不受信任') })
  })

  test('that has expired', async () => {
    const got = await fetchFromTls(createCertificate({ host, issuer, untilYear: 2021 }), [issuer.cert])
    expect(got).toMatchObject({
      kind: 'unreachable',
      reason: '读取 robots.txt：证书已过期（CERT_HAS_EXPIRED）',
    })
  })

  test('for another host', async () => {
    const got = await fetchFromTls(createCertificate({ host: 'other.example', issuer }), [issuer.cert])
    expect(got).toMatchObject({ kind: 'unreachable', reason: expect.stringContaining('证书与域名不符') })
  })
})

describe('a secure connection', () => {
  const toRaw = async (onConnection: (socket: Socket) => void) => {
    const server = await startRawServer(onConnection)
    open.push(server)
    const origins = new Map([['https://tls.sample.localhost', server.origin.replace('http:', 'https:')]])
    const fetcher = createFetcher({ userAgent: USER_AGENT, origins })
    return fetcher.fetch(pageRequest('https://tls.sample.localhost/page'))
  }
  /** TLS 1.2 with one cipher and no extension, not even that of RFC 5746: a server of before 2010. */
  const oldHello = Buffer.concat([
    Buffer.from('160303002a02000026' + '0303', 'hex'),
    Buffer.alloc(32, 7),
    Buffer.from('00' + 'c02f' + '00', 'hex'),
  ])

  test.each<[string, (socket: Socket) => void, string]>([
    [
      'with a server of old',
      (socket) => socket.once('data', () => socket.write(oldHello)),
      '网站的加密方式过时（不安全的重新协商）（ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED）',
    ],
    [
      'that is cut while it is made',
      (socket) => socket.once('data', () => socket.end()),
      '安全连接建立前被网站断开（ECONNRESET）',
    ],
    [
      'with a server that speaks plainly',
      (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
      '网站在这个端口上不提供加密连接（ERR_SSL_WRONG_VERSION_NUMBER）',
    ],
  ])('%s', async (_, onConnection, reason) => {
    expect(await toRaw(onConnection)).toMatchObject({
      kind: 'unreachable',
      reason: `读取 robots.txt：${reason}`,
    })
  })
})
