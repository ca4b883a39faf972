import { QUEUE_URL_SETTINGS, QUEUED_JOBS, type SettingName } from '../contract.ts'
import type { JobQueue } from '../jobs/ports.ts'
import { createSqsQueue, sqsClient } from './bus/sqs-queue.ts'

/** The queues whose URLs are among the settings; a queue for each tick, so that the same tick hands over work once. */
export function createJobQueues(
  settings: Readonly<Partial<Record<SettingName, string>>>,
): (tick: string) => JobQueue {
  const client = sqsClient()
  const urls = QUEUED_JOBS.map((job) => [job, settings[QUEUE_URL_SETTINGS[job]]] as const)
  const queueUrls = Object.fromEntries(urls.filter(([, url]) => url !== undefined))
  return (tick) => createSqsQueue({ client, queueUrls, tick })
}
