import type { DutyEvent } from '../../../lib/domain/duty/event.ts'
import { obligationsOf } from '../../../lib/domain/duty/obligation.ts'
import type { Judged } from '../../../lib/domain/judge/judge-county.ts'
import type { OutboxMessage } from '../../../lib/domain/tell/outbox.ts'
import { planReminders } from '../../../lib/domain/tell/reminder-plan.ts'
import type { Person, Role } from '../../../lib/domain/tell/unit.ts'
import { addMs, DAY_MS, type Instant } from '../../../lib/domain/time/instant.ts'
import { at, CALENDAR, CATALOGUE, COUNTY, county, event, mustBe } from '../../fixtures/cast.ts'

export interface PlanBench {
  readonly obligations: number
  /** Of the day on which everything is told for the first time, and of the next day with that outbox: milliseconds. */
  readonly firstMs: number
  readonly nextMs: number
  readonly lines: number
  /** What planning adds to what is given, at its end. */
  readonly heapMb: number
}

const UNITS = 300
const ROLES: readonly Role[] = ['contact', 'contact', 'head']
const ITEM = mustBe(CATALOGUE.items.get('01'))

/** Plans for so many open obligations, due over two hundred days around now, of a province's units in one county. */
export function benchPlan(obligations: number): PlanBench {
  const now = at('2026-10-12 09:00')
  const given = { county, calendar: CALENDAR, people: people() }
  const judged = Array.from({ length: obligations }, (_, index) => judgedAt(index, now))
  const before = heapMb()
  const first = timed(() => planReminders({ ...given, now, judged, lists: [], sent: [] }))
  // As a store gives them back.
  const sent = JSON.parse(JSON.stringify(first.value.map(accepted))) as readonly OutboxMessage[]
  const next = timed(() => planReminders({ ...given, now: addMs(now, DAY_MS), judged, lists: [], sent }))
  const lines = first.value.reduce((sum, message) => sum + message.lines.length, 0)
  return { obligations, firstMs: first.ms, nextMs: next.ms, lines, heapMb: heapMb() - before }
}

function people(): readonly Person[] {
  const ofUnits = Array.from({ length: UNITS }, (_, unit) =>
    ROLES.map((role, index) => person(`p${unit}-${index}`, `unit-${unit}`, role)),
  ).flat()
  return [...ofUnits, person('zhou', county.office, 'office')]
}

function person(id: string, unit: string, role: Role): Person {
  return { id, county: COUNTY, unit, role, name: id, email: `${id}@unit.example` }
}

function judgedAt(index: number, now: Instant): Judged {
  const occurredAt = addMs(now, -((index * 7919) % 200) * DAY_MS)
  const of: DutyEvent = { ...event({ id: `e${index}`, unit: `unit-${index % UNITS}` }), occurredAt }
  const obligation = mustBe(obligationsOf(of, ITEM, CALENDAR)[0])
  const channel = mustBe(CATALOGUE.channels.get(obligation.channel))
  const isLate = 'dueAt' in obligation.due && obligation.due.dueAt < now
  if (!isLate)
    return { obligation, channel, standing: { kind: 'awaited', because: '', channelReadable: true } }
  const overdue = {
    kind: 'overdue',
    because: '',
    since: occurredAt,
    lookedAt: now,
    readableNow: true,
  } as const
  return { obligation, channel, standing: overdue }
}

const accepted = (message: OutboxMessage): OutboxMessage => ({
  ...message,
  state: { kind: 'accepted', at: message.plannedAt, reply: '250' },
})

function timed<Value>(run: () => Value): { readonly value: Value; readonly ms: number } {
  const startedAt = process.cpuUsage()
  const value = run()
  const { user, system } = process.cpuUsage(startedAt)
  return { value, ms: (user + system) / 1000 }
}

function heapMb(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 1e6
}
