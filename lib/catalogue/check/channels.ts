import type { CatalogueFiles } from '../catalogue-files.ts'
import type { Fault } from '../fault.ts'
import { type ChannelCard, channelsOf, type Placed, within } from './placed.ts'

type WebCard = Extract<ChannelCard, { kind: 'web' }>

/** Second-level names under `.cn` below which anyone may have a site of their own. */
const SHARED_LEVELS: readonly string[] = ['gov', 'com', 'org', 'net', 'edu', 'ac']

/** The cards of web channels: hours that leave time to look, and lists on the channel's own site or one that is explained. */
export function* checkChannels(files: CatalogueFiles): Iterable<Fault> {
  for (const channel of channelsOf(files)) {
    if (channel.value.kind !== 'web') continue
    yield* checkCard({ value: channel.value, fault: channel.fault })
  }
}

function* checkCard(channel: Placed<WebCard>): Iterable<Fault> {
  const { address, caveats, lists, politeness } = channel.value
  if (politeness.from >= politeness.until) {
    const mend = '开始时刻要早于结束时刻'
    const message = `${politeness.from} 不早于 ${politeness.until}`
    yield channel.fault(['politeness', 'from'], { message, mend })
  }
  for (const list of within(channel, ['lists'], lists)) {
    for (const { path, url } of addressesOf(list.value)) {
      const { hostname } = new URL(url)
      const site = siteOf(url)
      if (site === undefined || site === siteOf(address)) continue
      if (caveats.some((caveat) => caveat.includes(hostname))) continue
      const mend = `核对网址；确实在另一个网站上的，在 caveats 中写明 ${hostname} 是哪里`
      yield list.fault(path, { message: `栏目不在本渠道的网站上：${hostname}`, mend })
    }
    yield* checkDetail(list)
  }
}

type List = WebCard['lists'][number]

/** Everything that the list makes us ask for, apart from the notices that it names itself. */
function addressesOf({ url, reader, detail }: List) {
  const pager = reader.family === 'glist' ? reader.pager : undefined
  return [
    { path: ['url'], url },
    ...(pager === undefined ? [] : [{ path: ['reader', 'pager'], url: pager }]),
    ...(detail.request ? [{ path: ['detail', 'request', 'url'], url: detail.request.url }] : []),
    ...(detail.file ? [{ path: ['detail', 'file', 'base'], url: detail.file.base }] : []),
  ]
}

/** A request that does not say which notice is meant would give every notice the same text. */
function* checkDetail({ value: { detail }, fault }: Placed<List>): Iterable<Fault> {
  const { request, file, stages, format } = detail
  if (request && !`${request.url}${request.body ?? ''}`.includes('{1}')) {
    const mend = '在 url 或 body 中用 {1} 写出 pattern 取出的部分'
    yield fault(['detail', 'request'], { message: '另发的请求没有写明是哪一条公告', mend })
  }
  if (file && format !== 'json')
    yield fault(['detail', 'file'], {
      message: 'file 只用于 JSON 正文',
      mend: '把 format 改为 json，或删去 file',
    })
  if (stages !== undefined && format !== 'html')
    yield fault(['detail', 'stages'], {
      message: 'stages 只用于网页正文',
      mend: '把 format 改为 html，或删去 stages',
    })
}

/**
 * The registered name that a host belongs to: `zrzy.ln.gov.cn` and `www.ln.gov.cn` are one site. Undefined for a bare
 * IP address, under which some old columns stand and which has no name to compare.
 */
export function siteOf(url: string): string | undefined {
  const { hostname } = new URL(url)
  if (/^[\d.]+$|:/.test(hostname)) return undefined
  const labels = hostname.split('.')
  const isShared = labels.at(-1) === 'cn' && SHARED_LEVELS.includes(labels.at(-2) ?? '')
  return labels.slice(isShared ? -3 : -2).join('.')
}
