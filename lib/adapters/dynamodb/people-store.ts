import { invariant } from '../../domain/invariant.ts'
import { type Away, addressOf, type Medium, type Person, type Unreachable } from '../../domain/tell/unit.ts'
import type { ReceiptStore } from '../../jobs/ports/receipt-store.ts'
import type { FactStore } from '../../jobs/ports.ts'
import { joinKey, type Place, partitionOf } from './keys.ts'
import type { SingleTable } from './single-table.ts'

type Item = Readonly<Record<string, unknown>>
type PeopleStore = Pick<FactStore, 'putPerson' | 'setAway' | 'people'> &
  Pick<ReceiptStore, 'markUnreachable' | 'liftUnreachable'>

/** Marks of bad addresses stand beside the body, each in an attribute of its own. */
const MARKS = { mail: 'unreachableMail', sms: 'unreachableSms' } as const satisfies Record<Medium, string>
const MEDIA = ['mail', 'sms'] as const
const ROUNDS_MAX = 5

/**
 * People, with the marks of their addresses. `putPerson`, `setAway` and `markUnreachable`: two requests, two more for
 * each other write that comes between them. `liftUnreachable`: one.
 */
export function peopleStore(table: SingleTable): PeopleStore {
  return {
    async putPerson({ unreachable: _, ...person }) {
      const place = placeOf(person.county, person.id)
      for (let round = 0; round < ROUNDS_MAX; round += 1) {
        const stored = await table.get(place)
        if (!stored && (await table.putNew({ place, body: person }))) return
        if (stored && (await replace(table, place, { stored, person }))) return
      }
      invariant(false, `a person changed under ${ROUNDS_MAX} puts`)
    },
    async setAway(county, id, away) {
      const place = placeOf(county, id)
      for (let round = 0; round < ROUNDS_MAX; round += 1) {
        const stored = await table.get(place)
        if (!stored) return 'gone'
        const { away: before, ...person } = personOf(stored)
        if (isSameAbsence(before, away)) return 'known'
        const body = JSON.stringify(away === undefined ? person : { ...person, away })
        if (await table.change(place, { set: { body }, ...sameBody(stored) })) return 'changed'
      }
      invariant(false, `a person changed under ${ROUNDS_MAX} absences`)
    },
    people: async (county) =>
      (await table.items({ partition: partitionOf(county, 'person') })).map(markedPerson),
    async markUnreachable(county, id, { medium, address, at, reason }) {
      const place = placeOf(county, id)
      for (let round = 0; round < ROUNDS_MAX; round += 1) {
        const stored = await table.get(place)
        if (!stored || addressOf(personOf(stored), medium) !== address) return 'gone'
        if (stored[MARKS[medium]] !== undefined) return 'known'
        const set = { [MARKS[medium]]: { at, reason } }
        if (await table.change(place, { set, ...sameBody(stored) })) return 'marked'
      }
      invariant(false, `a person changed under ${ROUNDS_MAX} marks`)
    },
    async liftUnreachable(county, id, { medium, at }) {
      const before = await table.change(placeOf(county, id), {
        clauses: `REMOVE ${MARKS[medium]}`,
        condition: `${MARKS[medium]}.#at = :at`,
        names: { '#at': 'at' },
        values: { ':at': at },
      })
      return before === undefined ? 'gone' : 'lifted'
    },
  }
}

function placeOf(county: string, id: string): Place {
  return { pk: partitionOf(county, 'person'), sk: joinKey(id) }
}

/** An update, not a put: a mark that comes at this moment must not be lost. */
async function replace(
  table: SingleTable,
  place: Place,
  { stored, person }: { readonly stored: Item; readonly person: Person },
): Promise<boolean> {
  const before = personOf(stored)
  const moved = MEDIA.filter((medium) => addressOf(before, medium) !== addressOf(person, medium))
  const changed = await table.change(place, {
    set: { body: JSON.stringify(keepingAbsence(person, before)) },
    ...(moved.length > 0 ? { clauses: `REMOVE ${moved.map((medium) => MARKS[medium]).join(', ')}` } : {}),
    ...sameBody(stored),
  })
  return changed !== undefined
}

function keepingAbsence(person: Person, { away }: Person): Person {
  return person.away === undefined && away !== undefined ? { ...person, away } : person
}

function isSameAbsence(one: Away | undefined, other: Away | undefined): boolean {
  return one?.from === other?.from && one?.until === other?.until && one?.substitute === other?.substitute
}

function sameBody({ body }: Item) {
  return { condition: 'body = :body', values: { ':body': body } }
}

function personOf({ body }: Item): Person {
  return JSON.parse(body as string) as Person
}

function markedPerson(item: Item): Person {
  const marks = MEDIA.flatMap((medium) => {
    const mark = item[MARKS[medium]]
    return mark === undefined ? [] : [[medium, mark] as const]
  })
  const person = personOf(item)
  return marks.length === 0 ? person : { ...person, unreachable: Object.fromEntries(marks) as Unreachable }
}
