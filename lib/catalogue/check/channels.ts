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
  for (const { value, fault } of within(channel, ['lists'], lists)) {
    const { hostname } = new URL(value.url)
    const site = siteOf(value.url)
    if (site === undefined || site === siteOf(address)) continue
    if (caveats.some((caveat) => caveat.includes(hostname))) continue
    const mend = `核对网址；确实在另一个网站上的，在 caveats 中写明 ${hostname} 是哪里`
    yield fault(['url'], { message: `栏目不在本渠道的网站上：${hostname}`, mend })
  }
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
