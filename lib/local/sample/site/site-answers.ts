import { invariant } from '../../../domain/invariant.ts'
import type { Instant } from '../../../domain/time/instant.ts'
import type { WebChannel } from '../../../domain/watch/channel.ts'
import type { SampleNotice } from '../sample-notice.ts'
import { aspSite } from './asp-site.ts'
import { eportalSite } from './eportal-site.ts'
import { glistSite, pagerOf } from './glist-site.ts'
import { jsonSite } from './json-site.ts'
import { isDuring, type SampleFaults } from './sample-faults.ts'
import type { Ask, NumberedNotice, PageAsked, SiteFamily, SiteList } from './site-family.ts'
import { isUp, SiteShelf } from './site-shelf.ts'
import { trsSite } from './trs-site.ts'

export interface SiteAnswer {
  readonly httpStatus: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  readonly delayMs: number
}

interface ServedList {
  readonly site: SiteList
  readonly family: SiteFamily
  readonly shelf: SiteShelf
  /** Rendered pages of the shelf's present version. */
  readonly pages: Map<string, Uint8Array>
  pagesVersion: number
}

interface ServedNotice {
  readonly served: ServedList
  readonly notice: NumberedNotice
}

const ROBOTS = 'User-agent: *\nDisallow: /admin/\n'
const NOT_FOUND =
  '<html><head><title>404</title></head><body><h1>404 Not Found</h1><p>您访问的页面不存在</p></body></html>'

/** All sample sites as one function of request and moment; it has no clock and no connection of its own. */
export class SiteAnswers {
  readonly hosts: readonly string[]
  readonly #lists = new Map<string, ServedList[]>()
  readonly #notices = new Map<string, ServedNotice>()
  readonly #faults: SampleFaults

  constructor(channels: readonly WebChannel[], notices: readonly SampleNotice[], faults: SampleFaults) {
    this.#faults = faults
    const byList = new Map<string, NumberedNotice[]>()
    for (const [number, notice] of notices.entries()) {
      const key = `${notice.channel}/${notice.list}`
      byList.set(key, [...(byList.get(key) ?? []), { ...notice, number }])
    }
    const lists = channels.flatMap((channel) => channel.lists.map((list) => ({ channel, list })))
    for (const [number, { channel, list }] of lists.entries()) {
      const shown = byList.get(`${channel.id}/${list.id}`) ?? []
      this.#serve({ channel, list, url: new URL(list.url), number }, shown)
    }
    this.hosts = [...this.#lists.keys()]
  }

  #serve(site: SiteList, notices: readonly NumberedNotice[]): void {
    const family = familyOf(site)
    const served: ServedList = {
      site,
      family,
      shelf: new SiteShelf(notices),
      pages: new Map(),
      pagesVersion: -1,
    }
    for (const host of new Set([site.url.host, pagerOf(site).host])) {
      this.#lists.set(host, [...(this.#lists.get(host) ?? []), served])
    }
    for (const notice of notices) this.#notices.set(family.addressOf(site, notice), { served, notice })
  }

  /** The answer at `now`; undefined when the connection breaks. */
  answer(ask: Ask & { readonly etag?: string | undefined }, now: Instant): SiteAnswer | undefined {
    const lists = this.#lists.get(ask.url.host) ?? []
    const channel = lists[0]?.site.channel.id
    if (this.#faults.down.some((down) => down.channel === channel && isDuring(down, now))) return undefined
    if (ask.url.pathname === '/robots.txt') return plain(200, ROBOTS, 'text/plain')
    for (const served of lists) {
      const asked = served.family.pageAsked(served.site, ask)
      if (asked) return this.#listAnswer(served, asked, { now, etag: ask.etag })
    }
    const found = this.#notices.get(ask.url.href)
    if (!found || !isUp(found.notice, now)) return plain(404, NOT_FOUND, 'text/html; charset=utf-8')
    return this.#detailAnswer(found)
  }

  #listAnswer(
    served: ServedList,
    asked: PageAsked,
    { now, etag }: { now: Instant; etag?: string | undefined },
  ): SiteAnswer {
    const { site, family, shelf } = served
    const isEmpty = this.#faults.empty.some(
      (span) => span.channel === site.channel.id && span.list === site.list.id && isDuring(span, now),
    )
    const version = shelf.versionAt(now)
    const validator = `"${site.number}-${asked.page}-${isEmpty ? 'none' : version}"`
    const headers = family.isStatic
      ? { etag: validator, 'last-modified': new Date(shelf.changedAt(now)).toUTCString() }
      : {}
    if (family.isStatic && etag === validator) {
      return { httpStatus: 304, headers, body: new Uint8Array(0), delayMs: 0 }
    }
    const body = isEmpty ? renderedPage(served, asked, []) : keptPage(served, asked, now)
    if (!body) return plain(404, NOT_FOUND, 'text/html; charset=utf-8')
    return { httpStatus: 200, headers: { 'content-type': family.contentType, ...headers }, body, delayMs: 0 }
  }

  #detailAnswer({ served: { site, family }, notice }: ServedNotice): SiteAnswer {
    const contentType =
      site.list.reader.family === 'json-list' && site.list.detail.format === 'html'
        ? 'text/html; charset=utf-8'
        : family.contentType
    const delayMs = this.#faults.slow.has(site.channel.id) ? 40 + (notice.number % 41) : 0
    const body = family.encode(family.detailPage(site, notice))
    return { httpStatus: 200, headers: { 'content-type': contentType }, body, delayMs }
  }
}

function familyOf({ list: { reader } }: SiteList): SiteFamily {
  if (reader.family === 'glist') return glistSite
  if (reader.family === 'json-list') return jsonSite
  invariant(reader.family === 'html-list', 'no sample site is read the generic way')
  if (reader.pager.kind === 'numbered') return trsSite
  return reader.pager.kind === 'next-link' && reader.pager.attribute === 'tagname' ? eportalSite : aspSite
}

function keptPage(served: ServedList, asked: PageAsked, now: Instant): Uint8Array | undefined {
  const version = served.shelf.versionAt(now)
  if (served.pagesVersion !== version) {
    served.pages.clear()
    served.pagesVersion = version
  }
  const key = `${asked.page} ${asked.from ?? ''} ${asked.until ?? ''}`
  const kept = served.pages.get(key)
  if (kept) return kept
  const body = renderedPage(served, asked, served.shelf.shownAt(now))
  if (body) served.pages.set(key, body)
  return body
}

/** One page of the list; undefined for a file that a static site does not have. */
function renderedPage(
  { site, family }: ServedList,
  { page, from, until }: PageAsked,
  shown: readonly NumberedNotice[],
): Uint8Array | undefined {
  const wanted = shown.filter(
    ({ displayedOn }) =>
      (from === undefined || displayedOn >= from) && (until === undefined || displayedOn <= until),
  )
  const size = family.sizeOf(site)
  const pages = Math.ceil(wanted.length / size)
  const isBeyond = page > Math.max(pages, 1) || page < 1 || !Number.isInteger(page)
  if (isBeyond && family !== glistSite && family !== jsonSite) return undefined
  const rows = wanted.slice((page - 1) * size, page * size)
  return family.encode(family.listPage(site, { rows, page, pages, total: wanted.length }))
}

function plain(httpStatus: number, text: string, contentType: string): SiteAnswer {
  return {
    httpStatus,
    headers: { 'content-type': contentType },
    body: new TextEncoder().encode(text),
    delayMs: 0,
  }
}
