import type { Line } from '../outbox.ts'
import type { Medium, Person } from '../unit.ts'
import type { LinesFrom, PersonLine } from './person-lines.ts'
import type { Readers } from './readers.ts'
import type { Told } from './told.ts'

const RUNG = 'address'
const MEDIA: readonly Medium[] = ['mail', 'sms']

/** Addresses at which nothing arrives any more, once to the head of the unit and to the office, who can have them changed. */
export function addressLines({ people, readers }: LinesFrom, told: Told): readonly PersonLine[] {
  return people.flatMap((person) =>
    addressFaultsOf(person).flatMap((line) =>
      mendersOf(person, readers)
        .filter(({ id }) => !told.has(id, 'mail', line.key))
        .map((reader): PersonLine => ({ person: reader, medium: 'mail', urgent: false, line })),
    ),
  )
}

/** One line for each bad address of a person; another address that is bad as well is another line. */
export function addressFaultsOf(person: Person): readonly Line[] {
  return MEDIA.flatMap((medium) => {
    const fault = person.unreachable?.[medium]
    if (fault === undefined) return []
    const matter = `person/${person.id}/${medium}`
    return [{ key: `${matter}:${fault.at}:${RUNG}`, obligation: matter, rung: RUNG, kind: RUNG }]
  })
}

export function mediumOfLine({ obligation }: Pick<Line, 'obligation'>): Medium {
  return obligation.endsWith('/sms') ? 'sms' : 'mail'
}

export function mendersOf({ id, unit }: Person, readers: Readers): readonly Person[] {
  const roles = ['head', 'office'] as const
  const all = roles.flatMap((role) => readers.of({ unit, role, medium: 'mail' }))
  return [...new Set(all)].filter((reader) => reader.id !== id)
}
