import type { Instant } from '../time/instant.ts'
import type { ReportLevel } from './due-rule.ts'
import type { Facts } from './trigger.ts'

/** 触发事件: something happened (or will: an auction) that makes a publication due. A fact, never changed by rules. */
export interface DutyEvent {
  readonly id: string
  readonly county: string
  /** The item whose publication the event makes due. */
  readonly item: string
  /** The kind of event, an id of `triggers.yaml`. */
  readonly trigger: string
  readonly track?: string | undefined
  readonly occurredAt: Instant
  readonly verifiedAt?: Instant | undefined
  readonly level?: ReportLevel | undefined
  readonly unit: string
  readonly facts: Facts
  readonly recordedAt: Instant
}

/** True when two statements of one event agree in everything but the moment at which they were recorded. */
export function saysTheSame(one: DutyEvent, other: DutyEvent): boolean {
  return contentOf(one) === contentOf(other)
}

function contentOf({ recordedAt: _, facts, ...rest }: DutyEvent): string {
  const ordered = (fields: object) => Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))
  const isStated = ([, value]: [string, unknown]) => value !== undefined
  return JSON.stringify([ordered(rest), ordered(facts)].map((fields) => fields.filter(isStated)))
}
