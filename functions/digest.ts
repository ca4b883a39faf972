import { createJobQueues } from '../lib/adapters/job-queues.ts'
import { createJobRun, messageFor } from '../lib/adapters/job-run.ts'
import { jobHandler } from '../lib/adapters/lambda/job-handler.ts'
import { deployedCatalogue } from '../lib/catalogue/compiled/deployed-catalogue.ts'
import { parseWeek, weekOf } from '../lib/domain/tell/digest.ts'
import { addMs, DAY_MS } from '../lib/domain/time/instant.ts'
import { digest } from '../lib/jobs/digest.ts'

/**
 * Trigger: a schedule, which becomes one message for each county with the week before the tick; then those messages.
 * Reads: people. Writes: planned digests. Sends: one message to `send` for each person of the office.
 */
export const handler = jobHandler(() => {
  const { settings, catalogue, ...run } = createJobRun('digest', process.env, deployedCatalogue)
  const queueAt = createJobQueues(settings)
  return {
    telemetry: run.telemetry,
    async onTick({ at, tick }) {
      const week = weekOf(addMs(at, -7 * DAY_MS)).id
      const messages = [...catalogue.counties.keys()].map(
        (county) => ({ job: 'digest', county, week }) as const,
      )
      await queueAt(tick).enqueue(messages)
      return { enqueued: messages.length }
    },
    async onMessage({ id, body }) {
      const { county, week: weekId } = messageFor('digest', body)
      const week = parseWeek(weekId)
      if (!week) throw new Error(`no such week: ${weekId}`)
      return digest({ county, week }, { ...run, queue: queueAt(id) }, catalogue)
    },
  }
})
