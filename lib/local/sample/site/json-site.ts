import { createHash } from 'node:crypto'
import type { JsonListReader } from '../../../domain/watch/channel.ts'
import { displayedText, displayedUtcText } from './site-clock.ts'
import {
  type Ask,
  encodeUtf8,
  escapeHtml,
  type NumberedNotice,
  type PageAsked,
  paragraphsOf,
  type RowsShown,
  type SiteFamily,
  type SiteList,
} from './site-family.ts'

/** Placeholders of a card's body, and what a request may put there. */
const FILLINGS: Readonly<Record<string, string>> = {
  page: '(?<page>\\d+)',
  size: '(?<size>\\d+)',
  from: '(?<from>\\d{4}-\\d{2}-\\d{2})',
  until: '(?<until>\\d{4}-\\d{2}-\\d{2})',
  region: '\\d{0,12}',
}

/** Sites that scripts fill from JSON; the names of all fields are those of the list's card. */
export const jsonSite: SiteFamily = {
  contentType: 'application/json;charset=UTF-8',
  isStatic: false,
  sizeOf: (site) => readerOf(site).size,
  encode: encodeUtf8,

  pageAsked(site: SiteList, { method, url, body }: Ask): PageAsked | undefined {
    const reader = readerOf(site)
    if (method !== reader.method || url.pathname !== site.url.pathname) return undefined
    const asked = bodyPattern(site).exec(body)?.groups
    return asked && { page: Number(asked.page), from: asked.from, until: asked.until }
  },

  listPage(site: SiteList, { rows, page, total }: RowsShown): string {
    const reader = readerOf(site)
    const answer: JsonObject = { code: 200 }
    const parent = reader.list.includes('.') ? reader.list.replace(/[^.]*$/, '') : ''
    put(answer, `${parent}pageNum`, page)
    put(answer, `${parent}pageSize`, reader.size)
    if (reader.total) put(answer, reader.total, total)
    put(
      answer,
      reader.list,
      rows.map((row) => rowOf(site, row)),
    )
    return JSON.stringify(answer)
  },

  addressOf(site: SiteList, notice: NumberedNotice): string {
    return new URL(readerOf(site).url.replace(/\{[\w.]+\}/, idOf(site, notice))).href
  },

  detailPage(site: SiteList, notice: NumberedNotice): string {
    const { detail } = site.list
    if (detail.format === 'json') {
      const answer: JsonObject = { code: 200 }
      put(answer, detail.text ?? 'content', paragraphsOf(notice))
      return JSON.stringify(answer)
    }
    const title = escapeHtml(notice.title)
    return `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>${title}</title></head>
<body><h2 class="title">${title}</h2><div>发布时间：<span class="fbsj">${displayedText(notice)}</span></div>
<div class="gg-content">${paragraphsOf(notice)}</div></body></html>`
  },
}

type JsonObject = { [name: string]: unknown }

const patterns = new Map<string, RegExp>()

function bodyPattern(site: SiteList): RegExp {
  const body = readerOf(site).body ?? ''
  const known = patterns.get(body)
  if (known) return known
  const parts = body.split(/\{(page|size|from|until|region)\}/)
  const expression = parts.map((part, at) => (at % 2 === 1 ? FILLINGS[part] : literally(part))).join('')
  const pattern = new RegExp(`^${expression}$`)
  patterns.set(body, pattern)
  return pattern
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function rowOf(site: SiteList, notice: NumberedNotice): JsonObject {
  const reader = readerOf(site)
  const row: JsonObject = { xzqFullName: '辽宁省朝阳市喀喇沁左翼蒙古族自治县' }
  put(row, /\{([\w.]+)\}/.exec(reader.url)?.[1] ?? 'id', idOf(site, notice))
  put(row, reader.title, notice.title)
  put(row, reader.date, reader.zone === 'utc' ? displayedUtcText(notice) : displayedText(notice))
  if (reader.region) put(row, reader.region, '211324')
  return row
}

/** Sets a value at a dotted path. */
function put(target: JsonObject, path: string, value: unknown): void {
  const [name = '', ...rest] = path.split('.')
  if (rest.length === 0) {
    target[name] = value
    return
  }
  const inner = (target[name] ?? {}) as JsonObject
  target[name] = inner
  put(inner, rest.join('.'), value)
}

function idOf(site: SiteList, notice: NumberedNotice): string {
  return createHash('md5').update(`${site.channel.id}/${notice.number}`).digest('hex')
}

function readerOf({ list }: SiteList): JsonListReader {
  if (list.reader.family !== 'json-list') throw new TypeError(`${list.id} is no JSON list`)
  return list.reader
}
