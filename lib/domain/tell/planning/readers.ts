import { chinaDateOf, type Instant } from '../../time/instant.ts'
import type { County } from '../county.ts'
import { addressOf, isOfOffice, type Medium, type Person, type Role } from '../unit.ts'

export interface Addressee {
  readonly person: Person
  readonly medium: Medium
}

export interface ReadersFrom {
  readonly people: readonly Person[]
  readonly county: Pick<County, 'office'>
  readonly now: Instant
}

/** Who reads what is told to a role of a unit. */
export interface Audience {
  readonly unit: string
  readonly role: Role
  readonly medium: Medium
}

/** Who is told by what, for any unit. */
export interface Addressing {
  readonly to: readonly Role[]
  readonly media: readonly Medium[]
}

/** By whom a role is stood in for when nobody in it can be reached. */
const NEXT: Readonly<Record<Role, readonly Role[]>> = {
  contact: ['contact', 'head', 'office'],
  head: ['head', 'office'],
  office: ['office'],
  ops: ['ops', 'office'],
}

/** Who reads what is told to a role that nobody ever had. */
const STANDS_IN: Readonly<Partial<Record<Role, Role>>> = { contact: 'head', ops: 'office' }

/**
 * Who is told at this moment: bad addresses and people on leave are passed over, and others stand in, so that nobody's
 * matter is left untold. A unit that never had anybody in a role has no stand-in for it, but a head for its contact; the
 * office stands in for ops.
 */
export class Readers {
  readonly #byId: ReadonlyMap<string, Person>
  readonly #byPlace: ReadonlyMap<string, readonly Person[]>
  readonly #known = new Map<string, readonly Person[]>()
  readonly #addressed = new Map<Addressing, Map<string, readonly Addressee[]>>()
  readonly #from: ReadersFrom

  constructor(from: ReadersFrom) {
    this.#from = from
    this.#byId = new Map(from.people.map((person) => [person.id, person]))
    this.#byPlace = Map.groupBy(from.people, ({ unit, role }) => placeOf(unit, role))
  }

  of(audience: Audience): readonly Person[] {
    const { unit, role, medium } = audience
    const key = `${medium}\n${placeOf(unit, role)}`
    const readers = this.#known.get(key) ?? this.#find(audience)
    this.#known.set(key, readers)
    return readers
  }

  /** Those who are told of a unit's matter, each by every medium that reaches them; the same `to` is found again. */
  addressed(unit: string, to: Addressing): readonly Addressee[] {
    const byUnit = this.#addressed.get(to) ?? new Map<string, readonly Addressee[]>()
    const addressees = byUnit.get(unit) ?? this.#addresseesOf(unit, to)
    this.#addressed.set(to, byUnit.set(unit, addressees))
    return addressees
  }

  #addresseesOf(unit: string, { to: roles, media }: Addressing): readonly Addressee[] {
    const readersBy = new Map(
      media.map((medium) => [medium, new Set(roles.flatMap((role) => this.of({ unit, role, medium })))]),
    )
    const people = new Set([...readersBy.values()].flatMap((of) => [...of]))
    return [...people].flatMap((person) =>
      media.filter((medium) => readersBy.get(medium)?.has(person)).map((medium) => ({ person, medium })),
    )
  }

  isAway({ away }: Pick<Person, 'away'>): boolean {
    return away !== undefined && isWithin(away, this.#from.now)
  }

  #find({ unit, role, medium }: Audience): readonly Person[] {
    const asked = this.#inRole(unit, role, medium)
    const standIn = medium === 'mail' ? STANDS_IN[role] : undefined
    if (asked.length === 0 && (standIn === undefined || this.#inRole(unit, standIn, medium).length === 0))
      return []
    // The office is told of what a unit cannot be told, by mail: texts are for those who can act within hours.
    const nexts = NEXT[role].filter((next) => next !== 'office' || role === 'office' || medium === 'mail')
    const inLine = nexts.map((next) => this.#inRole(unit, next, medium))
    const there = inLine.map((people) => this.#available(people, medium))
    // Where everybody is on leave, somebody on leave is told rather than nobody.
    const reachable = inLine.map((people) => people.filter((person) => isReachable(person, medium)))
    return [...there, ...reachable].find((readers) => readers.length > 0) ?? []
  }

  /** People of a role who have an address of that kind, good or bad. */
  #inRole(unit: string, role: Role, medium: Medium): readonly Person[] {
    const place = placeOf(isOfOffice(role) ? this.#from.county.office : unit, role)
    return (this.#byPlace.get(place) ?? []).filter((person) => addressOf(person, medium) !== undefined)
  }

  #available(people: readonly Person[], medium: Medium): readonly Person[] {
    const isThere = (person: Person) => isReachable(person, medium) && !this.isAway(person)
    const substitutes = people.flatMap((person) => {
      const named = this.isAway(person) ? this.#byId.get(person.away?.substitute ?? '') : undefined
      return named && mayStandFor(named, person) && isThere(named) ? [named] : []
    })
    return [...new Set([...people.filter(isThere), ...substitutes])]
  }
}

/** Of the same unit; what is told to the office concerns other units, and is for the office alone to read. */
function mayStandFor(named: Person, person: Person): boolean {
  return named.unit === person.unit && (person.role !== 'office' || named.role === 'office')
}

/** True when the person has an address of that kind at which things arrive. */
export function isReachable(person: Person, medium: Medium): boolean {
  return addressOf(person, medium) !== undefined && person.unreachable?.[medium] === undefined
}

/** True when the person is back, and was away at that moment. */
export function wasAwayAt({ away }: Pick<Person, 'away'>, at: Instant, now: Instant): boolean {
  return away !== undefined && isWithin(away, at) && chinaDateOf(now) > away.until
}

function isWithin({ from, until }: NonNullable<Person['away']>, at: Instant): boolean {
  const on = chinaDateOf(at)
  return from <= on && on <= until
}

function placeOf(unit: string, role: Role): string {
  return `${unit}\n${role}`
}
