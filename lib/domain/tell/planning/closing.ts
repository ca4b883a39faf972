import type { Judged } from '../../judge/judge-county.ts'
import type { Instant } from '../../time/instant.ts'
import { isReader, lineKey, mayTell } from '../line.ts'
import type { Line } from '../outbox.ts'
import type { Person } from '../unit.ts'
import { eventsBehind, lostClosings } from './lost-matter.ts'
import { personalClosing, personalTrail } from './personal-trail.ts'
import { isReachable } from './readers.ts'
import type { Told } from './told.ts'

/** A matter that is done, for one person who had been told that it was not. */
export interface Closing {
  readonly person: string
  readonly line: Line
  /** True when the person had been told of something missing, or must not go on: then the close-out does not wait for another mail. */
  readonly isOwed: boolean
}

export interface ClosingFrom {
  readonly told: Told
  readonly people: readonly Person[]
  readonly now: Instant
}

/**
 * Matters of which a person was told and which are now published, given up by decision, another unit's, or no duty any
 * more: told once, so that nobody goes on searching.
 */
export function closingsOf(judged: readonly Judged[], from: ClosingFrom): readonly Closing[] {
  const { told } = from
  // Nothing is owed to who has left or cannot be reached: an event that waited for it would stay open for ever.
  const readers = new Map(
    from.people.filter((person) => isReachable(person, 'mail')).map((person) => [person.id, person]),
  )
  const closings: Closing[] = []
  for (const one of judged) {
    for (const [id, trail] of told.trailsOf(one.obligation.id)) {
      const reader = trail.isOpen ? readers.get(id) : undefined
      const kind = reader && endFor(reader, one, from.now)
      if (kind === undefined) continue
      const rung = trail.closings === 0 ? kind : `${kind}-${trail.closings + 1}`
      const line: Line = { key: lineKey(one, rung), obligation: one.obligation.id, rung, kind }
      closings.push({ person: id, line, isOwed: trail.isReproached || kind === 'forwarded' })
    }
  }
  const lost = lostClosings(judged, told).filter(({ person }) => readers.has(person))
  return [...closings, ...personalClosings(judged, told, readers), ...lost].filter(
    ({ person, line }) => !told.isGivenUp(person, 'mail', line.key),
  )
}

/** Events that must stay among the open work until an owed close-out was told. */
export function owedEvents(judged: readonly Judged[], from: ClosingFrom): ReadonlySet<string> {
  const owed = closingsOf(judged, from).filter(({ isOwed }) => isOwed)
  return new Set(owed.flatMap(({ line }) => eventsBehind(line.obligation)))
}

/** Of personal data that was told of and that a later look at the notice did not find, or whose notice is gone. */
function personalClosings(
  judged: readonly Judged[],
  told: Told,
  readers: ReadonlyMap<string, Person>,
): readonly Closing[] {
  const byNotice = new Map(
    judged.flatMap(({ obligation, personalFree = [] }) =>
      personalFree.map((notice) => [notice, obligation.id] as const),
    ),
  )
  return [...byNotice].flatMap(([notice, obligation]) =>
    [...told.trailsOf(personalTrail(notice))].flatMap(([person, { isOpen, last, closings }]): Closing[] => {
      if (!isOpen || !readers.has(person)) return []
      return [{ person, line: { ...personalClosing(last, closings), obligation }, isOwed: true }]
    }),
  )
}

function endFor(person: Person, judged: Judged, now: Instant): 'closed' | 'forwarded' | undefined {
  if (isReader(person, 'forwarded', judged)) return 'forwarded'
  return mayTell('closed', judged, now) ? 'closed' : undefined
}
