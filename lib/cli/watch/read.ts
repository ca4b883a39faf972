import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { systemClock } from '../../adapters/clock.ts'
import { readOptionalSetting } from '../../adapters/settings.ts'
import { chinaDateOf } from '../../domain/time/instant.ts'
import { addDays } from '../../domain/time/local-date.ts'
import type { ChannelList, WebChannel } from '../../domain/watch/channel.ts'
import type { PageAnswer } from '../../jobs/ports.ts'
import { readDetailPage } from '../../readers/detail-page.ts'
import { firstRequest, type ListPage, type ListWindow, readListPage } from '../../readers/list-page.ts'
import { decodePage } from '../../readers/page-text.ts'
import { refusedPage } from '../../readers/refused-page.ts'
import { type ExitCode, misuse, type Terminal } from '../terminal.ts'
import { GENERIC, genericCard } from './generic-card.ts'
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
const PAGE_BYTES_MAX = 8 * 1024 * 1024
const BLOCKING = new Set([401, 403, 405, 412, 429, 521])

/** `duban read`: what a channel's card makes of one page, from a file or from the site. */
export async function read(options: ReadOptions, terminal: Terminal): Promise<ExitCode> {
  const as = options.as ?? 'list'
  if (as !== 'list' && as !== 'detail') return misuse(`--as 只能是 list 或 detail，不是 ${as}`, terminal)
  const chosen = choose(options)
  if (typeof chosen === 'string') return misuse(chosen, terminal)
  if (as === 'detail' && chosen.list.detail.format === 'none')
    return misuse(`栏目 ${chosen.list.id} 没有单独的正文页`, terminal)
  const window = windowUntilNow(chosen.channel)
  const loaded = await loadPage(options.page, chosen, window)
  if (typeof loaded === 'string') return misuse(loaded, terminal)
  if ('reading' in loaded) return sayRefused(loaded, options, terminal)
  const { text } = decodePage(loaded.body, loaded.contentType)
  return as === 'list'
    ? sayList({ chosen, loaded, text, window }, options, terminal)
    : sayDetail({ chosen, loaded, text }, options, terminal)
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

async function loadPage(
  page: string,
  chosen: Chosen,
  window: ListWindow,
): Promise<Loaded | Refused | string> {
  if (/^https?:\/\//i.test(page)) return fetchPage(page, chosen, window)
  try {
    const url = new URL(encodeURIComponent(basename(page)), chosen.list.url).href
    return { body: await readFile(page), url, isFromNetwork: false }
  } catch (error) {
    return `读不了文件 ${page}：${error instanceof Error ? error.message : ''}`
  }
}

async function fetchPage(page: string, { channel, list }: Chosen, window: ListWindow) {
  const userAgent = readOptionalSetting(process.env, 'DUBAN_USER_AGENT')
  if (!userAgent) return '读网址要先设置 DUBAN_USER_AGENT（写明单位和联系方式）'
  const first = firstRequest(list, window)
  const { url, method, body, contentType } =
    page === list.url || page === first.url
      ? first
      : { ...first, url: page, method: 'GET' as const, body: undefined }
  // The HTTP client loads only for an address: reading a file must not wait for it.
  const { createFetcher } = await import('../../adapters/http/fetcher.ts')
  const fetcher = createFetcher({ userAgent })
  try {
    const { timeoutMs } = channel.politeness
    return pageOf(
      await fetcher.fetch({ url, method, body, contentType, timeoutMs, bytesMax: PAGE_BYTES_MAX }),
    )
  } finally {
    await fetcher.close()
  }
}

function pageOf(answer: PageAnswer): Loaded | Refused {
  if (answer.kind === 'not-modified') return { reading: 'unreadable', reason: '网站答复未修改' }
  if (answer.kind !== 'page') return { reading: 'unreadable', reason: answer.reason }
  const { body, contentType, url, httpStatus } = answer
  if (BLOCKING.has(httpStatus)) return { reading: 'blocked', reason: `HTTP ${httpStatus}` }
  if (httpStatus >= 400) return { reading: 'unreadable', reason: `HTTP ${httpStatus}` }
  return { body, contentType, url, isFromNetwork: true }
}

function sayRefused(refused: Refused, options: ReadOptions, terminal: Terminal): ExitCode {
  terminal.out(options.json ? JSON.stringify({ ...refused, pages: 0 }) : refused.reason)
  return 1
}

function sayList(
  page: { chosen: Chosen; loaded: Loaded; text: string; window: ListWindow },
  options: ReadOptions,
  terminal: Terminal,
): ExitCode {
  const { list, channel } = page.chosen
  const read = readListPage({ text: page.text, url: page.loaded.url, list, window: page.window })
  // Where the card fits no more, the rows found without it are shown, and the summary says how they were found.
  const notices = read.kind === 'list' || read.kind === 'unreadable' ? (read.notices ?? []) : []
  for (const { title, url, displayedOn = null } of notices)
    terminal.out(
      options.json
        ? JSON.stringify({ title, url, displayedOn })
        : `${displayedOn ?? '无日期    '}  ${title}  ${url}`,
    )
  const summary = summaryOf(read, channel)
  terminal.out(options.json ? JSON.stringify(summary) : inWords(summary, read))
  return summary.reading === 'read' || summary.reading === 'empty' ? 0 : 1
}

interface Summary {
  readonly reading: 'read' | 'unreadable' | 'blocked' | 'empty'
  readonly pages: 1
  readonly reason?: string
  readonly selector?: string | undefined
  readonly sample?: string | undefined
  /** Found without a card: what is shown is there, but what is not shown may be there too. */
  readonly isCut?: true
}

/** A list without rows is empty only where its card allows it; else its shape has changed. */
function summaryOf(read: ListPage, { id, expect }: WebChannel): Summary {
  if (read.kind === 'list') return { reading: 'read', pages: 1, ...(id === GENERIC && { isCut: true }) }
  if (read.kind === 'unreadable') {
    const { reason, selector, sample } = read
    return {
      reading: 'unreadable',
      pages: 1,
      reason,
      ...(selector && { selector }),
      ...(sample && { sample }),
    }
  }
  if (read.kind !== 'empty')
    return { reading: read.kind === 'blocked' ? 'blocked' : 'unreadable', pages: 1, reason: read.reason }
  if (expect.mayBeEmpty) return { reading: 'empty', pages: 1 }
  const reason = id === GENERIC ? '没有找到带日期的链接列表' : '列表为空，页面可能已改版'
  return { reading: 'unreadable', pages: 1, reason }
}

function inWords(summary: Summary, read: ListPage): string {
  const unproven = summary.isCut ? '（没有渠道卡片，不能证明没有别的公告）' : ''
  if (read.kind === 'list') return `读到 ${read.notices.length} 条${unproven}`
  return summary.reason ?? '列表为空（渠道卡片允许）'
}

function sayDetail(
  page: { chosen: Chosen; loaded: Loaded; text: string },
  options: ReadOptions,
  terminal: Terminal,
): ExitCode {
  const { loaded, text, chosen } = page
  const refused = refusedPage(text)
  if (refused) {
    const reading = refused.kind === 'blocked' ? 'blocked' : 'unreadable'
    return sayRefused({ reading, reason: refused.reason }, options, terminal)
  }
  const notice = readDetailPage({ text, url: loaded.url, detail: chosen.list.detail })
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
  }
  return 0
}
