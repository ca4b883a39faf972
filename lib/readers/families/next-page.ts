import type { CheerioAPI } from 'cheerio/slim'
import type { Pager } from '../../domain/watch/channel.ts'
import { firstTexts } from '../generic/bounded-walk.ts'
import type { KnownBy, ListAnswer, NextPage } from '../list-answer.ts'
import { absoluteUrl, attributeOf } from '../page-tree.ts'

/** TRS's script; some sites put the current page first, counted from 0 or 1, which is never more than all of them. */
const TRS_COUNT = /createPageHTML\(\s*(?:['"][^'"]{0,80}['"]\s*,\s*)?(\d{1,5})\s*(?:,\s*(\d{1,5})\s*[,)])?/gi
/** Ways in which pages state how many pages a list has: by script (汇澜), in words, as `1/35`, as 博达's 共96条 1/7. */
const PAGE_COUNTS = [
  /总页数\s*[:：]\s*(?:<[^>]{1,80}>\s*){0,3}(\d{1,5})/g,
  /\b(?:countPage|pageCount|totalPages?)\s*[=:]\s*['"]?(\d{1,5})\b/gi,
  /共\s*(?:<[^>]{1,80}>\s*)?(\d{1,5})\s*(?:<[^>]{1,80}>\s*)?页/g,
  /页[次码数]\s*[:：]\s*(?:<[^>]{1,80}>\s*)?\d{1,5}\s*(?:<[^>]{1,80}>\s*)?\/\s*(?:<[^>]{1,80}>\s*)?(\d{1,5})/g,
  /共\s*\d{1,7}\s*条(?:<[^>]{1,80}>|&nbsp;|[\s，,;；]){0,8}\d{1,5}\s*\/\s*(\d{1,5})(?![\d/])/g,
  /class\s*=\s*["'][^"'<>]{0,60}(?:huifont|page|paging)[^"'<>]{0,60}["'][^<>]{0,200}>\s*\d{1,5}\s*\/\s*(\d{1,5})\s*页?\s*</gi,
]

/**
 * Number of pages of the list, where the page states it. Of several the largest: to ask for a page too many does no harm,
 * to leave one out makes a list look read to its end.
 */
export function pageCountOf(text: string): number | undefined {
  let largest: number | undefined
  for (const pattern of [TRS_COUNT, ...PAGE_COUNTS])
    for (const [, one, other] of text.matchAll(pattern))
      largest = Math.max(largest ?? 0, Number(one), Number(other ?? 0))
  return largest
}

/** Ways that lead from page to page by an address. */
export type LinkPager = Extract<Pager, { kind: 'none' | 'next-link' | 'numbered' }>

/** How a list goes on after a page: by a request, not at all, or in a way that could not be found. */
export interface Continuation {
  readonly next?: NextPage | undefined
  readonly isCut?: true | undefined
}

export function continuationOf(
  answer: ListAnswer,
  $: CheerioAPI,
  list: { url: string; pager: LinkPager },
): Continuation {
  const page = answer.request?.page ?? 1
  const count = pageCountOf(answer.text) ?? answer.request?.pageCount
  if (count !== undefined && page >= count) return {}
  if (list.pager.kind === 'none') return count === undefined ? {} : { isCut: true }
  const url =
    list.pager.kind === 'numbered'
      ? absoluteUrl(list.pager.url.replaceAll('{n}', String(list.pager.second + page - 1)), list.url)
      : (linkIn($, list.pager, answer.url) ?? numberedLinkIn($, answer.url, page + 1))
  if (url && url !== answer.url)
    return continueAt(answer, { url, knownBy: knownBy($, { answer, url, count }), pageCount: count })
  return count === undefined ? {} : { isCut: true }
}

/**
 * True when a page of `rows` rows gives fewer than it should of a stated total, `before` rows having come before it: those
 * between are then never seen. A total below the rows that were given so far says nothing about those to come.
 */
export function isShortOfTotal(
  total: number,
  { before, rows, size }: { readonly before: number; readonly rows: number; readonly size: number },
): boolean {
  return rows < Math.min(size, total - before) || total < before + rows
}

const PAGER_WORDS = /[下后]一?页|[末尾]页/

/** True for markup that tells how a list goes on: by its number of pages or the words of a pager. */
export function holdsPager(markup: string): boolean {
  return PAGER_WORDS.test(markup) || pageCountOf(markup) !== undefined
}

/** What a page says about the next one, whose address may only have been counted up. */
function knownBy(
  $: CheerioAPI,
  { answer, url, count }: { answer: ListAnswer; url: string; count: number | undefined },
): KnownBy {
  if (count !== undefined) return 'count'
  const leadsThere = $('a')
    .toArray()
    .some((node) =>
      ['href', 'tagname'].some((name) => absoluteUrl(attributeOf(node, name), answer.url) === url),
    )
  return leadsThere || PAGER_WORDS.test(answer.text) ? 'link' : 'nothing'
}

/** The request for a place as the page after this one; without the first request the window is unknown: cut. */
export function continueAt(
  { request }: ListAnswer,
  place: { readonly url: string; readonly knownBy: KnownBy; readonly pageCount?: number | undefined },
): Continuation {
  if (!request) return { isCut: true }
  return { next: { ...place, method: 'GET', page: request.page + 1, window: request.window } }
}

function linkIn($: CheerioAPI, link: { selector: string; attribute: string }, base: string) {
  for (const node of $(link.selector).toArray()) {
    const url = absoluteUrl(attributeOf(node, link.attribute), base)
    if (url) return url
  }
  return undefined
}

/** Address behind a link that is called 下一页, in `tagname` or `href`. */
export function nextLinkIn($: CheerioAPI, base: string): string | undefined {
  for (const node of $('a').toArray()) {
    const name = `${firstTexts(node).join('')} ${attributeOf(node, 'title') ?? ''}`
    if (!/下一?页|下页/.test(name)) continue
    const url =
      absoluteUrl(attributeOf(node, 'tagname'), base) ?? absoluteUrl(attributeOf(node, 'href'), base)
    if (url && url !== base) return url
  }
  return undefined
}

/** Pages of a list are called after it, with a number: `glist_2.html`, 博达's `gsgg/34.htm` below `gsgg.htm`. */
const PAGE_NUMBER = /(?:[_/-]\d{1,5})?\.[a-z]{3,5}$/i

/** Address behind a pager's link that shows nothing but the number of the wanted page; it may itself count backwards. */
export function numberedLinkIn($: CheerioAPI, base: string, page: number): string | undefined {
  for (const node of $('a').toArray()) {
    if (
      firstTexts(node)
        .join('')
        .replace(/[\s[\]]/g, '') !== String(page)
    )
      continue
    const url = absoluteUrl(attributeOf(node, 'href'), base)
    if (url && url !== base && new URL(url).host === new URL(base).host && stemOf(url) === stemOf(base))
      return url
  }
  return undefined
}

/** True when a link leads to a page of this list with a higher number, whatever it shows. */
export function hasLaterPage($: CheerioAPI, base: string, page: number): boolean {
  return $('a')
    .toArray()
    .some((node) => {
      const url = absoluteUrl(attributeOf(node, 'href'), base)
      if (!url || new URL(url).host !== new URL(base).host || stemOf(url) !== stemOf(base)) return false
      const number = /(\d{1,5})\.[a-z]{3,5}$/i.exec(new URL(url).pathname)?.[1]
      return number !== undefined && Number(number) > page
    })
}

function stemOf(url: string): string {
  return new URL(url).pathname.replace(PAGE_NUMBER, '')
}
