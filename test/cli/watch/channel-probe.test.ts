import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type ChannelProbeOptions, channelProbe } from '../../../lib/cli/watch/channel-probe.ts'
import type { County } from '../../../lib/domain/tell/county.ts'
import { parseInstant } from '../../../lib/domain/time/instant.ts'
import type { Channel, HtmlListReader, WebChannel } from '../../../lib/domain/watch/channel.ts'
import { type SampleServer, startServer } from '../../adapters/http/sample-server.ts'
import { rememberingTerminal } from '../remembering-terminal.ts'
import { LONG_NUMBER, PAGES } from './probe-pages.ts'

const AT = parseInstant('2026-07-14T09:00:00+08:00')
const DELAY_MS = 3000
const asked: string[] = []
const answer: RequestListener = (request, response) => {
  const url = `http://${request.headers.host}${request.url}`
  if (!url.endsWith('/robots.txt')) asked.push(url)
  if (url.startsWith('http://walled.') && !url.endsWith('/robots.txt'))
    return void response.writeHead(412).end('<html></html>')
  if (url.startsWith('http://silent.') && !url.endsWith('/robots.txt')) return
  const page = PAGES[url]
  response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' })
  response.end(page ?? '')
}

const READER: HtmlListReader = {
  family: 'html-list',
  row: 'ul.news > li',
  link: 'a',
  title: {},
  date: { selector: 'span' },
  pager: { kind: 'none' },
}

function site(id: string, paths: readonly string[] = ['list'], region?: string): WebChannel {
  const address = `http://${id}.sample.localhost/`
  return {
    kind: 'web',
    id,
    name: `${id} 网站`,
    aliases: [],
    caveats: [],
    address,
    lists: paths.map((path) => ({
      id: path,
      name: '公示公告',
      url: `${address}${path}/`,
      reader: READER,
      detail: { format: 'html' },
    })),
    expect: { silentDaysMax: 180, mayBeEmpty: false, region },
    politeness: { delayMs: DELAY_MS, timeoutMs: 300, from: '07:00', until: '20:00', pagesMax: 5 },
    ask: '请网站管理员确认栏目地址',
  }
}

const BOARD: Channel = {
  kind: 'board',
  id: 'village-board',
  name: '村公告公示栏',
  aliases: [],
  caveats: [],
  ask: '请村委会拍照',
}

const COUNTY: County = {
  code: '211324',
  name: '喀左县',
  aliases: [],
  office: 'openness-office',
  smsSignature: '',
  sendFromMs: 0,
  sendUntilMs: 0,
  ladder: [],
  hourLadder: [],
}

let server: SampleServer
let gone: string
const pauses: number[] = []
const dir = mkdtempSync(join(tmpdir(), 'duban-probe-'))

beforeAll(async () => {
  server = await startServer(answer)
  const closed = await startServer(() => undefined)
  gone = closed.origin
  await closed.stop()
})
afterAll(async () => {
  vi.unstubAllEnvs()
  rmSync(dir, { recursive: true })
  await server.stop()
})
beforeEach(() => {
  vi.stubEnv('DUBAN_USER_AGENT', 'duban/1.0 (office; office@sample.localhost)')
  asked.length = 0
  pauses.length = 0
})

async function probe(channels: readonly Channel[], options: ChannelProbeOptions = {}) {
  const terminal = rememberingTerminal()
  const hosts = ['fits', 'reshaped', 'closed', 'walled', 'silent'].map(
    (name) => [`http://${name}.sample.localhost`, server.origin] as const,
  )
  const code = await channelProbe(options, terminal, {
    origins: new Map([...hosts, ['http://gone.sample.localhost', gone]]),
    catalogue: {
      channels: new Map(channels.map((channel) => [channel.id, channel])),
      counties: new Map([[COUNTY.code, COUNTY]]),
    },
    pause: async (ms) => void pauses.push(ms),
    at: AT,
  })
  return { code, words: terminal.written.join('\n'), errors: terminal.errors }
}

async function findings(channels: readonly Channel[]) {
  const { code, words } = await probe(channels, { json: true })
  return { code, lines: words.split('\n').map((line) => JSON.parse(line)) }
}

