import { invariant } from '../invariant.ts'
import { chinaDayOf } from '../time/instant.ts'
import { civilOf, type DayNumber, dayNumberOf, toDayNumber } from '../time/local-date.ts'
import type { Anchor } from './due.ts'
import type { Period, ReplyPhase, ReportPhase } from './due-rule.ts'

type Reply = Extract<Period, { kind: 'reply' }>

/** The law in force on the day of receipt decides how long a reply may take. */
export function replyPhaseOf(period: Reply, anchor: Anchor): ReplyPhase {
  const day = chinaDayOf(anchor.at)
  return latestPhase(period.phases, (phase) => toDayNumber(phase.receivedFrom) <= day)
}

/** An extension is granted once and is as long as the first period. */
export function isReplyExtended(period: Reply, anchor: Anchor): boolean {
  return period.extended || anchor.extended === true
}

export function replyWorkdays(period: Reply, anchor: Anchor): number {
  return replyPhaseOf(period, anchor).workdays * (isReplyExtended(period, anchor) ? 2 : 1)
}

/** The last year that has ended by the anchor, unless one is named; 31 December ends its own year. */
export function reportYearOf(anchor: Anchor): number {
  return anchor.reportYear ?? civilOf(chinaDayOf(anchor.at) + 1).year - 1
}

/** The day in the next year by which the report is due, `MM-DD`. A department's day is the earlier one and the default. */
export function reportMonthDay(phases: readonly ReportPhase[], anchor: Anchor): string {
  const year = reportYearOf(anchor)
  const phase = latestPhase(phases, (candidate) => candidate.fromReportYear <= year)
  return anchor.level === 'county' ? phase.countyBy : phase.departmentBy
}

export function reportDay(phases: readonly ReportPhase[], anchor: Anchor): DayNumber {
  return dayInYear(reportYearOf(anchor) + 1, reportMonthDay(phases, anchor))
}

/** The day of `MM-DD` in a year. */
export function dayInYear(year: number, monthDay: string): DayNumber {
  return dayNumberOf(year, Number(monthDay.slice(0, 2)), Number(monthDay.slice(3)))
}

function latestPhase<P>(phases: readonly P[], holds: (phase: P) => boolean): P {
  const phase = phases.findLast(holds) ?? phases[0]
  invariant(phase !== undefined, 'a rule with phases has at least one')
  return phase
}
