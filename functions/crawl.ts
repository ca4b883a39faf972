import { setTimeout as pause } from 'node:timers/promises'
import { createAttachmentReader } from '../lib/adapters/attachments/attachment-reader.ts'
import { sha256Hex } from '../lib/adapters/evidence/sha256-hex.ts'
import { createFetcher } from '../lib/adapters/http/fetcher.ts'
import { openBucket } from '../lib/adapters/job-bucket.ts'
import { createJobQueues } from '../lib/adapters/job-queues.ts'
import { createJobRun, messageFor } from '../lib/adapters/job-run.ts'
import { jobHandler } from '../lib/adapters/lambda/job-handler.ts'
import { deployedCatalogue } from '../lib/catalogue/compiled/deployed-catalogue.ts'
import { crawl } from '../lib/jobs/crawl.ts'

const WINDOW_DAYS = 90

/**
 * Trigger: a schedule, which becomes one message for each county and host; then those messages.
 * Reads: channel cards, list states, notices; the sites. Writes: readings, notices, list states, evidence. Sends: nothing.
 */
export const handler = jobHandler(() => {
  const { settings, catalogue, ...run } = createJobRun('crawl', process.env, deployedCatalogue)
  const web = [...catalogue.channels.values()].filter((channel) => channel.kind === 'web')
  const byHost = Map.groupBy(web, ({ address }) => new URL(address).host)
  const queueAt = createJobQueues(settings)
  const fetcher = createFetcher({ userAgent: settings.DUBAN_USER_AGENT })
  const { vault } = openBucket(settings.DUBAN_BUCKET)
  const attachments = createAttachmentReader()
  const ports = { ...run, fetcher, vault, attachments, digest: sha256Hex, pause: (ms: number) => pause(ms) }
  return {
    telemetry: run.telemetry,
    async onTick({ tick }) {
      const hosts = [...byHost.keys()]
      const messages = [...catalogue.counties.keys()].flatMap((county) =>
        hosts.map((host) => ({ job: 'crawl', county, host }) as const),
      )
      await queueAt(tick).enqueue(messages)
      return { enqueued: messages.length }
    },
    async onMessage({ body }) {
      const { county, host } = messageFor('crawl', body)
      return crawl({ county, channels: byHost.get(host) ?? [], ports, windowDays: WINDOW_DAYS })
    },
  }
})
