import type { DutyEvent } from '../../duty/event.ts'
import type { Item } from '../../duty/item.ts'
import { isSameProject, type ProjectFace, projectOfEvent } from './same-project.ts'

export interface JoinFrom {
  /** Stored events that are looked at now, and those that notices give rise to. */
  readonly events: readonly DutyEvent[]
  readonly derived: readonly DutyEvent[]
  /** Every stored event, closed ones too: what was recorded and settled long ago is still recorded. */
  readonly known: readonly DutyEvent[]
  readonly items: ReadonlyMap<string, Item>
}

/**
 * Each event once. What a unit recorded takes the place of what a person accepted from a notice, and both that of what was
 * derived: two of them would be two duties, and two messages, for one publication.
 */
export function joinedEvents({ events, derived, known, items }: JoinFrom): readonly DutyEvent[] {
  const storedIds = new Set([...known, ...events].map(({ id }) => id))
  const fresh = derived.filter(({ id }) => !storedIds.has(id))
  // A closed one that was accepted has its decisions and statements still: they hold for what took its place.
  const accepted = known.filter((event) => rankOf(event) === 1)
  const all = [...new Map([...accepted, ...events, ...fresh].map((event) => [event.id, event])).values()]
  const faces = new Map<string, ProjectFace>()
  const faceOf = (event: DutyEvent): ProjectFace | undefined => {
    const item = items.get(event.item)
    const face = faces.get(event.id) ?? (item && projectOfEvent(event, item))
    if (face) faces.set(event.id, face)
    return face
  }
  const rivals = Map.groupBy([...known, ...fresh].toSorted(byRank), kindOf)
  const standIns = new Map<string, DutyEvent>()
  for (const event of all) {
    const face = rankOf(event) > 0 ? faceOf(event) : undefined
    if (!face) continue
    const stand = rivals.get(kindOf(event))?.find((rival) => {
      const other = isBefore(rival, event) ? faceOf(rival) : undefined
      return other !== undefined && isSameProject(face, other)
    })
    if (stand) standIns.set(event.id, stand)
  }
  // Whoever takes the place of one that gave way itself stands behind the last of them.
  const lastOf = (stand: DutyEvent): DutyEvent => {
    const next = standIns.get(stand.id)
    return next ? lastOf(next) : stand
  }
  const gone = all.filter(({ id }) => standIns.has(id))
  const standsFor = Map.groupBy(gone, ({ id }) => lastOf(standIns.get(id) as DutyEvent).id)
  return [...events, ...fresh]
    .filter(({ id }) => !standIns.has(id))
    .map((event) => withSuperseded(event, standsFor.get(event.id) ?? []))
}

function withSuperseded(event: DutyEvent, replaced: readonly DutyEvent[]): DutyEvent {
  if (replaced.length === 0) return event
  const supersedes = replaced.map(({ id, origin }) => ({
    id,
    ...(origin?.kind === 'derived' && { from: origin.from }),
  }))
  // That a notice had told of it before its unit did stays known; only what a unit recorded replaces an accepted one.
  const proposed = replaced.find(({ origin }) => origin?.kind === 'proposed')
  return { ...event, supersedes, ...(proposed && { origin: proposed.origin }) }
}

function kindOf({ item, trigger }: DutyEvent): string {
  return `${item}/${trigger}`
}

function rankOf({ origin }: DutyEvent): 0 | 1 | 2 {
  if (origin === undefined) return 0
  return origin.kind === 'proposed' ? 1 : 2
}

function byRank(one: DutyEvent, other: DutyEvent): number {
  return rankOf(one) - rankOf(other) || (one.id < other.id ? -1 : 1)
}

function isBefore(one: DutyEvent, other: DutyEvent): boolean {
  return rankOf(one) === rankOf(other) ? rankOf(one) === 2 && one.id < other.id : rankOf(one) < rankOf(other)
}

/** The id of the event that is judged now, by the id of one whose place it took. */
export function presentIds(events: readonly DutyEvent[]): ReadonlyMap<string, string> {
  return new Map(events.flatMap(({ id, supersedes = [] }) => supersedes.map((one) => [one.id, id] as const)))
}

/** Statements and decisions on an event that another one took the place of hold for that one. */
export function aboutPresent<Fact extends { readonly event: string }>(
  facts: readonly Fact[],
  present: ReadonlyMap<string, string>,
): readonly Fact[] {
  if (present.size === 0) return facts
  return facts.map((fact) => ({ ...fact, event: present.get(fact.event) ?? fact.event }))
}
