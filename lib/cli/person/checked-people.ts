import type { Person } from '../../domain/tell/unit.ts'
import type { CountyDesk } from '../../local/county-desk.ts'
import { substituteFault } from './absence-fault.ts'
import type { FileLine, LineFault } from './person-file.ts'
import { readPerson } from './person-line.ts'

export interface CheckedPerson {
  readonly line: number
  readonly person: Person
}

/** The people of the good lines, and what is wrong with the others. `known`: those in the store. */
export function checkedPeople(
  lines: readonly FileLine[],
  {
    known,
    desk,
  }: { readonly known: readonly Person[]; readonly desk: Pick<CountyDesk, 'catalogue' | 'county'> },
): { readonly people: readonly CheckedPerson[]; readonly faults: readonly LineFault[] } {
  const faults: LineFault[] = []
  const lineOf = new Map<string, number>()
  const people: CheckedPerson[] = []
  for (const { line, value } of lines) {
    const read = readPerson(value, desk)
    const found = 'person' in read ? identityFaults(read.person, { value, lineOf, known }) : read.faults
    faults.push(...found.map((fault) => ({ line, ...fault })))
    if (!('person' in read) || found.length > 0) continue
    lineOf.set(read.person.id, line)
    people.push({ line, person: read.person })
  }
  const stood = withKnownSubstitutes(people, known)
  return { people: stood.people, faults: [...faults, ...stood.faults].toSorted((a, b) => a.line - b.line) }
}

interface IdentityContext {
  readonly value: unknown
  readonly lineOf: ReadonlyMap<string, number>
  readonly known: readonly Person[]
}

/** A second line of one person; and a known one under a new id, who would be told at the old address too. */
function identityFaults(person: Person, { value, lineOf, known }: IdentityContext) {
  const earlier = lineOf.get(person.id)
  if (earlier !== undefined)
    return [{ field: 'id', message: `与第${earlier}行是同一个编号`, mend: '删去其中一行，或改编号' }]
  const isNamed = (value as { readonly id?: unknown }).id !== undefined
  const double = known.find((one) => one.id !== person.id && isSamePlace(one, person))
  if (isNamed || !double || known.some(({ id }) => id === person.id)) return []
  return [
    {
      field: 'id',
      message: `同一单位、同一角色已有同名的人，编号 ${double.id}，邮箱不同`,
      mend: `换了邮箱的，把 ${double.id} 写作编号；确是另一个人的，自己取一个编号`,
    },
  ]
}

function isSamePlace(one: Person, other: Person): boolean {
  return one.unit === other.unit && one.role === other.role && one.name === other.name
}

/** A substitute may stand in any line; one whose own line turns out bad is none. */
function withKnownSubstitutes(people: readonly CheckedPerson[], known: readonly Person[]) {
  const faults: LineFault[] = []
  let left = people
  for (let isSettled = false; !isSettled; ) {
    const byId = new Map([...known, ...left.map(({ person }) => person)].map((one) => [one.id, one]))
    const found = left.flatMap(({ line, person }) => {
      const fault = substituteFault(person, byId)
      return fault ? [{ line, field: 'away.substitute', ...fault }] : []
    })
    const bad = new Set(found.map(({ line }) => line))
    left = left.filter(({ line }) => !bad.has(line))
    faults.push(...found)
    isSettled = found.length === 0
  }
  return { people: left, faults }
}
