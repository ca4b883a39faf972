import { TABLE } from '../../contract.ts'
import type { Decision } from '../../domain/duty/decision.ts'
import { type DutyEvent, saysTheSame } from '../../domain/duty/event.ts'
import type { NoticeDecision } from '../../domain/judge/unclaimed/notice-decision.ts'
import type { Attestation } from '../../domain/watch/attestation.ts'
import type { FactStore } from '../../jobs/ports.ts'
import { joinKey, openPartitionOf, type Place, partitionOf } from './keys.ts'
import { peopleStore } from './people-store.ts'
import type { SingleTable } from './single-table.ts'

const { partitionKey, indexes } = TABLE

function placeOf(kind: string, fact: { readonly county: string; readonly id: string }): Place {
  return { pk: partitionOf(fact.county, kind), sk: joinKey(fact.id) }
}

function openEventPlace(event: DutyEvent): Place {
  const place = placeOf('event', event)
  return { ...place, gsi1pk: openPartitionOf(event.county, 'event'), gsi1sk: place.sk }
}

/**
 * Events, attestations and decisions. `putEvent`: one request, two when the event is known. Every other write: one.
 * Lists: one for each 1 MB; `openEvents` reads only what is open. An attestation or decision put again under its id is
 * replaced.
 */
export function factStore(table: SingleTable): FactStore {
  const all =
    <Body>(kind: string) =>
    (county: string) =>
      table.bodies<Body>({ partition: partitionOf(county, kind) })
  return {
    async putEvent(event) {
      const stored = await table.putOrStored({ place: openEventPlace(event), body: event })
      if (!stored) return 'new'
      return saysTheSame(JSON.parse(stored.body as string) as DutyEvent, event) ? 'known' : 'different'
    },
    async amendEvent(event) {
      const before = await table.change(placeOf('event', event), {
        set: { body: JSON.stringify(event) },
        condition: `attribute_exists(${partitionKey})`,
      })
      return before ? 'amended' : 'unknown'
    },
    openEvents: (county) =>
      table.bodies<DutyEvent>({ index: 'open', partition: openPartitionOf(county, 'event') }),
    events: all<DutyEvent>('event'),
    async closeEvent(county, event) {
      await table.change(placeOf('event', { county, id: event }), {
        clauses: `REMOVE ${indexes.open.partitionKey}, ${indexes.open.sortKey}`,
        condition: `attribute_exists(${partitionKey})`,
      })
    },
    async reopenEvent(county, event) {
      const place = placeOf('event', { county, id: event })
      const { partitionKey: openKey, sortKey } = indexes.open
      await table.change(place, {
        set: { [openKey]: openPartitionOf(county, 'event'), [sortKey]: place.sk },
        condition: `attribute_exists(${partitionKey})`,
      })
    },
    putAttestation: (attestation) =>
      table.put({ place: placeOf('attestation', attestation), body: attestation }),
    attestations: all<Attestation>('attestation'),
    putDecision: (decision) => table.put({ place: placeOf('decision', decision), body: decision }),
    decisions: all<Decision>('decision'),
    putNoticeDecision: (decision) =>
      table.put({ place: placeOf('notice-decision', decision), body: decision }),
    noticeDecisions: all<NoticeDecision>('notice-decision'),
    ...peopleStore(table),
  }
}
