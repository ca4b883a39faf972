import { createHash } from 'node:crypto'
import type { JobMessage } from '../../jobs/ports.ts'

const FIELDS = {
  crawl: ['county', 'host'],
  remind: ['county'],
  send: ['county', 'key', 'person', 'medium'],
  digest: ['county', 'week'],
} as const satisfies Record<JobMessage['job'], readonly string[]>

/** The message as text: only its own fields, always in the same order, so that equal messages have equal text. */
export function jobMessageText(message: JobMessage): string {
  return JSON.stringify(message, ['job', ...FIELDS[message.job]])
}

/** Reads what `jobMessageText` wrote; undefined when the text is no message of a job. */
export function parseJobMessage(text: string): JobMessage | undefined {
  const value = parsedObject(text)
  const job = value?.job
  if (!value || !isJob(job)) return undefined
  const isWhole = FIELDS[job].every((field) => typeof value[field] === 'string' && value[field] !== '')
  if (!isWhole || (job === 'send' && value.medium !== 'mail' && value.medium !== 'sms')) return undefined
  return Object.fromEntries(
    ['job', ...FIELDS[job]].map((field) => [field, value[field]]),
  ) as unknown as JobMessage
}

function parsedObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

const isJob = (job: unknown): job is JobMessage['job'] =>
  typeof job === 'string' && Object.hasOwn(FIELDS, job)

/** Work of one group is done one after the other: a host is read by one run at a time, a person told by one. */
export function groupOf(message: JobMessage): string {
  switch (message.job) {
    case 'crawl':
      return message.host
    case 'remind':
    case 'digest':
      return message.county
    case 'send':
      return `${message.county}/${message.person}`
  }
}

/** The text when SQS takes it as a group id (128 printable ASCII signs), else its hash. */
export function groupIdOf(message: JobMessage): string {
  const group = groupOf(message)
  return /^[!-~]{1,128}$/.test(group) ? group : sha256Of(group)
}

/** The same work of the same tick is one message, however often it is handed over. */
export function deduplicationIdOf(message: JobMessage, tick: string): string {
  return sha256Of(`${tick}\n${jobMessageText(message)}`)
}

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex')
