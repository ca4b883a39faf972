import * as z from 'zod'
import { fieldText } from '../../catalogue/fault.ts'
import { day, text } from '../../catalogue/fields.ts'
import { complaintOf } from '../../catalogue/schema-complaint.ts'
import { namesOf, unitCalled } from '../../catalogue/workbook/known-words.ts'
import { nearestKnown } from '../../catalogue/workbook/nearest-known.ts'
import { EMAIL, PHONE, personIdOf, ROLE_LABELS } from '../../catalogue/workbook/statement-rows.ts'
import { isOfOffice, type Person, type Role } from '../../domain/tell/unit.ts'
import type { CountyDesk } from '../../local/county-desk.ts'
import { absenceFault } from './absence-fault.ts'
import { withoutAddresses } from './person-words.ts'

/** What is wrong with one field of a line; no address or number stands in it. */
export interface PersonFault {
  readonly field: string
  readonly message: string
  readonly mend: string
}

export type PersonRead = { readonly person: Person } | { readonly faults: readonly PersonFault[] }

const ROLES = Object.keys(ROLE_LABELS) as [Role, ...Role[]]
const ID_MEND = '只用汉字、字母、数字、点和连字符，不超过 100 个字，也不要用手机号码'
/** Ids become parts of keys, addresses and logs. */
const ID = /^[\p{Script=Han}A-Za-z0-9](?!.*\d{11})[\p{Script=Han}A-Za-z0-9._-]{0,99}$/u
const id = z.string().trim().regex(ID, ID_MEND)

const personSchema = z.strictObject({
  id: id.optional(),
  county: text.max(20).optional(),
  unit: text.max(100),
  role: z
    .string()
    .trim()
    .transform((word) => ROLES.find((role) => ROLE_LABELS[role] === word) ?? word)
    .pipe(z.enum(ROLES)),
  name: text.max(40),
  email: z
    .string()
    .transform((value) => value.normalize('NFKC').trim())
    .pipe(z.string().max(254).regex(EMAIL)),
  phone: z
    .string()
    .transform((value) => value.normalize('NFKC').replace(/[\s-]/g, ''))
    .pipe(z.string().regex(PHONE))
    .optional(),
  away: z.strictObject({ from: day, until: day, substitute: id.optional() }).optional(),
})

/** Faults of what is never repeated. */
const OF_A_PERSON: Readonly<Record<string, Omit<PersonFault, 'field'>>> = {
  name: { message: '不能作姓名', mend: '写 1 到 40 个字' },
  email: { message: '不是邮箱地址', mend: '写成 name@example.gov.cn 的样子' },
  phone: { message: '不是手机号', mend: '写 11 位手机号，或者不写这一项' },
}

/**
 * One person as ops enters them: `{"unit","role","name","email"}` with `id`, `phone` and `away` where wanted. A unit is
 * given by id, name or alias. Without an `id` the person has the one that the sheet 联系人 would give. All faults at once.
 */
export function readPerson(value: unknown, desk: Pick<CountyDesk, 'catalogue' | 'county'>): PersonRead {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const mend = '每行写一个人，写成 {"unit":"…","role":"contact","name":"…","email":"…"}'
    return { faults: [{ field: '', message: '不是一个 JSON 对象', mend }] }
  }
  const parsed = personSchema.safeParse(value)
  if (!parsed.success) return { faults: parsed.error.issues.map((issue) => faultOf(issue, value)) }
  const { county, unit: named, ...stated } = parsed.data
  const unit = unitCalled(named, unitsOf(desk))
  const faults = [...placeFaults(parsed.data, unit?.id, desk), ...awayFaults(parsed.data)]
  if (faults.length > 0 || !unit) return { faults }
  const person = { ...stated, county: desk.county.code, unit: unit.id }
  return { person: { ...person, id: stated.id ?? personIdOf(person) } }
}

function faultOf(issue: z.core.$ZodIssue, value: unknown): PersonFault {
  const { path, complaint } = complaintOf(issue, value)
  const field = fieldText(path)
  const isMissing = complaint.message.startsWith('缺少字段')
  const own = isMissing ? undefined : OF_A_PERSON[field]
  if (own) return { field, ...own }
  const mend = issue.code === 'invalid_type' ? withoutAddresses(complaint.mend) : complaint.mend
  return { field: withoutAddresses(field), message: withoutAddresses(complaint.message), mend }
}

type Stated = z.infer<typeof personSchema>

function* placeFaults(
  { county: code, unit: named, role }: Stated,
  unit: string | undefined,
  desk: Pick<CountyDesk, 'catalogue' | 'county'>,
): Iterable<PersonFault> {
  const { county } = desk
  if (code !== undefined && code !== county.code && code !== county.name)
    yield {
      field: 'county',
      message: `不是本县（${county.code}）的人`,
      mend: '删去这一项，或换一个 --county',
    }
  const units = unitsOf(desk)
  if (unit === undefined) {
    const nearest = nearestKnown(named, units.flatMap(namesOf)).map((name) => `“${name}”`)
    const message = `没有单位“${withoutAddresses(named)}”`
    yield { field: 'unit', message, mend: `改为${nearest.join('、')}等已登记的写法` }
  } else if (isOfOffice(role) && unit !== county.office) {
    const office = units.find((one) => one.id === county.office)?.name ?? county.office
    const message = `“${ROLE_LABELS[role]}”角色的人应在${office}，在别的单位收不到任何提醒`
    yield { field: 'role', message, mend: '改角色为 contact 或 head，或改单位' }
  }
}

function* awayFaults({ away }: Stated): Iterable<PersonFault> {
  const fault = away && absenceFault(away)
  if (fault) yield { field: 'away.until', ...fault }
}

function unitsOf({ catalogue, county }: Pick<CountyDesk, 'catalogue' | 'county'>) {
  return [...(catalogue.units.get(county.code)?.values() ?? [])]
}
