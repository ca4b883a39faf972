import { chinaDateOf } from '../time/instant.ts'
import type { LocalDate } from '../time/local-date.ts'
import type { WorkCalendar } from '../time/work-calendar.ts'
import { type Anchor, type Due, overdueAfter, remindOnOf } from './due.ts'
import { dueOf } from './due-of.ts'
import type { Period } from './due-rule.ts'
import type { DutyEvent } from './event.ts'

interface Counted {
  readonly anchor: Anchor
  readonly calendar: WorkCalendar
}

/**
 * The due date of an event. Where only a range is known of when it happened, reminders go by the early end of the range
 * and nobody is late before its late end.
 */
export function dueOfEvent(period: Period, { origin }: DutyEvent, { anchor, calendar }: Counted): Due {
  const due = dueOf(period, anchor, calendar)
  const earliestAt = origin?.earliestAt
  if (earliestAt === undefined || earliestAt >= anchor.at) return due
  return spanned(dueOf(period, { ...anchor, at: earliestAt }, calendar), due)
}

function spanned(early: Due, late: Due): Due {
  const latest = overdueAfter(late)
  const earliestOn = remindOnOf(early)
  if (latest === undefined || earliestOn === undefined) return late
  const latestOn: LocalDate = chinaDateOf(latest)
  if (earliestOn >= latestOn) return late
  const reason = '触发时间由公告推定，只知道大致日期；提醒从早，判断逾期从晚'
  return { kind: 'provisional', earliestOn, likelyOn: latestOn, latestOn, reason }
}
