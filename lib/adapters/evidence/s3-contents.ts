import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { BUCKET_PREFIXES } from '../../contract.ts'
import type { ContentRef, NoticeContentStore } from '../../jobs/ports/notice-content-store.ts'
import { contentFileOf, packContent, unpackContent } from './content-file.ts'

/** Texts of notices in the bucket of the evidence, below `text/`. What is put again is written over with the same. */
export function createS3Contents({
  client,
  bucket,
}: {
  readonly client: S3Client
  readonly bucket: string
}): NoticeContentStore {
  const location = (ref: ContentRef) => ({
    Bucket: bucket,
    Key: `${BUCKET_PREFIXES.text}${contentFileOf(ref)}`,
  })
  return {
    async putContent(ref, kept) {
      const Body = packContent(kept)
      await client.send(new PutObjectCommand({ ...location(ref), Body, ContentType: 'application/gzip' }))
    },
    async content(ref) {
      try {
        const answer = await client.send(new GetObjectCommand(location(ref)))
        const packed = await answer.Body?.transformToByteArray()
        return packed && unpackContent(packed)
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined
        throw error
      }
    },
  }
}
