import { createHash } from 'node:crypto'
import { type MovableClock, movableClock } from '../../lib/adapters/clock.ts'
import type { OutboxMessage } from '../../lib/domain/tell/outbox.ts'
import type { SmsWords } from '../../lib/domain/tell/sms/sms-template.ts'
import type { Medium } from '../../lib/domain/tell/unit.ts'
import { chinaInstantOf } from '../../lib/domain/time/instant.ts'
import type { Composed } from '../../lib/jobs/composed.ts'
import type { SmsSender } from '../../lib/jobs/ports/text-messages.ts'
import type { Mailer, OutboxStore, Telemetry } from '../../lib/jobs/ports.ts'
import { messageIdOf, type SendPorts, type SendWork } from '../../lib/jobs/send.ts'
import { fakeMailer, fakeSms } from '../fakes/fake-mailer.ts'
import { fakeStore } from '../fakes/fake-store.ts'

export const COUNTY = '211324'
export const START_AT = chinaInstantOf(2026, 11, 23, 9)

export function planned(person: string, medium: Medium = 'mail'): OutboxMessage {
  return {
    key: `${COUNTY}/${person}/${medium}/2026-11-23`,
    county: COUNTY,
    person,
    medium,
    urgent: medium === 'sms',
    kind: 'reminder',
    lines: [],
    plannedAt: START_AT,
    state: { kind: 'planned' },
    attempts: 0,
  }
}

const WORDS: SmsWords = {
  signature: '示例政务公开',
  template: { wording: '{what}请即公开。' },
  values: { what: '示例事项' },
}

export async function composed({ person, medium }: OutboxMessage): Promise<Composed> {
  if (medium === 'sms') return { kind: 'sms', sms: { phone: 'withheld', ...WORDS, at: START_AT } }
  const to = { name: person, address: `${person}@example.cn` }
  return {
    kind: 'mail',
    mail: { to, subject: '公开提醒', text: person, html: `<p>${person}</p>`, at: START_AT },
  }
}

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
export const messageId = (key: string): string => messageIdOf(key, { digest, domain: 'duban.example.cn' })

export interface Notes extends Telemetry {
  readonly notes: { readonly message: string; readonly fields: Readonly<Record<string, unknown>> }[]
}

export function fakeTelemetry(): Notes {
  const notes: Notes['notes'] = []
  return { notes, count() {}, note: (message, fields) => notes.push({ message, fields }) }
}

let claims = 0

export interface Bench {
  readonly work: SendWork & { readonly ports: SendPorts }
  readonly clock: MovableClock
  readonly telemetry: Notes
  readonly store: OutboxStore
}

export function bench(
  parts: { store?: OutboxStore; mailer?: Mailer; sms?: SmsSender; compose?: SendWork['compose'] } = {},
): Bench {
  const clock = movableClock(START_AT)
  const telemetry = fakeTelemetry()
  const store = parts.store ?? fakeStore()
  const newClaimId = () => {
    claims += 1
    return `claim-${claims}`
  }
  const { mailer = fakeMailer(), sms = fakeSms() } = parts
  const ports = { store, mailer, sms, clock, telemetry, newClaimId, messageId }
  return { work: { ports, compose: parts.compose ?? composed }, clock, telemetry, store }
}
