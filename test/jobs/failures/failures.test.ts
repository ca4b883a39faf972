import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { ListReader } from '../../../lib/domain/watch/channel.ts'
import type { ReadingOutcome } from '../../../lib/domain/watch/reading.ts'
import { createCertificate } from '../../adapters/http/throw-away-certificate.ts'
import { GOOD_JSON, GOOD_LIST, JSON_READER, json, PAGES, READERS } from './failing-pages.ts'
import {
  type Answering,
  addressOf,
  countyAfterGoodLook,
  GOOD_AT,
  LIST_PATH,
  OTHER_HOST_OF_SITE,
  OTHER_SITE,
} from './failing-site.ts'

type Kind = ReadingOutcome['kind']
/** What the site does, what the look is called, and words of its reason. */
type Row = readonly [what: string, answering: Answering, kind: Kind, reason: string]

/** A site without robots.txt that answers everything else in one way. */
function site(answer: (request: IncomingMessage, response: ServerResponse) => void): Answering {
  const pages: RequestListener = (request, response) => {
    if (request.url === '/robots.txt') response.writeHead(404).end()
    else answer(request, response)
  }
  return { pages }
}

const says = (body: string | Buffer, httpStatus = 200, headers: Record<string, string> = {}): Answering =>
  site((_, response) => {
    response.writeHead(httpStatus, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body)
  })

/** The list's address leads elsewhere, where `body` is. */
const leadsTo = (location: string, body: string, httpStatus = 200): Answering =>
  site((request, response) => {
    const isAtHome = request.headers.host === 'kazuo.sample.localhost'
    if (request.url === LIST_PATH && isAtHome) response.writeHead(302, { location }).end()
    else response.writeHead(httpStatus, { 'content-type': 'text/html; charset=utf-8' }).end(body)
  })

const bytes = (head: string, body = ''): Answering => ({
  bytes: (socket) => socket.end(`HTTP/1.1 ${head}\r\n\r\n${body}`),
})

const HALF = GOOD_LIST.slice(0, GOOD_LIST.indexOf('示例事项2'))
const cut = gzipSync(GOOD_LIST)

const REFUSALS: readonly Row[] = [
  ['401', says(PAGES.loginWords, 401), 'blocked', 'HTTP 401'],
  ['403 with the page of a firewall', says(PAGES.waf, 403), 'blocked', 'HTTP 403'],
  ['412', says(PAGES.ruishu, 412), 'blocked', 'HTTP 412'],
  ['429', says('请求过于频繁', 429), 'blocked', 'HTTP 429'],
  ['429 for ten minutes', says('', 429, { 'retry-after': '600' }), 'blocked', '要求 10 分钟后再访问'],
  ['521', says(PAGES.jiasule, 521), 'blocked', 'HTTP 521'],
  ['the page of a firewall, with 200', says(PAGES.waf), 'blocked', '拒绝访问'],
  ['a captcha', says(PAGES.captcha), 'blocked', '验证'],
  ['a slider', says(PAGES.slider), 'blocked', '验证'],
  ['加速乐, with 200', says(PAGES.jiasule), 'blocked', '浏览器验证'],
  ['云锁', says(PAGES.yunsuo), 'blocked', '浏览器验证'],
  ['瑞数', says(PAGES.ruishu), 'blocked', '浏览器验证'],
  ['a wish for scripts', says(PAGES.javascriptWanted), 'blocked', '要求验证'],
  ...[400, 404, 418, 500, 567].map(
    (httpStatus): Row => [
      `the page of a firewall, with ${httpStatus}`,
      says(PAGES.waf, httpStatus),
      'blocked',
      `网站返回 HTTP ${httpStatus}：网站拒绝访问或要求验证`,
    ],
  ),
  ['the page of a firewall, with 503', says(PAGES.waf, 503), 'blocked', '拒绝访问'],
  ['405', says('', 405), 'blocked', 'HTTP 405'],
  ['a login', says(PAGES.login), 'blocked', '登录'],
  ['words about a login', says(PAGES.loginWords), 'blocked', '登录'],
  ['a redirect to a login', leadsTo('/sso/login?back=1', PAGES.frame), 'blocked', '登录页'],
]

