import { overdueAfter } from '../duty/due.ts'
import type { Judged } from '../judge/judge-county.ts'
import type { Instant } from '../time/instant.ts'
import type { WorkCalendar } from '../time/work-calendar.ts'
import type { County } from './county.ts'
import { dueKey, isShort, ladderOf, lineKey, maySayRung, mayTell } from './line.ts'
import type { Line } from './outbox.ts'
import type { Told } from './told.ts'
import type { Medium, Person, Role } from './unit.ts'

export interface LinesFrom {
  readonly now: Instant
  readonly county: County
  readonly calendar: WorkCalendar
  readonly people: readonly Person[]
}

/** A line for one person by one medium, before lines are grouped into messages. */
export interface PersonLine {
  readonly person: Person
  readonly medium: Medium
  readonly urgent: boolean
  readonly line: Line
  /** After this moment the line is not true any more; absent where nothing but facts can change it. */
  readonly holdsUntil?: Instant | undefined
}

interface Addressing {
  readonly roles: readonly Role[]
  readonly media: readonly Medium[]
  readonly urgent: boolean
}

/** Everything that may be said now of one obligation and that its readers have not been told. */
export function untoldLines(judged: Judged, input: LinesFrom, told: Told): readonly PersonLine[] {
  const lines =
    takenDownLines(judged, input, told) ?? rungLines(judged, input) ?? changedLines(judged, input, told)
  return lines.filter(({ person, medium, line }) => !told.has(person.id, medium, line.key))
}

function takenDownLines(judged: Judged, input: LinesFrom, told: Told): PersonLine[] | undefined {
  if (!mayTell('taken-down', judged, input.now)) return undefined
  const trails = told.trailsOf(judged.obligation.id)
  return addressed(judged, { roles: ['contact'], media: ['mail'], urgent: true }, input).map((to) => {
    const closings = trails.get(to.person.id)?.closings ?? 0
    // Taken down again after it was back and a close-out had been sent: that is news once more.
    const rung = closings === 0 ? 'taken-down' : `taken-down-${closings + 1}`
    return { ...to, line: lineOf(judged, rung, 'taken-down') }
  })
}

/** The highest rung whose moment has come and whose words are true. */
function rungLines(judged: Judged, input: LinesFrom): PersonLine[] | undefined {
  const reached = ladderOf(judged, input).findLast((moment) => maySayRung(moment, judged, input.now))
  if (!reached) return undefined
  const { to: roles, media } = reached.rung
  const line = lineOf(judged, reached.id, reached.late ? 'late' : 'warn')
  const urgent = isShort(judged.obligation.rule)
  return addressed(judged, { roles, media, urgent }, input).map((to) => ({
    ...to,
    line,
    holdsUntil: reached.late ? undefined : overdueAfter(judged.obligation.due),
  }))
}

/** A new due date, before its own ladder begins, for those who were told of the old one. */
function changedLines(judged: Judged, input: LinesFrom, told: Told): PersonLine[] {
  if (!mayTell('warn', judged, input.now)) return []
  const trails = told.trailsOf(judged.obligation.id)
  const line = lineOf(judged, 'due-changed', 'warn')
  return addressed(judged, { roles: ['contact'], media: ['mail'], urgent: false }, input).flatMap((to) => {
    const trail = trails.get(to.person.id)
    return trail?.isOpen && !trail.last.key.startsWith(dueKey(judged)) ? [{ ...to, line }] : []
  })
}

function lineOf(judged: Judged, rung: string, kind: Line['kind']): Line {
  return { key: lineKey(judged, rung), obligation: judged.obligation.id, rung, kind }
}

function addressed(
  judged: Judged,
  { roles, media, urgent }: Addressing,
  { people, county }: LinesFrom,
): Omit<PersonLine, 'line'>[] {
  const { unit } = judged.obligation.event
  return people
    .filter(({ role, unit: of }) => roles.includes(role) && of === (role === 'office' ? county.office : unit))
    .flatMap((person) =>
      media
        .filter((medium) => medium === 'mail' || person.phone !== undefined)
        .map((medium) => ({ person, medium, urgent })),
    )
}
