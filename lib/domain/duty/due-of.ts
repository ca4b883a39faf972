import { unreachable } from '../invariant.ts'
import { addMs, chinaDayOf, endOfDay, HOUR_MS } from '../time/instant.ts'
import {
  civilOf,
  type DayNumber,
  type LocalDate,
  monthEndOf,
  toDayNumber,
  yearsAfter,
} from '../time/local-date.ts'
import type { WorkCalendar } from '../time/work-calendar.ts'
import type { Anchor, ByEndOfDate, Due, DueError, KeepUntilDate, Provisional } from './due.ts'
import type { Period } from './due-rule.ts'
import { dayInYear, replyWorkdays, reportDay } from './phase.ts'

/**
 * Beyond the last notice, dates are estimated by weekdays without the statutory days. Tried on every day of 2018 to
 * 2026 for 1 to 40 workdays, the true date was up to 7 days earlier and up to 10 days later than that estimate.
 */
const EARLIER_DAYS_MAX = 7
const LATER_DAYS_MAX = 10

type WithinWorkdays = Extract<Period, { kind: 'within-workdays' }>
type VerifyThenPublish = Extract<Period, { kind: 'verify-then-publish' }>

/** The due date of one rule from one anchor; the same on every machine, whatever its time zone. */
export function dueOf(period: Period, anchor: Anchor, calendar: WorkCalendar): Due {
  const day = chinaDayOf(anchor.at)
  if (!(day >= calendar.first && day <= calendar.anchorsUntil)) return outOfRange(day, calendar)
  // Most rules count plain workdays. Answered before the long switch, they are compiled inline: a third less time.
  const due =
    period.kind === 'within-workdays'
      ? afterWorkdays(day, period.workdays, calendar)
      : counted(period, anchor, calendar)
  return due ?? outOfRange(day, calendar)
}

function outOfRange(day: DayNumber, calendar: WorkCalendar): DueError {
  const range = `${calendar.dateOf(calendar.first)} 至 ${calendar.dateOf(calendar.anchorsUntil)}`
  const given = calendar.covers(day) ? `（起算日为 ${calendar.dateOf(day)}）` : ''
  return {
    kind: 'error',
    code: 'date-out-of-range',
    message: `日期超出工作日历范围${given}：起算日和推算所及日期应在 ${range} 之间`,
  }
}

/** The due date of a period; undefined when the calendar does not reach. */
function counted(
  period: Exclude<Period, WithinWorkdays>,
  anchor: Anchor,
  calendar: WorkCalendar,
): Due | undefined {
  const day = chinaDayOf(anchor.at)
  switch (period.kind) {
    case 'within-days':
      return afterDays(day, period.days, calendar)
    case 'within-hours': {
      const dueAt = addMs(anchor.at, period.hours * HOUR_MS)
      return { kind: 'by-instant', dueOn: calendar.dateOf(chinaDayOf(dueAt)), dueAt }
    }
    case 'workdays-before':
      return beforeByWorkdays(day, period.workdays, calendar)
    case 'days-before':
      return beforeByDays(day, period.days, calendar)
    case 'yearly-by':
      return onDate(dayInYear(civilOf(day).year, period.monthDay), calendar)
    case 'once-by':
      return onDate(toDayNumber(period.on), calendar)
    case 'monthly':
      return monthEnd(day, period.betterWithinWorkdays, calendar)
    case 'verify-then-publish':
      return chain(period, anchor, calendar)
    case 'yearly-report':
      return onDate(reportDay(period.phases, anchor), calendar)
    case 'reply':
      return afterWorkdays(day, replyWorkdays(period, anchor), calendar)
    case 'keep-workdays':
      return kept(afterWorkdays(day, period.workdays, calendar), calendar)
    case 'keep-days':
      return kept(afterDays(day, period.days, calendar), calendar)
    case 'keep-years':
      return kept(moved(yearsAfter(day, period.years), calendar), calendar)
    case 'keep-forever':
      return { kind: 'keep-forever' }
    default:
      return unreachable(period)
  }
}

function afterWorkdays(
  day: DayNumber,
  workdays: number,
  calendar: WorkCalendar,
): ByEndOfDate | Provisional | undefined {
  const due = calendar.workdayAfter(day, workdays)
  if (Number.isNaN(due)) return undefined
  if (due > calendar.firmThrough) {
    return provisional(
      { earliest: Math.max(due - EARLIER_DAYS_MAX, day + 1), likely: due, latest: due + LATER_DAYS_MAX },
      calendar,
    )
  }
  const dueOn = calendar.dateOf(due)
  return { kind: 'by-end-of-date', dueOn, nominalOn: dueOn, safeOn: dueOn, dueAt: endOfDay(due) }
}

function afterDays(day: DayNumber, days: number, calendar: WorkCalendar): Due | undefined {
  return moved(day + days, calendar)
}

/** A calendar period whose last day is a rest day ends on the next workday (民法典 203 第一款). */
function moved(nominal: DayNumber, calendar: WorkCalendar): Due | undefined {
  const due = calendar.workdayOnOrAfter(nominal)
  if (Number.isNaN(due)) return undefined
  if (due > calendar.firmThrough) {
    return provisional(
      { earliest: nominal, likely: due, latest: nominal + LATER_DAYS_MAX, nominal },
      calendar,
    )
  }
  return {
    kind: 'by-end-of-date',
    dueOn: calendar.dateOf(due),
    nominalOn: calendar.dateOf(nominal),
    safeOn: calendar.dateOf(calendar.workdayOnOrBefore(nominal)),
    dueAt: endOfDay(due),
  }
}

