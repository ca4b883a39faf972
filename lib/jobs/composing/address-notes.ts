import { unitNamesOf } from '../../domain/catalogue.ts'
import type { Line } from '../../domain/tell/outbox.ts'
import { addressFaultsOf, mediumOfLine } from '../../domain/tell/planning/address-lines.ts'
import type { Readers } from '../../domain/tell/planning/readers.ts'
import type { Person } from '../../domain/tell/unit.ts'
import type { AddressNote } from '../../messages/reminder/address-entry.ts'
import type { ComposeFrom } from '../composed.ts'

export interface NotesFrom extends Pick<ComposeFrom, 'catalogue' | 'county'> {
  readonly people: readonly Person[]
  readonly readers: Readers
}

/** The bad address that a line tells of; undefined once it was changed. */
export function addressNoteFor(line: Line, from: NotesFrom): AddressNote | undefined {
  const { catalogue, county, people, readers } = from
  const medium = mediumOfLine(line)
  const person = people.find((one) => addressFaultsOf(one).some(({ key }) => key === line.key))
  const fault = person?.unreachable?.[medium]
  if (!person || !fault) return undefined
  const { unit, role } = person
  const standIn = readers.of({ unit, role, medium }).find(({ id }) => id !== person.id)
  return {
    personName: person.name,
    role,
    unitName: unitNamesOf(catalogue, county.code).get(unit) ?? unit,
    medium,
    at: fault.at,
    reason: fault.reason,
    ...(standIn && { standInName: standIn.name }),
  }
}
