import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAttachmentReader } from '../../lib/adapters/attachments/attachment-reader.ts'
import { createDynamoStore } from '../../lib/adapters/dynamodb/store.ts'
import { deployedCatalogue } from '../../lib/catalogue/compiled/deployed-catalogue.ts'
import { writeEventWorkbook } from '../../lib/catalogue/event-workbook.ts'
import { bundleHandlers, bundleOf } from '../../lib/cdk/bundle-handlers.ts'
import { BUS_EVENTS, DEPLOYED_JOBS, type DeployedJob, type QueuedJob } from '../../lib/contract.ts'
import type { Instant } from '../../lib/domain/time/instant.ts'
import { madePdf } from '../readers/attachment-text/made-pdf.ts'
import { madeRar } from '../readers/attachment-text/made-rar.ts'
import * as story from './county-story.ts'
import { directRun } from './direct-run.ts'
import { type RunningFunction, startFunction } from './lambda-runtime.ts'
import { BUCKET, type Cloud, portOf, type SqsPayload, startCloud, TABLE } from './loopback-cloud.ts'

const bundles = mkdtempSync(join(tmpdir(), 'duban-bundles-'))
const functions = new Map<DeployedJob, RunningFunction>()
let cloud: Cloud
let site: Server

beforeAll(async () => {
  bundleHandlers(bundles, { channelOverlay: join(import.meta.dirname, 'county-site.yaml') })
  ;[cloud, site] = await Promise.all([startCloud(), story.startSite()])
  for (const job of DEPLOYED_JOBS) functions.set(job, await startFunction(bundleOf(bundles, job), envOf(job)))
}, 120_000)

afterAll(async () => {
  for (const running of functions.values()) await running.stop()
  site.close()
  await cloud.close()
  rmSync(bundles, { recursive: true })
})

const envOf = (job: DeployedJob): Record<string, string> => ({
  ...cloud.env,
  DUBAN_STAGE: 'test',
  DUBAN_CATALOGUE: join(bundleOf(bundles, job), 'catalogue.json'),
  DUBAN_TABLE: TABLE,
  DUBAN_BUCKET: BUCKET,
  DUBAN_SMTP_SECRET: 'duban/test/smtp-url',
  DUBAN_SIGNING_SECRET: 'duban/test/signing-key',
  DUBAN_MAILBOX_SECRET: 'duban/test/mailbox-url',
  DUBAN_MAIL_FROM: '督办 <duban@county.example>',
  DUBAN_USER_AGENT: 'duban/0.1 (test; duban@county.example)',
  TEST_SITES: JSON.stringify({ [story.SITE_HOST]: portOf(site) }),
})

function functionOf(job: DeployedJob): RunningFunction {
  const running = functions.get(job)
  if (!running) throw new Error(`${job} is not running`)
  return running
}

const invoke = (job: DeployedJob, payload: unknown, at: Instant) => functionOf(job).invoke(payload, at)
const tick = (job: DeployedJob, at: Instant) =>
  invoke(job, { kind: 'tick', scheduledAt: new Date(at).toISOString() }, at)
const bodyOf = (payload: SqsPayload) => JSON.parse(payload.Records[0]?.body ?? '') as { host?: string }
const contacts = () =>
  writeEventWorkbook({ events: [], attestations: [], decisions: [], people: story.PEOPLE }, catalogue())
const catalogue = () => deployedCatalogue(join(bundleOf(bundles, 'audit'), 'catalogue.json'))

/** Takes what waits in the queue of the job and delivers each message twice, as SQS may. */
async function workOffTwice(
  job: QueuedJob,
  at: Instant,
  isWanted = (_: SqsPayload) => true,
): Promise<number> {
  const payloads = (await cloud.take(job)).filter(isWanted)
  for (const payload of payloads) {
    expect(await invoke(job, payload, at)).toEqual({ batchItemFailures: [] })
    expect(await invoke(job, payload, at)).toEqual({ batchItemFailures: [] })
  }
  return payloads.length
}

const busEvent = (detail: unknown) => ({
  source: BUS_EVENTS.record.source,
  'detail-type': BUS_EVENTS.record.detailType,
  time: '2026-10-26T08:00:00Z',
  detail,
})

