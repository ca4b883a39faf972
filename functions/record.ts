import { openBucket } from '../lib/adapters/job-bucket.ts'
import { createJobRun } from '../lib/adapters/job-run.ts'
import { jobHandler } from '../lib/adapters/lambda/job-handler.ts'
import { refuseFaulty } from '../lib/adapters/lambda/refused-facts.ts'
import { deployedCatalogue } from '../lib/catalogue/compiled/deployed-catalogue.ts'
import { readEventJson } from '../lib/catalogue/event-json.ts'
import { readEventFile } from '../lib/catalogue/event-workbook.ts'
import { record } from '../lib/jobs/record.ts'

/**
 * Trigger: an event on the bus; a workbook or CSV put under `uploads/`. Reads: the event or the file, the ids of events.
 * Writes: events, attestations, decisions, people, the counties' wake times. Sends: nothing.
 * What is right is recorded even when something else is wrong; what is wrong fails the run, so that it is not lost.
 */
export const handler = jobHandler(() => {
  const { settings, catalogue, ...ports } = createJobRun('record', process.env, deployedCatalogue)
  const bucket = openBucket(settings.DUBAN_BUCKET)
  return {
    telemetry: ports.telemetry,
    async onFacts(details) {
      const read = details.map((detail) => readEventJson(detail, catalogue))
      const events = read.flatMap((one) => ('event' in one ? [one.event] : []))
      const facts = { events, attestations: [], decisions: [], people: [] }
      const { counts, contradictions } = await record(facts, ports)
      const faults = read.flatMap((one) => ('faults' in one ? one.faults : []))
      refuseFaulty(ports.telemetry, [...faults, ...contradictions])
      return counts
    },
    async onUpload({ key, at }) {
      if (key.endsWith('/')) return { folder: key }
      const stored = await Promise.all([...catalogue.counties.keys()].map(ports.store.events))
      const context = { recordedAt: at, knownEvents: new Set(stored.flat().map(({ id }) => id)) }
      const file = { name: key, bytes: await bucket.upload(key) }
      const { faults, ...facts } = await readEventFile(file, catalogue, context)
      const { counts, contradictions } = await record(facts, ports)
      refuseFaulty(ports.telemetry, [...faults, ...contradictions])
      return counts
    },
  }
})
