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
  /** Set where a notice, and not a unit, told of the event. */
  readonly origin?: Origin | undefined
  /** Events that came of a notice and that this one takes the place of; never stored. */
  readonly supersedes?: readonly Superseded[] | undefined
}

/**
 * Where an event is known from, when no unit recorded it. `proposed`: a notice without an event told of it, and a person
 * accepted that. `derived`: a notice of another event makes it due; computed on every run and never stored.
 */
export interface Origin {
  readonly kind: 'proposed' | 'derived'
  readonly notice: string
  /** The event whose notice it was. */
  readonly from?: string | undefined
  /** The earliest moment at which it may have happened; `occurredAt` is then the latest. */
  readonly earliestAt?: Instant | undefined
}

export interface Superseded {
  readonly id: string
  /** Of a derived one, the recorded event that it came from. */
  readonly from?: string | undefined
}

/** Id of an event that a person accepts from a notice; one accepted from an expectation is `<event>+<item>`. */
export function acceptedIdOf(notice: string): string {
  return `u-${notice}`
}

/** False for ids that no accepted event has; some that units give look alike. */
export function mayBeAccepted(id: string): boolean {
  return id.startsWith('u-') || id.includes('+')
}

/** The stored event on which it hangs whether this one is looked at: its own, or that which it was derived from. */
export function storedIdOf({ id, origin }: DutyEvent): string {
  return origin?.kind === 'derived' && origin.from !== undefined ? origin.from : id
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
