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
async function fetchFromRaw(onPage: (socket: Socket) => void) {
  const server = await startRawServer((socket) => {
    socket.on('data', (data) => {
      if (!data.toString().startsWith('GET /robots.txt ')) return onPage(socket)
      socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
    })
  })
  open.push(server)
  const origins = new Map([['http://raw.sample.localhost', server.origin]])
  const fetcher = createFetcher({ userAgent: USER_AGENT, origins })
  return fetcher.fetch(pageRequest('http://raw.sample.localhost/page'))
}

async function fetchFromTls(certificate: ThrowAwayCertificate, extraCas: string[] = []) {
  const server = await startTlsServer(certificate)
  open.push(server)
  const origins = new Map([['https://tls.sample.localhost', server.origin]])
  const fetcher = createFetcher({ userAgent: USER_AGENT, origins, extraCas })
  return fetcher.fetch(pageRequest('https://tls.sample.localhost/page'))
}

describe('a broken connection', () => {
  test('reset', async () => {
    const got = await fetchFromRaw((socket) => socket.resetAndDestroy())
    expect(got).toEqual({ kind: 'unreachable', reason: expect.stringContaining('连接被中断') })
  })

  test('closed before the announced length', async () => {
    const got = await fetchFromRaw((socket) =>
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort'),
    )
    expect(got).toEqual({ kind: 'unreachable', reason: expect.stringMatching(/连接被中断|应答不完整/) })
  })

  test('ended in the middle of a chunk', async () => {
    const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'
    const got = await fetchFromRaw((socket) => socket.end(`${head}ff\r\nshort`))
    expect(got).toMatchObject({ kind: 'unreachable' })
  })

  test('not HTTP at all', async () => {
    const got = await fetchFromRaw((socket) => socket.end('220 mail.example ESMTP\r\n'))
    expect(got).toEqual({ kind: 'unreachable', reason: expect.stringContaining('不是有效的 HTTP') })
  })

  test('a header without end', async () => {
    const got = await fetchFromRaw((socket) => socket.write(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`))
    expect(got).toMatchObject({ kind: 'unreachable' })
  })

  test('that breaks once is tried once more', async () => {
    let attempts = 0
    const got = await fetchFromRaw((socket) => {
      attempts += 1
      if (attempts === 1) socket.resetAndDestroy()
      else socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
    })
    expect(got).toMatchObject({ kind: 'page', httpStatus: 200 })
    expect(attempts).toBe(2)
  })

  test('nobody listens', async () => {
    const origins = new Map([['http://gone.sample.localhost', 'http://127.0.0.1:1']])
    const fetcher = createFetcher({ userAgent: USER_AGENT, origins })
    const got = await fetcher.fetch(pageRequest('http://gone.sample.localhost/'))
    expect(got).toEqual({ kind: 'unreachable', reason: '连接被拒绝（ECONNREFUSED）' })
  })

  test('no such name', async () => {
    const fetcher = createFetcher({ userAgent: USER_AGENT })
    const got = await fetcher.fetch(pageRequest('http://no-such-site.invalid/'))
    expect(got).toEqual({ kind: 'unreachable', reason: expect.stringMatching(/域名解析失败|没有读完/) })
  })
})

describe('a certificate', () => {
  const host = 'tls.sample.localhost'
  const issuer = { host: 'Throw-away issuer', ...createCertificate({ host: 'Throw-away issuer' }) }

  test('signed by itself', async () => {
    const got = await fetchFromTls(createCertificate({ host }))
    expect(got).toEqual({ kind: 'unreachable', reason: expect.stringContaining('证书是自签名的') })
  })

  test('of an unknown issuer, and of the same issuer once its card is trusted', async () => {
    const certificate = createCertificate({ host, issuer })
    const got = await fetchFromTls(certificate)
    expect(got).toEqual({ kind: 'unreachable', reason: expect.stringContaining('证书签发者不受信任') })
    expect(await fetchFromTls(certificate, [issuer.cert])).toMatchObject({ kind: 'page', httpStatus: 200 })
  })

  test('that has expired', async () => {
    const got = await fetchFromTls(createCertificate({ host, issuer, untilYear: 2021 }), [issuer.cert])
    expect(got).toEqual({ kind: 'unreachable', reason: '证书已过期（CERT_HAS_EXPIRED）' })
  })

  test('for another host', async () => {
    const got = await fetchFromTls(createCertificate({ host: 'other.example', issuer }), [issuer.cert])
    expect(got).toEqual({ kind: 'unreachable', reason: expect.stringContaining('证书与域名不符') })
  })
})
