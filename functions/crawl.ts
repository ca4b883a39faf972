import { setTimeout as pause } from 'node:timers/promises'
import { createAttachmentReader } from '../lib/adapters/attachments/attachment-reader.ts'
import { sha256Hex } from '../lib/adapters/evidence/sha256-hex.ts'
import { createFetcher } from '../lib/adapters/http/fetcher.ts'
import { openBucket } from '../lib/adapters/job-bucket.ts'
import { openContents } from '../lib/adapters/job-contents.ts'
import { createJobQueues } from '../lib/adapters/job-queues.ts'
import { createJobRun, messageFor } from '../lib/adapters/job-run.ts'
import { jobHandler } from '../lib/adapters/lambda/job-handler.ts'
import { channelsByHost, pinnedIssuers } from '../lib/catalogue/channel-hosts.ts'
import { deployedCatalogue } from '../lib/catalogue/compiled/deployed-catalogue.ts'
import { crawl } from '../lib/jobs/crawl.ts'

const WINDOW_DAYS = 90

/**
 * Trigger: a schedule, which becomes one message for each county and host; then those messages.
 * Reads: channel cards, list states, notices; the sites. Writes: readings, notices with their texts, list states, evidence. Sends: nothing.
 */
export const handler = jobHandler(() => {
  const { settings, catalogue, ...run } = createJobRun('crawl', process.env, deployedCatalogue)
  const channels = [...catalogue.channels.values()]
  const queueAt = createJobQueues(settings)
  const fetcher = createFetcher({ userAgent: settings.DUBAN_USER_AGENT, extraCas: pinnedIssuers(channels) })
  const { vault } = openBucket(settings.DUBAN_BUCKET)
  const files = createAttachmentReader()
  const ports = {
    ...run,
    fetcher,
    vault,
    attachments: files,
    personal: files,
    contents: openContents(settings.DUBAN_BUCKET),
    digest: sha256Hex,
    pause: (ms: number) => pause(ms),
  }
  return {
    telemetry: run.telemetry,
    async onTick({ tick }) {
      const messages = [...catalogue.counties.keys()].flatMap((county) =>
        [...channelsByHost(channels, county).keys()].map((host) => ({ job: 'crawl', county, host }) as const),
      )
      await queueAt(tick).enqueue(messages)
      return { enqueued: messages.length }
    },
    async onMessage({ body }) {
      const { county, host } = messageFor('crawl', body)
      const ofHost = channelsByHost(channels, county).get(host) ?? []
      return crawl({ county, channels: ofHost, ports, windowDays: WINDOW_DAYS })
    },
  }
})
