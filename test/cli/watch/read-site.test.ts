import type { RequestListener } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type ReadOptions, read } from '../../../lib/cli/watch/read.ts'
import { type SampleServer, startServer } from '../../adapters/http/sample-server.ts'
import { rememberingTerminal } from '../remembering-terminal.ts'

const SITE = 'http://site.sample.localhost'
const NOTICE = { data: { attName: '/files/a1b2.pdf' } }
const asked: string[] = []
const answer: RequestListener = (request, response) => {
  const path = request.url ?? ''
  if (path === '/robots.txt') return void response.writeHead(404).end()
  asked.push(`${request.method} ${path}`)
  if (path === '/zwgk/list.html') return void response.writeHead(302, { location: '/' }).end()
  if (path === '/walled/') return void response.writeHead(412).end('<html></html>')
  if (path === '/gone/') return void response.writeHead(404).end('<html></html>')
  if (path === '/large/') return void response.end(Buffer.alloc(6_000_000, 65))
  if (path.startsWith('/mhback/api/')) return void response.end(JSON.stringify(NOTICE))
  response.end('<title>喀左县人民政府</title><p>欢迎</p>')
}

let server: SampleServer
beforeAll(async () => {
  server = await startServer(answer)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await server.stop()
})
beforeEach(() => {
  vi.stubEnv('DUBAN_USER_AGENT', 'duban/1.0 (office@sample.localhost)')
  asked.length = 0
})

async function run(options: Partial<ReadOptions> & Pick<ReadOptions, 'page'>) {
  const terminal = rememberingTerminal()
  const origins = new Map([SITE, 'https://www.lntb.gov.cn'].map((origin) => [origin, server.origin]))
  const code = await read({ channel: 'generic', json: true, ...options }, terminal, origins)
  return { code, lines: terminal.written.map((line) => JSON.parse(line)), errors: terminal.errors }
}

describe('duban read of a site', () => {
  it.each([
    ['a page that leads to the home page', '/zwgk/list.html', 'unreadable', '首页'],
    ['a firewall', '/walled/', 'blocked', '412'],
    ['a page that is not there', '/gone/', 'unreadable', '404'],
    ['a page larger than the crawl takes', '/large/', 'unreadable', '5000000'],
  ])('says of %s what the crawl says', async (_, path, reading, reason) => {
    const { code, lines } = await run({ page: `${SITE}${path}` })
    expect(code).toBe(1)
    expect(lines).toEqual([{ reading, reason: expect.stringContaining(reason), pages: 0 }])
  })

  it('asks for a notice where its site keeps the text', async () => {
    const page = 'https://www.lntb.gov.cn/#/notice?id=a1b2'
    const { code, lines } = await run({ page, channel: 'lntb', as: 'detail' })
    expect(asked).toEqual([expect.stringMatching(/^POST \/mhback\/api\/.*a1b2$/)])
    expect(lines[0]).toMatchObject({
      url: page,
      attachments: [{ url: 'https://www.lntb.gov.cn/files/a1b2.pdf', isBody: true }],
    })
    expect(code).toBe(0)
  })

  it.each([
    ['without a name to give to the site', '', '要先设置 DUBAN_USER_AGENT'],
    ['under a name that no header can hold', '督办', '只能用英文字母、数字和常用符号'],
  ])('does not ask %s', async (_, name, words) => {
    vi.stubEnv('DUBAN_USER_AGENT', name)
    const { code, errors } = await run({ page: `${SITE}/` })
    expect(code).toBe(2)
    expect(errors[0]).toContain(words)
    expect(asked).toEqual([])
  })
})
