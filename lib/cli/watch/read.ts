import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { systemClock } from '../../adapters/clock.ts'
import type { FetcherSettings } from '../../adapters/http/fetcher.ts'
import { pinnedIssuers } from '../../catalogue/channel-hosts.ts'
import { chinaDateOf } from '../../domain/time/instant.ts'
import { addDays } from '../../domain/time/local-date.ts'
import type { ChannelList, WebChannel } from '../../domain/watch/channel.ts'
import { detailRequest } from '../../readers/detail-request.ts'
import { proving } from '../../readers/families/proving.ts'
import { firstRequest, type ListPage, type ListWindow, readListPage } from '../../readers/list-page.ts'
import { decodePage } from '../../readers/page-text.ts'
import { type ExitCode, misuse, type Terminal } from '../terminal.ts'
import { faultsInWords } from './card-parts.ts'
import { GENERIC, genericCard } from './generic-card.ts'
import { noticeIn } from './notice-answer.ts'
import { ownUserAgent } from './own-user-agent.ts'
import { ask } from './probe-ask.ts'
import { usableCatalogue } from './usable-catalogue.ts'

export interface ReadOptions {
  /** A file or an http address. */
  readonly page: string
  readonly channel: string
  readonly list?: string
  readonly as?: string
  readonly json?: boolean
}

interface Chosen {
  readonly channel: WebChannel
  readonly list: ChannelList
}

/** Bytes to be read, and the address against which their links are resolved. */
interface Loaded {
  readonly body: Uint8Array
  readonly contentType?: string | undefined
  readonly url: string
  readonly isFromNetwork: boolean
}

interface Refused {
  readonly reading: 'unreadable' | 'blocked'
  readonly reason: string
}

const WINDOW_DAYS = 30

/** `duban read`: what a channel's card makes of one page, from a file or from the site. `origins` is for sites on loopback. */
export async function read(
  options: ReadOptions,
  terminal: Terminal,
  origins?: FetcherSettings['origins'],
): Promise<ExitCode> {
  const as = options.as ?? 'list'
  if (as !== 'list' && as !== 'detail') return misuse(`--as 只能是 list 或 detail，不是 ${as}`, terminal)
  const chosen = choose(options)
  if (typeof chosen === 'string') return misuse(chosen, terminal)
  if (as === 'detail' && chosen.list.detail.format === 'none')
    return misuse(`栏目 ${chosen.list.id} 没有单独的正文页`, terminal)
  const window = windowUntilNow(chosen.channel)
  const loaded = await loadPage({ page: options.page, as, origins }, chosen, window)
  if (typeof loaded === 'string') return misuse(loaded, terminal)
  if ('reading' in loaded) return sayRefused(loaded, options, terminal)
  return as === 'list'
    ? sayList({ chosen, loaded, window }, options, terminal)
    : sayDetail({ chosen, loaded }, options, terminal)
}

function choose(options: ReadOptions): Chosen | string {
  if (options.channel === GENERIC) return genericCard(options.page)
  const catalogue = usableCatalogue()
  if (typeof catalogue === 'string') return catalogue
  const channel = catalogue.channels.get(options.channel)
  if (!channel) return `没有渠道 ${options.channel}`
  if (channel.kind !== 'web') return `渠道 ${channel.name} 不由程序读取`
  const list = channel.lists.find(({ id }) => options.list === undefined || id === options.list)
  return list ? { channel, list } : `渠道 ${channel.id} 没有栏目 ${options.list}`
}

function windowUntilNow(channel: WebChannel): ListWindow {
  const untilOn = chinaDateOf(systemClock.now())
  return { fromOn: addDays(untilOn, -WINDOW_DAYS), untilOn, region: channel.expect.region }
}

interface Wanted {
  readonly page: string
  readonly as: 'list' | 'detail'
  readonly origins: FetcherSettings['origins']
}

async function loadPage(
  wanted: Wanted,
  chosen: Chosen,
  window: ListWindow,
): Promise<Loaded | Refused | string> {
  const { page } = wanted
  if (/^https?:\/\//i.test(page)) return fetchPage(wanted, chosen, window)
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(page)) return `只能读 http、https 网址和文件，不能读 ${page}`
  try {
    const url = new URL(encodeURIComponent(basename(page)), chosen.list.url).href
    return { body: await readFile(page), url, isFromNetwork: false }
  } catch (error) {
    return `读不了文件 ${page}：${error instanceof Error ? error.message : ''}`
  }
}

async function fetchPage(wanted: Wanted, { channel, list }: Chosen, window: ListWindow) {
  const named = ownUserAgent()
  if ('fault' in named) return named.fault
  // The HTTP client loads only for an address: reading a file must not wait for it.
  const { createFetcher } = await import('../../adapters/http/fetcher.ts')
  const fetcher = createFetcher({
    ...named,
    origins: wanted.origins,
    extraCas: pinnedIssuers([channel]),
  })
  try {
    const ports = { fetcher, turn: async () => {}, took: () => {}, closed: () => undefined }
    const asked = await ask(requestFor(wanted, list, window), channel, ports)
    if (asked.kind === 'page') return { ...asked.page, isFromNetwork: true }
    const reading = asked.verdict === 'blocked' ? 'blocked' : 'unreadable'
    return { reading, reason: asked.reason } as const
  } finally {
    await fetcher.close()
  }
}

