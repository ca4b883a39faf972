import { type EventRead, readEventJson } from '../../catalogue/event-json.ts'
import type { Catalogue } from '../../domain/catalogue.ts'
import { acceptedIdOf, type Origin } from '../../domain/duty/event.ts'
import { FACT_LABELS } from '../../domain/duty/trigger.ts'
import type { Expectation } from '../../domain/judge/unclaimed/expectations.ts'
import type { Proposal } from '../../domain/judge/unclaimed/proposal.ts'
import { formatChinaInstant, type Instant } from '../../domain/time/instant.ts'

const FIELDS: ReadonlySet<string> = new Set(['trigger', 'track', 'unit', 'occurredAt', 'verifiedAt', 'level'])

export interface AcceptedWith {
  /** `field=value`: what the person corrects or adds. */
  readonly set: readonly string[]
  readonly recordedAt: Instant
  readonly catalogue: Catalogue
}

/** The event that a person accepts, checked like one that a unit enters; its id comes from the notice alone. */
export function acceptedEvent(
  found: Proposal | Expectation,
  { set, recordedAt, catalogue }: AcceptedWith,
): EventRead {
  const given = new Map<string, string>()
  for (const text of set) {
    const at = text.indexOf('=')
    const field = text.slice(0, at)
    if (at < 1 || !(FIELDS.has(field) || field in FACT_LABELS)) {
      const mend = `写成 字段=内容，字段是 ${[...FIELDS, ...Object.keys(FACT_LABELS)].join('、')} 之一`
      return { faults: [{ field: '--set', message: `看不懂“${text}”`, mend }] }
    }
    given.set(field, text.slice(at + 1))
  }
  const proposed = 'notices' in found ? ofProposal(found) : ofExpectation(found)
  const facts = {
    ...proposed.facts,
    ...Object.fromEntries([...given].filter(([field]) => field in FACT_LABELS)),
  }
  const fields = Object.fromEntries([...given].filter(([field]) => FIELDS.has(field)))
  const read = readEventJson(
    { ...proposed.fields, ...fields, facts, recordedAt: formatChinaInstant(recordedAt) },
    catalogue,
  )
  return 'event' in read ? { event: { ...read.event, origin: proposed.origin } } : read
}

interface Proposed {
  readonly fields: object
  readonly facts: object
  readonly origin: Origin
}

function ofProposal({ id, county, item, trigger, track, unit, occurredAt, facts }: Proposal): Proposed {
  return {
    fields: {
      id: acceptedIdOf(id),
      county,
      item: item.id,
      trigger,
      ...(track !== undefined && { track }),
      ...(unit !== undefined && { unit }),
      ...(occurredAt !== undefined && { occurredAt: formatChinaInstant(occurredAt) }),
    },
    facts,
    origin: { kind: 'proposed', notice: id },
  }
}

function ofExpectation({ id, item, from, followUp, notice, unit, facts }: Expectation): Proposed {
  const fields = {
    id,
    county: from.county,
    item: item.id,
    trigger: followUp.trigger,
    ...(from.track !== undefined && { track: from.track }),
    ...(unit !== undefined && { unit }),
  }
  return { fields, facts, origin: { kind: 'proposed', notice: notice.id, from: from.id } }
}
