import type { Complaint } from '../../catalogue/fault.ts'
import type { Away, Person } from '../../domain/tell/unit.ts'
import { daysBetween } from '../../domain/time/local-date.ts'
import { withoutAddresses } from './person-words.ts'

/** Longer than this is a slip of the pen: somebody else should be entered in this place. */
const AWAY_DAYS_MAX = 731

/** What is wrong with the days of an absence. */
export function absenceFault({ from, until }: Pick<Away, 'from' | 'until'>): Complaint | undefined {
  if (until < from) return { message: '休假的最后一天早于第一天', mend: '核对两个日期' }
  if (daysBetween(from, until) >= AWAY_DAYS_MAX)
    return { message: '休假超过两年', mend: '核对两个日期的年份；人已离任的，在这个编号下登记接任的人' }
  return undefined
}

/** What is wrong with the one who is to be told meanwhile: whoever may not stand in would silently never be told. */
export function substituteFault(
  person: Pick<Person, 'id' | 'unit' | 'role' | 'away'>,
  people: ReadonlyMap<string, Pick<Person, 'unit' | 'role'>>,
): Complaint | undefined {
  const substitute = person.away?.substitute
  if (substitute === undefined) return undefined
  if (substitute === person.id) return { message: '代办人是本人', mend: '写同一单位另一个人的编号，或者不写' }
  const other = people.get(substitute)
  if (other === undefined) {
    const message = `没有编号为“${withoutAddresses(substitute)}”的联系人`
    return { message, mend: '核对编号，见 duban person list；先登记代办人' }
  }
  if (other.unit !== person.unit)
    return { message: `代办人“${substitute}”不在同一单位`, mend: '写同一单位的人，或者不写代办人' }
  if (person.role !== 'office' || other.role === 'office') return undefined
  const message = `代办人“${substitute}”不是公开办的人，不能看别的单位的事项`
  return { message, mend: '写公开办的另一个人，或者不写代办人' }
}
