import type { Judged } from '../../judge/judge-county.ts'
import type { Instant } from '../../time/instant.ts'
import { isReader, lineKey, mayTell, numberedRung } from '../line.ts'
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
      const line = told.firstUnsaid(id, trail.closings + 1, (n) => {
        const rung = numberedRung(kind, n)
        return { key: lineKey(one, rung), obligation: one.obligation.id, rung, kind }
      })
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
  const free = judged.flatMap(({ obligation, personalFree = [] }) =>
    personalFree.map((notice) => ({ notice, obligation })),
  )
  return [...Map.groupBy(free, ({ notice }) => notice)].flatMap(([notice, answered]) =>
    [...told.trailsOf(personalTrail(notice))].flatMap(([person, { isOpen, last, closings }]): Closing[] => {
      const reader = readers.get(person)
      if (!isOpen || !reader) return []
      const line = told.firstUnsaid(person, closings + 1, (n) => personalClosing(last, n))
      const obligation = obligationFor(reader, last, answered)
      return [{ person, line: { ...line, obligation }, isOwed: true }]
    }),
  )
}

/** The one that the reader was told of, else one of the reader's unit: what is of other units is not shown. */
function obligationFor(
  { unit }: Person,
  last: Line,
  answered: readonly { readonly obligation: Judged['obligation'] }[],
): string {
  const ids = answered.map(({ obligation }) => obligation.id)
  if (ids.includes(last.obligation)) return last.obligation
  return answered.find(({ obligation }) => obligation.event.unit === unit)?.obligation.id ?? ids[0] ?? ''
}

function endFor(person: Person, judged: Judged, now: Instant): 'closed' | 'forwarded' | undefined {
  if (isReader(person, 'forwarded', judged)) return 'forwarded'
  return mayTell('closed', judged, now) ? 'closed' : undefined
}
