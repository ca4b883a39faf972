import type { Person } from '../../domain/tell/unit.ts'
import type { CountyDesk } from '../../local/county-desk.ts'
import { atDesk, type EventOptions } from '../event.ts'
import { type ExitCode, misuse, type Terminal } from '../terminal.ts'
import { shownPerson } from './person-list.ts'
import { personCalled, whoWords } from './person-words.ts'

export interface PersonOptions extends EventOptions {
  readonly id: string
}

export interface PersonDesk extends CountyDesk {
  readonly person: Person
  readonly people: readonly Person[]
}

/** What was done in words for people, or why it cannot be done. */
export type Done = { readonly words: readonly string[] } | { readonly wrong: string }

/** Runs a command on one person, wakes the county, and shows the person as they are then. */
export async function atPerson(
  options: PersonOptions,
  terminal: Terminal,
  run: (desk: PersonDesk) => Promise<Done>,
): Promise<ExitCode> {
  return atDesk(options, terminal, async (desk) => {
    const { store, county, clock } = desk
    const people = await store.people(county.code)
    const person = personCalled(options.id, people)
    if (typeof person === 'string') return misuse(person, terminal)
    const done = await run({ ...desk, person, people })
    if ('wrong' in done) return misuse(done.wrong, terminal)
    await store.touch(county.code, clock.now())
    if (options.json === true) {
      const now = personCalled(options.id, await store.people(county.code))
      if (typeof now !== 'string') terminal.out(JSON.stringify(shownPerson(now)))
    } else for (const words of done.words) terminal.out(`${person.id}  ${whoWords(person, desk)}  ${words}`)
    return 0
  })
}
