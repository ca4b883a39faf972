import { overdueAfter } from '../duty/due.ts'
import type { Judged } from '../judge/judge-county.ts'
import type { Instant } from '../time/instant.ts'
import type { WorkCalendar } from '../time/work-calendar.ts'
import type { County } from './county.ts'
import { DUE_CHANGED, dueKey, isShort, ladderOf, lineKey, maySayRung, mayTell } from './line.ts'
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
  return lines.flatMap((one) => (isTold(one, told) ? newsAgain(one, judged, told) : [one]))
}

function isTold({ person, medium, line }: PersonLine, told: Told): boolean {
  return told.has(person.id, medium, line.key)
}

/** What was told before is news once more to whoever heard since that the matter is done, or of another due date. */
function newsAgain(one: PersonLine, judged: Judged, told: Told): PersonLine[] {
  const trail = told.trailsOf(judged.obligation.id).get(one.person.id)
  if (one.medium !== 'mail' || !trail) return []
  const isOfOldDate = trail.isOpen && !trail.last.key.startsWith(dueKey(judged))
  if (trail.isOpen && !isOfOldDate) return []
  const rung = isOfOldDate && one.line.kind === 'warn' ? DUE_CHANGED : one.line.rung
  const numbered = (n: number) => ({ ...one, line: lineOf(judged, numberedRung(rung, n), one.line.kind) })
  let n = 1
  while (isTold(numbered(n), told)) n += 1
  return [numbered(n)]
}

function takenDownLines(judged: Judged, input: LinesFrom, told: Told): PersonLine[] | undefined {
  if (!mayTell('taken-down', judged, input.now)) return undefined
  const trails = told.trailsOf(judged.obligation.id)
  return addressed(judged, { roles: ['contact'], media: ['mail'], urgent: true }, input).map((to) => {
    const closings = trails.get(to.person.id)?.closings ?? 0
    // Taken down again after it was back and a close-out had been sent: that is news once more.
    return { ...to, line: lineOf(judged, numberedRung('taken-down', closings + 1), 'taken-down') }
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
  const line = lineOf(judged, DUE_CHANGED, 'warn')
  return addressed(judged, { roles: ['contact'], media: ['mail'], urgent: false }, input).flatMap((to) => {
    const trail = trails.get(to.person.id)
    return trail?.isOpen && !trail.last.key.startsWith(dueKey(judged)) ? [{ ...to, line }] : []
  })
}

/** The second time and later ones are named with their number. */
function numberedRung(rung: string, n: number): string {
  return n === 1 ? rung : `${rung}-${n}`
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
