import { STATUS_CODES } from 'node:http'
import { gzipSync } from 'node:zlib'
import { WARC_1_1, WARCRecord } from 'warcio'
import type { Instant } from '../../domain/time/instant.ts'
import type { StoredPage } from '../../jobs/ports.ts'
import { hrefOf, type Sighting } from './evidence-archive.ts'
import { sha256Hex } from './sha256-hex.ts'

/** Where and when bytes came for the first time. */
export interface FirstSeen {
  readonly url: string
  readonly at: Instant
}

export interface RevisitOf {
  readonly sha256: string
  /** Absent when it cannot be told: the digest alone then names the record that holds the bytes. */
  readonly first?: FirstSeen | undefined
}

const NOT_MODIFIED = 'http://netpreserve.org/warc/1.1/revisit/server-not-modified'
const OWN_LENGTH = 'content-length'
/** What told how the body was packed on its way; it is stored unpacked, and readers would try to unpack it again. */
const OF_THE_WAY: ReadonlySet<string> = new Set(['content-encoding', 'transfer-encoding', OWN_LENGTH])
/** A note is far smaller than the window and tables that are laid out for a page. */
const NOTE_GZIP = { windowBits: 12, memLevel: 5 }
const PUT_ASIDE = 'x-archive-orig-'
const BETWEEN = '\r\n\r\n'

/** True for one and the same answer, put again. */
export function isSameTime(a: FirstSeen, b: FirstSeen): boolean {
  return toSecond(a.at) === toSecond(b.at) && hrefOf(a.url) === hrefOf(b.url)
}

/** Moments are kept to the second, as most readers of WARC expect. */
export function toSecond(at: Instant): Instant {
  return (Math.floor(at / 1000) * 1000) as Instant
}

/** The `response` record that holds the page, as one gzip member. */
export function responseRecord(page: StoredPage, sha256: string): Uint8Array {
  const head = Buffer.from(httpHead(page))
  const block = Buffer.concat([head, page.body])
  return packed('response', { ...page, sha256 }, block)
}

/** A `revisit` record: the bytes of that hash came again, with this answer. One gzip member. */
export function sameBytesRecord(page: StoredPage, of: RevisitOf): Uint8Array {
  return packed('revisit', { url: page.url, at: page.at, ...of }, Buffer.from(httpHead(page)))
}

/** A `revisit` record: the site answered 304. One gzip member. */
export function notModifiedRecord(seen: FirstSeen, of: RevisitOf): Uint8Array {
  const head = httpHead({ ...seen, httpStatus: 304, body: new Uint8Array() }, [])
  return packed('revisit', { ...seen, ...of, profile: NOT_MODIFIED }, Buffer.from(head))
}

/** The same for the same address, second and bytes, so that a record written again is the same record. */
export function recordUuid({ url, at, sha256 }: FirstSeen & { readonly sha256: string }): string {
  const hex = sha256Hex(`${hrefOf(url)}\n${toSecond(at)}\n${sha256}`)
  // Version 8 of RFC 9562: made by a rule of one's own.
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

interface RecordFields extends FirstSeen, RevisitOf {
  readonly profile?: string | undefined
}

/** The library's own serializer works in steps of a stream, which takes longer than all else that a page needs. */
function packed(type: 'response' | 'revisit', fields: RecordFields, block: Uint8Array): Uint8Array {
  const { url, at, sha256, first, profile } = fields
  const { warcHeaders } = WARCRecord.create({
    type,
    url,
    date: warcDate(at),
    warcVersion: WARC_1_1,
    warcHeaders: { 'WARC-Record-ID': `<urn:uuid:${recordUuid({ url, at, sha256 })}>` },
    ...(first && { refersToUrl: hrefOf(first.url), refersToDate: warcDate(first.at) }),
  })
  if (profile !== undefined) warcHeaders.headers.set('WARC-Profile', profile)
  warcHeaders.headers.set('WARC-Payload-Digest', `sha256:${sha256}`)
  warcHeaders.headers.set('WARC-Block-Digest', `sha256:${sha256Hex(block)}`)
  warcHeaders.headers.set('Content-Length', String(block.length))
  const head = Buffer.from(`${warcHeaders.toString()}\r\n`)
  const record = Buffer.concat([head, block, Buffer.from(BETWEEN)])
  return gzipSync(record, type === 'response' ? {} : NOTE_GZIP)
}

function warcDate(at: Instant): string {
  return new Date(toSecond(at)).toISOString().replace('.000Z', 'Z')
}

function httpHead({ httpStatus, headers = [], body }: StoredPage, ownHeaders = [lengthOf(body)]): string {
  const lines = headers.map(([name, value]) => {
    const isOfTheWay = OF_THE_WAY.has(name.toLowerCase())
    return `${isOfTheWay ? PUT_ASIDE : ''}${oneLine(name)}: ${oneLine(value)}`
  })
  const status = `HTTP/1.1 ${httpStatus} ${STATUS_CODES[httpStatus] ?? ''}`.trimEnd()
  return `${[status, ...lines, ...ownHeaders].join('\r\n')}${BETWEEN}`
}

/** Headers of a record as the site sent them: the length that stands there by its own name was put in here. */
export function siteHeaders(headers: Iterable<readonly [string, string]>): Sighting['headers'] {
  return [...headers].flatMap(([name, value]) => {
    const lower = name.toLowerCase()
    if (lower === OWN_LENGTH) return []
    const sent = lower.startsWith(PUT_ASIDE) ? lower.slice(PUT_ASIDE.length) : lower
    return [[OF_THE_WAY.has(sent) ? sent : name, value] as const]
  })
}

function lengthOf(body: Uint8Array): string {
  return `${OWN_LENGTH}: ${body.length}`
}

/** A value that holds the end of a line would end the head. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\0]+/g, ' ')
}
