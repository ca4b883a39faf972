import { openContents } from '../lib/adapters/job-contents.ts'
import { createJobQueues } from '../lib/adapters/job-queues.ts'
import { createJobRun, messageFor } from '../lib/adapters/job-run.ts'
import { jobHandler } from '../lib/adapters/lambda/job-handler.ts'
import { deployedCatalogue } from '../lib/catalogue/compiled/deployed-catalogue.ts'
import { createContentReader } from '../lib/jobs/contents/content-reader.ts'
import { remind } from '../lib/jobs/remind.ts'

/**
 * Trigger: a schedule, which becomes one message for each county; then those messages.
 * Reads: open events, notices and their texts, decisions, people. Writes: planned messages, the county's wake time.
 * Sends: one message to `send` for each planned message.
 */
export const handler = jobHandler(() => {
  const { settings, catalogue, ...run } = createJobRun('remind', process.env, deployedCatalogue)
  const queueAt = createJobQueues(settings)
  const { telemetry } = run
  const contents = createContentReader({ store: openContents(settings.DUBAN_BUCKET), telemetry })
  return {
    telemetry,
    async onTick({ tick }) {
      const messages = [...catalogue.counties.keys()].map((county) => ({ job: 'remind', county }) as const)
      await queueAt(tick).enqueue(messages)
      return { enqueued: messages.length }
    },
    async onMessage({ id, body }) {
      const { county } = messageFor('remind', body)
      return remind({ county, scope: 'open' }, { ...run, contents, queue: queueAt(id) }, catalogue)
    },
  }
})
