import { overdueAfter } from '../../duty/due.ts'
import type { Judged } from '../../judge/judge-county.ts'
import type { Instant } from '../../time/instant.ts'
import { DUE_CHANGED, dueKey, isShort, lineKey, maySayRung, mayTell, numberedRung } from '../line.ts'
import type { Line } from '../outbox.ts'
import type { Medium, Person } from '../unit.ts'
import type { Ladders } from './ladders.ts'
import { type Addressing, type Readers, wasAwayAt } from './readers.ts'
import type { Told } from './told.ts'

export interface LinesFrom {
  readonly now: Instant
  readonly people: readonly Person[]
  readonly readers: Readers
  readonly ladders: Ladders
}

/** A line for one person by one medium, before lines are grouped into messages. */
export interface PersonLine {
  readonly person: Person
  readonly medium: Medium
  readonly urgent: boolean
  readonly line: Line
  /** After this moment the line is not true any more; absent where nothing but facts can change it. */
  readonly holdsUntil?: Instant | undefined
  /** Absent: there is none, or it is not about a publication. */
  readonly dueAt?: Instant | undefined
}

/** Everything that may be said now of one obligation and that its readers have not been told. */
export function untoldLines(judged: Judged, input: LinesFrom, told: Told): readonly PersonLine[] {
  const lines =
    takenDownLines(judged, input, told) ?? rungLines(judged, input, told) ?? changedLines(judged, input, told)
  return lines.some((one) => isTold(one, told))
    ? lines.flatMap((one) => (isTold(one, told) ? newsAgain(one, judged, told) : [one]))
    : lines
}

function isTold({ person, medium, line }: PersonLine, told: Told): boolean {
  return told.hasLine(person.id, medium, line)
}

const NOTHING: readonly PersonLine[] = []

/** What was told before is news once more to whoever heard since that the matter is done, or of another due date. */
function newsAgain(one: PersonLine, judged: Judged, told: Told): readonly PersonLine[] {
  const trail = told.trailsOf(judged.obligation.id).get(one.person.id)
  if (one.medium !== 'mail' || !trail) return NOTHING
  if (trail.isOpen && trail.last.key === one.line.key) return NOTHING
  const isOfOldDate = trail.isOpen && !trail.last.key.startsWith(dueKey(judged))
  if (trail.isOpen && !isOfOldDate) return []
  const rung = isOfOldDate && one.line.kind === 'warn' ? DUE_CHANGED : one.line.rung
  const numbered = (n: number) => lineOf(judged, numberedRung(rung, n), one.line.kind)
  return [{ ...one, line: told.firstUnsaid(one.person.id, 1, numbered) }]
}

const CONTACT_BY_MAIL: Addressing = { to: ['contact'], media: ['mail'] }

function takenDownLines(judged: Judged, { now, readers }: LinesFrom, told: Told): PersonLine[] | undefined {
  if (!mayTell('taken-down', judged, now)) return undefined
  const trails = told.trailsOf(judged.obligation.id)
  return readers.addressed(judged.obligation.event.unit, CONTACT_BY_MAIL).map(({ person, medium }) => {
    const closings = trails.get(person.id)?.closings ?? 0
    // Taken down again after it was back and a close-out had been sent: that is news once more.
    const line = lineOf(judged, numberedRung('taken-down', closings + 1), 'taken-down')
    return { person, medium, urgent: true, line }
  })
}

/** The highest rung whose moment has come and whose words are true. */
function rungLines(judged: Judged, input: LinesFrom, told: Told): PersonLine[] | undefined {
  const { now, ladders, readers } = input
  const { due, rule, event } = judged.obligation
  const reached = ladders.of(judged).findLast((moment) => maySayRung(moment, judged, now))
  if (!reached) return undefined
  const line = lineOf(judged, reached.id, reached.late ? 'late' : 'warn')
  const urgent = isShort(rule)
  const dueAt = overdueAfter(due)
  const holdsUntil = reached.late ? undefined : dueAt
  const lines: PersonLine[] = []
  for (const { person, medium } of readers.addressed(event.unit, reached.rung)) {
    // What a stand-in was told during an absence is not told over again: the next rung goes to who is back.
    if (
      wasAwayAt(person, reached.at, now) &&
      isStoodInFor(judged, { ...input, rung: reached.rung, medium, line, told })
    )
      continue
    lines.push({ person, medium, urgent, line, holdsUntil, dueAt })
  }
  return lines
}

/** Somebody of the unit heard the line, or the office in its place, and has not heard since that the matter is done. */
function isStoodInFor(
  { obligation }: Judged,
  heard: Pick<LinesFrom, 'people'> & Pick<PersonLine, 'medium' | 'line'> & { rung: Addressing; told: Told },
): boolean {
  const { people, medium, line, rung, told } = heard
  const trails = told.trailsOf(obligation.id)
  return people.some(
    ({ id, unit, role }) =>
      (unit === obligation.event.unit || (role === 'office' && !rung.to.includes('office'))) &&
      told.has(id, medium, line.key) &&
      trails.get(id)?.isOpen !== false,
  )
}

/** A new due date, before its own ladder begins, for those who were told of the old one. */
function changedLines(judged: Judged, { now, readers }: LinesFrom, told: Told): PersonLine[] {
  if (!mayTell('warn', judged, now)) return []
  const trails = told.trailsOf(judged.obligation.id)
  if (trails.size === 0) return []
  const line = lineOf(judged, DUE_CHANGED, 'warn')
  const dueAt = overdueAfter(judged.obligation.due)
  return readers.addressed(judged.obligation.event.unit, CONTACT_BY_MAIL).flatMap(({ person, medium }) => {
    const trail = trails.get(person.id)
    const isOfOldDate = trail?.isOpen && !trail.last.key.startsWith(dueKey(judged))
    return isOfOldDate ? [{ person, medium, urgent: false, line, dueAt }] : []
  })
}

function lineOf(judged: Judged, rung: string, kind: Line['kind']): Line {
  return { key: lineKey(judged, rung), obligation: judged.obligation.id, rung, kind }
}
