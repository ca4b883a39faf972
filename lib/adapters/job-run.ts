import { type DeployedJob, JOB_SETTINGS, type QueuedJob, type SettingName } from '../contract.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import type { Clock, JobMessage, Store } from '../jobs/ports.ts'
import { parseJobMessage } from './bus/job-message.ts'
import { systemClock } from './clock.ts'
import { dynamoClient } from './dynamodb/client.ts'
import { createDynamoStore } from './dynamodb/store.ts'
import { type Environment, readOptionalSetting, readSettings } from './settings.ts'
import { type FlushedTelemetry, lambdaTelemetry } from './telemetry.ts'

type SettingOf<Job extends DeployedJob> = (typeof JOB_SETTINGS)[Job][number]

/** What every deployed job has. */
export interface JobRun<Job extends DeployedJob> {
  readonly settings: Readonly<Record<SettingOf<Job>, string>>
  /** Its counties are those that this deployment serves. */
  readonly catalogue: Catalogue
  readonly store: Store
  readonly clock: Clock
  readonly telemetry: FlushedTelemetry
}

/** Reads a catalogue from its file; with codes, only those counties are served. */
export type CatalogueLoader = (file: string, counties?: readonly string[]) => Catalogue

/** Reads settings and catalogue of the job and opens what every job needs. No request is made. Throws `SettingsError`. */
export function createJobRun<Job extends DeployedJob>(
  job: Job,
  env: Environment,
  load: CatalogueLoader,
): JobRun<Job> {
  const names: readonly SettingName[] = JOB_SETTINGS[job]
  const settings = readSettings(env, names)
  const counties = readOptionalSetting(env, 'DUBAN_COUNTIES')
  return {
    settings,
    catalogue: load(
      settings.DUBAN_CATALOGUE,
      counties?.split(',').map((code) => code.trim()),
    ),
    store: createDynamoStore({ client: dynamoClient(), table: settings.DUBAN_TABLE }),
    clock: systemClock,
    telemetry: lambdaTelemetry(job, settings.DUBAN_STAGE),
  }
}

/** A message of the job's own queue. Throws when the text is none: it then ends in the dead-letter queue. */
export function messageFor<Job extends QueuedJob>(
  job: Job,
  body: string,
): Extract<JobMessage, { readonly job: Job }> {
  const message = parseJobMessage(body)
  if (message?.job !== job) throw new Error(`not a message of the job ${job}`)
  return message as Extract<JobMessage, { readonly job: Job }>
}
