import type { Judged } from '../judge/judge-county.ts'
import type { Instant } from '../time/instant.ts'
import { isReader, lineKey, mayTell } from './line.ts'
import type { Line } from './outbox.ts'
import type { Told } from './told.ts'
import type { Person } from './unit.ts'

/** A matter that is done, for one person who had been told that it was not. */
export interface Closing {
  readonly person: string
  readonly line: Line
  /** True when the person had been told of something missing, or must not go on: then the close-out does not wait for another mail. */
  readonly isOwed: boolean
}

interface ClosingFrom {
  readonly told: Told
  readonly people: readonly Person[]
  readonly now: Instant
}

/**
 * Matters of which a person was told and which are now published, given up by decision, or another unit's: told once, so
 * that nobody goes on searching.
 */
export function closingsOf(judged: readonly Judged[], from: ClosingFrom): readonly Closing[] {
  const byId = new Map(from.people.map((person) => [person.id, person]))
  return judged.flatMap((one) => {
    const { id } = one.obligation
    return [...from.told.trailsOf(id)].flatMap(([person, trail]): Closing[] => {
      // Nothing is owed to who has left: an event that waited for it would stay open for ever.
      const reader = byId.get(person)
      const kind = trail.isOpen && reader ? endFor(reader, one, from.now) : undefined
      if (kind === undefined) return []
      const rung = trail.closings === 0 ? kind : `${kind}-${trail.closings + 1}`
      const line: Line = { key: lineKey(one, rung), obligation: id, rung, kind }
      return [{ person, line, isOwed: trail.isReproached || kind === 'forwarded' }]
    })
  })
}

function endFor(person: Person, judged: Judged, now: Instant): 'closed' | 'forwarded' | undefined {
  if (isReader(person, 'forwarded', judged)) return 'forwarded'
  return mayTell('closed', judged, now) ? 'closed' : undefined
}
