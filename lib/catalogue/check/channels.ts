import { siteOfHost } from '../../domain/watch/site.ts'
import type { CatalogueFiles } from '../catalogue-files.ts'
import { addressesOf } from '../channel-hosts.ts'
import type { Fault } from '../fault.ts'
import { checkCertificates } from './certificates.ts'
import { checkDistricts } from './districts.ts'
import { checkHosts } from './hosts.ts'
import { channelsOf, type Placed, type WebCard, within } from './placed.ts'

/**
 * The cards of web channels: hours that leave time to look, lists on the channel's own site or one that is explained,
 * districts that can be seen, certificates that can be used, and no host that two channels ask at the same time.
 * @param at when certificates must be valid, in ms since 1970.
 */
export function* checkChannels(files: CatalogueFiles, at?: number): Iterable<Fault> {
  const web = channelsOf(files).flatMap(({ value, fault }) =>
    value.kind === 'web' ? [{ value, fault }] : [],
  )
  const counties = files.county.sheets.map((sheet) => sheet.value.code)
  for (const channel of web) {
    yield* checkCard(channel)
    yield* checkDistricts(channel, counties)
    yield* checkCertificates(channel, at)
  }
  yield* checkHosts(web)
}

function* checkCard(channel: Placed<WebCard>): Iterable<Fault> {
  const { address, caveats, lists, politeness } = channel.value
  if (politeness.from >= politeness.until) {
    const mend = '开始时刻要早于结束时刻'
    const message = `${politeness.from} 不早于 ${politeness.until}`
    yield channel.fault(['politeness', 'from'], { message, mend })
  }
  const site = siteOfHost(new URL(address).hostname)
  for (const list of within(channel, ['lists'], lists)) {
    for (const { path, url } of addressesOf(list.value)) {
      const { hostname } = new URL(url)
      if (siteOfHost(hostname) === site || caveats.some((caveat) => caveat.includes(hostname))) continue
      const mend = `核对网址；确实在另一个网站上的，在 caveats 中写明 ${hostname} 是哪里`
      yield list.fault(path, { message: `栏目不在本渠道的网站上：${hostname}`, mend })
    }
    yield* checkDetail(list)
  }
}

type List = WebCard['lists'][number]

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