/** What the crawl asks for: a list by the method of its card, a notice where its site keeps the text. */
function requestFor({ page, as }: Wanted, list: ChannelList, window: ListWindow) {
  const plain = { url: page, method: 'GET' } as const
  if (as === 'detail') return detailRequest(list.detail, page) ?? plain
  const first = firstRequest(list, window)
  return page === list.url || page === first.url ? first : plain
}

function sayRefused(refused: Refused, options: ReadOptions, terminal: Terminal): ExitCode {
  terminal.out(options.json ? JSON.stringify({ ...refused, pages: 0 }) : refused.reason)
  return 1
}

function sayList(
  page: { chosen: Chosen; loaded: Loaded; window: ListWindow },
  options: ReadOptions,
  terminal: Terminal,
): ExitCode {
  const { list } = page.chosen
  const { body, contentType, url: address } = page.loaded
  const { text } = decodePage(body, contentType)
  const read = readListPage({ text, url: address, list, window: page.window })
  // Where the card fits no more, the rows found without it are shown, and the summary says how they were found.
  const notices = read.kind === 'list' || read.kind === 'unreadable' ? (read.notices ?? []) : []
  for (const { title, url, displayedOn = null } of notices)
    terminal.out(
      options.json
        ? JSON.stringify({ title, url, displayedOn })
        : `${displayedOn ?? '无日期    '}  ${title}  ${url}`,
    )
  const summary = summaryOf(read, page.chosen)
  terminal.out(options.json ? JSON.stringify(summary) : inWords(summary, notices.length))
  return summary.reading === 'read' || summary.reading === 'empty' ? 0 : 1
}

interface Summary {
  readonly reading: 'read' | 'unreadable' | 'blocked' | 'empty'
  readonly pages: 1
  readonly reason?: string
  readonly selector?: string | undefined
  readonly sample?: string | undefined
}

/** A list without rows is empty only where its card allows it; else its shape has changed. */
function summaryOf(read: ListPage, { channel, list }: Chosen): Summary {
  const doubted = proving(list, read)
  const doubt = doubted.kind === 'unreadable' ? doubted.reason : undefined
  if (read.kind === 'list') {
    // What is found without a card's rules was not read, for the crawl; a card that cannot prove an absence still fits.
    const isUnread = doubt !== undefined && list.reader.family === 'generic'
    return { reading: isUnread ? 'unreadable' : 'read', pages: 1, ...(doubt && { reason: doubt }) }
  }
  if (read.kind === 'unreadable') {
    const { reason, selector, sample } = read
    const where = { ...(selector && { selector }), ...(sample && { sample }) }
    return { reading: 'unreadable', pages: 1, reason, ...where }
  }
  if (read.kind !== 'empty')
    return { reading: read.kind === 'blocked' ? 'blocked' : 'unreadable', pages: 1, reason: read.reason }
  if (channel.expect.mayBeEmpty && doubt === undefined) return { reading: 'empty', pages: 1 }
  return { reading: 'unreadable', pages: 1, reason: doubt ?? '列表为空，页面可能已改版' }
}

function inWords({ reading, reason }: Summary, rows: number): string {
  if (reading === 'read') return `读到 ${rows} 条${reason === undefined ? '' : `（${reason}）`}`
  if (reading === 'empty') return '列表为空（渠道卡片允许）'
  return rows > 0 ? `上面 ${rows} 条仅供参考：${reason}` : (reason ?? '')
}

function sayDetail(
  { chosen, loaded }: { chosen: Chosen; loaded: Loaded },
  options: ReadOptions,
  terminal: Terminal,
): ExitCode {
  const listed = { title: '', url: loaded.isFromNetwork ? options.page : loaded.url }
  const read = noticeIn({ ...chosen, listed }, { ...loaded, kind: 'page', httpStatus: 200 })
  if (read.kind === 'failed') {
    const reading = read.verdict === 'blocked' ? 'blocked' : 'unreadable'
    return sayRefused({ reading, reason: read.reason }, options, terminal)
  }
  const { page: notice, faults } = read
  // A file has no address of its own: only one that the page itself states may be shown.
  const url = loaded.isFromNetwork || notice.url !== loaded.url ? notice.url : undefined
  if (options.json) terminal.out(JSON.stringify({ ...notice, url, displayedOn: notice.displayedOn ?? null }))
  else {
    terminal.out(notice.title)
    terminal.out(
      `显示日期 ${notice.displayedOn ?? '无'}，网址日期 ${notice.urlOn ?? '无'}，元数据日期 ${notice.metaOn ?? '无'}`,
    )
    for (const { name, url: address } of notice.attachments) terminal.out(`附件：${name}  ${address}`)
    terminal.out(notice.text)
    if (faults.length > 0) terminal.error(`注意：${faultsInWords(faults)}`)
  }
  return 0
}
