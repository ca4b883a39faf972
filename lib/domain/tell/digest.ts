import { overdueAfter } from '../duty/due.ts'
import type { Judged } from '../judge/judge-county.ts'
import type { StandingKind } from '../judge/standing/standing.ts'
import { chinaDateOf, chinaInstant, DAY_MS, type Instant } from '../time/instant.ts'
import {
  addDays,
  civilOf,
  type DayNumber,
  dayNumberOf,
  fromDayNumber,
  type LocalDate,
  toDayNumber,
  weekdayOf,
} from '../time/local-date.ts'
import type { OutboxMessage } from './outbox.ts'

/** Counts of obligations that fell due in a period, by outcome. */
export interface Tally {
  readonly due: number
  readonly onTime: number
  readonly late: number
  readonly overdue: number
  readonly possiblyBackDated: number
  readonly takenDownEarly: number
  readonly unverifiable: number
  readonly unattested: number
}

/** One ISO week, Monday to Sunday, `2026-W47`. */
export interface Week {
  readonly id: string
  readonly firstOn: LocalDate
  readonly lastOn: LocalDate
}

export interface Digest {
  readonly county: string
  readonly week: Week
  readonly total: Tally
  readonly byUnit: ReadonlyMap<string, Tally>
  /** All obligations by standing at the end of the week. */
  readonly standings: Readonly<Partial<Record<StandingKind, number>>>
  readonly overdue: readonly Judged[]
  readonly toDecide: readonly Judged[]
  readonly notVerifiable: readonly Judged[]
  readonly takenDown: readonly Judged[]
  readonly possiblyBackDated: readonly Judged[]
  readonly unattested: readonly Judged[]
  /** Due in the coming week and not yet seen. */
  readonly comingUp: readonly Judged[]
  readonly provisional: readonly Judged[]
  readonly messagesSent: number
  readonly messagesUnsettled: readonly OutboxMessage[]
}

/** 按时率 = on time ÷ (on time + late + overdue); undefined when nothing could be judged. What could not be verified is not counted against a unit. */
export function punctuality(tally: Tally): number | undefined {
  const judged = tally.onTime + tally.late + tally.overdue
  return judged === 0 ? undefined : tally.onTime / judged
}

/** 可核查率 = what could be judged ÷ what fell due. */
export function verifiability(tally: Tally): number | undefined {
  return tally.due === 0 ? undefined : (tally.onTime + tally.late + tally.overdue) / tally.due
}

export function weekOf(at: Instant): Week {
  const day = toDayNumber(chinaDateOf(at))
  const monday = day - weekdayOf(day) + 1
  const { year, number } = isoWeek(monday)
  return {
    id: `${year}-W${String(number).padStart(2, '0')}`,
    firstOn: fromDayNumber(monday),
    lastOn: fromDayNumber(monday + 6),
  }
}

/** Reads `2026-W47`; undefined when there is no such week. */
export function parseWeek(id: string): Week | undefined {
  const match = /^(\d{4})-W(\d{2})$/.exec(id)
  if (!match) return undefined
  const fourth = dayNumberOf(Number(match[1]), 1, 4)
  const monday = fourth - weekdayOf(fourth) + 1 + 7 * (Number(match[2]) - 1)
  const week = weekOf(chinaInstant(monday))
  return week.id === id ? week : undefined
}

function isoWeek(monday: DayNumber): { year: number; number: number } {
  const { year } = civilOf(monday + 3)
  const fourth = dayNumberOf(year, 1, 4)
  return { year, number: (monday - (fourth - weekdayOf(fourth) + 1)) / 7 + 1 }
}

