import type { DueRule } from '../duty/due-rule.ts'
import type { Judged } from '../judge/judge-county.ts'
import type { Standing } from '../judge/standing.ts'
import { chinaDateOf, chinaDayOf, chinaTimeOfDayMs, HOUR_MS, type Instant } from '../time/instant.ts'
import type { WorkCalendar } from '../time/work-calendar.ts'
import type { County } from './county.ts'
import { type RungMoment, rungMoments } from './ladder.ts'
import { countsAsTold, type Line, type OutboxMessage } from './outbox.ts'
import type { Medium, Person, Role } from './unit.ts'

/** Text messages wake people: they are held overnight, not dropped. */
const SMS_FROM_MS = 7 * HOUR_MS
const SMS_UNTIL_MS = 21 * HOUR_MS
const SHORT_WORKDAYS = 3

export interface PlanInput {
  readonly now: Instant
  readonly county: County
  readonly calendar: WorkCalendar
  readonly people: readonly Person[]
  readonly judged: readonly Judged[]
  /** Every message of the outbox that still bears on these obligations. */
  readonly sent: readonly OutboxMessage[]
}

/** A line for one person by one medium, before lines are grouped into messages. */
interface PersonLine {
  readonly person: Person
  readonly medium: Medium
  readonly urgent: boolean
  readonly line: Line
}

/**
 * What to tell whom at `now`: the highest rung reached that a person has not been told of, so that a missed run loses
 * nothing and a repeated run adds nothing. Grouped mail goes out once a day in office hours; urgent mail at once.
 */
export function planReminders(input: PlanInput): readonly OutboxMessage[] {
  const told = toldLines(input.sent)
  const open = input.judged.flatMap((judged) => linesFor(judged, input))
  const untold = open.filter(({ person, medium, line }) => !told.has(toldKey(person.id, medium, line.key)))
  return [...groupedMails(untold, told, input), ...urgentMessages(untold, input)]
}

function toldKey(person: string, medium: Medium, key: string): string {
  return `${person}\n${medium}\n${key}`
}

function toldLines(sent: readonly OutboxMessage[]): ReadonlySet<string> {
  const told = new Set<string>()
  for (const message of sent) {
    if (!countsAsTold(message.state)) continue
    for (const line of message.lines) told.add(toldKey(message.person, message.medium, line.key))
  }
  return told
}

function linesFor(judged: Judged, input: PlanInput): PersonLine[] {
  const takenDown = takenDownLine(judged)
  if (takenDown)
    return addressed(judged, { roles: ['contact'], media: ['mail'], urgent: true, line: takenDown }, input)
  const reached = reachedRung(judged, input)
  if (!reached) return []
  const line: Line = {
    key: lineKey(judged, reached.id),
    obligation: judged.obligation.id,
    rung: reached.id,
    kind: reached.late ? 'late' : 'warn',
  }
  const { to, media } = reached.rung
  return addressed(judged, { roles: to, media, urgent: isShort(judged.obligation.rule), line }, input)
}

export function lineKey(judged: Judged, rung: string): string {
  return `${judged.obligation.id}:${judged.obligation.dueVersion}:${rung}`
}

function takenDownLine(judged: Judged): Line | undefined {
  if (judged.standing.kind !== 'taken-down-early') return undefined
  return {
    key: lineKey(judged, 'taken-down'),
    obligation: judged.obligation.id,
    rung: 'taken-down',
    kind: 'taken-down',
  }
}

/** The highest rung whose moment has come and whose words the standing supports. */
function reachedRung(judged: Judged, { county, calendar, now }: PlanInput): RungMoment | undefined {
  const { obligation, standing } = judged
  const ladder = isShort(obligation.rule) ? county.hourLadder : county.ladder
  const moments = rungMoments(ladder, {
    due: obligation.due,
    startedAt: obligation.event.occurredAt,
    calendar,
  })
  return moments.filter((moment) => moment.at <= now && maySay(moment, standing, obligation.rule)).at(-1)
}

/**
 * Before the due moment a person is reminded; after it, only of what is proved to be missing. A channel that could not
 * be read proves nothing, so it gives no line; and a warning rule is advice, never a reproach.
 */
function maySay(moment: RungMoment, standing: Standing, rule: DueRule): boolean {
  if (!moment.late) return standing.kind === 'awaited'
  return !rule.warning && (standing.kind === 'overdue' || standing.kind === 'unattested')
}

