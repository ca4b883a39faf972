import type { Judged } from '../judge/judge-county.ts'
import { chinaDateOf } from '../time/instant.ts'
import { closingsOf } from './closing.ts'
import { isOfficeTime, isSmsTime, nextOpening } from './office-hours.ts'
import { countsAsTold, type Line, type OutboxMessage } from './outbox.ts'
import { type LinesFrom, type PersonLine, untoldLines } from './person-lines.ts'
import { Told } from './told.ts'
import type { Medium, Person } from './unit.ts'

export interface PlanInput extends LinesFrom {
  readonly judged: readonly Judged[]
  /** Every message of the outbox that still bears on these obligations. */
  readonly sent: readonly OutboxMessage[]
}

/** What a mail can say in full and in brief; more would also outgrow what one item of the table holds. */
const LINES_MAX = 240

/**
 * What to tell whom at `now`: the highest rung reached that a person has not been told of, so that a missed run loses
 * nothing and a repeated run adds nothing. Grouped mail goes out once a day in office hours; urgent mail at once.
 */
export function planReminders(input: PlanInput): readonly OutboxMessage[] {
  const told = new Told(input.sent)
  const untold = input.judged.flatMap((judged) => untoldLines(judged, input, told))
  return [...groupedMails(untold, told, input), ...urgentMessages(untold, input)]
}

function groupedMails(untold: readonly PersonLine[], told: Told, input: PlanInput): OutboxMessage[] {
  const { now, county, people } = input
  if (!isOfficeTime(now, input)) return []
  const closings = closingsOf(input.judged, { told, people, now })
  const reopensAt = nextOpening(now, input)
  return people.flatMap((person): OutboxMessage[] => {
    const grouped = untold.filter(
      (one) => one.person.id === person.id && one.medium === 'mail' && !one.urgent,
    )
    const closed = closings.filter((one) => one.person === person.id)
    if (grouped.length + closed.length === 0) return []
    const base = `${county.code}/${person.id}/mail/${chinaDateOf(now)}`
    const todays = numbered(base, input.sent)
    // One grouped mail a day; a second one only for what would be too late tomorrow.
    const isTold = todays.some(({ state }) => countsAsTold(state))
    const news = isTold
      ? grouped.filter(({ holdsUntil }) => holdsUntil !== undefined && holdsUntil < reopensAt)
      : grouped
    const done = isTold ? [] : closed
    if (news.length === 0 && !done.some(({ isOwed }) => isOwed)) return []
    const lines = [...news, ...done].map(({ line }) => line)
    return chunksOf(lines).map((chunk, index) => {
      const key = keyAt(base, todays.length + index)
      return planned({ key, person, medium: 'mail', urgent: false, lines: chunk }, input)
    })
  })
}

/** Urgent lines of one person that came up together share a message, named by the first of them. */
function urgentMessages(untold: readonly PersonLine[], input: PlanInput): OutboxMessage[] {
  const mayText = isSmsTime(input.now)
  const groups = new Map<string, PersonLine[]>()
  for (const one of untold) {
    if (one.medium === 'mail' ? !one.urgent : !mayText) continue
    const key = `${one.person.id}/${one.medium}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { person, medium } = first
    const lines = group.map(({ line }) => line).sort((a, b) => (a.key < b.key ? -1 : 1))
    return chunksOf(lines).map((chunk) => {
      const base = `${input.county.code}/${person.id}/${medium}/${chunk[0]?.key}`
      const key = keyAt(base, numbered(base, input.sent).length)
      return planned({ key, person, medium, urgent: true, lines: chunk }, input)
    })
  })
}

function chunksOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const count = Math.ceil(lines.length / LINES_MAX)
  return Array.from({ length: count }, (_, index) => lines.slice(index * LINES_MAX, (index + 1) * LINES_MAX))
}

/** Messages of one name. A key is used up also by what was given up, or left out a line that it is named by. */
function numbered(base: string, sent: readonly OutboxMessage[]): readonly OutboxMessage[] {
  return sent.filter(
    ({ key }) => key === base || (key.startsWith(`${base}/`) && /^\d+$/.test(key.slice(base.length + 1))),
  )
}

function keyAt(base: string, earlierCount: number): string {
  return earlierCount === 0 ? base : `${base}/${earlierCount + 1}`
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
