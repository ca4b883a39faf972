import type { Person } from '../../domain/tell/unit.ts'
import { formatChinaInstant, formatChinaMinute } from '../../domain/time/instant.ts'
import type { CountyDesk } from '../../local/county-desk.ts'
import { atDesk, type EventOptions } from '../event.ts'
import { maskedAddress } from '../outbox/message-words.ts'
import type { ExitCode, Terminal } from '../terminal.ts'
import { awayWords, MEDIA, MEDIUM_LABELS, whoWords } from './person-words.ts'

/** `duban person list`: the people of a county, by unit, and what keeps messages from each. */
export async function personList(options: EventOptions, terminal: Terminal): Promise<ExitCode> {
  return atDesk(options, terminal, async (desk) => {
    const people = (await desk.store.people(desk.county.code)).toSorted(byPlace)
    for (const one of people)
      terminal.out(options.json === true ? JSON.stringify(shownPerson(one)) : personLine(one, desk))
    if (options.json !== true) terminal.out(totalWords(people))
    return 0
  })
}

function byPlace(a: Person, b: Person): number {
  const [one, other] = [a, b].map(({ unit, role, id }) => `${unit}\n${role}\n${id}`) as [string, string]
  if (one === other) return 0
  return one < other ? -1 : 1
}

/** The person for a program: of an address only what tells two apart, of a number only that there is one. */
export function shownPerson({ id, unit, role, name, email, phone, away, unreachable }: Person) {
  const marks = MEDIA.flatMap((medium) => {
    const fault = unreachable?.[medium]
    return fault ? [[medium, { at: formatChinaInstant(fault.at), reason: fault.reason }] as const] : []
  })
  return {
    id,
    unit,
    role,
    name,
    email: maskedAddress(email),
    hasPhone: phone !== undefined,
    ...(away && { away }),
    ...(marks.length > 0 && { unreachable: Object.fromEntries(marks) }),
  }
}

function personLine(person: Person, desk: Pick<CountyDesk, 'catalogue' | 'county'>): string {
  const { id, email, phone, away, unreachable } = person
  const marks = MEDIA.flatMap((medium) => {
    const fault = unreachable?.[medium]
    return fault
      ? [`${MEDIUM_LABELS[medium]}自 ${formatChinaMinute(fault.at)} 起收不到：${fault.reason}`]
      : []
  })
  return [
    id,
    whoWords(person, desk),
    maskedAddress(email),
    phone === undefined ? '无手机号码' : '有手机号码',
    ...(away ? [awayWords(away)] : []),
    ...marks,
  ].join('  ')
}

function totalWords(people: readonly Person[]): string {
  const marked = people.filter(({ unreachable }) => MEDIA.some((medium) => unreachable?.[medium])).length
  return `共 ${people.length} 人${marked === 0 ? '' : `，其中 ${marked} 人有失效的地址`}`
}
