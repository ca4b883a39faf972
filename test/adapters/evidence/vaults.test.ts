import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { buildApp } from 'fauxqs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFolderVault } from '../../../lib/adapters/evidence/folder-vault.ts'
import { createS3Vault } from '../../../lib/adapters/evidence/s3-vault.ts'
import { sha256Hex } from '../../../lib/adapters/evidence/sha256-hex.ts'
import { addMs, chinaInstantOf, DAY_MS, MINUTE_MS } from '../../../lib/domain/time/instant.ts'
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

  test('has a line and a file for each page that is kept, and a note for a later time', async () => {
    const folder = nextFolder()
    const vault = createFolderVault(folder)
    const sha256 = await vault.put(page)
    await vault.put({ ...page, httpStatus: 404, at: addMs(page.at, DAY_MS) })
    const lines = (await readFile(join(folder, 'pages.jsonl'), 'utf8')).trim().split('\n')
    const line = { url: page.url, at: '2026-03-16T09:30:00+08:00', httpStatus: 200, sha256, bytes: 5 }
    expect(lines.map((text) => JSON.parse(text))).toEqual([line])
    expect(await readdir(join(folder, sha256.slice(0, 2)))).toEqual([`${sha256}.warc.gz`])
    expect(await readdir(join(folder, 'revisits'))).toEqual(['2026-03-17.warc.gz'])
  })

  test('does not hand out bytes that were changed on disk', async () => {
    const folder = nextFolder()
    const vault = createFolderVault(folder)
    const [hello, other] = [await vault.put(page), await vault.put({ ...page, body: new Uint8Array([1]) })]
    const fileOf = (sha256: string) => join(folder, sha256.slice(0, 2), `${sha256}.warc.gz`)
    await writeFile(fileOf(hello), await readFile(fileOf(other)))
    await expect(vault.get(hello)).rejects.toThrow('does not have its hash')
  })

  test('writes a damaged record anew when its bytes come again', async () => {
    const folder = nextFolder()
    const sha256 = await createFolderVault(folder).put(page)
    const file = join(folder, sha256.slice(0, 2), `${sha256}.warc.gz`)
    await truncate(file, 60)
    const vault = createFolderVault(folder)
    await expect(vault.get(sha256)).rejects.toThrow()
    await vault.put({ ...page, at: addMs(page.at, DAY_MS) })
    expect(await vault.get(sha256)).toHaveLength(5)
  })

  test('reads pages that were stored as bytes alone, and their times from the index', async () => {
    const folder = nextFolder()
    const sha256 = sha256Hex(page.body)
    await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true })
    await writeFile(join(folder, sha256.slice(0, 2), `${sha256}.gz`), gzipSync(page.body))
    const line = { url: page.url, at: '2026-03-16T09:30:00+08:00', httpStatus: 200, sha256, bytes: 5 }
    await writeFile(
      join(folder, 'pages.jsonl'),
      `${JSON.stringify(line)}\n{"url":"http://torn.example","sha256":"${sha256}`,
    )
    const vault = createFolderVault(folder)
    expect(Buffer.compare((await vault.get(sha256)) ?? Buffer.of(), page.body)).toBe(0)
    expect(await vault.sightings(sha256)).toMatchObject([{ kind: 'came', at: page.at, httpStatus: 200 }])
    expect(await vault.hashesFrom(sha256.slice(0, 9))).toEqual([sha256])
  })

  test.each([1, 2, 7, 8, 12, 20, 60])(
    'a note of which a crash left %i bytes too few or many costs no other note',
    async (bytes) => {
      const folder = nextFolder()
      const before = createFolderVault(folder)
      const sha256 = await before.put(page)
      const minutes = [1, 2, 3].map((n) => addMs(page.at, n * MINUTE_MS))
      const notes = join(folder, 'revisits', '2026-03-16.warc.gz')
      for (const at of minutes.slice(0, 2)) await before.put({ ...page, at })
      const whole = await readFile(notes)
      await appendFile(notes, whole.subarray(0, bytes))
      const after = createFolderVault(folder)
      await after.put({ ...page, at: minutes[2] ?? page.at })
      expect((await after.sightings(sha256)).map(({ at }) => at)).toEqual([page.at, ...minutes])
      expect((await readFile(notes)).subarray(0, whole.length)).toEqual(whole)
    },
  )

  test('a note that was cut off by a crash costs no other note, and no other tool stumbles over it', async () => {
    const folder = nextFolder()
    const before = createFolderVault(folder)
    const sha256 = await before.put(page)
    const minutes = [1, 2, 3].map((n) => addMs(page.at, n * MINUTE_MS))
    for (const at of minutes) await before.put({ ...page, at })
    const notes = join(folder, 'revisits', '2026-03-16.warc.gz')
    const whole = await readFile(notes)
    await truncate(notes, whole.length - 20)
    const after = createFolderVault(folder)
    const timesOf = async () => (await after.sightings(sha256)).map(({ at }) => at)
    expect(await timesOf()).toEqual([page.at, ...minutes.slice(0, 2)])
    const again = addMs(page.at, 9 * MINUTE_MS)
    await after.put({ ...page, at: again })
    expect(await timesOf()).toEqual([page.at, ...minutes.slice(0, 2), again])
    expect(
      gunzipSync(await readFile(notes))
        .toString('latin1')
        .match(/^WARC\/1\.1/gm),
    ).toHaveLength(3)
  })

  test('does not open the notes of days before the page first came', async () => {
    const folder = nextFolder()
    const vault = createFolderVault(folder)
    const sha256 = await vault.put(page)
    const later = addMs(page.at, DAY_MS)
    await vault.put({ ...page, at: later })
    // What cannot be opened as a file shows that it was not tried.
    await mkdir(join(folder, 'revisits', '2026-03-14.warc.gz'))
    expect((await vault.sightings(sha256)).map(({ at }) => at)).toEqual([page.at, later])
  })

  test('opens all notes for bytes whose first time it does not know', async () => {
    const folder = nextFolder()
    const vault = createFolderVault(folder)
    const sha256 = sha256Hex(page.body)
    await vault.confirm({ url: page.url, at: page.at, sha256 })
    await vault.confirm({ url: page.url, at: addMs(page.at, 40 * DAY_MS), sha256 })
    expect(await vault.sightings(sha256)).toHaveLength(2)
  })

  test('reads notes on both sides of a torn one', async () => {
    const folder = nextFolder()
    const vault = createFolderVault(folder)
    const sha256 = await vault.put(page)
    const notes = join(folder, 'revisits', '2026-03-16.warc.gz')
    const [next, last] = [addMs(page.at, MINUTE_MS), addMs(page.at, 2 * MINUTE_MS)]
    await vault.put({ ...page, at: next })
    await appendFile(notes, (await readFile(notes)).subarray(0, 100))
    await vault.put({ ...page, at: last })
    expect((await vault.sightings(sha256)).map(({ at }) => at)).toEqual([page.at, next, last])
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

  itKeepsEvidence(async () => createS3Vault({ client: strict(client), bucket: await nextBucket() }))

  test('says where and when the page was first seen', async () => {
    const bucket = await nextBucket()
    const sha256 = await createS3Vault({ client, bucket }).put(page)
    const key = `evidence/${sha256.slice(0, 2)}/${sha256}.warc.gz`
    const { Metadata } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))
    const url = 'http://www.kazuo.gov.cn/kzxzf/%E5%85%AC%E5%91%8A.html'
    expect(Metadata).toEqual({ url, at: '2026-03-16T09:30:00+08:00', 'http-status': '200' })
  })

  test('has a note for a later time in the folder of its day', async () => {
    const bucket = await nextBucket()
    const sha256 = await createS3Vault({ client, bucket }).put(page)
    // Another run, which knows of the first time from the bucket alone.
    await createS3Vault({ client: strict(client), bucket }).put({ ...page, at: addMs(page.at, DAY_MS) })
    const prefix = `evidence/revisits/2026-03-17/${sha256}-`
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }))
    expect(Contents).toHaveLength(1)
    const note = await client.send(new GetObjectCommand({ Bucket: bucket, Key: Contents[0]?.Key ?? '' }))
    const text = gunzipSync((await note.Body?.transformToByteArray()) ?? Buffer.of()).toString()
    expect(text).toContain('WARC-Refers-To-Date: 2026-03-16T01:30:00Z')
    expect(text).toContain('WARC-Refers-To-Target-URI: http://www.kazuo.gov.cn/kzxzf/%E5%85%AC%E5%91%8A.html')
  })

  test('who may not look still notes the later time, by digest alone', async () => {
    const bucket = await nextBucket()
    const sha256 = await createS3Vault({ client, bucket }).put(page)
    const denied = async (command: object) => {
      if (!(command instanceof HeadObjectCommand)) return strict(client).send(command as never)
      throw failedWith(403)
    }
    const blind = { send: denied } as unknown as S3Client
    await createS3Vault({ client: blind, bucket }).put({ ...page, at: addMs(page.at, DAY_MS) })
    expect(await createS3Vault({ client, bucket }).sightings(sha256)).toHaveLength(2)
  })

  test('reads pages that were stored as bytes alone', async () => {
    const bucket = await nextBucket()
    const sha256 = sha256Hex(page.body)
    const Key = `evidence/${sha256.slice(0, 2)}/${sha256}.gz`
    const Metadata = { url: 'http://a.example/', at: '2026-03-16T09:30:00+08:00', 'http-status': '200' }
    await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: gzipSync(page.body), Metadata }))
    const vault = createS3Vault({ client, bucket })
    expect(await vault.get(sha256)).toHaveLength(5)
    expect(await vault.sightings(sha256)).toMatchObject([{ kind: 'came', at: page.at, httpStatus: 200 }])
    expect(await vault.hashesFrom(sha256.slice(0, 8))).toEqual([sha256])
  })

  test.each([
    ['an unreadable time', { url: 'http://a.example/', at: 'yesterday', 'http-status': '200' }],
    ['no address', { at: '2026-03-16T09:30:00+08:00', 'http-status': '200' }],
  ])('makes up no first time for an object with %s', async (_, Metadata) => {
    const bucket = await nextBucket()
    const sha256 = sha256Hex(page.body)
    const Key = `evidence/${sha256.slice(0, 2)}/${sha256}.gz`
    await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: gzipSync(page.body), Metadata }))
    const vault = createS3Vault({ client, bucket })
    expect(await vault.get(sha256)).toHaveLength(5)
    expect(await vault.sightings(sha256)).toEqual([])
  })

  test('puts a page again while another write of it is under way, which may yet fail', async () => {
    const bucket = `under-way-${buckets++}`
    await client.send(new CreateBucketCommand({ Bucket: bucket }))
    let conflicts = 2
    const send = async (command: object) => {
      if (command instanceof PutObjectCommand && conflicts-- > 0) throw failedWith(409)
      return client.send(command as never)
    }
    const vault = createS3Vault({ client: { send } as unknown as S3Client, bucket })
    expect(await vault.get(await vault.put(page))).toEqual(Buffer.from(page.body))
    conflicts = 9
    await expect(vault.put({ ...page, body: new Uint8Array([1]) })).rejects.toThrow()
  })

  test('does not hide that the bucket is missing', async () => {
    await expect(createS3Vault({ client, bucket: 'nowhere' }).put(page)).rejects.toThrow()
  })
})

/** As S3 does it, and the server here does not: what is there already is not written over. */
function strict(client: S3Client): S3Client {
  const send = async (command: object) => {
    if (command instanceof PutObjectCommand && command.input.IfNoneMatch === '*') {
      const { Bucket, Key } = command.input
      const isThere = await client.send(new HeadObjectCommand({ Bucket, Key })).then(
        () => true,
        () => false,
      )
      if (isThere) throw failedWith(412)
    }
    return client.send(command as never)
  }
  return { send } as unknown as S3Client
}

function failedWith(httpStatusCode: number): S3ServiceException {
  return new S3ServiceException({ name: 'Refused', $fault: 'client', $metadata: { httpStatusCode } })
}
