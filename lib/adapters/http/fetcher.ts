import { performance } from 'node:perf_hooks'
import { Agent } from 'undici'
import { invariant } from '../../domain/invariant.ts'
import type { Fetcher, PageAnswer, PageRequest } from '../../jobs/ports.ts'
import { ageMs, headerOf, keptHeaders, retryAfterMs } from './answer-headers.ts'
import { type Ask, type Bounds, type Exchange, exchange, type Line } from './exchange.ts'
import { type ConnectorSettings, createGuardedConnector } from './guarded-connector.ts'
import { ACCEPTED_ENCODINGS } from './inflate.ts'
import { createRobotsRules, ROBOTS_BYTES_MAX, type RobotsVerdict } from './robots-rules.ts'
import { type Turns, turnsOf } from './turns.ts'

/** A site that takes longer counts as not open (政府网站与政务新媒体检查指标: 15 秒). */
const TIMEOUT_MS_MAX = 15_000
const REDIRECTS_MAX = 5
const URL_CHARACTERS_MAX = 200
/** Of all headers of an answer; Node's own bound is half of it. */
const HEADER_BYTES_MAX = 32 * 1024

export interface FetcherSettings extends ConnectorSettings {
  /** `duban/1.0 (office; contact)`, in ASCII. The word before the slash is the name that a robots.txt may address. */
  readonly userAgent: string
}

export interface ClosableFetcher extends Fetcher {
  /** Waits for what is under way and closes all connections. */
  close(): Promise<void>
}

type RobotsCheck = (url: URL) => Promise<RobotsVerdict>

type Answer = Extract<Exchange, { kind: 'answer' }>

interface Context extends Line {
  readonly userAgent: string
}

/** A page that is asked for, and the requests that it takes. */
interface Wish {
  readonly request: PageRequest
  readonly turns: Turns
  readonly isRobots?: true
}

/** Reads pages politely and within bounds: one kept-alive connection an origin, robots.txt obeyed, no inner addresses. */
export function createFetcher(settings: FetcherSettings): ClosableFetcher {
  invariant(/^[\x20-\x7e]+$/.test(settings.userAgent), 'the user agent must be printable ASCII')
  const { agent, ...counts } = createAgent(settings)
  const context: Context = { ...counts, dispatcher: agent, userAgent: settings.userAgent }
  const robots = createRobotsRules({
    userAgent: settings.userAgent,
    elapsedMs: () => performance.now(),
    load: (url, turns) =>
      follow(context, { request: robotsRequest(url), turns, isRobots: true }, async () => ({})),
  })
  return {
    fetch: async (request) => {
      const turns = turnsOf(request)
      const answer = await follow(context, { request, turns }, (url) => robots.check(url, turns))
      return turns.taken() === 1 ? answer : { ...answer, requests: turns.taken() }
    },
    close: () => agent.close(),
  }
}

function createAgent(settings: ConnectorSettings) {
  const connect = createGuardedConnector(settings)
  const opened = new Map<string, number>()
  const excesses = new Map<string, number>()
  const agent = new Agent({
    connect: (options, callback) => {
      countAt(opened, `${options.protocol}//${options.host ?? options.hostname}`)
      connect(options, callback)
    },
    connections: 1,
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
    maxHeaderSize: HEADER_BYTES_MAX,
  })
  agent.on('disconnect', (origin, _, { message }) => {
    // The words of undici 8.12.4 for bytes that belong to no request, which have no code of their own. Other words in a
    // later version fail the test of an answer that is "longer than announced".
    if (message === 'bad response') countAt(excesses, origin.origin)
  })
  const countOf = (counts: ReadonlyMap<string, number>) => (url: string) =>
    counts.get(new URL(url).origin) ?? 0
  return { agent, opened: countOf(opened), excesses: countOf(excesses) }
}

function countAt(counts: Map<string, number>, origin: string): void {
  counts.set(origin, (counts.get(origin) ?? 0) + 1)
}

function robotsRequest(url: string): PageRequest {
  return { url, method: 'GET', timeoutMs: TIMEOUT_MS_MAX, bytesMax: ROBOTS_BYTES_MAX }
}

async function follow(context: Context, wish: Wish, check: RobotsCheck): Promise<PageAnswer> {
  const { request, turns } = wish
  let ask = firstAsk(context, wish)
  let leftMs = Math.min(request.timeoutMs, TIMEOUT_MS_MAX)
  const asked = new Set<string>()
  for (let hops = 0; hops <= REDIRECTS_MAX; hops++) {
    const url = readableUrl(ask.url)
    if (!url) return notReadable(ask.url, hops)
    const { closed, crawlDelayMs } = await check(url)
    if (closed) return closed
    await turns.wait(crawlDelayMs)
    const startedMs = performance.now()
    const got = await exchange(context, { ...ask, url: url.href }, boundsOf(wish, leftMs))
    leftMs -= performance.now() - startedMs
    if (got.kind !== 'answer') return got
    const next = nextAsk(ask, got, url)
    if (!next) return pageAnswerOf(got, { url, request, crawlDelayMs })
    asked.add(`${ask.method} ${url.href}`)
    if (asked.has(`${next.method} ${next.url}`)) return redirectLoop(got, next.url)
    ask = next
  }
  return { kind: 'refused', reason: `重定向超过 ${REDIRECTS_MAX} 次` }
}