/** A named date is a date, not a period: it does not move when it is a rest day. */
function onDate(nominal: DayNumber, calendar: WorkCalendar): Due | undefined {
  const safe = calendar.workdayOnOrBefore(nominal)
  if (Number.isNaN(safe)) return undefined
  if (nominal > calendar.firmThrough)
    return provisional({ earliest: safe, likely: nominal, latest: nominal, nominal }, calendar)
  const dueOn = calendar.dateOf(nominal)
  return {
    kind: 'by-end-of-date',
    dueOn,
    nominalOn: dueOn,
    safeOn: calendar.dateOf(safe),
    dueAt: endOfDay(nominal),
  }
}

/** Counted backwards in calendar days; never moved to a later day, since that would shorten the notice. */
function beforeByDays(day: DayNumber, days: number, calendar: WorkCalendar): Due | undefined {
  const due = onDate(day - days, calendar)
  if (due?.kind !== 'by-end-of-date') return due
  return notLaterThan(due, day - days - 1, calendar)
}

/** Counted backwards in workdays: every day between the due date and the event decides. */
function beforeByWorkdays(day: DayNumber, workdays: number, calendar: WorkCalendar): Due | undefined {
  const nominal = calendar.workdayBefore(day, workdays)
  const clear = calendar.workdayBefore(day, workdays + 1)
  if (Number.isNaN(clear)) return undefined
  if (day - 1 > calendar.firmThrough) {
    const latest = Math.min(nominal + EARLIER_DAYS_MAX, day - 1)
    return provisional({ earliest: nominal - LATER_DAYS_MAX, likely: nominal, latest }, calendar)
  }
  const due = onDate(nominal, calendar)
  return due?.kind === 'by-end-of-date' ? notLaterThan(due, clear, calendar) : due
}

function notLaterThan(due: ByEndOfDate, clear: DayNumber, calendar: WorkCalendar): Due | undefined {
  if (clear < calendar.first) return undefined
  return { ...due, kind: 'not-later-than-date-before-anchor', clearPeriodOn: calendar.dateOf(clear) }
}

function monthEnd(day: DayNumber, betterWithinWorkdays: number, calendar: WorkCalendar): Due | undefined {
  const end = monthEndOf(day)
  const due = onDate(end, calendar)
  if (due?.kind !== 'by-end-of-date') return due
  const better = calendar.workdayAfter(end, betterWithinWorkdays)
  return { ...due, kind: 'each-month-end', within10WdOn: calendar.dateOf(better) }
}

/** Late verification is a breach of its own and does not lengthen the total (发改委令第10号, as quoted by row 20). */
function chain(period: VerifyThenPublish, anchor: Anchor, calendar: WorkCalendar): Due | undefined {
  const { at, verifiedAt } = anchor
  if (verifiedAt !== undefined && verifiedAt < at) return verifiedTooEarly()
  const received = chinaDayOf(at)
  const latest = afterWorkdays(received, period.verifyWorkdays + period.publishWorkdays, calendar)
  if (latest?.kind !== 'by-end-of-date' && latest?.kind !== 'provisional') return latest
  const verified = verifiedAt === undefined ? undefined : chinaDayOf(verifiedAt)
  const published =
    verified === undefined ? latest : afterWorkdays(verified, period.publishWorkdays, calendar)
  const due = published !== undefined && likelyOn(published) < likelyOn(latest) ? published : latest
  if (due.kind !== 'by-end-of-date') return due
  const verifyDue = calendar.workdayAfter(received, period.verifyWorkdays)
  return {
    ...due,
    ...(verifyDue <= calendar.firmThrough ? { verifyDueOn: calendar.dateOf(verifyDue) } : {}),
    ...(latest.kind === 'by-end-of-date' ? { latestOn: latest.dueOn } : {}),
  }
}

function verifiedTooEarly(): DueError {
  return {
    kind: 'error',
    code: 'verified-before-anchor',
    message: '核验时间 verifiedAt 早于收到时间 anchor，请核对两个时间',
  }
}

function likelyOn(due: ByEndOfDate | Provisional): LocalDate {
  return due.kind === 'provisional' ? due.likelyOn : due.dueOn
}

function kept(until: Due | undefined, calendar: WorkCalendar): Due | undefined {
  if (until?.kind !== 'by-end-of-date') return until
  const keep: KeepUntilDate = {
    kind: 'keep-until-date',
    lastOn: until.dueOn,
    nominalLastOn: until.nominalOn,
    removableFromOn: calendar.dateOf(toDayNumber(until.dueOn) + 1),
  }
  return keep
}

function provisional(
  range: { earliest: DayNumber; likely: DayNumber; latest: DayNumber; nominal?: DayNumber },
  calendar: WorkCalendar,
): Provisional {
  return {
    kind: 'provisional',
    earliestOn: calendar.dateOf(range.earliest),
    likelyOn: calendar.dateOf(range.likely),
    latestOn: calendar.dateOf(range.latest),
    reason: `节假日安排目前只确定到 ${calendar.dateOf(calendar.firmThrough)}，其后的工作日为估计`,
    ...(range.nominal === undefined ? {} : { nominalOn: calendar.dateOf(range.nominal) }),
  }
}
