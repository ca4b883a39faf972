import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateBucketCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { buildApp } from 'fauxqs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFolderVault } from '../../../lib/adapters/evidence/folder-vault.ts'
import { createS3Vault } from '../../../lib/adapters/evidence/s3-vault.ts'
import { chinaInstantOf } from '../../../lib/domain/time/instant.ts'
import { createFakeVault } from '../../fakes/fake-vault.ts'
import { itKeepsEvidence } from './vault-contract.ts'

const page = {
  url: 'http://www.kazuo.gov.cn/kzxzf/公告.html',
  at: chinaInstantOf(2026, 3, 16, 9, 30),
  httpStatus: 200,
  body: new TextEncoder().encode('hello'),
}

describe('the fake vault', () => itKeepsEvidence(async () => createFakeVault()))

describe('the folder vault', () => {
  let root: string
  let folders = 0
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'duban-vault-'))
  })
  afterAll(() => rm(root, { recursive: true }))
  const nextFolder = () => join(root, `vault-${folders++}`)

  itKeepsEvidence(async () => createFolderVault(nextFolder()))

  test('has a line for each page put, and one file for the same bytes', async () => {
    const folder = nextFolder()
    const vault = createFolderVault(folder)
    const sha256 = await vault.put(page)
    await vault.put({ ...page, httpStatus: 404 })
    const lines = (await readFile(join(folder, 'pages.jsonl'), 'utf8')).trim().split('\n')
    const line = { url: page.url, at: '2026-03-16T09:30:00+08:00', httpStatus: 200, sha256, bytes: 5 }
    expect(lines.map((text) => JSON.parse(text))).toEqual([line, { ...line, httpStatus: 404 }])
    expect(await readdir(join(folder, sha256.slice(0, 2)))).toEqual([`${sha256}.gz`])
  })

  test('does not hand out bytes that were changed on disk', async () => {
    const folder = nextFolder()
    const vault = createFolderVault(folder)
    const [hello, other] = [await vault.put(page), await vault.put({ ...page, body: new Uint8Array([1]) })]
    const fileOf = (sha256: string) => join(folder, sha256.slice(0, 2), `${sha256}.gz`)
    await writeFile(fileOf(hello), await readFile(fileOf(other)))
    await expect(vault.get(hello)).rejects.toThrow('does not have its hash')
  })
})

describe('the S3 vault', () => {
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
    const bucket = `evidence-${buckets++}`
    await client.send(new CreateBucketCommand({ Bucket: bucket }))
    return bucket
  }

  itKeepsEvidence(async () => createS3Vault({ client, bucket: await nextBucket() }))

  test('says where and when the page was first seen', async () => {
    const bucket = await nextBucket()
    const sha256 = await createS3Vault({ client, bucket }).put(page)
    const key = `evidence/${sha256.slice(0, 2)}/${sha256}.gz`
    const { Metadata } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))
    const url = 'http://www.kazuo.gov.cn/kzxzf/%E5%85%AC%E5%91%8A.html'
    expect(Metadata).toEqual({ url, at: '2026-03-16T09:30:00+08:00', 'http-status': '200' })
  })

  test('does not hide that the bucket is missing', async () => {
    await expect(createS3Vault({ client, bucket: 'nowhere' }).put(page)).rejects.toThrow()
  })
})
