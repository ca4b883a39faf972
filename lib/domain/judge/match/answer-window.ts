import type { Due } from '../../duty/due.ts'
import type { Obligation } from '../../duty/obligation.ts'
import { chinaDayOf } from '../../time/instant.ts'
import { civilOf, type DayNumber, dayNumberOf, toDayNumber } from '../../time/local-date.ts'
import { type MatchedText, shownDayOf } from './notice-face.ts'

/** A notice displayed this long before its event is about something else; clerks date by hand. */
const EARLY_DAYS_MAX = 3
/** Rules that count backwards: auctions are announced three to six weeks ahead, and as far as this they may be. */
const BEFORE_EVENT_DAYS_MAX = 90

/** An event is dated wrong by less than this; what was seen earlier than that was there before the event. */
const SEEN_BEFORE_DAYS_MAX = 30

/** A late notice comes within half a year; after that the same name may be next year's. */
const LONG_AFTER_DAYS = 180

/** The displayed days on which a notice can answer an obligation; `lastDay` is absent where late ones still count. */
export interface AnswerWindow {
  readonly firstDay: DayNumber
  readonly lastDay?: DayNumber | undefined
}

type Placed = Pick<Obligation, 'event' | 'rule' | 'due'>

/** The same window for finding a notice and for saying that there is none: else what was not looked for could be missed. */
export function answerWindow({ event, rule, due }: Placed): AnswerWindow {
  const eventDay = chinaDayOf(event.occurredAt)
  const firstDay = eventDay - EARLY_DAYS_MAX
  switch (rule.period.kind) {
    case 'workdays-before':
    case 'days-before':
      return { firstDay: eventDay - BEFORE_EVENT_DAYS_MAX, lastDay: eventDay }
    case 'yearly-by':
    case 'once-by':
    case 'yearly-report':
      return { firstDay: Math.min(firstDay, startOfYear(lastDayOf(due) ?? eventDay)) }
    case 'monthly':
      return { firstDay: Math.min(firstDay, startOfMonth(eventDay)) }
    default:
      return { firstDay }
  }
}

type Shown = Pick<MatchedText, 'displayedOn' | 'firstSeenAt' | 'absentAt'>

/** Where a notice stands: `inside` is in time, `near` late or of no known day, `outside` about something else. */
export function windowFit(obligation: Placed, notice: Shown): 'inside' | 'near' | 'outside' {
  const shownDay = shownDayOf(notice)
  if (shownDay === undefined) return 'near'
  const { firstDay, lastDay } = answerWindow(obligation)
  if (shownDay < firstDay || (lastDay !== undefined && shownDay > lastDay)) return 'outside'
  const dueDay = lastDayOf(obligation.due)
  return lastDay !== undefined || (dueDay !== undefined && shownDay <= dueDay) ? 'inside' : 'near'
}

/** True when a notice outside the window may only be dated wrong, itself or its event: our own looks allow that it answers. */
export function mayBeMisdated(obligation: Placed, { displayedOn, firstSeenAt, absentAt }: Shown): boolean {
  const { firstDay, lastDay } = answerWindow(obligation)
  const cameAfter = lastDay !== undefined && absentAt !== undefined && chinaDayOf(absentAt) > lastDay
  const seenDay = firstSeenAt === undefined ? shownDayOf({ displayedOn }) : chinaDayOf(firstSeenAt)
  return seenDay !== undefined && seenDay >= firstDay - SEEN_BEFORE_DAYS_MAX && !cameAfter
}

/** True for a notice displayed before the window by no more than an event may be dated wrong. */
export function isJustBefore(obligation: Placed, notice: Shown): boolean {
  const shownDay = shownDayOf(notice)
  if (shownDay === undefined) return false
  const { firstDay } = answerWindow(obligation)
  return shownDay < firstDay && shownDay >= firstDay - SEEN_BEFORE_DAYS_MAX
}

/** True for a notice so long after an event of no fixed day that a name alone may be that of a later matter. */
export function isLongAfter({ event, rule }: Placed, notice: Shown): boolean {
  const shownDay = shownDayOf(notice)
  const { kind } = rule.period
  if (shownDay === undefined || !(kind.startsWith('within-') || kind === 'verify-then-publish')) return false
  return shownDay > chinaDayOf(event.occurredAt) + LONG_AFTER_DAYS
}

/** The last day on which a notice is in time, the late end of a range. */
export function lastDayOf(due: Due): DayNumber | undefined {
  if ('dueOn' in due) return toDayNumber(due.dueOn)
  return 'latestOn' in due ? toDayNumber(due.latestOn) : undefined
}

function startOfYear(day: DayNumber): DayNumber {
  return dayNumberOf(civilOf(day).year, 1, 1)
}

function startOfMonth(day: DayNumber): DayNumber {
  const { year, month } = civilOf(day)
  return dayNumberOf(year, month, 1)
}