/** Puts a file into the bucket and tells `record` so, as S3 does. */
async function upload(key: string, bytes: Uint8Array) {
  await cloud.upload(key, bytes)
  const detail = { bucket: { name: BUCKET }, object: { key } }
  const created = { source: 'aws.s3', 'detail-type': 'Object Created', time: '2026-10-26T08:00:00Z', detail }
  return invoke('record', created, story.RECORDED_AT)
}

/** Each caught mail, byte for byte, by the name of its file: the Message-ID, and a number when it came again. */
const mailsIn = (dir: string) =>
  Object.fromEntries(readdirSync(dir).map((file) => [file, readFileSync(join(dir, file), 'utf8')]))

/** Bytes of what a handler loads before its first message: its entry, and the files that this imports at once. */
function loadedAtStart(dir: string, file = 'index.mjs', seen = new Set<string>()): number {
  if (seen.has(file)) return 0
  seen.add(file)
  const imported = readFileSync(join(dir, file), 'utf8').matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.mjs)"/g)
  const own = statSync(join(dir, file)).size
  return [...imported].reduce((sum, [, name = '']) => sum + loadedAtStart(dir, name, seen), own)
}

describe('the bundled handlers', () => {
  it('are small', () => {
    const kib = Object.fromEntries(
      DEPLOYED_JOBS.map((job) => [job, loadedAtStart(bundleOf(bundles, job)) / 1024]),
    )
    // Reading pages and writing web archives; the aim of 1.5 MB is missed by some 30 KB.
    for (const [job, size] of Object.entries(kib)) expect([job, size < 1600]).toEqual([job, true])
    expect(kib.receive).toBeLessThan(1500)
    expect(kib.digest).toBeLessThan(400)
    // With the client of the bucket, which holds the texts of notices.
    for (const job of ['remind', 'audit']) expect(kib[job]).toBeLessThan(600)
    // The mail library, that client and three vendors of text messages: the aim of 0.7 MB is missed by 0.2 MB.
    expect(kib.send).toBeLessThan(900)
  })

  it('run on the Node that Lambda has', () => expect(process.version).toMatch(/^v24\./))

  it('record people from an upload and events from the bus', async () => {
    expect(await upload('uploads/联系人.XLSX', await contacts())).toMatchObject({ people: 3 })
    const [first, ...others] = story.EVENTS
    expect(await invoke('record', busEvent(first), story.RECORDED_AT)).toMatchObject({ newEvents: 1 })
    const list = busEvent({ events: others })
    expect(await invoke('record', list, story.RECORDED_AT)).toMatchObject({ newEvents: 2 })
    expect(await invoke('record', list, story.RECORDED_AT)).toMatchObject({ newEvents: 0, knownEvents: 2 })
  })

  it('record an uploaded CSV, and fail on a file of any other kind', async () => {
    const csv = [
      '编号,公开事项编号,触发事件,发生时间,责任单位,项目名称,提交方式/交易类型',
      'posted,19,text_received,2026-10-16 09:00,finance-bureau,示例县粮库旧址房产转让,转让',
    ]
    const bytes = new TextEncoder().encode(csv.join('\n'))
    expect(await upload('uploads/事件.CSV', bytes)).toMatchObject({ newEvents: 0, knownEvents: 1 })
    await expect(upload('uploads/事件.docx', bytes)).rejects.toThrow('1 faults in what was sent')
    expect(functionOf('record').output()).toContain('只读 .xlsx 和 .csv 文件')
    expect(await upload('uploads/folder/', new Uint8Array())).toEqual({ folder: 'uploads/folder/' })
  })

  it('record what is right beside what is wrong, and fail', async () => {
    const wrong = { ...story.EVENTS[0], id: 'wrong', item: '99' }
    const sent = busEvent({ events: [wrong, story.EVENTS[1]] })
    await expect(invoke('record', sent, story.RECORDED_AT)).rejects.toThrow('1 faults in what was sent')
    expect(functionOf('record').output()).toContain('没有公开事项')
    await expect(invoke('record', { hello: 1 }, story.RECORDED_AT)).rejects.toThrow('no known trigger')
    await expect(tick('record', story.RECORDED_AT)).rejects.toThrow('not started by a tick')
  })

  it('crawl the county site, once a host and tick', async () => {
    const hosts = await tick('crawl', story.CRAWLED_AT)
    expect(await tick('crawl', story.CRAWLED_AT)).toEqual(hosts)
    const ofSite = (payload: SqsPayload) => bodyOf(payload).host === story.SITE_HOST
    expect(await workOffTwice('crawl', story.CRAWLED_AT, ofSite)).toBe(1)
    const store = createDynamoStore({ client: cloud.dynamo, table: TABLE })
    const states = await store.listStates(story.COUNTY)
    expect(states.map(({ lastOutcome, looks }) => [lastOutcome.kind, looks])).toEqual([['unchanged', 2]])
    expect(await store.notices(story.COUNTY)).toHaveLength(1)
    expect(await cloud.keysBelow('text/')).toHaveLength(1)
  })

  it('remind each person once, whatever comes twice', async () => {
    await tick('remind', story.REMINDED_AT)
    expect(await workOffTwice('remind', story.REMINDED_AT)).toBe(1)
    expect(await workOffTwice('send', story.REMINDED_AT)).toBeGreaterThan(1)
    await tick('send', story.REMINDED_AT)
    const to = (await cloud.catcher.list()).map((mail) => mail.to).sort()
    expect(to).toEqual([...new Set(to)])
    expect(to.join()).toContain('water@county.example')
    expect(to.join()).toContain('finance@county.example')
  })

  it('receive what the mailbox holds, and say that it cannot be opened', async () => {
    const run = tick('receive', story.REMINDED_AT)
    await expect(run).rejects.toThrow(
      /receiving failed: mailbox: the mailbox could not be opened: .*ECONNREFUSED/,
    )
  })

  it('send one digest to the office', async () => {
    const before = (await cloud.catcher.list()).length
    await tick('digest', story.DIGEST_AT)
    expect(await workOffTwice('digest', story.DIGEST_AT)).toBe(1)
    expect(await workOffTwice('send', story.DIGEST_AT)).toBe(1)
    const mails = await cloud.catcher.list()
    expect(mails).toHaveLength(before + 1)
    expect(mails.at(-1)?.to).toContain('office@county.example')
  })

  it('have the same outcome as the jobs called directly', async () => {
    const audited = await tick('audit', story.AUDIT_AT)
    const { report, mailDir } = await directRun(
      { catalogue: catalogue(), contacts: await contacts() },
      cloud,
      portOf(site),
    )
    const { findings, ...counts } = report
    expect(audited).toEqual({ [story.COUNTY]: { ...counts, findings: findings.length } })
    expect(findings.length).toBeGreaterThan(0)
    expect(functionOf('audit').output()).not.toContain('Heartbeat')
    expect(Object.keys(mailsIn(cloud.mailDir))).toEqual(Object.keys(mailsIn(mailDir)))
    expect(mailsIn(cloud.mailDir)).toEqual(mailsIn(mailDir))
  })

  it('write metrics under the stage and the job', () => {
    const lines = functionOf('crawl')
      .output()
      .split('\n')
      .filter((line) => line.includes('CloudWatchMetrics'))
    const metrics = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    const looks = metrics.filter((metric) => 'Looks' in metric)
    expect(looks[0]).toMatchObject({ service: 'crawl', stage: 'test', outcome: 'read' })
  })
})

