import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { BUCKET_PREFIXES } from '../../contract.ts'
import { chinaDateOf, formatChinaInstant, parseInstant } from '../../domain/time/instant.ts'
import type { StoredPage } from '../../jobs/ports.ts'
import { type EvidenceArchive, eachOnce, NAMED_HASHES_MAX, type Sighting } from './evidence-archive.ts'
import { FirstSightings } from './first-sightings.ts'
import { unpackPage } from './packed-page.ts'
import { keysBelow, keysInDays } from './s3-keys.ts'
import { isSha256Hex, sha256Hex } from './sha256-hex.ts'
import { pageIn, seenIn } from './warc-reading.ts'
import {
  type FirstSeen,
  isSameTime,
  notModifiedRecord,
  recordUuid,
  responseRecord,
  sameBytesRecord,
} from './warc-record.ts'

export interface S3VaultSettings {
  readonly client: S3Client
  readonly bucket: string
}

/** S3 keeps at most 2 KB of metadata; the record holds the whole address. */
const URL_LENGTH_MAX = 1000
const REVISITS = `${BUCKET_PREFIXES.evidence}revisits/`
/** Times of one page that are told: the first one, and the last ones. */
const SIGHTINGS_MAX = 1000

/**
 * Evidence in a bucket, as WARC 1.1: `evidence/ab/<sha256>.warc.gz` holds the answer that first brought these bytes, with
 * where and when as metadata; `evidence/revisits/<day>/<sha256>-<id>.warc.gz` notes each later time. Nothing is written
 * over. Who may put but not get writes notes that name the bytes by their digest alone.
 */
export function createS3Vault({ client, bucket }: S3VaultSettings): EvidenceArchive {
  const firsts = new FirstSightings()
  const location = (Key: string) => ({ Bucket: bucket, Key })
  const read = (key: string) => readIfThere(client, new GetObjectCommand(location(key)))
  const lookUp = (key: string) => metadataOf(client, new HeadObjectCommand(location(key)))
  const note = async (seen: FirstSeen, sha256: string, record: Uint8Array) => {
    const key = `${REVISITS}${chinaDateOf(seen.at)}/${sha256}-${recordUuid({ ...seen, sha256 })}.warc.gz`
    await putNew(client, { ...location(key), Body: record })
  }
  const keep = async (page: StoredPage, sha256: string) => {
    const Body = responseRecord(page, sha256)
    const isNew = await putNew(client, { ...location(keyOf(sha256)), Body, Metadata: metadataFor(page) })
    return isNew ? { url: page.url, at: page.at } : (await lookUp(keyOf(sha256)))?.first
  }
  return {
    async put(page) {
      const sha256 = sha256Hex(page.body)
      const first = await firsts.of(sha256, () => keep(page, sha256))
      if (!first || !isSameTime(first, page))
        await note(page, sha256, sameBytesRecord(page, { sha256, first }))
      return sha256
    },
    async confirm({ url, at, sha256 }) {
      const first = await firsts.of(sha256, async () => (await lookUp(keyOf(sha256)))?.first)
      await note({ url, at }, sha256, notModifiedRecord({ url, at }, { sha256, first }))
    },
    async get(sha256) {
      if (!isSha256Hex(sha256)) return undefined
      const record = await read(keyOf(sha256))
      if (record) return pageIn(record, sha256)
      const packed = await read(oldKeyOf(sha256))
      return packed && unpackPage(packed, sha256)
    },
    async sightings(sha256) {
      if (!isSha256Hex(sha256)) return []
      const old = await lookUp(oldKeyOf(sha256))
      const notes = await keysInDays({ client, bucket, prefix: REVISITS }, `${sha256}-`)
      const came = [keyOf(sha256), ...notes.slice(1 - SIGHTINGS_MAX)]
      const found: Sighting[] = old?.sighting ? [old.sighting] : []
      for (const key of came) {
        const member = await read(key)
        const seen = member && (await seenIn(member))
        if (seen) found.push(seen)
      }
      return eachOnce(found)
    },
    async hashesFrom(beginning) {
      const prefix = `${BUCKET_PREFIXES.evidence}${beginning.slice(0, 2)}/${beginning}`
      const keys = await keysBelow({ client, bucket, prefix }, NAMED_HASHES_MAX * 2)
      const hashes = keys.map((key) => key.slice(prefix.length - beginning.length).slice(0, 64))
      return [...new Set(hashes.filter(isSha256Hex))].slice(0, NAMED_HASHES_MAX)
    },
  }
}

const keyOf = (sha256: string) => `${BUCKET_PREFIXES.evidence}${sha256.slice(0, 2)}/${sha256}.warc.gz`
const oldKeyOf = (sha256: string) => `${BUCKET_PREFIXES.evidence}${sha256.slice(0, 2)}/${sha256}.gz`

function metadataFor({ url, at, httpStatus }: StoredPage): Record<string, string> {
  return {
    url: asciiOf(url).slice(0, URL_LENGTH_MAX),
    at: formatChinaInstant(at),
    'http-status': String(httpStatus),
  }
}

/** Metadata travels in headers. */
function asciiOf(url: string): string {
  return url.toWellFormed().replace(/[^\x21-\x7e]+/g, encodeURIComponent)
}

type NewObject = ConstructorParameters<typeof PutObjectCommand>[0]

const PUT_TRIES_MAX = 3

/** False when it is there already (412). While somebody else is just putting the same (409) it may yet fail. */
async function putNew(client: S3Client, object: NewObject): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    try {
      await client.send(
        new PutObjectCommand({ ...object, ContentType: 'application/warc', IfNoneMatch: '*' }),
      )
      return true
    } catch (error) {
      const httpStatus = statusOf(error)
      if (httpStatus === 412) return false
      if (httpStatus !== 409 || tries === PUT_TRIES_MAX) throw error
    }
  }
}

interface KnownPage {
  /** Absent when the address was too long to be kept whole. */
  readonly first: FirstSeen | undefined
  readonly sighting: Sighting
}

/** Undefined when it is not there, we may not look (403), or it does not say where and when. */
async function metadataOf(client: S3Client, command: HeadObjectCommand): Promise<KnownPage | undefined> {
  try {
    const { Metadata = {} } = await client.send(command)
    const { url = '' } = Metadata
    const at = parseInstant(Metadata.at ?? '')
    if (url === '' || at === undefined) return undefined
    const seen = { url, at }
    const sighting = {
      ...seen,
      kind: 'came',
      httpStatus: Number(Metadata['http-status']),
      headers: [],
    } as const
    return { first: url.length < URL_LENGTH_MAX ? seen : undefined, sighting }
  } catch (error) {
    const httpStatus = statusOf(error)
    if (httpStatus === 404 || httpStatus === 403) return undefined
    throw error
  }
}

function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined
}

async function readIfThere(client: S3Client, command: GetObjectCommand): Promise<Uint8Array | undefined> {
  try {
    const answer = await client.send(command)
    return await answer.Body?.transformToByteArray()
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined
    throw error
  }
}
