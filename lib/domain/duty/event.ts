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
