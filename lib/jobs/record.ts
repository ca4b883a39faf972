import type { Decision } from '../domain/duty/decision.ts'
import type { DutyEvent } from '../domain/duty/event.ts'
import type { Person } from '../domain/tell/unit.ts'
import type { Attestation } from '../domain/watch/attestation.ts'
import type { Clock, FactStore, Telemetry, WakeStore } from './ports.ts'

/** Facts that were read and checked; what could not be read never gets here, its fault goes back to the sender. */
export interface NewFacts {
  readonly events: readonly DutyEvent[]
  readonly attestations: readonly Attestation[]
  readonly decisions: readonly Decision[]
  readonly people: readonly Person[]
}

export interface RecordCounts {
  readonly newEvents: number
  readonly knownEvents: number
  readonly attestations: number
  readonly decisions: number
  readonly people: number
}

/**
 * Stores facts and wakes the counties that they concern. Triggered by a workbook upload, an EventBridge event or the
 * command line; receiving the same facts twice changes nothing.
 */
export async function record(
  facts: NewFacts,
  ports: { store: FactStore & WakeStore; clock: Clock; telemetry: Telemetry },
): Promise<RecordCounts> {
  const { store, clock, telemetry } = ports
  let newEvents = 0
  for (const person of facts.people) await store.putPerson(person)
  for (const event of facts.events) if ((await store.putEvent(event)) === 'new') newEvents += 1
  for (const attestation of facts.attestations) await store.putAttestation(attestation)
  for (const decision of facts.decisions) await store.putDecision(decision)
  const counties = new Set(
    [...facts.people, ...facts.events, ...facts.attestations, ...facts.decisions].map(({ county }) => county),
  )
  for (const county of counties) await store.touch(county, clock.now())
  telemetry.count('EventsRecorded', newEvents)
  return {
    newEvents,
    knownEvents: facts.events.length - newEvents,
    attestations: facts.attestations.length,
    decisions: facts.decisions.length,
    people: facts.people.length,
  }
}
