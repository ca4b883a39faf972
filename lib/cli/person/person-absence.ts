import type { Away } from '../../domain/tell/unit.ts'
import { chinaDateOf } from '../../domain/time/instant.ts'
import { addDays, parseLocalDate } from '../../domain/time/local-date.ts'
import { type ExitCode, misuse, type Terminal } from '../terminal.ts'
import { absenceFault, substituteFault } from './absence-fault.ts'
import { atPerson, type Done, type PersonDesk, type PersonOptions } from './at-person.ts'
import { awayWords, withoutAddresses } from './person-words.ts'

export interface AwayOptions extends PersonOptions {
  readonly from: string
  readonly until: string
  readonly substitute?: string | undefined
}

/** `duban person away ID --from D --until D`: an absence, in place of the one that was known. */
export async function personAway(options: AwayOptions, terminal: Terminal): Promise<ExitCode> {
  const away = awayOf(options)
  if (typeof away === 'string') return misuse(away, terminal)
  return atPerson(options, terminal, async (desk) => {
    const { store, county, person, people } = desk
    const byId = new Map(people.map((one) => [one.id, one]))
    const fault = substituteFault({ ...person, away }, byId)
    if (fault) return { wrong: `--substitute ${fault.message} — ${fault.mend}` }
    const outcome = await store.setAway(county.code, person.id, away)
    if (outcome === 'gone') return { wrong: '这个联系人刚刚不在了' }
    const note = substituteNote(away, desk)
    return { words: [awayWords(away), ...(note === undefined ? [] : [note])] }
  })
}

function awayOf({ from, until, substitute }: AwayOptions): Away | string {
  const days = [parseLocalDate(from), parseLocalDate(until)] as const
  const [first, last] = days
  if (first === undefined) return `--from 不是日期：${withoutAddresses(from)}（例如 2026-11-24）`
  if (last === undefined) return `--until 不是日期：${withoutAddresses(until)}（例如 2026-11-24）`
  const away = { from: first, until: last, ...(substitute !== undefined && { substitute }) }
  const fault = absenceFault(away)
  return fault ? `--until ${fault.message} — ${fault.mend}` : away
}

/** A substitute whom nothing reaches is passed over: whoever asked for this one should hear of it. */
function substituteNote({ from, until, substitute }: Away, { people }: PersonDesk): string | undefined {
  const other = people.find(({ id }) => id === substitute)
  if (!other) return undefined
  const isAwayToo = other.away !== undefined && other.away.from <= until && from <= other.away.until
  if (isAwayToo) return `注意：代办人这期间也休假（${other.away.from} 至 ${other.away.until}）`
  return other.unreachable?.mail === undefined ? undefined : '注意：代办人的邮箱收不到邮件'
}

/** `duban person back ID`: told again from today on. */
export async function personBack(options: PersonOptions, terminal: Terminal): Promise<ExitCode> {
  return atPerson(options, terminal, async ({ store, county, clock, person }): Promise<Done> => {
    const { away } = person
    const today = chinaDateOf(clock.now())
    if (away === undefined) return { words: ['没有登记休假，未改动'] }
    if (away.until < today) return { words: [`休假已在 ${away.until} 结束，未改动`] }
    // The days that were an absence stay one: what was told to others meanwhile is known by them.
    const left = away.from < today ? { ...away, until: addDays(today, -1) } : undefined
    const outcome = await store.setAway(county.code, person.id, left)
    if (outcome === 'gone') return { wrong: '这个联系人刚刚不在了' }
    return {
      words: [left === undefined ? '休假已取消' : `休假到 ${left.until} 为止，${today} 起照常收提醒`],
    }
  })
}
