import { createHash } from 'node:crypto'
import { personIdOf } from '../../catalogue/workbook/statement-rows.ts'
import type { Person, Role } from '../../domain/tell/unit.ts'
import { readStories } from './story.ts'

const SURNAMES = '张李王赵刘陈杨黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧'
const OFFICE = 'openness-office'

/** Invented people: a contact and a head for each unit that has an event, one person of the transparency office, and one of ops. */
export function samplePeople(county: string): readonly Person[] {
  const units = [...new Set(readStories().map(({ unit }) => unit))].toSorted()
  const roles = [
    ...units.flatMap((unit) => [
      { unit, role: 'contact' as const },
      { unit, role: 'head' as const },
    ]),
    { unit: OFFICE, role: 'office' as const },
    { unit: OFFICE, role: 'ops' as const },
  ]
  return roles.map(({ unit, role }, index) => personOf({ county, unit, role, index }))
}

function personOf(who: { county: string; unit: string; role: Role; index: number }): Person {
  const { county, unit, role, index } = who
  const surname = SURNAMES.charAt(index % SURNAMES.length)
  const given = '示例'
  const more = index >= SURNAMES.length ? '乙' : ''
  const email = `${unit}.${role}@county.example`
  return {
    id: personIdOf({ unit, role, email }),
    county,
    unit,
    role,
    name: `${surname}${given}${more}`,
    email,
  }
}

/** Eleven digits that no mobile number in China begins with (`100`), always the same for a person. */
export function invalidPhone(personId: string): string {
  const hash = createHash('sha256').update(personId).digest('hex').slice(0, 12)
  return `100${String(Number.parseInt(hash, 16) % 100_000_000).padStart(8, '0')}`
}
