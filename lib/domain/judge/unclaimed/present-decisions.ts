import type { Decision } from '../../duty/decision.ts'
import type { DutyEvent } from '../../duty/event.ts'
import { aboutPresent, presentIds } from './joined-events.ts'

interface PresentFrom {
  /** The events that are judged now. */
  readonly events: readonly DutyEvent[]
  /** Those that notices give rise to, also where another one took their place. */
  readonly derived: readonly DutyEvent[]
}

/**
 * The decisions as they hold for the events that are judged now. One on an event that another took the place of holds for
 * that one; and since nobody can decide on a derived event, what was decided on the event before holds for it too: who is
 * responsible, and where both are of one item, how much time there is.
 */
export function presentDecisions(
  decisions: readonly Decision[],
  { events, derived }: PresentFrom,
): readonly Decision[] {
  const own = ofPresent(decisions, events)
  if (derived.length === 0) return own
  const itemOf = new Map(events.map(({ id, item }) => [id, item]))
  const byEvent = Map.groupBy(own, ({ event }) => event)
  const inherited = derived.flatMap(({ id, item, origin }): Decision[] => {
    const from = origin?.from
    if (from === undefined) return []
    const isOfOneItem = itemOf.get(from) === item
    const before = byEvent.get(from)?.filter((one) => isInherited(one, isOfOneItem)) ?? []
    return before.map((one) => ({ ...one, event: id }))
  })
  return inherited.length === 0 ? own : [...own, ...ofPresent(inherited, events)]
}

/** A word on a notice is about that event and notice alone. */
function isInherited({ kind }: Decision, isOfOneItem: boolean): boolean {
  return kind === 'forward' || kind === 'lift' || (isOfOneItem && kind !== 'match')
}

/** That an event was withdrawn says nothing of one that was recorded afterwards. */
function ofPresent(decisions: readonly Decision[], events: readonly DutyEvent[]): readonly Decision[] {
  const present = presentIds(events)
  if (present.size === 0) return decisions
  const recordedAt = new Map(events.map((event) => [event.id, event.recordedAt]))
  const isOutdated = ({ kind, event, at }: Decision) => {
    const heir = present.get(event)
    return kind === 'withdraw' && heir !== undefined && at < (recordedAt.get(heir) ?? at)
  }
  return aboutPresent(
    decisions.filter((one) => !isOutdated(one)),
    present,
  )
}
