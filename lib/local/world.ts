import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createAttachmentReader } from '../adapters/attachments/attachment-reader.ts'
import { type MovableClock, movableClock } from '../adapters/clock.ts'
import { dynamoClient } from '../adapters/dynamodb/client.ts'
import { createDynamoStore } from '../adapters/dynamodb/store.ts'
import { createTable } from '../adapters/dynamodb/table.ts'
import { createFolderContents } from '../adapters/evidence/folder-contents.ts'
import { createFolderVault } from '../adapters/evidence/folder-vault.ts'
import { createFetcher } from '../adapters/http/fetcher.ts'
import { createMailer } from '../adapters/smtp/mailer.ts'
import { pinnedIssuers } from '../catalogue/channel-hosts.ts'
import { mustLoadCatalogue } from '../catalogue/load.ts'
import { type Catalogue, countyOf } from '../domain/catalogue.ts'
import type { County } from '../domain/tell/county.ts'
import { addMs, type Instant } from '../domain/time/instant.ts'
import { type ContentReader, createContentReader } from '../jobs/contents/content-reader.ts'
import type { NoticeContentStore } from '../jobs/ports/notice-content-store.ts'
import type { SmsSender } from '../jobs/ports/text-messages.ts'
import type {
  AttachmentReader,
  EvidenceVault,
  Fetcher,
  Mailer,
  PersonalDataReader,
  Store,
  Telemetry,
} from '../jobs/ports.ts'
import { messageIdOf } from '../jobs/send.ts'
import { startEmbeddedStore } from './embedded-store.ts'
import { logFile } from './log-file.ts'
import { type MailCatcher, startMailCatcher } from './mail-catcher.ts'
import { rememberingStore } from './remembering-store.ts'
import { SAMPLE_COUNTY } from './sample/sample.ts'
import { SAMPLE_CHANNELS_FILE } from './sample/sample-files.ts'
import { startSampleThread } from './sample/sample-thread.ts'
import { createSmsFolder } from './sms-folder.ts'

/** Everything that runs on this machine alone: the sample county, its sites, a store, a mail server and a moved clock. */
export interface World {
  readonly dir: string
  readonly catalogue: Catalogue
  readonly county: County
  readonly clock: MovableClock
  readonly store: Store
  readonly fetcher: Fetcher
  readonly vault: EvidenceVault
  readonly attachments: AttachmentReader
  readonly personal: PersonalDataReader
  /** Texts of notices as `crawl` keeps them, and as the other jobs look into them. */
  readonly contentStore: NoticeContentStore
  readonly contents: ContentReader
  readonly mailer: Mailer
  readonly catcher: MailCatcher
  readonly sms: SmsSender
  /** Written to `log.jsonl`. */
  readonly telemetry: Telemetry
  newClaimId(): string
  /** Domain of the Message-IDs. */
  readonly domain: string
  messageId(key: string): string
  /** No address is signed here: what comes back is known by its Message-ID. */
  readToken(address: string): undefined
  digest(text: string): string
  pause(ms: number): Promise<void>
  close(): Promise<void>
}

/** Beside the table, the texts of notices. */
export const CONTENTS_FOLDER = 'text'
/** Name of the embedded table. */
export const TABLE_NAME = 'duban-local'
/** Sites on this machine need no rest, and the clock that counts is moved by hand. */
const PAUSE_MS_MAX = 5
/** Of the addresses and Message-IDs of the embedded county. */
export const MAIL_DOMAIN = 'duban.example'
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** The project's catalogue with the cards of the sample sites in place of the real ones. Throws `CatalogueError`. */
export function worldCatalogue(): Catalogue {
  return mustLoadCatalogue({ channelOverlay: SAMPLE_CHANNELS_FILE })
}

/** Starts the embedded servers on loopback, with all data in `dir`; the clock stands at `startAt`. */
export async function openWorld(dir: string, startAt: Instant, catalogue: Catalogue): Promise<World> {
  mkdirSync(dir, { recursive: true })
  const county = countyOf(catalogue, SAMPLE_COUNTY)
  const sitesClock = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT)
  const clock = withSites(movableClock(startAt), new Float64Array(sitesClock))
  const [embedded, sites, catcher] = await allOrNone(
    startEmbeddedStore(join(dir, 'store')),
    startSampleThread(sitesClock),
    startMailCatcher({ dir: join(dir, 'mail') }),
  )
  const client = dynamoClient({ endpoint: embedded.endpoint })
  await createTable(client, TABLE_NAME)
  const fetcher = createFetcher({
    userAgent: 'duban/0.1 (sample county office; office@county.example)',
    origins: sites.origins,
    extraCas: pinnedIssuers(catalogue.channels.values()),
  })
  const mailer = createMailer({
    url: catcher.url,
    from: { name: `${county.name}政务公开办公室`, address: `office@${MAIL_DOMAIN}` },
    requireTls: false,
  })
  const attachments = createAttachmentReader()
  const telemetry = logFile(join(dir, 'log.jsonl'))
  const contentStore = createFolderContents(join(dir, CONTENTS_FOLDER))
  return {
    dir,
    catalogue,
    county,
    clock,
    store: rememberingStore(createDynamoStore({ client, table: TABLE_NAME, indexLagMs: 0 })),
    fetcher,
    vault: createFolderVault(join(dir, 'evidence')),
    attachments,
    personal: attachments,
    contentStore,
    contents: createContentReader({ store: contentStore, telemetry }),
    mailer,
    catcher,
    sms: createSmsFolder({ dir: join(dir, 'sms') }),
    telemetry,
    newClaimId: randomUUID,
    domain: MAIL_DOMAIN,
    messageId: (key) => messageIdOf(key, { digest: sha256, domain: MAIL_DOMAIN }),
    readToken: () => undefined,
    digest: sha256,
    pause: (ms) => pause(Math.min(ms, PAUSE_MS_MAX)),
    async close() {
      mailer.close()
      await Promise.all([fetcher.close(), attachments.close()])
      await Promise.all([catcher.close(), sites.close()])
      client.destroy()
      await embedded.close()
    },
  }
}

interface Closable {
  close(): Promise<void>
}

/** Waits for all; when one cannot start the others are closed again, since they would keep the process alive. */
async function allOrNone<A extends Closable, B extends Closable, C extends Closable>(
  ...starting: [Promise<A>, Promise<B>, Promise<C>]
): Promise<[A, B, C]> {
  try {
    return await Promise.all(starting)
  } catch (error) {
    await Promise.all(starting.map((one) => one.then((started) => started.close()).catch(() => {})))
    throw error
  }
}

/** The sample sites, in a thread of their own, show what they would show at the world's moment. */
function withSites(clock: MovableClock, sitesEpochMs: Float64Array): MovableClock {
  sitesEpochMs[0] = clock.now()
  const moveTo = (at: Instant) => {
    clock.moveTo(at)
    sitesEpochMs[0] = at
  }
  return { now: () => clock.now(), moveTo, moveBy: (ms) => moveTo(addMs(clock.now(), ms)) }
}
