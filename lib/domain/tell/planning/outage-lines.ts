import type { County } from '../county.ts'
import { numberedRung } from '../line.ts'
import { channelOfMatter, type ListNews } from '../list-news.ts'
import type { Line } from '../outbox.ts'
import type { Person } from '../unit.ts'
import type { PersonLine } from './person-lines.ts'
import { isReachable, type Readers } from './readers.ts'
import type { Told } from './told.ts'

export interface OutagesFrom {
  readonly county: County
  readonly people: readonly Person[]
  readonly readers: Readers
  readonly lists: readonly ListNews[]
  readonly told: Told
}

/**
 * Lists that cannot be read: units are told nothing that only a look could prove, so that ops must know, once for each
 * outage. Where no ops person is stored, the office is told.
 */
export function outageLines({ county, readers, lists, told }: OutagesFrom): readonly PersonLine[] {
  const ops = readers.of({ unit: county.office, role: 'ops', medium: 'mail' })
  return lists.flatMap(({ matter, isReadable }) =>
    isReadable
      ? []
      : ops.flatMap((person): PersonLine[] => {
          const { isOpen = false, closings = 0 } = told.trailsOf(matter).get(person.id) ?? {}
          if (isOpen) return []
          const lineOf = (n: number) => listLine(matter, 'unreadable', n)
          return [lineFor(person, told.firstUnsaid(person.id, closings + 1, lineOf))]
        }),
  )
}

/**
 * True for an outage that is no news of its own: the reader heard of an earlier one of the list, or that another list of
 * the channel is out. The lists of one site are looked at one after the other, and go out one after the other.
 */
export function isMoreOf(
  { person, line }: PersonLine,
  { lists, told }: Pick<OutagesFrom, 'lists' | 'told'>,
): boolean {
  const channel = channelOfMatter(line.obligation)
  const isOutToo = ({ matter, isReadable }: ListNews) =>
    !isReadable &&
    channelOfMatter(matter) === channel &&
    told.trailsOf(matter).get(person.id)?.isOpen === true
  return line.rung !== line.kind || lists.some(isOutToo)
}

/** Lists that can be read again, to whoever was told that they could not. Who is away hears of it when back. */
export function outageEnds({ people, readers, lists, told }: OutagesFrom): readonly PersonLine[] {
  const byId = new Map(people.map((person) => [person.id, person]))
  return lists.flatMap(({ matter, isReadable }) => {
    const trails = isReadable ? [...told.trailsOf(matter)] : []
    return trails.flatMap(([id, { isOpen, closings }]): PersonLine[] => {
      const person = byId.get(id)
      if (!isOpen || !person || !isReachable(person, 'mail') || readers.isAway(person)) return []
      const lineOf = (n: number) => listLine(matter, 'readable', n)
      return [lineFor(person, told.firstUnsaid(id, closings + 1, lineOf))]
    })
  })
}

function lineFor(person: Person, line: Line): PersonLine {
  return { person, medium: 'mail', urgent: true, line }
}

/** The `n`th outage that the reader is told of, or its end. */
function listLine(matter: string, kind: 'unreadable' | 'readable', n: number): Line {
  const rung = numberedRung(kind, n)
  return { key: `${matter}:${rung}`, obligation: matter, rung, kind }
}
