import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { CDXIndexer, WARCParser, WARCSerializer } from 'warcio'
import { sha256Hex } from '../../../lib/adapters/evidence/sha256-hex.ts'
import { seenIn } from '../../../lib/adapters/evidence/warc-reading.ts'
import {
  notModifiedRecord,
  recordUuid,
  responseRecord,
  sameBytesRecord,
} from '../../../lib/adapters/evidence/warc-record.ts'
import { addMs, chinaInstantOf, DAY_MS } from '../../../lib/domain/time/instant.ts'

const at = chinaInstantOf(2026, 3, 16, 9, 30)
const page = {
  url: 'http://www.kazuo.gov.cn/公告/a.html?x=1',
  at,
  httpStatus: 200,
  headers: [
    ['content-type', 'text/html; charset=gb2312'],
    ['content-encoding', 'gzip'],
    ['transfer-encoding', 'chunked'],
    ['set-cookie', 'a=1'],
    ['set-cookie', 'b=2'],
    ['x-odd', 'one\r\ntwo'],
  ] as const,
  // 公告 in GBK, an end of line, and what looks like the end of a record.
  body: Buffer.from([
    0xb9, 0xab, 0xb8, 0xe6, 0x0d, 0x0a, 0x0d, 0x0a, 0x57, 0x41, 0x52, 0x43, 0x2f, 0x00, 0xff,
  ]),
}
const sha256 = sha256Hex(page.body)
const first = { url: page.url, at }
const later = { ...page, at: addMs(at, DAY_MS), url: 'http://www.kazuo.gov.cn/b.html' }
const HREF = 'http://www.kazuo.gov.cn/%E5%85%AC%E5%91%8A/a.html?x=1'

async function parsed(...members: readonly Uint8Array[]) {
  const records = []
  for await (const record of WARCParser.iterRecords([Buffer.concat(members)], { keepHeadersCase: true })) {
    records.push({ record, body: await record.readFully(false) })
  }
  return records
}

describe('a response record, read by a reader of WARC', () => {
  test('names address, time and digest, and holds the bytes as they were put', async () => {
    const [got] = await parsed(responseRecord(page, sha256))
    const headers = Object.fromEntries(got?.record.warcHeaders.headers ?? [])
    expect(headers).toMatchObject({
      'WARC-Type': 'response',
      'WARC-Target-URI': HREF,
      'WARC-Date': '2026-03-16T01:30:00Z',
      'WARC-Payload-Digest': `sha256:${sha256}`,
      'Content-Type': 'application/http; msgtype=response',
    })
    expect(got?.body && Buffer.compare(got.body, page.body)).toBe(0)
  })

  test('puts aside what told how the body was packed, and keeps every other header in its place', () => {
    const text = gunzipSync(responseRecord(page, sha256)).toString('latin1')
    const head = text.slice(text.indexOf('HTTP/1.1'), text.indexOf('\r\n\r\n', text.indexOf('HTTP/1.1')))
    expect(head.split('\r\n')).toEqual([
      'HTTP/1.1 200 OK',
      'content-type: text/html; charset=gb2312',
      'x-archive-orig-content-encoding: gzip',
      'x-archive-orig-transfer-encoding: chunked',
      'set-cookie: a=1',
      'set-cookie: b=2',
      'x-odd: one two',
      'content-length: 15',
    ])
  })

  test.each([
    ['that came', responseRecord(page, sha256)],
    ['that came again', sameBytesRecord(page, { sha256, first })],
  ])('gives back the headers of a page %s as the site sent them', async (_, record) => {
    const seen = await seenIn(record)
    expect(seen?.headers).toEqual([...page.headers.slice(0, -1), ['x-odd', 'one two']])
  })
})

describe('revisit records, read by a reader of WARC', () => {
  test.each([
    {
      what: 'the same bytes again',
      member: sameBytesRecord(later, { sha256, first }),
      profile: 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest',
      status: 200,
    },
    {
      what: 'not modified',
      member: notModifiedRecord(later, { sha256, first }),
      profile: 'http://netpreserve.org/warc/1.1/revisit/server-not-modified',
      status: 304,
    },
  ])('$what: refer to the record that holds the bytes', async ({ member, profile, status }) => {
    const [got] = await parsed(member)
    expect(Object.fromEntries(got?.record.warcHeaders.headers ?? [])).toMatchObject({
      'WARC-Type': 'revisit',
      'WARC-Profile': profile,
      'WARC-Target-URI': later.url,
      'WARC-Date': '2026-03-17T01:30:00Z',
      'WARC-Refers-To-Target-URI': HREF,
      'WARC-Refers-To-Date': '2026-03-16T01:30:00Z',
      'WARC-Payload-Digest': `sha256:${sha256}`,
    })
    expect(got?.record.httpHeaders?.statusCode).toBe(status)
    expect(got?.body).toHaveLength(0)
  })

  test('leave out what they refer to when that is not known', () => {
    const text = gunzipSync(sameBytesRecord(later, { sha256 })).toString()
    expect(text).not.toContain('WARC-Refers-To')
    expect(text).toContain(`sha256:${sha256}`)
  })
})

test.each([
  { what: 'response', member: responseRecord(page, sha256) },
  { what: 'revisit', member: sameBytesRecord(later, { sha256, first }) },
])('$what: digests and length are those that a serializer of WARC computes itself', async ({ member }) => {
  const record = await new WARCParser([member], { keepHeadersCase: true }).parse()
  const names = ['WARC-Block-Digest', 'WARC-Payload-Digest', 'Content-Length']
  const valuesOf = () => names.map((name) => record?.warcHeader(name))
  const ours = valuesOf()
  if (record) await new WARCSerializer(record).digestRecord({ recompute: true })
  expect(valuesOf()).toEqual(ours)
  expect(ours).not.toContain(undefined)
})

test('an indexer of WARC finds every record at its place in one file', async () => {
  const members = [responseRecord(page, sha256), sameBytesRecord(later, { sha256, first })]
  const lines = []
  for await (const line of new CDXIndexer({}).iterRecords(
    WARCParser.iterRecords([Buffer.concat(members)]) as never,
    'a.warc.gz',
  ))
    lines.push(line)
  expect(lines).toHaveLength(2)
})

test('a record written again is the same record; another second, address or content is another', () => {
  const of = { ...first, sha256 }
  expect(responseRecord(page, sha256)).toEqual(responseRecord({ ...page, at: addMs(at, 999) }, sha256))
  const others = [
    of,
    { ...of, at: addMs(at, 1000) },
    { ...of, url: later.url },
    { ...of, sha256: '0'.repeat(64) },
  ]
  expect(new Set(others.map(recordUuid)).size).toBe(others.length)
  expect(recordUuid(of)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
})