const FAULTS: readonly Row[] = [
  ['500', says('', 500), 'unreachable', 'HTTP 500'],
  ['502, again and again', says('<h1>502 Bad Gateway</h1>', 502), 'unreachable', 'HTTP 502'],
  ['503', says('', 503), 'unreachable', 'HTTP 503'],
  ['503 for an hour', says('', 503, { 'retry-after': '3600' }), 'unreachable', '要求 1 小时后再访问'],
  ['504', says('', 504), 'unreachable', 'HTTP 504'],
  ['404', says(PAGES.softGone, 404), 'unreadable', 'HTTP 404'],
  ['410', says('', 410), 'unreadable', 'HTTP 410'],
  ['a 304 that nobody asked for', says('', 304), 'unreadable', 'HTTP 304'],
  ['page not found, with 200', says(PAGES.softGone), 'unreadable', '不存在'],
  ['maintenance, with 200', says(PAGES.maintenance), 'unreadable', '维护'],
  ['an error, with 200', says(PAGES.fault), 'unreadable', '出错'],
  ['a site that is closed', says(PAGES.closed), 'unreadable', '站点已关闭'],
  ['nothing, with 200', says(''), 'unreadable', '页面为空'],
  ['204', says('', 204), 'unreadable', '页面为空'],
  ['an error in JSON', says(PAGES.jsonError), 'unreadable', ''],
  ['a binary file', says(Buffer.alloc(2_000, 0xfe)), 'unreadable', ''],
  ['a frame that scripts fill', says(PAGES.frame), 'unreadable', '列表为空'],
  ['no row', says(PAGES.noRows), 'unreadable', '列表为空'],
  ['another shape', says(PAGES.otherShape), 'unreadable', '列表为空'],
]

const MISLEADING: readonly Row[] = [
  ['the home page', says(PAGES.home), 'unreadable', '列表为空'],
  ['a redirect to the home page of the host', leadsTo('/', GOOD_LIST), 'misled', '首页'],
  ['a redirect to the home page of the site', leadsTo('/kzxzf/index.html', GOOD_LIST), 'misled', '首页'],
  ['a redirect to a part of the site', leadsTo('/kzxzf/zwgk/', GOOD_LIST), 'misled', '上级页面'],
  ['a redirect to another site', leadsTo(`${OTHER_SITE}${LIST_PATH}`, GOOD_LIST), 'misled', '别的网站'],
  ['a redirect to nothing on another site', leadsTo(OTHER_SITE, '', 404), 'misled', '别的网站'],
  ['a meta refresh', says(PAGES.metaRefresh), 'misled', '跳转'],
  ['a script that leads on', says(PAGES.scriptLocation), 'misled', '跳转'],
  ['a redirect to itself', leadsTo(LIST_PATH, ''), 'unreadable', '重定向循环'],
  ['a redirect to a file', leadsTo('file:///etc/passwd', ''), 'unreadable', '不能读取的网址'],
  ['a redirect to FTP', leadsTo('ftp://kazuo.example/list', ''), 'unreadable', '不能读取的网址'],
  ['a redirect inward', leadsTo('http://192.168.1.1/', ''), 'unreadable', '不允许访问的地址'],
  ['a redirect to loopback', leadsTo('http://[::1]:80/', ''), 'unreadable', '不允许访问的地址'],
  ['a redirect to metadata', leadsTo('http://169.254.169.254/', ''), 'unreadable', '不允许访问的地址'],
]

