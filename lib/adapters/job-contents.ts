import { S3Client } from '@aws-sdk/client-s3'
import type { NoticeContentStore } from '../jobs/ports/notice-content-store.ts'
import { createS3Contents } from './evidence/s3-contents.ts'

/** Texts of notices in the bucket. Nothing waits long for them: without a text only less can be said. */
export function openContents(bucket: string): NoticeContentStore {
  const bounds = { connectionTimeout: 2000, requestTimeout: 5000 }
  return createS3Contents({ client: new S3Client({ maxAttempts: 2, requestHandler: bounds }), bucket })
}
