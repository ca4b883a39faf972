import { endOfDay } from '../time/instant.ts'
import { type LocalDate, toDayNumber } from '../time/local-date.ts'
import type { WorkCalendar } from '../time/work-calendar.ts'
import { type Anchor, type Due, overdueAfter } from './due.ts'
import { dueOf } from './due-of.ts'
import type { DueRule } from './due-rule.ts'
import { isKeepPeriod } from './due-rule.ts'
import type { DutyEvent } from './event.ts'
import type { Item } from './item.ts'

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
}

/** Everything that one event makes due: each publish rule of its item with the event's anchor and track, on each channel. */
export function obligationsOf(event: DutyEvent, item: Item, calendar: WorkCalendar): readonly Obligation[] {
  const keepRules = item.rules.filter((rule) => isKeepPeriod(rule.period) && fitsTrack(rule, event))
  return publishRules(event, item).flatMap((rule) => {
    const due = dueOf(rule.period, anchorOf(event), calendar)
    return rule.channels.map((channel) => ({
      id: `${event.id}/${rule.id}/${channel}`,
      county: event.county,
      event,
      item,
      rule,
      channel,
      due,
      dueVersion: dueVersionOf(due),
      keepRule: keepRules.find((keep) => !keep.warning && keep.channels.includes(channel)),
    }))
  })
}

/** The rules whose clock the event starts; none when its kind or its way of submission is unknown to the item. */
export function publishRules(event: DutyEvent, item: Item): readonly DueRule[] {
  return item.rules.filter(
    (rule) => !isKeepPeriod(rule.period) && rule.anchor === event.trigger && fitsTrack(rule, event),
  )
}

/**
 * The obligation with the last day that an extension granted: reminders, the ladder and the week it is counted in all
 * follow it. A day that is no later than what the rule allows grants nothing.
 */
export function extendedTo(obligation: Obligation, until: LocalDate, calendar: WorkCalendar): Obligation {
  const regular = overdueAfter(obligation.due)
  const dueAt = endOfDay(until)
  if (regular !== undefined && regular >= dueAt) return obligation
  // Which days are worked is known up to the calendar's horizon only; of a later day nothing safer can be said.
  const safeDay = calendar.workdayOnOrBefore(toDayNumber(until))
  const safeOn = Number.isNaN(safeDay) ? until : calendar.dateOf(safeDay)
  const due: Due = { kind: 'by-end-of-date', dueOn: until, nominalOn: until, safeOn, dueAt }
  return { ...obligation, due, dueVersion: `${dueVersionOf(due)}-extended` }
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