const BROKEN: readonly Row[] = [
  ['is reset', { bytes: (socket) => socket.resetAndDestroy() }, 'unreachable', '连接被中断'],
  ['is shorter than announced', bytes('200 OK\r\nContent-Length: 9000', HALF), 'unreachable', '（'],
  [
    'is longer than announced',
    bytes('200 OK\r\nContent-Length: 200', GOOD_LIST),
    'unreachable',
    '比声明的长度长',
  ],
  ['ends in a chunk', bytes('200 OK\r\nTransfer-Encoding: chunked', `fff\r\n${HALF}`), 'unreachable', '（'],
  ['ends in the page', bytes('200 OK\r\nContent-Type: text/html', HALF), 'unreachable', '应答不完整'],
  ['is no HTTP', { bytes: (socket) => socket.end('220 FTP ready\r\n') }, 'unreachable', '不是有效的 HTTP'],
  ['has no end of headers', bytes(`200 OK\r\nX-A: ${'a'.repeat(60_000)}`), 'unreachable', '应答头过大'],
  [
    'is damaged gzip',
    says(cut.subarray(0, 200), 200, { 'content-encoding': 'gzip' }),
    'unreachable',
    '压缩内容损坏',
  ],
  [
    'is called gzip and is none',
    says(GOOD_LIST, 200, { 'content-encoding': 'gzip' }),
    'unreachable',
    '压缩内容损坏',
  ],
  ['has an encoding of its own', says('?', 200, { 'content-encoding': 'zstd' }), 'unreadable', '压缩方式'],
  [
    'is a bomb',
    says(gzipSync(Buffer.alloc(9_000_000)), 200, { 'content-encoding': 'gzip' }),
    'unreadable',
    '页面超过',
  ],
  ['is too long', says(Buffer.alloc(5_000_001, 0x20)), 'unreadable', '页面超过'],
  ['comes from nowhere', { nobody: true }, 'unreachable', '连接被拒绝'],
  ['has no host', { unknownName: true }, 'unreachable', '域名解析失败'],
  ['has a certificate of its own', secure({ host: 'kazuo.sample.localhost' }), 'unreachable', '自签名'],
]

function secure(wish: Parameters<typeof createCertificate>[0]): Answering {
  return { secure: createCertificate(wish) }
}

const SLOW: readonly Row[] = [
  ['never comes', site(() => undefined), 'unreachable', '秒内没有读完'],
  ['never ends', site((_, response) => void response.write(GOOD_LIST)), 'unreachable', '秒内没有读完'],
  [
    'comes drop by drop',
    site((_, response) => {
      const timer = setInterval(() => response.write('<p>'), 20)
      response.on('close', () => clearInterval(timer))
    }),
    'unreachable',
    '秒内没有读完',
  ],
]

const OF_ROBOTS: readonly Row[] = [
  ['forbids the list', robots('User-agent: *\nDisallow: /kzxzf/'), 'unreadable', 'robots.txt 不允许读取'],
  ['cannot be had', robots('', 500), 'unreachable', '读取 robots.txt：网站返回 HTTP 500'],
  ['is refused by 403 as the list is', says('', 403), 'blocked', 'HTTP 403'],
]

function robots(body: string, httpStatus = 200): Answering {
  return {
    pages: (request, response) => {
      if (request.url === '/robots.txt') response.writeHead(httpStatus).end(body)
      else response.end(GOOD_LIST)
    },
  }
}

interface Bounds {
  readonly timeoutMs?: number
  readonly mayBeEmpty?: boolean
}

async function prove(reader: ListReader, [, answering, kind, reason]: Row, bounds: Bounds = {}) {
  const county = await countyAfterGoodLook({ reader, ...bounds }, GOOD_LIST, addressOf(answering))
  const { state, standing } = await county.look(answering)
  expect(state.lastOutcome).toMatchObject({ kind, reason: expect.stringContaining(reason) })
  expect(state).toMatchObject({ lastGoodAt: GOOD_AT, failuresInARow: 1, looks: 2 })
  expect(standing).toBe('unverifiable')
}

