import { openContents } from '../lib/adapters/job-contents.ts'
import { createJobQueues } from '../lib/adapters/job-queues.ts'
import { createJobRun } from '../lib/adapters/job-run.ts'
import { eachCounty } from '../lib/adapters/lambda/each-county.ts'
import { jobHandler } from '../lib/adapters/lambda/job-handler.ts'
import { deployedCatalogue } from '../lib/catalogue/compiled/deployed-catalogue.ts'
import { audit } from '../lib/jobs/audit.ts'
import { createContentReader } from '../lib/jobs/contents/content-reader.ts'

/**
 * Trigger: a schedule, at night. Reads: every event, notice with its text, message and list state of each county.
 * Writes: messages that were missed, the counties' wake times. Sends: those messages to `send`; the heartbeat, only when
 * there is nothing to find fault with.
 */
export const handler = jobHandler(() => {
  const { settings, catalogue, ...run } = createJobRun('audit', process.env, deployedCatalogue)
  const queueAt = createJobQueues(settings)
  const { telemetry } = run
  const contents = createContentReader({ store: openContents(settings.DUBAN_BUCKET), telemetry })
  return {
    telemetry,
    async onTick({ tick }) {
      const ports = { ...run, contents, queue: queueAt(tick) }
      const reports = await eachCounty(catalogue.counties.keys(), async (county) => {
        const { findings, ...counts } = await audit(county, ports, catalogue)
        for (const finding of findings) telemetry.note('audit finding', { county, ...finding })
        return { ...counts, findings: findings.length }
      })
      if (Object.values(reports).every(({ findings }) => findings === 0)) telemetry.count('Heartbeat', 1)
      return reports
    },
  }
})
