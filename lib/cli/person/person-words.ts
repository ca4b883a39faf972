import { nearestKnown } from '../../catalogue/workbook/nearest-known.ts'
import { ROLE_LABELS } from '../../catalogue/workbook/statement-rows.ts'
import type { Away, Medium, Person } from '../../domain/tell/unit.ts'
import type { CountyDesk } from '../../local/county-desk.ts'

export const MEDIA = ['mail', 'sms'] as const satisfies readonly Medium[]
export const MEDIUM_LABELS: Readonly<Record<Medium, string>> = { mail: '邮箱', sms: '手机' }

const ADDRESS = /[^\s“”"'，、：]+@[^\s“”"'，、：]+/gu
/** Mobile and identity numbers, however their digits are grouped; a day has fewer. */
const NUMBER = /\d(?:[\s-]?\d){10,}/gu

/** What was given, where it has to be repeated: no whole address or number of a person in it. */
export function withoutAddresses(words: string): string {
  return words.normalize('NFKC').replace(ADDRESS, '…').replace(NUMBER, '…')
}

/** `县住建局 张某（联系人）`. */
export function whoWords(
  { unit, name, role }: Pick<Person, 'unit' | 'name' | 'role'>,
  { catalogue, county }: Pick<CountyDesk, 'catalogue' | 'county'>,
): string {
  const unitName = catalogue.units.get(county.code)?.get(unit)?.name ?? unit
  return `${unitName} ${name}（${ROLE_LABELS[role]}）`
}

export function awayWords({ from, until, substitute }: Away): string {
  return `${from} 至 ${until} 休假${substitute === undefined ? '' : `，由 ${substitute} 代收`}`
}

/** The person of that id; else a sentence that names the nearest ids. */
export function personCalled(id: string, people: readonly Person[]): Person | string {
  const found = people.find((one) => one.id === id)
  if (found) return found
  if (people.length === 0) return '还没有登记联系人，先用 duban person put 登记'
  const nearest = nearestKnown(
    id,
    people.map((one) => one.id),
  )
  return `没有编号为“${withoutAddresses(id)}”的联系人，最接近的：${nearest.join('、')}；duban person list 列出全部`
}