function notReadable(url: string, hops: number): PageAnswer {
  const what = hops > 0 ? '网站转到了不能读取的网址' : '不是可以读取的网址'
  return { kind: 'refused', reason: `${what}：${url.slice(0, URL_CHARACTERS_MAX)}` }
}

/** A site that sets a cookie and asks for the same page again is testing for a browser. */
function redirectLoop({ headers }: Answer, url: string): PageAnswer {
  const setsCookie = headers['set-cookie'] !== undefined
  const why = setsCookie ? '，网站可能要求浏览器 Cookie' : ''
  return { kind: 'refused', reason: `重定向循环${why}：${url.slice(0, URL_CHARACTERS_MAX)}` }
}

function boundsOf({ request, turns, isRobots }: Wish, leftMs: number): Bounds {
  return {
    signal: AbortSignal.timeout(Math.max(1, Math.ceil(leftMs))),
    bytesMax: request.bytesMax,
    timeoutMs: Math.min(request.timeoutMs, TIMEOUT_MS_MAX),
    isCutAtMax: isRobots,
    onRequest: turns.take,
  }
}

function firstAsk(context: Context, { request, isRobots }: Wish): Ask {
  const headers: Record<string, string> = {
    'user-agent': context.userAgent,
    accept: 'text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8',
    'accept-language': 'zh-CN,zh;q=0.9',
    // A cache on the way is to ask the site, not to answer for it.
    'cache-control': 'no-cache',
    // A packed text cannot be cut.
    'accept-encoding': isRobots ? 'identity' : ACCEPTED_ENCODINGS,
  }
  if (request.contentType !== undefined) headers['content-type'] = request.contentType
  if (isSendable(request.etag)) headers['if-none-match'] = request.etag
  if (isSendable(request.lastModified)) headers['if-modified-since'] = request.lastModified
  return { url: request.url, method: request.method, headers, body: request.body }
}

/** A validator comes back from the site's own header, which may hold bytes that must not be sent. */
function isSendable(validator: string | undefined): validator is string {
  return validator !== undefined && /^[\x20-\x7e]+$/.test(validator)
}

function readableUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isReadable = url !== undefined && /^https?:$/.test(url.protocol) && !url.username && !url.password
  return isReadable ? url : undefined
}

function withoutFragment(url: URL): string {
  url.hash = ''
  return url.href
}

/** The request that a redirect asks for; undefined when the answer is none. */
function nextAsk(ask: Ask, answer: Answer, base: URL): Ask | undefined {
  const bytes = headerOf(answer.headers, 'location')
  const isRedirect = [301, 302, 303, 307, 308].includes(answer.httpStatus)
  if (!isRedirect || bytes === undefined) return undefined
  // Headers come as Latin-1; sites write Chinese addresses into them in UTF-8, as browsers read them.
  const location = Buffer.from(bytes, 'latin1').toString()
  const url = URL.canParse(location, base.href) ? withoutFragment(new URL(location, base)) : location
  const becomesGet = ask.method === 'POST' && answer.httpStatus < 307
  if (!becomesGet) return { ...ask, url }
  const { 'content-type': _, ...headers } = ask.headers
  return { url, method: 'GET', headers }
}

function pageAnswerOf(answer: Answer, of: PageFound): PageAnswer {
  const { url, request, crawlDelayMs } = of
  const wasConditional = request.etag !== undefined || request.lastModified !== undefined
  if (answer.httpStatus === 304 && wasConditional)
    return { kind: 'not-modified', crawlDelayMs, ageMs: ageMs(answer.headers) }
  return {
    kind: 'page',
    url: url.href,
    httpStatus: answer.httpStatus,
    contentType: headerOf(answer.headers, 'content-type'),
    etag: headerOf(answer.headers, 'etag'),
    lastModified: headerOf(answer.headers, 'last-modified'),
    headers: keptHeaders(answer.headers),
    retryAfterMs: retryAfterMs(answer.headers, Date.now()),
    ageMs: ageMs(answer.headers),
    crawlDelayMs,
    body: answer.body,
  }
}

interface PageFound {
  /** After redirects. */
  readonly url: URL
  readonly request: PageRequest
  readonly crawlDelayMs: number | undefined
}
