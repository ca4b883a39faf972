import { setTimeout as pause } from 'node:timers/promises'
import {
  type BatchResultErrorEntry,
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  SQSClient,
  type SQSClientConfig,
} from '@aws-sdk/client-sqs'
import type { QueuedJob } from '../../contract.ts'
import type { JobMessage, JobQueue } from '../../jobs/ports.ts'
import { deduplicationIdOf, groupIdOf, jobMessageText } from './job-message.ts'

const BATCH_MESSAGES_MAX = 10
const ROUNDS_MAX = 5
const PAUSE_MS = 100

export interface SqsQueueOptions {
  readonly client: SQSClient
  /** Of the jobs that this run hands work to. */
  readonly queueUrls: Readonly<Partial<Record<QueuedJob, string>>>
  /** The run of the schedule, or the moment of the event, that the work comes from. */
  readonly tick: string
}

/** A client whose requests end; `endpoint` only for a server on loopback, which gets made-up credentials. */
export function sqsClient(endpoint?: string): SQSClient {
  const bounds: SQSClientConfig = {
    maxAttempts: 5,
    requestHandler: { connectionTimeout: 2000, requestTimeout: 5000 },
  }
  if (endpoint === undefined) return new SQSClient(bounds)
  const credentials = { accessKeyId: 'embedded', secretAccessKey: 'embedded' }
  return new SQSClient({ ...bounds, endpoint, region: 'us-east-1', credentials })
}

/** Jobs' work on FIFO queues, one queue a job. One request for each 10 messages of a job. */
export function createSqsQueue({ client, queueUrls, tick }: SqsQueueOptions): JobQueue {
  return {
    async enqueue(messages) {
      for (const [job, ofJob] of Map.groupBy(messages, (message) => message.job)) {
        const url = queueUrls[job]
        if (url === undefined) throw new Error(`no queue is known for the job ${job}`)
        await sendAll(client, url, entriesOf(ofJob, tick))
      }
    },
  }
}

function entriesOf(messages: readonly JobMessage[], tick: string): SendMessageBatchRequestEntry[] {
  const byId = new Map(messages.map((message) => [deduplicationIdOf(message, tick), message]))
  return [...byId].map(([id, message], index) => ({
    Id: String(index),
    MessageBody: jobMessageText(message),
    MessageGroupId: groupIdOf(message),
    MessageDeduplicationId: id,
  }))
}

async function sendAll(
  client: SQSClient,
  url: string,
  entries: readonly SendMessageBatchRequestEntry[],
): Promise<void> {
  for (let start = 0; start < entries.length; start += BATCH_MESSAGES_MAX) {
    await sendBatch(client, url, entries.slice(start, start + BATCH_MESSAGES_MAX))
  }
}

/**
 * A batch may be taken in part. What was refused is sent again, and dropped as a duplicate if it had been taken; only
 * a message that is itself at fault is not tried again. Throws when any stays.
 */
async function sendBatch(
  client: SQSClient,
  url: string,
  batch: SendMessageBatchRequestEntry[],
): Promise<void> {
  const refused: BatchResultErrorEntry[] = []
  let failed: BatchResultErrorEntry[] = []
  let left = batch
  for (let round = 0; round < ROUNDS_MAX && left.length > 0; round += 1) {
    if (round > 0) await pause(PAUSE_MS * 2 ** (round - 1))
    const answer = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: left }))
    const byFault = Object.groupBy(answer.Failed ?? [], (entry) => (entry.SenderFault ? 'ours' : 'theirs'))
    refused.push(...(byFault.ours ?? []))
    failed = byFault.theirs ?? []
    const again = new Set(failed.map(({ Id }) => Id))
    left = left.filter(({ Id }) => again.has(Id))
  }
  const lost = [...refused, ...failed]
  if (lost.length === 0) return
  throw new Error(
    `${lost.length} messages were not taken by the queue: ${lost.map(({ Code }) => Code).join(', ')}`,
  )
}