describe('duban channel probe', () => {
  it('says what it found beside what the card expects, where the card fits', async () => {
    const { code, lines } = await findings([site('fits')])
    expect(code).toBe(0)
    expect(lines).toEqual([
      expect.objectContaining({
        channel: 'fits',
        list: 'list',
        verdict: 'fits',
        httpStatus: 200,
        charset: 'utf-8',
        rows: 2,
        datedRows: 2,
        newestOn: '2026-07-13',
        silentDays: 1,
        next: 'none',
        expect: { silentDaysMax: 180, mayBeEmpty: false, region: null },
        notes: [],
      }),
    ])
    expect(lines[0].notice).toMatchObject({
      url: 'http://fits.sample.localhost/n/0.html',
      verdict: 'fits',
      isSameTitle: true,
      listedOn: '2026-07-13',
      displayedOn: '2026-07-13',
      attachments: 1,
    })
  })

  it.each([
    ['a page of another shape', 'reshaped', ['list'], 'reshaped', 200, ''],
    ['a firewall', 'walled', ['list'], 'blocked', 412, '412'],
    ['a site that is not there', 'gone', ['list'], 'unread', 0, ''],
    ['a site that never answers', 'silent', ['list'], 'unread', 0, ''],
    ['a site whose robots.txt forbids it', 'closed', ['list'], 'unread', 0, 'robots.txt'],
    ['a page that is not there', 'fits', ['nowhere'], 'unread', 404, '404'],
    ['a site out of order', 'fits', ['upkeep'], 'unread', 200, '维护'],
    ['a notice without a word', 'fits', ['empty-notice'], 'reshaped', 200, '正文'],
  ])('tells %s from the others', async (_, id, paths, verdict, httpStatus, reason) => {
    const { code, lines } = await findings([site(id, paths)])
    expect(code).toBe(1)
    expect(lines[0]).toMatchObject({ verdict, httpStatus })
    expect(lines[0].reason).toContain(reason)
  })

  it('asks a site whose robots.txt forbids it for nothing', async () => {
    await findings([site('closed')])
    expect(asked).toEqual([])
  })

  it('proposes selectors for a page that has changed its shape', async () => {
    const { words } = await probe([site('reshaped')])
    expect(words).toContain('卡片已不适用')
    expect(words).toContain('row: "div.card"')
    expect(words).toContain('date: { selector: "em.time" }')
  })

  it('notices a list that has been silent for longer than its card expects', async () => {
    const { words } = await probe([site('fits', ['stale'])])
    expect(words).toContain('超过卡片的 180 天')
  })

  it('pauses between two requests to a host as its card asks', async () => {
    await findings([site('fits', ['list', 'stale'])])
    expect(asked).toHaveLength(4)
    expect(pauses).toEqual([DELAY_MS, DELAY_MS, DELAY_MS])
  })

  it('leaves a site alone that blocks, and one that does not answer twice', async () => {
    const { lines } = await findings([site('walled', ['a', 'b']), site('gone', ['a', 'b', 'c'])])
    expect(asked).toEqual(['http://walled.sample.localhost/a/'])
    expect(lines.map(({ isUnasked = false }) => isUnasked)).toEqual([false, true, false, false, true])
  })

  it('lists the channels that people read, with whom to ask', async () => {
    const { code, words } = await probe([BOARD])
    expect(code).toBe(0)
    expect(words).toContain('village-board 村公告公示栏：请村委会拍照')
  })

  it('writes a report for a ticket, without long numbers', async () => {
    const out = join(dir, 'report.md')
    await probe([site('fits'), site('reshaped'), site('walled'), BOARD], { out })
    const report = readFileSync(out, 'utf8')
    expect(report).toContain('时间：2026-07-14 09:00（北京时间）')
    expect(report).toContain('3 个栏目，卡片适用 1 个，卡片已不适用 1 个，读不到 0 个，被拦截 1 个')
    expect(report).toContain('```yaml\nreader:\n  family: html-list\n  row: "div.card"')
    expect(report).toContain('请村委会拍照')
    expect(report).not.toContain(LONG_NUMBER)
  })

  it.each<[string, ChannelProbeOptions]>([
    ['that are named', { ids: ['fits'] }],
    ['that are not of another district', { county: '211324' }],
  ])('looks only at the channels %s', async (_, options) => {
    const { words } = await probe([site('fits'), site('walled', ['list'], '211381')], {
      ...options,
      json: true,
    })
    expect(words.split('\n').map((line) => JSON.parse(line).channel)).toEqual(['fits'])
  })

  it.each<[string, ChannelProbeOptions, string]>([
    ['an unknown channel', { ids: ['fits', 'nowhere'] }, 'nowhere'],
    ['an unknown county', { county: '999999' }, '999999'],
  ])('is used wrongly with %s', async (_, options, word) => {
    const { code, errors } = await probe([site('fits')], options)
    expect(code).toBe(2)
    expect(errors[0]).toContain(word)
    expect(asked).toEqual([])
  })

  it('does not look without a name to give to the sites', async () => {
    vi.stubEnv('DUBAN_USER_AGENT', '')
    const { code, errors } = await probe([site('fits')])
    expect(code).toBe(2)
    expect(errors[0]).toContain('DUBAN_USER_AGENT')
  })
})