describe.each(Object.entries(READERS))('a site that is read as %s', (_, reader) => {
  test('without fault does prove that nothing is there, so that the others have something to lose', async () => {
    const county = await countyAfterGoodLook({ reader }, GOOD_LIST)
    expect(await county.look(says(GOOD_LIST))).toMatchObject({ standing: 'overdue' })
  })

  test('from another of its hosts does so too', async () => {
    const county = await countyAfterGoodLook({ reader }, GOOD_LIST)
    const answering = leadsTo(`${OTHER_HOST_OF_SITE}${LIST_PATH}`, GOOD_LIST)
    expect(await county.look(answering)).toMatchObject({ standing: 'overdue' })
  })

  test.each(REFUSALS)('and answers %s proves nothing', (...row) => prove(reader, row))
  test.each(FAULTS)('and is at fault with %s proves nothing', (...row) => prove(reader, row))
  test.each(MISLEADING)('and gives %s instead proves nothing', (...row) => prove(reader, row))
  test.each(BROKEN)('and whose answer %s proves nothing', (...row) => prove(reader, row))
  test.each(SLOW)('and whose answer %s proves nothing', (...row) => prove(reader, row, { timeoutMs: 150 }))
  test.each(OF_ROBOTS)('and whose robots.txt %s proves nothing', (...row) => prove(reader, row))
})

describe('a list that may be empty', () => {
  const reader = READERS['html-list']
  const rows = [...REFUSALS, ...FAULTS, ...MISLEADING].filter(([what]) => what !== 'no row')
  const bounds = { mayBeEmpty: true }

  test('and is proves that nothing is there', async () => {
    const county = await countyAfterGoodLook({ reader, ...bounds }, PAGES.emptyList)
    const { state, standing } = await county.look(says(PAGES.emptyList))
    expect(state.lastOutcome.kind).toBe('empty')
    expect(standing).toBe('overdue')
  })

  test.each(rows)('yet answers %s proves nothing', (...row) => prove(reader, row, bounds))
})

describe('an interface', () => {
  const rows: readonly Row[] = [
    ['an error, with 200', says(PAGES.jsonError), 'unreadable', '系统繁忙'],
    ['a wish for a login, with 200', says(PAGES.jsonLogin), 'blocked', '登录'],
    ['a wish for a captcha', says(PAGES.jsonCaptcha), 'blocked', '验证码'],
    ['another district', says(json([1, 2], '211302')), 'misled', '要 211324 的公告，给了 211302 的'],
    ['no rows of many', says(json([], '211324', 37)), 'misled', '总数为 37'],
    ['half of it', says(GOOD_JSON.slice(0, 60)), 'unreadable', ''],
    ['nothing', says(''), 'unreadable', ''],
    ['null', says('null'), 'unreadable', ''],
    ['the frame of its pages', says(PAGES.frame), 'unreadable', ''],
    ['加速乐', says(PAGES.jiasule), 'blocked', ''],
    ['a page of maintenance', says(PAGES.maintenance), 'unreadable', ''],
    ['a redirect to the home page', leadsTo('/', GOOD_JSON), 'misled', '首页'],
  ]

  test.each(rows)('that answers %s proves nothing', async (_, answering, kind, reason) => {
    const card = { reader: JSON_READER, region: '211324' }
    const county = await countyAfterGoodLook(card, GOOD_JSON)
    const { state, standing } = await county.look(answering)
    expect(state.lastOutcome).toMatchObject({ kind, reason: expect.stringContaining(reason) })
    expect(state).toMatchObject({ lastGoodAt: GOOD_AT })
    expect(standing).toBe('unverifiable')
  })

  test('without fault does prove that nothing is there', async () => {
    const county = await countyAfterGoodLook({ reader: JSON_READER, region: '211324' }, GOOD_JSON)
    expect(await county.look(says(GOOD_JSON))).toMatchObject({ standing: 'overdue' })
  })
})
