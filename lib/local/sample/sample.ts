import { readEventWorkbook } from '../../catalogue/event-workbook.ts'
import type { Catalogue } from '../../domain/catalogue.ts'
import { invariant } from '../../domain/invariant.ts'
import { isOfOffice, type Person } from '../../domain/tell/unit.ts'
import { chinaInstantOf } from '../../domain/time/instant.ts'
import type { NewFacts } from '../../jobs/record.ts'
import { SAMPLE_WORKBOOK_FILE } from './sample-files.ts'
import { invalidPhone } from './sample-people.ts'

/** Code of the county that the sample plays in. */
export const SAMPLE_COUNTY = '211324'

/** The sample's present, and how many days before it the play begins: over the National Day holiday. */
export const SAMPLE_AT = chinaInstantOf(2026, 11, 24, 9)
export const SAMPLE_DAYS = 57

/** What the sample's workbook holds; its people get telephone numbers that nobody has, for urgent messages. */
export async function readSampleFacts(catalogue: Catalogue): Promise<NewFacts> {
  const { faults, people, ...facts } = await readEventWorkbook(SAMPLE_WORKBOOK_FILE, catalogue, {
    recordedAt: SAMPLE_AT,
  })
  const [first] = faults
  invariant(first === undefined, `the sample workbook, row ${first?.row} ${first?.column}: ${first?.message}`)
  return { ...facts, people: people.map(withPhone) }
}

function withPhone(person: Person): Person {
  return isOfOffice(person.role) ? person : { ...person, phone: invalidPhone(person.id) }
}
