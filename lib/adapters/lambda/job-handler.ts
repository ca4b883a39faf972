import type { Instant } from '../../domain/time/instant.ts'
import type { Telemetry } from '../../jobs/ports.ts'
import { once } from './once.ts'
import { type QueuedMessage, type Trigger, triggerOf, UnknownTriggerError } from './trigger.ts'

/** What a job does for each kind of trigger that it has; each gives its counts. */
export interface JobWork {
  readonly telemetry: Telemetry & { flush(): void }
  readonly onTick?: (tick: { readonly at: Instant; readonly tick: string }) => Promise<object>
  readonly onMessage?: (message: QueuedMessage) => Promise<unknown>
  readonly onFacts?: (details: readonly unknown[]) => Promise<object>
  readonly onUpload?: (upload: { readonly key: string; readonly at: Instant }) => Promise<object>
}

/** Ids of messages that are to come again, as Lambda takes them back. */
export interface BatchAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[]
}

/** A Lambda handler: assembles the job at its first call, does what the trigger asks for, and writes the metrics. */
export function jobHandler(assemble: () => JobWork): (payload: unknown) => Promise<object> {
  const assembled = once(assemble)
  return async (payload) => {
    const work = assembled()
    try {
      const counts = await workOff(triggerOf(payload), work)
      work.telemetry.note('done', { counts: JSON.stringify(counts) })
      return counts
    } finally {
      work.telemetry.flush()
    }
  }
}

async function workOff(trigger: Trigger, work: JobWork): Promise<object> {
  switch (trigger.kind) {
    case 'tick':
      if (work.onTick) return work.onTick(trigger)
      break
    case 'batch':
      if (work.onMessage) return workOffBatch(trigger.messages, work.onMessage, work.telemetry)
      break
    case 'facts':
      if (work.onFacts) return work.onFacts(trigger.details)
      break
    case 'upload':
      if (work.onUpload) return work.onUpload(trigger)
      break
  }
  throw new UnknownTriggerError(`this job is not started by a ${trigger.kind}`)
}

/**
 * In the order of the queue. What comes after a failure in its group must not overtake it and goes back too; other groups
 * go on, so that a message which nobody can work off does not use up the tries of its neighbours. Without groups all
 * messages are of one.
 */
async function workOffBatch(
  messages: readonly QueuedMessage[],
  onMessage: (message: QueuedMessage) => Promise<unknown>,
  telemetry: Telemetry,
): Promise<BatchAnswer> {
  const stopped = new Set<string | undefined>()
  const failed: { readonly itemIdentifier: string }[] = []
  for (const message of messages) {
    const isTried = !stopped.has(message.group)
    if (isTried && (await isWorkedOff(message, onMessage, telemetry))) continue
    stopped.add(message.group)
    failed.push({ itemIdentifier: message.id })
  }
  return { batchItemFailures: failed }
}

async function isWorkedOff(
  message: QueuedMessage,
  onMessage: (message: QueuedMessage) => Promise<unknown>,
  telemetry: Telemetry,
): Promise<boolean> {
  try {
    await onMessage(message)
    return true
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    telemetry.note('a message could not be worked off', { message: message.id, reason })
    telemetry.count('MessagesFailed', 1)
    return false
  }
}
