import type { CheerioAPI } from 'cheerio/slim'
import type { HtmlListReader } from '../../domain/watch/channel.ts'
import type { KnownBy, ListAnswer, NextPage } from '../list-answer.ts'
import { absoluteUrl, attributeOf, textOf } from '../page-tree.ts'

/** Ways in which pages state how many pages a list has: TRS's script (first number), 汇澜, plain words. */
const PAGE_COUNTS = [
  /createPageHTML\(\s*(?:['"][^'"]*['"]\s*,\s*)?(\d{1,5})\b/i,
  /\b(?:countPage|pageCount|totalPages?)\s*[=:]\s*['"]?(\d{1,5})\b/i,
  /共\s*(?:<[^>]{1,80}>\s*)?(\d{1,5})\s*(?:<[^>]{1,80}>\s*)?页/,
]

/** Number of pages of the list, where the page states it. */
export function pageCountOf(text: string): number | undefined {
  for (const pattern of PAGE_COUNTS) {
    const count = pattern.exec(text)?.[1]
    if (count !== undefined) return Number(count)
  }
  return undefined
}

/** How a list goes on after a page: by a request, not at all, or in a way that could not be found. */
export interface Continuation {
  readonly next?: NextPage | undefined
  readonly isCut?: true | undefined
}

export function continuationOf(
  answer: ListAnswer,
  $: CheerioAPI,
  list: { url: string; pager: HtmlListReader['pager'] },
): Continuation {
  const page = answer.request?.page ?? 1
  const count = pageCountOf(answer.text)
  if (list.pager.kind === 'none' || (count !== undefined && page >= count)) return {}
  const url =
    list.pager.kind === 'numbered'
      ? absoluteUrl(list.pager.url.replaceAll('{n}', String(list.pager.second + page - 1)), list.url)
      : linkIn($, list.pager, answer.url)
  if (url && url !== answer.url) return continueAt(answer, url, knownBy($, { answer, url, count }))
  return count === undefined ? {} : { isCut: true }
}

const PAGER_WORDS = /[下后]一?页|[末尾]页/

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

/** The request for `url` as the page after this one; without the first request the window is unknown: cut. */
export function continueAt(answer: ListAnswer, url: string, knownBy: KnownBy): Continuation {
  const { request } = answer
  if (!request) return { isCut: true }
  return { next: { url, method: 'GET', page: request.page + 1, window: request.window, knownBy } }
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
    const name = `${textOf(node)} ${attributeOf(node, 'title') ?? ''}`
    if (!/下一?页|下页/.test(name)) continue
    const url =
      absoluteUrl(attributeOf(node, 'tagname'), base) ?? absoluteUrl(attributeOf(node, 'href'), base)
    if (url && url !== base) return url
  }
  return undefined
}
