import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { CreateBucketCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { buildApp } from 'fauxqs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentFileOf, packContent } from '../../../lib/adapters/evidence/content-file.ts'
import { createFolderContents } from '../../../lib/adapters/evidence/folder-contents.ts'
import { createS3Contents } from '../../../lib/adapters/evidence/s3-contents.ts'
import { itKeepsContents } from '../../contracts/notice-content-contract.ts'
import { createFakeContents } from '../../fakes/fake-contents.ts'

const ref = { county: '211324', notice: '0123456789abcdef01234567', version: 'aa' }
const SECRET = '不得外传的正文'
const kept = { content: { text: SECRET, attachments: [] }, personal: { findings: [], unread: [] } }
const root = mkdtempSync(join(tmpdir(), 'duban-contents-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let folders = 0
const nextFolder = () => join(root, String(folders++))

const DAMAGED: readonly [string, Uint8Array][] = [
  ['cut off', packContent(kept).subarray(0, 40)],
  ['no JSON', gzipSync(`{"${SECRET}"`)],
  ['of a later format', gzipSync(JSON.stringify({ format: 2, ...kept }))],
  ['without a text', gzipSync(JSON.stringify({ format: 1, content: { secret: SECRET } }))],
  ['larger than any content', gzipSync(JSON.stringify({ format: 1, ...kept, more: SECRET.repeat(500_000) }))],
]

describe('contents in memory', () => itKeepsContents(async () => createFakeContents()))

describe('contents in a folder', () => {
  itKeepsContents(async () => createFolderContents(nextFolder()))

  test('leave no half-written file', async () => {
    const folder = nextFolder()
    await createFolderContents(folder).putContent(ref, kept)
    expect(readdirSync(join(folder, ref.county))).toEqual([
      expect.stringMatching(/^0123456789abcdef01234567-[0-9a-f]{64}\.json\.gz$/),
    ])
  })

  test.each(DAMAGED)('are not told when they are %s, and no error quotes them', async (_, bytes) => {
    const folder = nextFolder()
    const file = join(folder, contentFileOf(ref))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
    const error: unknown = await createFolderContents(folder)
      .content(ref)
      .catch((thrown: unknown) => thrown)
    expect(String(error)).toMatch(/damaged/)
    expect(String(error)).not.toContain(SECRET)
  })
})

describe('contents in a bucket', () => {
  const app = buildApp({ logger: false, host: '127.0.0.1' })
  let client: S3Client
  let buckets = 0
  beforeAll(async () => {
    const endpoint = await app.listen({ port: 0, host: '127.0.0.1' })
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
    client = new S3Client({ endpoint, region: 'cn-northwest-1', credentials, forcePathStyle: true })
  })
  afterAll(async () => {
    client.destroy()
    await app.close()
  })
  const nextBucket = async () => {
    const bucket = `contents-${buckets++}`
    await client.send(new CreateBucketCommand({ Bucket: bucket }))
    return bucket
  }

  itKeepsContents(async () => createS3Contents({ client, bucket: await nextBucket() }))

  test('stand below their prefix, by county and notice', async () => {
    const bucket = await nextBucket()
    await createS3Contents({ client, bucket }).putContent(ref, kept)
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket }))
    expect(Contents.map(({ Key }) => Key)).toEqual([
      expect.stringMatching(/^text\/211324\/0123456789abcdef01234567-[0-9a-f]{64}\.json\.gz$/),
    ])
  })

  test('are not told when they are damaged', async () => {
    const bucket = await nextBucket()
    const Key = `text/${contentFileOf(ref)}`
    await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: Buffer.from('x') }))
    await expect(createS3Contents({ client, bucket }).content(ref)).rejects.toThrow('damaged')
  })

  test('do not hide that the bucket is missing', async () => {
    await expect(createS3Contents({ client, bucket: 'nowhere' }).content(ref)).rejects.toThrow()
  })
})
