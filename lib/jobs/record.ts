import type { Decision } from '../domain/duty/decision.ts'
import type { DutyEvent } from '../domain/duty/event.ts'
import type { Answer } from '../domain/tell/answer.ts'
import type { Person } from '../domain/tell/unit.ts'
import type { Attestation } from '../domain/watch/attestation.ts'
import type { ReceiptStore } from './ports/receipt-store.ts'
import type { Clock, FactStore, Telemetry, WakeStore } from './ports.ts'

/** Facts that were read and checked; what could not be read never gets here, its fault goes back to the sender. */
export interface NewFacts {
  readonly events: readonly DutyEvent[]
  readonly attestations: readonly Attestation[]
  readonly decisions: readonly Decision[]
  readonly people: readonly Person[]
  /** What people wrote back; kept, and left to people to read. */
  readonly answers?: readonly Answer[] | undefined
}

/** An event that is known under its id with another content, in the words of the office. */
export interface Contradiction {
  readonly event: string
  readonly message: string
  readonly mend: string
}

export interface RecordCounts {
  readonly newEvents: number
  readonly knownEvents: number
  readonly amendedEvents: number
  readonly attestations: number
  readonly decisions: number
  readonly people: number
}

export interface Recorded {
  readonly counts: RecordCounts
  /** Events that were not recorded. */
  readonly contradictions: readonly Contradiction[]
}

/**
 * Stores facts and wakes the counties that they concern. Triggered by a workbook upload, an EventBridge event or the
 * command line; receiving the same facts twice changes nothing. A known event that comes with another content is amended
 * only where somebody asks for it: an id that was used twice by mistake would else wipe out an event.
 */
export async function record(
  facts: NewFacts,
  ports: {
    store: FactStore & WakeStore & Pick<ReceiptStore, 'putAnswer'>
    clock: Clock
    telemetry: Telemetry
  },
  { amend = false }: { readonly amend?: boolean | undefined } = {},
): Promise<Recorded> {
  const { store, clock, telemetry } = ports
  const outcomes: EventOutcome[] = []
  for (const person of facts.people) await store.putPerson(person)
  for (const event of facts.events) outcomes.push(await recordEvent(event, store, amend))
  for (const attestation of facts.attestations) await store.putAttestation(attestation)
  for (const answer of facts.answers ?? []) await store.putAnswer(answer)
  for (const decision of facts.decisions) {
    await store.putDecision(decision)
    // What had been given up may be due again; when it is not, the next run closes it again.
    await store.reopenEvent(decision.county, decision.event)
  }
  const counties = new Set(
    [...facts.people, ...facts.events, ...facts.attestations, ...facts.decisions].map(({ county }) => county),
  )
  for (const county of counties) await store.touch(county, clock.now())
  const count = (outcome: EventOutcome) => outcomes.filter((one) => one === outcome).length
  telemetry.count('EventsRecorded', count('new'))
  return {
    counts: {
      newEvents: count('new'),
      knownEvents: count('known'),
      amendedEvents: count('amended'),
      attestations: facts.attestations.length,
      decisions: facts.decisions.length,
      people: facts.people.length,
    },
    contradictions: facts.events
      .filter((_, index) => outcomes[index] === 'different')
      .map(({ id }) => contradictionOf(id)),
  }
}

type EventOutcome = 'new' | 'known' | 'amended' | 'different'

async function recordEvent(event: DutyEvent, store: FactStore, amend: boolean): Promise<EventOutcome> {
  const outcome = await store.putEvent(event)
  if (outcome !== 'different' || !amend) return outcome
  await store.amendEvent(event)
  // What had been settled by the old content may be due by the new one; when it is not, the next run closes it again.
  await store.reopenEvent(event.county, event.id)
  return 'amended'
}

function contradictionOf(event: string): Contradiction {
  return {
    event,
    message: `编号“${event}”已经登记过，但内容不同，未改动`,
    mend: '要更正原来的登记，用 duban event import 或 event add 加 --amend；如果是另一件事，换一个编号',
  }
}
