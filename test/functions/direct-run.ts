import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { movableClock } from '../../lib/adapters/clock.ts'
import { createDynamoStore } from '../../lib/adapters/dynamodb/store.ts'
import { createTable } from '../../lib/adapters/dynamodb/table.ts'
import { createFolderVault } from '../../lib/adapters/evidence/folder-vault.ts'
import { sha256Hex } from '../../lib/adapters/evidence/sha256-hex.ts'
import { createFetcher } from '../../lib/adapters/http/fetcher.ts'
import { mailTokens } from '../../lib/adapters/mail-token.ts'
import { noSmsGateway } from '../../lib/adapters/sms/no-gateway.ts'
import { createMailer } from '../../lib/adapters/smtp/mailer.ts'
import { quietTelemetry } from '../../lib/adapters/telemetry.ts'
import { readEventJson } from '../../lib/catalogue/event-json.ts'
import { readEventWorkbook } from '../../lib/catalogue/event-workbook.ts'
import type { Catalogue } from '../../lib/domain/catalogue.ts'
import { type AuditReport, audit } from '../../lib/jobs/audit.ts'
import { createComposer } from '../../lib/jobs/compose.ts'
import { crawl } from '../../lib/jobs/crawl.ts'
import { digest } from '../../lib/jobs/digest.ts'
import { record } from '../../lib/jobs/record.ts'
import { remind } from '../../lib/jobs/remind.ts'
import { messageIdOf, send } from '../../lib/jobs/send.ts'
import { startMailCatcher } from '../../lib/local/mail-catcher.ts'
import { countyLedger } from '../../lib/pages/county-ledger.ts'
import { fakeAttachmentReader } from '../fakes/fake-attachment-reader.ts'
import * as story from './county-story.ts'
import { type Cloud, SIGNING_KEY } from './loopback-cloud.ts'

const TABLE = 'duban-direct'

/** The same story told by calling the jobs in this process, against a table and a mail server of its own. */
export async function directRun(
  { catalogue, contacts }: { catalogue: Catalogue; contacts: Uint8Array },
  cloud: Cloud,
  sitePort: number,
) {
  const mailDir = mkdtempSync(join(tmpdir(), 'duban-direct-'))
  const catcher = await startMailCatcher({ dir: mailDir })
  await createTable(cloud.dynamo, TABLE)
  const store = createDynamoStore({ client: cloud.dynamo, table: TABLE, indexLagMs: 0 })
  const clock = movableClock(story.RECORDED_AT)
  const ports = { store, clock, telemetry: quietTelemetry, queue: { enqueue: async () => {} } }
  const origins = new Map([[`http://${story.SITE_HOST}`, `http://127.0.0.1:${sitePort}`]])
  const fetcher = createFetcher({ userAgent: 'duban/0.1 (test; duban@county.example)', origins })
  const from = { name: '督办', address: 'duban@county.example' }
  const mailer = createMailer({ url: catcher.url, from, requireTls: false })
  const ids = { digest: mailTokens(SIGNING_KEY).digest, domain: 'county.example' }
  const sending = {
    ...ports,
    mailer,
    sms: noSmsGateway,
    newClaimId: () => randomUUID(),
    messageId: (key: string) => messageIdOf(key, ids),
  }
  const sweep = async () => {
    const county = catalogue.counties.get(story.COUNTY)
    if (!county) throw new Error('no county')
    const compose = createComposer({ store, catalogue, county, ledger: countyLedger })
    return send({ county: story.COUNTY, ports: sending, compose })
  }

  const events = story.EVENTS.map((sent) => {
    const read = readEventJson(sent, catalogue)
    if ('faults' in read) throw new Error(JSON.stringify(read.faults))
    return read.event
  })
  const recordedAt = story.RECORDED_AT
  const { faults, ...facts } = await readEventWorkbook(contacts, catalogue, { recordedAt })
  if (faults.length > 0) throw new Error(JSON.stringify(faults))
  await record({ ...facts, events }, ports)
  clock.moveTo(story.CRAWLED_AT)
  const channel = catalogue.channels.get('county-site')
  const channels = channel?.kind === 'web' ? [channel] : []
  const vault = createFolderVault(mkdtempSync(join(tmpdir(), 'duban-evidence-')))
  const attachments = fakeAttachmentReader
  const crawling = { ...ports, fetcher, vault, attachments, digest: sha256Hex, pause: async () => {} }
  await crawl({ county: story.COUNTY, channels, ports: crawling, windowDays: 90 })
  clock.moveTo(story.REMINDED_AT)
  await remind({ county: story.COUNTY, scope: 'open' }, ports, catalogue)
  await sweep()
  clock.moveTo(story.DIGEST_AT)
  await digest({ county: story.COUNTY }, ports, catalogue)
  await sweep()
  clock.moveTo(story.AUDIT_AT)
  const report: AuditReport = await audit(story.COUNTY, ports, catalogue)
  mailer.close()
  await fetcher.close()
  await catcher.close()
  return { report, mailDir }
}
