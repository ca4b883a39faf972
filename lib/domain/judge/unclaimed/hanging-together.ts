import { type DutyEvent, storedIdOf } from '../../duty/event.ts'
import type { Judged } from '../judge-county.ts'

/** Obligations whose events are looked at, or no longer looked at, together. */
export interface Together {
  /** Stored events, all of one county. */
  readonly events: readonly string[]
  readonly judged: readonly Judged[]
}

/**
 * By event; one that was derived goes with the event that it came from, and one that took another's place with that and
 * with what that came from. Of such a group no event may be closed alone: the rest would then be derived anew, and told
 * again, as if nobody had recorded anything.
 */
export function hangingTogether(judged: readonly Judged[]): readonly Together[] {
  const groups = new Map<string, { events: Set<string>; judged: Judged[] }>()
  for (const one of judged) {
    const events = storedIdsOf(one.obligation.event)
    const met = new Set(events.flatMap((id) => groups.get(id) ?? []))
    const [group = { events: new Set<string>(), judged: [] }, ...others] = met
    for (const other of others) {
      for (const id of other.events) group.events.add(id)
      group.judged.push(...other.judged)
    }
    for (const id of events) group.events.add(id)
    group.judged.push(one)
    for (const id of group.events) groups.set(id, group)
  }
  return [...new Set(groups.values())].map(({ events, judged: all }) => ({
    events: [...events],
    judged: all,
  }))
}

function storedIdsOf(event: DutyEvent): readonly string[] {
  return [storedIdOf(event), ...(event.supersedes ?? []).map(({ id, from }) => from ?? id)]
}