/** The figures of one week, computed from the standings at its end. */
export function digestOf(
  judged: readonly Judged[],
  from: { readonly county: string; readonly week: Week; readonly sent: readonly OutboxMessage[] },
): Digest {
  const { week, sent } = from
  const duties = judged.filter(({ obligation }) => !obligation.rule.warning)
  const inWeek = duties.filter((one) => dueWithin(one, week.firstOn, week.lastOn))
  const ofKind = (kind: StandingKind) => duties.filter(({ standing }) => standing.kind === kind)
  const weekStart = chinaInstant(week.firstOn)
  const weekEnd = chinaInstant(addDays(week.lastOn, 1))
  const unverifiable = ofKind('unverifiable')
  const isToDecide = ({ standing }: Judged) =>
    standing.kind === 'unverifiable' && standing.reason === 'ambiguous-match'
  return {
    county: from.county,
    week,
    total: tallyOf(inWeek),
    byUnit: tallyByUnit(duties),
    standings: countStandings(duties),
    overdue: ofKind('overdue'),
    toDecide: unverifiable.filter(isToDecide),
    notVerifiable: unverifiable.filter((one) => !isToDecide(one)),
    takenDown: ofKind('taken-down-early'),
    possiblyBackDated: duties.filter(
      ({ standing }) => standing.kind === 'published' && standing.possiblyBackDated,
    ),
    unattested: ofKind('unattested'),
    comingUp: duties.filter((one) => comesUp(one, addDays(week.lastOn, 1), addDays(week.lastOn, 7))),
    provisional: duties.filter(({ obligation }) => obligation.due.kind === 'provisional'),
    messagesSent: sent.filter(
      ({ state }) => state.kind === 'accepted' && state.at >= weekStart && state.at < weekEnd,
    ).length,
    messagesUnsettled: sent.filter((message) => isUnsettled(message, weekStart, weekEnd)),
  }
}

/** Failed or in doubt since the week began, or still on its way more than a day after it was planned. */
function isUnsettled({ state, plannedAt }: OutboxMessage, weekStart: Instant, weekEnd: Instant): boolean {
  if (state.kind === 'unknown' || state.kind === 'refused') return state.at >= weekStart
  return (state.kind === 'planned' || state.kind === 'claimed') && plannedAt < weekEnd - DAY_MS
}

function dueWithin({ obligation }: Judged, firstOn: LocalDate, lastOn: LocalDate): boolean {
  const dueAt = overdueAfter(obligation.due)
  if (dueAt === undefined) return false
  const dueOn = chinaDateOf(dueAt)
  return dueOn >= firstOn && dueOn <= lastOn
}

/** Not yet seen, and due in the days given; what was put off, by its new day. */
function comesUp(one: Judged, firstOn: LocalDate, lastOn: LocalDate): boolean {
  const { standing } = one
  if (standing.kind === 'extended') return standing.untilOn >= firstOn && standing.untilOn <= lastOn
  return standing.kind === 'awaited' && dueWithin(one, firstOn, lastOn)
}

function tallyByUnit(judged: readonly Judged[]): ReadonlyMap<string, Tally> {
  const units = new Map<string, Judged[]>()
  for (const one of judged) {
    if (one.standing.kind === 'awaited') continue
    const { unit } = one.obligation.event
    const ofUnit = units.get(unit)
    if (ofUnit) ofUnit.push(one)
    else units.set(unit, [one])
  }
  return new Map([...units].map(([unit, ofUnit]) => [unit, tallyOf(ofUnit)]))
}

/** Given up, put off or still to come: nothing fell due that could be judged. */
const FELL_DUE: ReadonlySet<StandingKind> = new Set<StandingKind>([
  'published',
  'overdue',
  'unverifiable',
  'unattested',
  'taken-down-early',
])

export function tallyOf(judged: readonly Judged[]): Tally {
  const count = (holds: (one: Judged) => boolean) => judged.filter(holds).length
  const published = (timing: string) => (one: Judged) =>
    one.standing.kind === 'published' && one.standing.timing === timing
  return {
    due: count(({ standing }) => FELL_DUE.has(standing.kind)),
    onTime: count(published('on-time')),
    late: count(published('late')),
    overdue: count(({ standing }) => standing.kind === 'overdue'),
    possiblyBackDated: count(({ standing }) => standing.kind === 'published' && standing.possiblyBackDated),
    takenDownEarly: count(({ standing }) => standing.kind === 'taken-down-early'),
    unverifiable: count(({ standing }) => standing.kind === 'unverifiable'),
    unattested: count(({ standing }) => standing.kind === 'unattested'),
  }
}

export function countStandings(judged: readonly Judged[]): Partial<Record<StandingKind, number>> {
  const counts: Partial<Record<StandingKind, number>> = {}
  for (const { standing } of judged) counts[standing.kind] = (counts[standing.kind] ?? 0) + 1
  return counts
}
