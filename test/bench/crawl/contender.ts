import { performance } from 'node:perf_hooks'
import { load } from 'cheerio'
import { Agent, fetch, request } from 'undici'
import { createFetcher } from '../../../lib/adapters/http/fetcher.ts'
import { localDate } from '../../../lib/domain/time/local-date.ts'
import type { PageAnswer } from '../../../lib/jobs/ports.ts'
import { readDetailPage } from '../../../lib/readers/detail-page.ts'
import { firstRequest, readListPage } from '../../../lib/readers/list-page.ts'
import { decodePage } from '../../../lib/readers/page-text.ts'
import { refusedPage } from '../../../lib/readers/refused-page.ts'
import { benchList, FOLDER } from './corpus.ts'

/** One contender in a process of its own: takes the addresses by message, crawls them, sends what it found and cost. */
export interface CrawlTask {
  readonly contender: 'floor' | 'naive' | 'duban'
  readonly ports: readonly number[]
  /** Paths of each site; the floor asks for them, the others find them. */
  readonly paths: readonly (readonly string[])[]
  /** Where each site puts the text of its notices: a class or an id. */
  readonly bodies: readonly string[]
  readonly lists: number
  /** Ask a second time with the validators of the first, and count only that. */
  readonly again: boolean
}

export interface Found {
  readonly url: string
  readonly title: string
  readonly date: string
  readonly text: string
}

export interface CrawlCost {
  readonly pages: number
  readonly ms: number
  readonly cpuMs: number
  readonly peakMb: number
  readonly found: readonly Found[]
}

const BOUNDS = { timeoutMs: 15_000, bytesMax: 5_000_000 }
const WINDOW = { fromOn: localDate('2026-01-01'), untilOn: localDate('2026-12-31'), region: '211324' }
const withoutBlanks = (text: string) => text.replace(/[\s|]+/g, '')
/** As text, as a store would take them: parts of a page's string would keep the whole page in memory. */
const found: string[] = []
const etags = new Map<string, string>()
const agent = new Agent({ connections: 1 })

function keep(record: Found): void {
  found.push(JSON.stringify(record))
}

/** All sites at once, each by one request at a time: the manners of the crawler, for every contender. */
async function crawl(task: CrawlTask): Promise<number> {
  const counts = await Promise.all(task.ports.map((port, at) => CRAWLS[task.contender](task, at, port)))
  return counts.reduce((sum, count) => sum + count, 0)
}

type SiteCrawl = (task: CrawlTask, at: number, port: number) => Promise<number>

const floor: SiteCrawl = async ({ paths }, at, port) => {
  const own = paths[at] ?? []
  for (const path of own) {
    const url = `http://127.0.0.1:${port}${path}`
    const known = etags.get(url)
    const headers = known ? { 'if-none-match': known } : {}
    const answer = await request(url, { dispatcher: agent, headers })
    if (answer.statusCode !== (isAgain ? 304 : 200)) throw new Error(`${url}: ${answer.statusCode}`)
    for await (const _ of answer.body);
    etags.set(url, String(answer.headers.etag))
  }
  return own.length
}

const naive: SiteCrawl = async ({ bodies, lists }, at, port) => {
  let pages = 0
  const get = async (url: string) => {
    const answer = await fetch(url, { dispatcher: agent })
    const bytes = Buffer.from(await answer.arrayBuffer())
    pages++
    const isGbk = /charset="?gb/i.test(bytes.subarray(0, 1024).toString('latin1'))
    return load(new TextDecoder(isGbk ? 'gb18030' : 'utf-8').decode(bytes))
  }
  for (let list = 0; list < lists; list++) {
    const base = `http://127.0.0.1:${port}${FOLDER}index${list ? `_${list}` : ''}.html`
    const $ = await get(base)
    for (const row of $('ul.list li').toArray()) {
      const link = $(row).find('a')
      const url = new URL(link.attr('href') ?? '', base).href
      const $$ = await get(url)
      const body = bodies[at] ?? ''
      const part = $$(`[id="${body}"], [class="${body}"]`).first()
      part.find('style, script').remove()
      const date = /\d{4}-\d\d-\d\d/.exec($(row).find('.date').text())?.[0] ?? ''
      keep({ url, title: $$('h1').text().trim(), date, text: withoutBlanks(part.text()) })
    }
  }
  return pages
}

const fetcher = createFetcher({
  userAgent: 'duban/1.0 (bench)',
  origins: new Map((process.argv[2] ?? '').split(',').map((port) => [origin(port), local(port)])),
})

function origin(port: number | string): string {
  return `http://bench.sample.localhost:${port}`
}

function local(port: number | string): string {
  return `http://127.0.0.1:${port}`
}

async function ask(url: string): Promise<PageAnswer> {
  const answer = await fetcher.fetch({ url, method: 'GET', etag: etags.get(url), ...BOUNDS })
  if (answer.kind !== 'page' && answer.kind !== 'not-modified') throw new Error(`${url}: ${answer.reason}`)
  if (answer.kind === 'page' && answer.etag) etags.set(url, answer.etag)
  return answer
}

const duban: SiteCrawl = async ({ paths }, at, port) => {
  if (etags.size > 0 && isAgain) {
    for (const path of paths[at] ?? [])
      if ((await ask(origin(port) + path)).kind !== 'not-modified') throw new Error(`${path}: not a 304`)
    return paths[at]?.length ?? 0
  }
  let pages = 0
  const list = benchList(`${origin(port)}${FOLDER}index.html`)
  for (let next = firstRequest(list, WINDOW) as ReturnType<typeof firstRequest> | undefined; next; ) {
    const answer = await ask(next.url)
    pages++
    if (answer.kind !== 'page') break
    const { text } = decodePage(answer.body, answer.contentType)
    const read = readListPage({ text, url: answer.url, request: next, window: WINDOW, list })
    if (read.kind !== 'list') break
    for (const { url } of read.notices) {
      const page = await ask(url)
      pages++
      if (page.kind === 'page') keep(foundOn(page))
    }
    next = read.next
  }
  return pages
}

function foundOn(page: Extract<PageAnswer, { kind: 'page' }>): Found {
  const { text } = decodePage(page.body, page.contentType)
  if (refusedPage(text)) throw new Error(`${page.url}: refused`)
  const read = readDetailPage({ text, url: page.url, detail: { format: 'html' } })
  return {
    url: page.url,
    title: read.title,
    date: read.displayedOn ?? '',
    text: withoutBlanks(read.text),
  }
}

const CRAWLS = { floor, naive, duban }
let isAgain = false

process.once('message', async (task: CrawlTask) => {
  if (task.again) {
    await crawl(task)
    isAgain = true
  }
  const [startedAt, cpuBefore] = [performance.now(), process.cpuUsage()]
  const pages = await crawl(task)
  const { user, system } = process.cpuUsage(cpuBefore)
  const cost = {
    pages,
    ms: performance.now() - startedAt,
    cpuMs: (user + system) / 1000,
    peakMb: process.resourceUsage().maxRSS / 1024,
    found: found.map((record) => JSON.parse(record) as Found),
  }
  process.send?.(cost satisfies CrawlCost, () => process.exit(0))
})
