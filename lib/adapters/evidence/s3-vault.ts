import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { BUCKET_PREFIXES } from '../../contract.ts'
import { formatChinaInstant } from '../../domain/time/instant.ts'
import type { EvidenceVault } from '../../jobs/ports.ts'
import { packPage, unpackPage } from './packed-page.ts'
import { isSha256Hex, sha256Hex } from './sha256-hex.ts'

export interface S3VaultSettings {
  readonly client: S3Client
  readonly bucket: string
}

/** S3 keeps at most 2 KB of metadata; readings hold the whole address. */
const URL_LENGTH_MAX = 1000

/** Evidence in a bucket: `evidence/ab/<sha256>.gz` by content, with where and when it was first seen as metadata. */
export function createS3Vault({ client, bucket }: S3VaultSettings): EvidenceVault {
  const locationOf = (sha256: string) => ({
    Bucket: bucket,
    Key: `${BUCKET_PREFIXES.evidence}${sha256.slice(0, 2)}/${sha256}.gz`,
  })
  return {
    async put(page) {
      const sha256 = sha256Hex(page.body)
      const command = new PutObjectCommand({
        ...locationOf(sha256),
        Body: await packPage(page.body),
        ContentType: 'application/gzip',
        Metadata: {
          url: asciiOf(page.url).slice(0, URL_LENGTH_MAX),
          at: formatChinaInstant(page.at),
          'http-status': String(page.httpStatus),
        },
        IfNoneMatch: '*',
      })
      await client.send(command).catch(ignoreKnown)
      return sha256
    },
    async get(sha256) {
      if (!isSha256Hex(sha256)) return undefined
      const packed = await readIfThere(client, new GetObjectCommand(locationOf(sha256)))
      return packed && unpackPage(packed, sha256)
    },
  }
}

/** Metadata travels in headers. */
function asciiOf(url: string): string {
  return url.toWellFormed().replace(/[^\x21-\x7e]+/g, encodeURIComponent)
}

/** 412: the same bytes are there already. 409: somebody is just putting the same bytes. */
function ignoreKnown(error: unknown): void {
  const httpStatus = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined
  if (httpStatus !== 412 && httpStatus !== 409) throw error
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
