import { createHash } from 'node:crypto'
import { type AddressObject, type Attachment, type ParsedMail, simpleParser } from 'mailparser'
import type { Instant } from '../../domain/time/instant.ts'
import type { ReceivedMail } from '../../jobs/ports/mailbox.ts'
import { htmlWords } from './html-words.ts'

const TEXT_LENGTH_MAX = 64 * 1024
const HTML_LENGTH_MAX = 256 * 1024
const REPORT_BYTES_MAX = 64 * 1024
const GROUPS_MAX = 20
const IDS_MAX = 50
const FILES_MAX = 20
/** Headers in which servers write whom they delivered to. */
const DELIVERED_TO = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-delivered-to']
const STATUS_TYPE = 'message/delivery-status'
const RETURNED_TYPES = new Set([
  'message/rfc822',
  'message/global',
  'text/rfc822-headers',
  'text/rfc822-header',
])

export interface RawMail {
  readonly bytes: Uint8Array
  readonly at: Instant
  /** The bytes are the beginning alone. */
  readonly isCut: boolean
}

/** Reads a mail into what matters here. Gives undefined for bytes that are no mail; never throws for what they hold. */
export async function readMail({ bytes, at, isCut }: RawMail): Promise<ReceivedMail | undefined> {
  const parsed = await parse(bytes)
  if (!parsed || parsed.headerLines.length === 0) return undefined
  const headers = headersOf(parsed)
  const text = wordsOf(parsed)
  const returned = await Promise.all(
    parsed.attachments.filter(({ contentType }) => RETURNED_TYPES.has(contentType)).map(headersWithin),
  )
  return {
    fingerprint: createHash('sha256').update(bytes).digest('hex'),
    at,
    from: addressesOf(parsed.from)[0] ?? '',
    to: recipientsOf(parsed, headers),
    subject: (parsed.subject ?? '').slice(0, 500),
    text: text.slice(0, TEXT_LENGTH_MAX),
    headers,
    reportType: /report-type="?([\w-]+)/i.exec(headers.get('content-type') ?? '')?.[1]?.toLowerCase(),
    report: await reportOf(parsed.attachments),
    names: idsIn([
      ...returned.map((one) => one.get('message-id')),
      headers.get('in-reply-to'),
      headers.get('references'),
    ]),
    files: filesOf(parsed.attachments),
    isCut: isCut || text.length > TEXT_LENGTH_MAX,
  }
}

async function parse(bytes: Uint8Array): Promise<ParsedMail | undefined> {
  const options = {
    keepDeliveryStatus: true,
    skipImageLinks: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    maxHtmlLengthToParse: HTML_LENGTH_MAX,
  }
  try {
    return await simpleParser(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), options)
  } catch {
    return undefined
  }
}

/** The parser makes words of a page only where the page stands alone. */
function wordsOf({ text, html }: ParsedMail): string {
  if (text !== undefined && text.trim() !== '') return text
  return html ? htmlWords(html.slice(0, HTML_LENGTH_MAX)) : ''
}

/** As written, unfolded: the parsed ones are values of many shapes. */
function headersOf({ headerLines }: ParsedMail): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  for (const { key, line } of headerLines) {
    const value = decoded(line.slice(line.indexOf(':') + 1)).replace(/\s+/g, ' ')
    if (!headers.has(key)) headers.set(key, value.trim().slice(0, 2000))
  }
  return headers
}

/** Bytes outside of ASCII stand in heads in spite of the rules, in UTF-8 or in the charset of old Chinese servers. */
function decoded(bytes: string): string {
  const raw = Buffer.from(bytes, 'latin1')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    return new TextDecoder('gb18030').decode(raw)
  }
}

function recipientsOf({ to, cc }: ParsedMail, headers: ReadonlyMap<string, string>): readonly string[] {
  const delivered = DELIVERED_TO.map((name) => bareAddress(headers.get(name) ?? ''))
  const all = [...delivered, ...addressesOf(to), ...addressesOf(cc)]
  return [...new Set(all)].filter((address) => address !== '').slice(0, IDS_MAX)
}

function addressesOf(field: AddressObject | readonly AddressObject[] | undefined): string[] {
  const objects = field === undefined ? [] : 'value' in field ? [field] : field
  return objects.flatMap(({ value }) => value.flatMap(({ address }) => address?.toLowerCase() ?? []))
}

function bareAddress(text: string): string {
  return text.replace(/^.*</, '').replace(/>.*$/, '').trim().toLowerCase()
}

/** Groups of fields apart by blank lines (RFC 3464), each read as the head of a mail. */
async function reportOf(attachments: readonly Attachment[]): Promise<ReadonlyMap<string, string>[]> {
  const status = attachments.find(({ contentType }) => contentType === STATUS_TYPE)
  if (!status) return []
  const groups = status.content
    .subarray(0, REPORT_BYTES_MAX)
    .toString('utf8')
    .split(/\r?\n(?:[ \t]*\r?\n)+/)
  const wanted = groups.filter((group) => group.trim() !== '').slice(0, GROUPS_MAX)
  return Promise.all(
    wanted.map((group) => headersWithin({ content: Buffer.from(`${group.trim()}\r\n\r\n`) })),
  )
}

async function headersWithin({ content }: Pick<Attachment, 'content'>): Promise<ReadonlyMap<string, string>> {
  const head = content.subarray(0, REPORT_BYTES_MAX).toString('latin1').trimStart()
  const end = /\r?\n\r?\n/.exec(head)
  const bytes = Buffer.from(`${end ? head.slice(0, end.index) : head}\r\n\r\n`, 'latin1')
  const parsed = await parse(bytes)
  return parsed ? headersOf(parsed) : new Map()
}

function idsIn(texts: readonly (string | undefined)[]): readonly string[] {
  const ids = texts.flatMap((text) => text?.match(/<[^<>\s]{3,200}>/g) ?? [])
  return [...new Set(ids)].slice(0, IDS_MAX)
}

function filesOf(attachments: readonly Attachment[]): ReceivedMail['files'] {
  return attachments
    .filter(({ contentType }) => contentType !== STATUS_TYPE)
    .slice(0, FILES_MAX)
    .map(({ filename, size }) => ({ name: (filename ?? '').slice(0, 200), sizeBytes: size }))
}