/** Rules of less than three days use the ladder of hours. */
export function isShort({ period }: DueRule): boolean {
  return (
    period.kind === 'within-hours' ||
    (period.kind === 'within-workdays' && period.workdays < SHORT_WORKDAYS) ||
    (period.kind === 'within-days' && period.days < SHORT_WORKDAYS)
  )
}

interface Addressing {
  readonly roles: readonly Role[]
  readonly media: readonly Medium[]
  readonly urgent: boolean
  readonly line: Line
}

function addressed(judged: Judged, to: Addressing, { people, county }: PlanInput): PersonLine[] {
  const { unit } = judged.obligation.event
  return people
    .filter(
      (person) =>
        to.roles.includes(person.role) && person.unit === (person.role === 'office' ? county.office : unit),
    )
    .flatMap((person) =>
      to.media
        .filter((medium) => medium === 'mail' || person.phone !== undefined)
        .map((medium) => ({ person, medium, urgent: to.urgent, line: to.line })),
    )
}

function groupedMails(
  untold: readonly PersonLine[],
  told: ReadonlySet<string>,
  input: PlanInput,
): OutboxMessage[] {
  const { now, county, calendar, people } = input
  const timeOfDay = chinaTimeOfDayMs(now)
  const isOfficeTime =
    calendar.isWorkday(chinaDayOf(now)) && timeOfDay >= county.sendFromMs && timeOfDay < county.sendUntilMs
  if (!isOfficeTime) return []
  const closed = closedLines(told, input)
  return people.flatMap((person): OutboxMessage[] => {
    const lines = untold
      .filter((one) => one.person.id === person.id && one.medium === 'mail' && !one.urgent)
      .map(({ line }) => line)
    const done = closed.filter((one) => one.person === person.id)
    if (lines.length === 0 && !done.some(({ wasLate }) => wasLate)) return []
    const key = `${county.code}/${person.id}/mail/${chinaDateOf(now)}`
    return [
      planned(
        { key, person, medium: 'mail', urgent: false, lines: [...lines, ...done.map(({ line }) => line)] },
        input,
      ),
    ]
  })
}

/** Matters of which a person was warned and which are now published: told once, so that nobody goes on searching. */
function closedLines(
  told: ReadonlySet<string>,
  input: PlanInput,
): { person: string; line: Line; wasLate: boolean }[] {
  const published = new Map(
    input.judged
      .filter(({ standing }) => standing.kind === 'published')
      .map((judged) => [judged.obligation.id, judged]),
  )
  const warned = new Map<string, { person: string; line: Line; wasLate: boolean }>()
  for (const message of input.sent) {
    if (message.medium !== 'mail' || !countsAsTold(message.state)) continue
    for (const { obligation, kind } of message.lines) {
      const judged = published.get(obligation)
      if (!judged || kind === 'closed') continue
      const line: Line = { key: lineKey(judged, 'closed'), obligation, rung: 'closed', kind: 'closed' }
      if (told.has(toldKey(message.person, 'mail', line.key))) continue
      const key = `${message.person}/${line.key}`
      warned.set(key, {
        person: message.person,
        line,
        wasLate: kind === 'late' || warned.get(key)?.wasLate === true,
      })
    }
  }
  return [...warned.values()]
}

/** Urgent lines of one person that came up together share a message, named by the first of them. */
function urgentMessages(untold: readonly PersonLine[], input: PlanInput): OutboxMessage[] {
  const timeOfDay = chinaTimeOfDayMs(input.now)
  const isSmsTime = timeOfDay >= SMS_FROM_MS && timeOfDay < SMS_UNTIL_MS
  const urgent = untold.filter((one) => (one.medium === 'mail' ? one.urgent : isSmsTime))
  const groups = new Map<string, PersonLine[]>()
  for (const one of urgent) {
    const key = `${one.person.id}/${one.medium}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { person, medium } = first
    const lines = group.map(({ line }) => line).sort((a, b) => (a.key < b.key ? -1 : 1))
    const key = `${input.county.code}/${person.id}/${medium}/${lines[0]?.key}`
    return [planned({ key, person, medium, urgent: true, lines }, input)]
  })
}

function planned(
  message: { key: string; person: Person; medium: Medium; urgent: boolean; lines: readonly Line[] },
  input: PlanInput,
): OutboxMessage {
  return {
    ...message,
    person: message.person.id,
    county: input.county.code,
    kind: 'reminder',
    plannedAt: input.now,
    state: { kind: 'planned' },
    attempts: 0,
  }
}
