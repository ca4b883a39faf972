import type { CheerioAPI } from 'cheerio/slim'
import type { Pager } from '../../domain/watch/channel.ts'
import { absoluteUrl, attributeOf } from '../page-tree.ts'
import { firstTexts } from './bounded-walk.ts'

const TRS_PAGER = /createPageHTML\s*\(([^()]{1,200})\)/
const POSTBACK = /__doPostBack\(\s*['"]([^'"]{1,200})['"]\s*,\s*['"](\d{1,4}|dvt_firstrow=[^'"]{1,80})['"]/
const DATAPROXY = /["'(]([^"'()\s]{0,200}dataproxy\.jsp[^"'()\s]{0,400})/
const JPAGE_FIELDS = ['columnid', 'unitid', 'webid', 'appid', 'webname', 'permissiontype']
const JPAGE_ROWS = 15

/** How a list goes on to its next page, by the marks of the platforms; `none` where nothing was recognised. */
export function proposePager($: CheerioAPI, { text, url }: { text: string; url: string }): Pager {
  return (
    trsPager(text) ?? jpagePager(text, url) ?? postbackPager(text) ?? nextLink($, url) ?? { kind: 'none' }
  )
}

/** TRS: `createPageHTML(4, 0, "index", "html")`, or with the name first; page 2 is `index_1.html`. */
function trsPager(text: string): Pager | undefined {
  const call = TRS_PAGER.exec(text)?.[1]
  if (call === undefined) return undefined
  const words = [...call.matchAll(/['"]([\w-]{1,40})['"]/g)].map((match) => match[1] ?? '')
  const extension = words.find((word) => /^(?:s?html?|jsp|aspx?)$/i.test(word))
  if (extension === undefined) return undefined
  const name = words.find((word) => word !== extension && !/^\d+$/.test(word)) ?? 'index'
  return { kind: 'numbered', url: `${name}_{n}.${extension}`, second: 1 }
}

/** 大汉: rows by number from `dataproxy.jsp`, with the ids that the page's script or its own address states. */
function jpagePager(text: string, base: string): Pager | undefined {
  const proxy = absoluteUrl(/dataproxy\.jsp/.test(base) ? base : DATAPROXY.exec(text)?.[1], base)
  if (proxy === undefined) return undefined
  const address = new URL(proxy)
  for (const field of JPAGE_FIELDS) {
    const stated = new RegExp(`\\b${field}['"]?\\s*[:=]\\s*['"]?(\\d{1,10})`, 'i').exec(text)?.[1]
    if (stated !== undefined && !address.searchParams.has(field)) address.searchParams.set(field, stated)
  }
  const stated =
    address.searchParams.get('perpage') ?? /\bperpage['"]?\s*[:=]\s*['"]?(\d{1,3})/i.exec(text)?.[1]
  for (const field of ['startrecord', 'endrecord', 'perpage']) address.searchParams.delete(field)
  const joint = address.search === '' ? '?' : '&'
  const rows = 'startrecord={start}&endrecord={end}&perpage={size}'
  return { kind: 'records', url: `${address.href}${joint}${rows}`, size: Number(stated ?? JPAGE_ROWS) }
}

/** ASP.NET: the number of the page, or in SharePoint that of its first row. */
function postbackPager(text: string): Pager | undefined {
  const call = POSTBACK.exec(text.replaceAll('&#39;', "'").replaceAll('&quot;', '"'))
  const [, target, argument = ''] = call ?? []
  if (target === undefined || !text.includes('__VIEWSTATE')) return undefined
  const isNumber = /^\d+$/.test(argument)
  return {
    kind: 'postback',
    target,
    argument: isNumber ? '{n}' : argument.replace(/(dvt_firstrow=\{?)\d+/, '$1{firstrow}'),
  }
}

/** 下一页, whose address stands in `tagname` on the sites of 汇澜, else in `href`. */
function nextLink($: CheerioAPI, base: string): Pager | undefined {
  for (const node of $('a').toArray()) {
    const title = attributeOf(node, 'title') ?? ''
    const words = firstTexts(node).join('')
    const label = /下一?页/.exec(title)?.[0] ?? /下一?页/.exec(words.slice(0, 20))?.[0]
    if (label === undefined) continue
    const attribute = attributeOf(node, 'tagname') === undefined ? 'href' : 'tagname'
    if (!absoluteUrl(attributeOf(node, attribute), base)) continue
    const selector = title === label ? `a[title="${label}"]` : `a:contains("${label}")`
    return { kind: 'next-link', selector, attribute }
  }
  return undefined
}
