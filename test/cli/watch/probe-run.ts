import type { RequestListener } from 'node:http'
import { afterAll, beforeAll, beforeEach, vi } from 'vitest'
import { type ChannelProbeOptions, channelProbe } from '../../../lib/cli/watch/channel-probe.ts'
import type { County } from '../../../lib/domain/tell/county.ts'
import { parseInstant } from '../../../lib/domain/time/instant.ts'
import type { Channel, DetailReader, HtmlListReader, WebChannel } from '../../../lib/domain/watch/channel.ts'
import { type SampleServer, startServer } from '../../adapters/http/sample-server.ts'
import { countySms } from '../../fixtures/county-sms.ts'
import { rememberingTerminal } from '../remembering-terminal.ts'
import { PAGES } from './probe-pages.ts'

const AT = parseInstant('2026-07-14T09:00:00+08:00')
export const DELAY_MS = 3000
/** Addresses that the sites were asked for, but for robots.txt. */
export const asked: string[] = []
const answer: RequestListener = (request, response) => {
  const url = `http://${request.headers.host}${request.url}`
  if (!url.endsWith('/robots.txt')) asked.push(url)
  if (url.startsWith('http://walled.') && !url.endsWith('/robots.txt'))
    return void response.writeHead(412).end('<html></html>')
  if (url.startsWith('http://busy.') && !url.endsWith('/robots.txt'))
    return void response.writeHead(503, { 'retry-after': '600' }).end('<html></html>')
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

interface SiteChoices {
  readonly region?: string
  readonly detail?: DetailReader
}

/** A card of a site whose pages stand in `PAGES`. */
export function site(id: string, paths: readonly string[] = ['list'], choices: SiteChoices = {}): WebChannel {
  const { region, detail = { format: 'html' } } = choices
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
      detail,
    })),
    expect: { silentDaysMax: 180, mayBeEmpty: false, region },
    politeness: { delayMs: DELAY_MS, timeoutMs: 300, from: '07:00', until: '20:00', pagesMax: 5 },
    ask: '请网站管理员确认栏目地址',
  }
}

const COUNTY: County = {
  code: '211324',
  name: '喀左县',
  aliases: [],
  office: 'openness-office',
  smsSignature: '',
  sms: countySms(),
  sendFromMs: 0,
  sendUntilMs: 0,
  ladder: [],
  hourLadder: [],
}

let server: SampleServer
let gone: string
/** Milliseconds between requests. */
export const pauses: number[] = []

/** Starts the sites before the tests of a file, and stops them afterwards. */
export function useProbeSites(): void {
  beforeAll(async () => {
    server = await startServer(answer)
    const closed = await startServer(() => undefined)
    gone = closed.origin
    await closed.stop()
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await server.stop()
  })
  beforeEach(() => {
    vi.stubEnv('DUBAN_USER_AGENT', 'duban/1.0 (office; office@sample.localhost)')
    asked.length = 0
    pauses.length = 0
  })
}

/** Probes these channels; with what was said to people, or to a program. */
export async function probe(channels: readonly Channel[], options: ChannelProbeOptions = {}) {
  const terminal = rememberingTerminal()
  const hosts = ['fits', 'reshaped', 'closed', 'walled', 'silent', 'slow', 'busy'].map(
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

export async function findings(channels: readonly Channel[]) {
  const { code, words } = await probe(channels, { json: true })
  return { code, lines: words.split('\n').map((line) => JSON.parse(line)) }
}
