import type { Judged } from '../judge/judge-county.ts'
import { chinaDateOf, type Instant } from '../time/instant.ts'
import type { WorkCalendar } from '../time/work-calendar.ts'
import type { County } from './county.ts'
import { channelOfMatter, type ListNews } from './list-news.ts'
import { isOfficeTime, isSmsTime, nextOpening } from './office-hours.ts'
import { countsAsTold, type Line, linesTold, type OutboxMessage } from './outbox.ts'
import { addressLines } from './planning/address-lines.ts'
import { type Closing, closingsOf } from './planning/closing.ts'
import { Ladders } from './planning/ladders.ts'
import { isMoreOf, outageEnds, outageLines } from './planning/outage-lines.ts'
import { type LinesFrom, type PersonLine, untoldLines } from './planning/person-lines.ts'
import { personalLines } from './planning/personal-lines.ts'
import { Readers } from './planning/readers.ts'
import { Told } from './planning/told.ts'
import { UsedKeys } from './planning/used-keys.ts'
import type { Medium, Person } from './unit.ts'

export interface PlanInput {
  readonly now: Instant
  readonly county: County
  readonly calendar: WorkCalendar
  readonly people: readonly Person[]
  readonly judged: readonly Judged[]
  /** Lists of which it is sure whether they can be read. */
  readonly lists: readonly ListNews[]
  /** Every message of the outbox that still bears on these obligations. */
  readonly sent: readonly OutboxMessage[]
}

interface Planning extends PlanInput, LinesFrom {
  readonly told: Told
  readonly keys: UsedKeys
}

/** What a mail can say in full and in brief; more would also outgrow what one item of the table holds. */
const LINES_MAX = 240

/**
 * What to tell whom at `now`: the highest rung reached that a person has not been told of, so that a missed run loses
 * nothing and a repeated run adds nothing. Grouped mail goes out once a day in office hours; urgent mail at once.
 */
export function planReminders(input: PlanInput): readonly OutboxMessage[] {
  const told = new Told(input.sent)
  const planning: Planning = {
    ...input,
    told,
    keys: new UsedKeys(input.sent),
    readers: new Readers(input),
    ladders: new Ladders(input),
  }
  const untold = [
    ...personalLines(input.judged, planning, told),
    ...input.judged.flatMap((judged) => untoldLines(judged, planning, told)),
    ...addressLines(planning, told),
  ].filter(({ person, medium, line }) => !told.isGivenUp(person.id, medium, line.key))
  return [...groupedMails(untold, planning), ...urgentMessages(untold, planning), ...opsMails(planning)]
}

function groupedMails(untold: readonly PersonLine[], planning: Planning): OutboxMessage[] {
  const { now, people, readers } = planning
  if (!isOfficeTime(now, planning)) return []
  const grouped = Map.groupBy(
    untold.filter(({ medium, urgent }) => medium === 'mail' && !urgent),
    ({ person }) => person.id,
  )
  const closings = Map.groupBy(closingsOf(planning.judged, planning), ({ person }) => person)
  return people.flatMap((person) => {
    // Whoever is away hears of the end when back.
    const closed = readers.isAway(person) ? [] : (closings.get(person.id) ?? [])
    return groupedMailsFor(person, { grouped: grouped.get(person.id) ?? [], closed }, planning)
  })
}

function groupedMailsFor(
  person: Person,
  { grouped, closed }: { readonly grouped: readonly PersonLine[]; readonly closed: readonly Closing[] },
  planning: Planning,
): OutboxMessage[] {
  if (grouped.length + closed.length === 0) return []
  const { now, county, keys } = planning
  const base = `${county.code}/${person.id}/mail/${chinaDateOf(now)}`
  // One grouped mail a day; a second one only for what would be too late tomorrow.
  const isTold = keys.named(base).some(countsAsTold)
  const reopensAt = nextOpening(now, planning)
  const news = isTold
    ? grouped.filter(({ holdsUntil }) => holdsUntil !== undefined && holdsUntil < reopensAt)
    : grouped
  const done = isTold ? [] : closed
  if (news.length === 0 && !done.some(({ isOwed }) => isOwed)) return []
  const lines = [...news.toSorted(byUrgency), ...done].map(({ line }) => line)
  return chunksOf(lines).map((chunk) =>
    planned({ key: keys.next(base), person, medium: 'mail', urgent: false, lines: chunk }, planning),
  )
}

