import { performance } from 'node:perf_hooks'
import { Agent } from 'undici'
import { invariant } from '../../domain/invariant.ts'
import type { Fetcher, PageAnswer, PageRequest } from '../../jobs/ports.ts'
import { headerOf, keptHeaders, retryAfterMs } from './answer-headers.ts'
import { type Ask, type Bounds, type Exchange, exchange, type Line } from './exchange.ts'
import { type ConnectorSettings, createGuardedConnector } from './guarded-connector.ts'
import { ACCEPTED_ENCODINGS } from './inflate.ts'
import { createRobotsRules, type RobotsVerdict } from './robots-rules.ts'

/** A site that takes longer counts as not open (政府网站与政务新媒体检查指标: 15 秒). */
const TIMEOUT_MS_MAX = 15_000
const REDIRECTS_MAX = 5
const URL_CHARACTERS_MAX = 200
/** What a parser of robots.txt must at least read (RFC 9309, 2.5). */
const ROBOTS_BYTES_MAX = 512 * 1024
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

/** Reads pages politely and within bounds: one kept-alive connection an origin, robots.txt obeyed, no inner addresses. */
export function createFetcher(settings: FetcherSettings): ClosableFetcher {
  invariant(/^[\x20-\x7e]+$/.test(settings.userAgent), 'the user agent must be printable ASCII')
  const { agent, ...counts } = createAgent(settings)
  const context: Context = { ...counts, dispatcher: agent, userAgent: settings.userAgent }
  const robots = createRobotsRules({
    userAgent: settings.userAgent,
    elapsedMs: () => performance.now(),
    load: (url) => follow(context, robotsRequest(url), async () => ({})),
  })
  return {
    fetch: (request) => follow(context, request, (url) => robots.check(url)),
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
    // The client's words for bytes that belong to no request.
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

async function follow(context: Context, request: PageRequest, check: RobotsCheck): Promise<PageAnswer> {
  let ask = firstAsk(context, request)
  let bounds: Bounds | undefined
  const asked = new Set<string>()
  for (let hops = 0; hops <= REDIRECTS_MAX; hops++) {
    const url = readableUrl(ask.url)
    if (!url) return notReadable(ask.url, hops)
    const { closed, crawlDelayMs } = await check(url)
    if (closed) return closed
    bounds ??= boundsOf(request)
    const got = await exchange(context, { ...ask, url: url.href }, bounds)
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

function boundsOf(request: PageRequest): Bounds {
  const timeoutMs = Math.min(request.timeoutMs, TIMEOUT_MS_MAX)
  return { signal: AbortSignal.timeout(timeoutMs), bytesMax: request.bytesMax, timeoutMs }
}

function firstAsk(context: Context, request: PageRequest): Ask {
  const headers: Record<string, string> = {
    'user-agent': context.userAgent,
    accept: 'text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8',
    'accept-language': 'zh-CN,zh;q=0.9',
    'accept-encoding': ACCEPTED_ENCODINGS,
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
  if (answer.httpStatus === 304 && wasConditional) return { kind: 'not-modified', crawlDelayMs }
  return {
    kind: 'page',
    url: url.href,
    httpStatus: answer.httpStatus,
    contentType: headerOf(answer.headers, 'content-type'),
    etag: headerOf(answer.headers, 'etag'),
    lastModified: headerOf(answer.headers, 'last-modified'),
    headers: keptHeaders(answer.headers),
    retryAfterMs: retryAfterMs(answer.headers, Date.now()),
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
