import { BUS_EVENTS } from '../../contract.ts'
import { type Instant, parseInstant } from '../../domain/time/instant.ts'

/** A message of a queue: its text, and the id that a second delivery of the same message has too. */
export interface QueuedMessage {
  readonly id: string
  readonly body: string
  /** Work of one group is done in its order: of one host, or of one person. */
  readonly group?: string | undefined
}

/** Why a function was started. */
export type Trigger =
  | { readonly kind: 'tick'; readonly at: Instant; readonly tick: string }
  | { readonly kind: 'batch'; readonly messages: readonly QueuedMessage[] }
  | { readonly kind: 'facts'; readonly details: readonly unknown[] }
  | { readonly kind: 'upload'; readonly key: string; readonly at: Instant }

/** Thrown for a payload of no known shape: it must reach the dead-letter queue, not be taken as nothing to do. */
export class UnknownTriggerError extends Error {
  readonly code = 'trigger-unknown'
  override readonly name = 'UnknownTriggerError'
}

type Fields = Readonly<Record<string, unknown>>

/**
 * Reads what Lambda hands over: `{"kind":"tick","scheduledAt":"2026-11-23T00:30:00Z"}` from a schedule,
 * `{"Records":[{"eventSource":"aws:sqs","messageId":…,"body":…}]}` from a queue, or an event of EventBridge: a bus
 * event with one fact, or `{"events":[…]}`, as `detail`, or `Object Created` of S3.
 */
export function triggerOf(payload: unknown): Trigger {
  const fields = fieldsOf(payload)
  const trigger = tickOf(fields) ?? batchOf(fields) ?? factsOf(fields) ?? uploadOf(fields)
  if (!trigger)
    throw new UnknownTriggerError(`no known trigger has the fields ${Object.keys(fields).join(', ')}`)
  return trigger
}

function tickOf({ kind, scheduledAt }: Fields): Trigger | undefined {
  if (kind !== 'tick' || typeof scheduledAt !== 'string') return undefined
  const at = parseInstant(scheduledAt)
  return at === undefined ? undefined : { kind: 'tick', at, tick: scheduledAt }
}

function batchOf({ Records: entries }: Fields): Trigger | undefined {
  if (!Array.isArray(entries) || entries.length === 0) return undefined
  const messages = entries.map(fieldsOf).flatMap(({ eventSource, messageId, body, attributes }) => {
    const isMessage = eventSource === 'aws:sqs' && typeof messageId === 'string' && typeof body === 'string'
    const { MessageGroupId: group } = fieldsOf(attributes)
    return isMessage ? [{ id: messageId, body, ...(typeof group === 'string' && { group }) }] : []
  })
  return messages.length === entries.length ? { kind: 'batch', messages } : undefined
}

function factsOf({ source, 'detail-type': type, detail }: Fields): Trigger | undefined {
  const { record } = BUS_EVENTS
  if (source !== record.source || type !== record.detailType) return undefined
  const { events } = fieldsOf(detail)
  return { kind: 'facts', details: Array.isArray(events) ? events : [detail] }
}

function uploadOf({ source, 'detail-type': type, detail, time }: Fields): Trigger | undefined {
  if (source !== 'aws.s3' || type !== 'Object Created') return undefined
  const { key } = fieldsOf(fieldsOf(detail).object)
  const at = typeof time === 'string' ? parseInstant(time) : undefined
  return typeof key === 'string' && at !== undefined ? { kind: 'upload', key, at } : undefined
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}
