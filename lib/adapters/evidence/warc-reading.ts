import { gunzipSync } from 'node:zlib'
import { AsyncIterReader, WARCParser, type WARCRecord } from 'warcio'
import { type Instant, parseInstant } from '../../domain/time/instant.ts'
import type { Sighting } from './evidence-archive.ts'
import { sha256Hex } from './sha256-hex.ts'
import { siteHeaders } from './warc-record.ts'

/** Above the largest file that a crawl takes; a bound for members that are not ours. */
const UNPACKED_BYTES_MAX = 256 * 1024 * 1024
/** How each member begins that is written here: gzip, deflate, no flags, no time. */
const MEMBER_START = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])

/** A record as far as evidence needs it. */
export interface SeenRecord extends Sighting {
  readonly sha256: string
}

/** The page of a `response` record. Throws when the bytes are not those that were put: damaged evidence proves nothing. */
export async function pageIn(member: Uint8Array, sha256: string): Promise<Uint8Array> {
  const record = await firstRecord(gunzipSync(member, { maxOutputLength: UNPACKED_BYTES_MAX }))
  const body = await record?.readFully(false)
  if (body === undefined || sha256Hex(body) !== sha256)
    throw new Error(`evidence ${sha256} does not have its hash any more`)
  return body
}

/** What the one record of a member tells. Undefined when it is no record, or a torn one. */
export async function seenIn(member: Uint8Array): Promise<SeenRecord | undefined> {
  const content = unpackedIfWhole(member)
  const record = content && (await firstRecord(content))
  const at = parseInstant(record?.warcDate ?? '')
  const sha256 = /^sha256:([0-9a-f]{64})$/.exec(record?.warcPayloadDigest ?? '')?.[1]
  if (!record || at === undefined || sha256 === undefined) return undefined
  return {
    kind: kindOf(record),
    url: record.warcTargetURI ?? '',
    at: at as Instant,
    httpStatus: Number(record.httpHeaders?.statusCode ?? 0),
    headers: siteHeaders(record.httpHeaders?.headers ?? []),
    sha256,
  }
}

/** The members of a file one after the other; a torn one is a member too. */
export function membersOf(file: Uint8Array): readonly Uint8Array[] {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length)
  const members: Uint8Array[] = []
  for (let start = bytes.indexOf(MEMBER_START); start >= 0; ) {
    const next = bytes.indexOf(MEMBER_START, start + MEMBER_START.length)
    members.push(bytes.subarray(start, next < 0 ? undefined : next))
    start = next
  }
  return members
}

/**
 * Members that may tell of this hash: all of them together are unpacked and searched first, since most files of notes
 * tell of other pages only.
 */
export function membersWith(sha256: string, file: Uint8Array): readonly Uint8Array[] {
  const whole = unpackedIfWhole(file)
  // A file with a torn member does not unpack as one.
  if (whole && !whole.includes(sha256)) return []
  return membersOf(file).filter((member) => unpackedIfWhole(member)?.includes(sha256))
}

/** Length of the file without a member that was being written when the machine stopped. */
export function wholeLength(file: Uint8Array): number {
  const last = membersOf(file).at(-1)
  if (last === undefined) return 0
  // The first bytes of a torn member are too few to tell it from the end of the one before.
  for (let torn = 0; torn < MEMBER_START.length; torn++)
    if (unpackedIfWhole(last.subarray(0, last.length - torn))) return file.length - torn
  return file.length - last.length
}

function unpackedIfWhole(member: Uint8Array): Buffer | undefined {
  try {
    return gunzipSync(member, { maxOutputLength: UNPACKED_BYTES_MAX })
  } catch {
    return undefined
  }
}

function firstRecord(content: Uint8Array): Promise<WARCRecord | null> {
  return new WARCParser(new AsyncIterReader([content], null), { keepHeadersCase: true }).parse()
}

function kindOf(record: WARCRecord): Sighting['kind'] {
  if (record.warcType === 'response') return 'came'
  return record.warcHeader('WARC-Profile')?.endsWith('server-not-modified') ? 'not-modified' : 'same'
}
