import { endOfDay } from '../time/instant.ts'
import { type LocalDate, toDayNumber } from '../time/local-date.ts'
import type { WorkCalendar } from '../time/work-calendar.ts'
import type { Extend, InForce, StopClock } from './decision.ts'
import { type Anchor, type ByEndOfDate, type Due, overdueAfter } from './due.ts'
import type { DueRule, Period } from './due-rule.ts'
import { isKeepPeriod } from './due-rule.ts'
import { dueOfEvent } from './estimated-due.ts'
import type { DutyEvent } from './event.ts'
import type { Item } from './item.ts'
import { closedStops, dueWithStops, type Stop } from './stop-clock.ts'

/** 公开义务: one rule of one event on one channel. Derived, never stored. */
export interface Obligation {
  /** `<event>/<rule>/<channel>`: the same facts always give the same id. */
  readonly id: string
  readonly county: string
  readonly event: DutyEvent
  readonly item: Item
  readonly rule: DueRule
  readonly channel: string
  readonly due: Due
  /** Changes when the due date changes: a message about the old date is then not a message about the new one. */
  readonly dueVersion: string
  /** The rule that says how long the notice must stay, where there is one for this channel. */
  readonly keepRule?: DueRule | undefined
  /** Set while decisions give more time than the rule does. */
  readonly putOff?: PutOff | undefined
}

/** Why a due date is later than its rule's: an extension that reaches further, else the stopped days. */
export interface PutOff {
  readonly extend?: Extend | undefined
  readonly stops: readonly StopClock[]
}

/** Everything that one event makes due: each publish rule of its item with the event's anchor and track, on each channel. */
export function obligationsOf(event: DutyEvent, item: Item, calendar: WorkCalendar): readonly Obligation[] {
  const keepRules = item.rules.filter((rule) => isKeepPeriod(rule.period) && fitsTrack(rule, event))
  const dated = publishRules(event, item).map((rule) => ({
    rule,
    due: dueOfEvent(rule.period, event, { anchor: anchorOf(event), calendar }),
    channels: rule.channels,
  }))
  return [...dated, ...undatedByTrack(event, item)].flatMap(({ rule, due, channels }) =>
    channels.map((channel) => ({
      id: `${event.id}/${rule.id}/${channel}`,
      county: event.county,
      event,
      item,
      rule,
      channel,
      due,
      dueVersion: dueVersionOf(due),
      keepRule: keepRules.find((keep) => !keep.warning && keep.channels.includes(channel)),
    })),
  )
}

/** The rules whose clock the event starts; none when its kind or its way of submission is unknown to the item. */
export function publishRules(event: DutyEvent, item: Item): readonly DueRule[] {
  return startedRules(event, item).filter((rule) => fitsTrack(rule, event))
}

function startedRules(event: DutyEvent, item: Item): readonly DueRule[] {
  return item.rules.filter((rule) => !isKeepPeriod(rule.period) && rule.anchor === event.trigger)
}

/**
 * Rules that differ by track when the event names none of theirs: something is due on each of their channels, and nobody
 * can say by when. Left out, it would be silent for ever.
 */
function undatedByTrack(
  event: DutyEvent,
  item: Item,
): readonly { readonly rule: DueRule; readonly due: Due; readonly channels: readonly string[] }[] {
  const ofTracks = startedRules(event, item).filter((rule) => rule.track !== undefined && !rule.warning)
  const [first] = ofTracks
  if (!first || ofTracks.some((rule) => fitsTrack(rule, event))) return []
  const message =
    event.track === undefined
      ? '登记时没有写明提交方式或者交易类型，不知道适用哪一种期限'
      : `登记的提交方式或者交易类型“${event.track}”不是本事项规定的，不知道适用哪一种期限`
  const due: Due = { kind: 'error', code: 'missing-field', message }
  return [{ rule: first, due, channels: [...new Set(ofTracks.flatMap(({ channels }) => channels))] }]
}

/** The obligation as the decisions in force leave it: reminders, the ladder and the week it is counted in all follow. */
export function asDecided(regular: Obligation, decided: InForce, calendar: WorkCalendar): Obligation {
  const stopped = afterStops(regular, decided.stops, calendar)
  const extend = decided.ruling?.kind === 'extend' ? decided.ruling : undefined
  if (!extend) return stopped
  // The approver of an extension knew of the stops before; a later one moves the day that was granted as well.
  const later = closedStops(decided.stops.filter(({ at }) => at > extend.at))
  const until = lastDayWithStops(regular, { until: extend.until, stops: later }, calendar)
  const extended = extendedTo(stopped, until, calendar)
  return extended === stopped ? stopped : { ...extended, putOff: { extend, stops: decided.stops } }
}

function lastDayWithStops(
  { rule, event }: Obligation,
  { until, stops }: { readonly until: LocalDate; readonly stops: readonly Stop[] },
  calendar: WorkCalendar,
): LocalDate {
  // A day that was granted is counted in days, also where the rule counts hours.
  const period: Period = rule.period.kind === 'within-hours' ? { kind: 'within-days', days: 1 } : rule.period
  const due = dueWithStops(
    { due: endOfDate(until, calendar), period, anchor: anchorOf(event) },
    stops,
    calendar,
  )
  if (due.kind === 'provisional') return due.latestOn
  return 'dueOn' in due ? due.dueOn : until
}

function afterStops(regular: Obligation, stops: readonly StopClock[], calendar: WorkCalendar): Obligation {
  const { rule, event } = regular
  const counted = { due: regular.due, period: rule.period, anchor: anchorOf(event) }
  const due = dueWithStops(counted, closedStops(stops), calendar)
  return due === regular.due ? regular : { ...regular, due, dueVersion: dueVersionOf(due), putOff: { stops } }
}

/**
 * The obligation with the last day that an extension granted. A day that is no later than what the rule allows grants
 * nothing.
 */
export function extendedTo(obligation: Obligation, until: LocalDate, calendar: WorkCalendar): Obligation {
  const regular = overdueAfter(obligation.due)
  const due = endOfDate(until, calendar)
  if (regular !== undefined && regular >= due.dueAt) return obligation
  return { ...obligation, due, dueVersion: dueVersionOf(due) }
}

function endOfDate(until: LocalDate, calendar: WorkCalendar): ByEndOfDate {
  // Which days are worked is known up to the calendar's horizon only; of a later day nothing safer can be said.
  const safeDay = calendar.workdayOnOrBefore(toDayNumber(until))
  const safeOn = Number.isNaN(safeDay) ? until : calendar.dateOf(safeDay)
  return { kind: 'by-end-of-date', dueOn: until, nominalOn: until, safeOn, dueAt: endOfDay(until) }
}

function fitsTrack(rule: DueRule, event: DutyEvent): boolean {
  return rule.track === undefined || rule.track === event.track
}

export function anchorOf(event: DutyEvent): Anchor {
  const reportYear = event.facts.reportYear === undefined ? undefined : Number(event.facts.reportYear)
  return { at: event.occurredAt, verifiedAt: event.verifiedAt, level: event.level, reportYear }
}

/** A short text that differs whenever the date a person was told differs. */
export function dueVersionOf(due: Due): string {
  switch (due.kind) {
    case 'by-instant':
      return String(due.dueAt)
    case 'by-end-of-date':
    case 'not-later-than-date-before-anchor':
    case 'each-month-end':
      return due.dueOn
    case 'provisional':
      return `${due.earliestOn}~${due.latestOn}`
    case 'keep-until-date':
      return due.lastOn
    case 'keep-forever':
      return 'forever'
    case 'error':
      return due.code
  }
}
