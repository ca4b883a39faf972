import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { EvidenceArchive } from './evidence/evidence-archive.ts'
import { createS3Vault } from './evidence/s3-vault.ts'

/** A workbook of a year's events is well below this. */
const UPLOAD_BYTES_MAX = 20 * 1024 * 1024

export interface JobBucket {
  readonly vault: EvidenceArchive
  /** The bytes of an uploaded file. Throws when it is larger than a workbook should be. */
  upload(key: string): Promise<Uint8Array>
}

/** The bucket of evidence and uploads, with a client whose requests end. */
export function openBucket(bucket: string): JobBucket {
  const bounds = { connectionTimeout: 2000, requestTimeout: 20_000 }
  const client = new S3Client({ maxAttempts: 5, requestHandler: bounds })
  return {
    vault: createS3Vault({ client, bucket }),
    async upload(key) {
      const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
      const bytes = answer.ContentLength ?? 0
      if (bytes > UPLOAD_BYTES_MAX)
        throw new Error(`${key} has ${bytes} bytes, at most ${UPLOAD_BYTES_MAX} are read`)
      return (await answer.Body?.transformToByteArray()) ?? new Uint8Array()
    },
  }
}
