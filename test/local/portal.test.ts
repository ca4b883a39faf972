import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPortal, type PortalContent, type ServedPortal, servePortal } from '../../lib/local/portal.ts'
import { NOW, SHA } from '../fixtures/matters.ts'

const KEY = '211324/zhang/mail/2026-11-20'
const MAIL = {
  key: KEY,
  to: 'zhang@example.invalid',
  subject: '<b>主题',
  at: NOW,
  html: '<p onload="x">正文</p>',
  text: '正文',
}
const HOSTILE = '<script>fetch("/mail")</script><p>公告</p>'

function content(contentType = 'text/html; charset=gb18030'): PortalContent {
  return {
    ledger: async () => '<h1>台账</h1>',
    mails: async () => [MAIL],
    mail: async (key) => (key === KEY ? MAIL : undefined),
    digests: async () => [{ week: '2026-W47', html: '<h1>周报</h1>' }],
    evidence: async (sha) =>
      sha === SHA
        ? {
            contentType,
            body: new TextEncoder().encode(HOSTILE),
            url: 'https://site.example.invalid/n1',
            at: NOW,
          }
        : undefined,
  }
}

describe('pages', () => {
  const app = createPortal(content())
  const get = async (path: string) => {
    const response = await app.request(path)
    return { httpStatus: response.status, text: await response.text(), headers: response.headers }
  }

  test.each([
    ['/', '台账'],
    ['/mail', '&lt;b&gt;主题'],
    [`/mail/${encodeURIComponent(KEY)}`, 'zhang@example.invalid'],
    ['/digest', '2026-W47'],
    ['/digest/2026-W47', '周报'],
    [`/evidence/${SHA}`, 'https://site.example.invalid/n1'],
  ])('%s answers', async (path, words) => {
    const { httpStatus, text, headers } = await get(path)
    expect(httpStatus).toBe(200)
    expect(text).toContain(words)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test.each([
    '/mail/unknown',
    '/digest/2020-W01',
    `/evidence/${'0'.repeat(64)}`,
    '/evidence/..%2f..%2fetc',
    '/x',
  ])('%s is not there', async (path) => {
    expect((await get(path)).httpStatus).toBe(404)
  })

  test('a mail is shown in a frame that can run nothing', async () => {
    const frame = load((await get(`/mail/${encodeURIComponent(KEY)}`)).text)('iframe')
    expect(frame.attr('srcdoc')).toBe(MAIL.html)
    expect(frame.attr('sandbox')).not.toMatch(/allow-(?:scripts|same-origin)/)
  })

  test('a stored page comes in its own bytes and can run nothing', async () => {
    const { text, headers } = await get(`/evidence/${SHA}/page`)
    expect(text).toBe(HOSTILE)
    expect(headers.get('content-type')).toBe('text/html; charset=gb18030')
    expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test.each([
    ['application/json', 'text/plain; charset=utf-8'],
    ['application/xhtml+xml; charset=gbk', 'text/plain; charset=gbk'],
    ['image/svg+xml', 'text/plain; charset=utf-8'],
    ['text/javascript; charset="x"', 'text/plain; charset=utf-8'],
  ])('a stored %s is shown as text', async (contentType, shown) => {
    const response = await createPortal(content(contentType)).request(`/evidence/${SHA}/page`)
    expect(response.headers.get('content-type')).toBe(shown)
  })

  test('a name that somebody pointed at this machine is refused', async () => {
    const response = await app.request('/mail', { headers: { host: 'evil.example.invalid' } })
    expect(response.status).toBe(403)
  })
})

describe('on a socket', () => {
  let served: ServedPortal
  beforeAll(async () => {
    served = await servePortal(createPortal(content()), { port: 0 })
  })
  afterAll(() => served.close())

  test('it listens on loopback and tells its address', async () => {
    expect(served.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(await (await fetch(`${served.address}/`)).text()).toContain('台账')
    expect((await fetch(`${served.address}/mail/${encodeURIComponent(KEY)}`)).status).toBe(200)
  })

  test('a taken port is an error, not a hang', async () => {
    const port = Number(new URL(served.address).port)
    await expect(servePortal(createPortal(content()), { port })).rejects.toThrow(/EADDRINUSE/)
  })
})