/** Urgent lines of one person that came up together share a message, named by the first of them. */
function urgentMessages(untold: readonly PersonLine[], planning: Planning): OutboxMessage[] {
  const mayText = isSmsTime(planning.now)
  const urgent = untold.filter(({ medium, urgent: isUrgent }) => (medium === 'mail' ? isUrgent : mayText))
  const groups = Map.groupBy(urgent, ({ person, medium }) => `${person.id}/${medium}`)
  return [...groups].flatMap(([name, group]) => {
    const [first] = group
    if (!first) return []
    const { person, medium } = first
    const lines = group.map(({ line }) => line).sort((a, b) => (a.key < b.key ? -1 : 1))
    return chunksOf(lines).map((chunk) => {
      const key = planning.keys.next(`${planning.county.code}/${name}/${chunk[0]?.key}`)
      return planned({ key, person, medium, urgent: true, lines: chunk }, planning)
    })
  })
}

/**
 * Mail of its own about channels, a first outage by day and night. What more there is of a channel, and a list that comes
 * and goes, is told of once a day, in office hours, and so is that one is back.
 */
function opsMails(planning: Planning): OutboxMessage[] {
  const { now, county, keys, told } = planning
  const baseOf = ({ id }: Person) => `${county.code}/${id}/mail/ops-${chinaDateOf(now)}`
  const isToldToday = ({ person, line }: PersonLine) =>
    keys
      .named(baseOf(person))
      .flatMap(linesTold)
      .some(
        ({ kind, obligation }) =>
          kind === line.kind && channelOfMatter(obligation) === channelOfMatter(line.obligation),
      )
  const isOpen = isOfficeTime(now, planning)
  const outages = outageLines(planning).filter(
    (one) => !isMoreOf(one, planning) || (isOpen && !isToldToday(one)),
  )
  const news = [...outages, ...(isOpen ? outageEnds(planning) : [])]
  const lines = news.filter(({ person, line }) => !told.isGivenUp(person.id, 'mail', line.key))
  return [...Map.groupBy(lines, ({ person }) => person)].flatMap(([person, of]) =>
    chunksOf(of.map(({ line }) => line)).map((chunk) =>
      planned(
        { key: keys.next(baseOf(person)), person, medium: 'mail', urgent: true, lines: chunk },
        planning,
        'ops',
      ),
    ),
  )
}

/** What is wrong before what is to come, then by the day on which it is due; bad addresses last. */
function byUrgency(a: PersonLine, b: PersonLine): number {
  const rank = ({ line }: PersonLine) => (line.kind === 'address' ? 2 : line.kind === 'warn' ? 1 : 0)
  const dueAt = (one: PersonLine) => one.dueAt ?? Number.POSITIVE_INFINITY
  return rank(a) - rank(b) || (dueAt(a) < dueAt(b) ? -1 : dueAt(a) > dueAt(b) ? 1 : 0)
}

function chunksOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const count = Math.ceil(lines.length / LINES_MAX)
  return Array.from({ length: count }, (_, index) => lines.slice(index * LINES_MAX, (index + 1) * LINES_MAX))
}

function planned(
  message: { key: string; person: Person; medium: Medium; urgent: boolean; lines: readonly Line[] },
  input: PlanInput,
  kind: OutboxMessage['kind'] = 'reminder',
): OutboxMessage {
  return {
    ...message,
    person: message.person.id,
    county: input.county.code,
    kind,
    plannedAt: input.now,
    state: { kind: 'planned' },
    attempts: 0,
  }
}