it('the bundled process that reads files has beside it what a PDF and a .rar need', async () => {
  const worker = pathToFileURL(join(bundleOf(bundles, 'crawl'), 'attachment-worker.mjs'))
  const reader = createAttachmentReader({ timeoutMs: 20_000, memoryMbMax: 192, worker })
  const pdf = madePdf({ pages: ['公告公示'.repeat(6)], font: 'GBK-EUC-H' })
  const rar = madeRar([{ name: '附件.pdf', content: pdf, isPacked: true }])
  expect(await reader.read({ name: '附件.pdf', body: pdf })).toMatchObject({ kind: 'text' })
  expect(await reader.read({ name: '附件.rar', body: rar })).toEqual({
    kind: 'text',
    text: expect.stringContaining('公告公示'),
  })
  await reader.close()
})

it('a handler without its settings says which, and starts once it has them', async () => {
  const bare = await startFunction(bundleOf(bundles, 'remind'), { AWS_REGION: 'cn-northwest-1' })
  const started = bare.invoke({ kind: 'tick', scheduledAt: '2026-10-27T02:00:00Z' }, story.REMINDED_AT)
  await expect(started).rejects.toThrow(/DUBAN_STAGE.*\n.*DUBAN_CATALOGUE/)
  await bare.stop()
  expect(readFileSync(join(bundleOf(bundles, 'remind'), 'index.mjs'), 'utf8')).not.toContain('/work/')
})
