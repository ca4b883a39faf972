import { chinaDayOf, chinaInstant, chinaTimeOfDayMs, DAY_MS, HOUR_MS, type Instant } from '../time/instant.ts'
import type { WorkCalendar } from '../time/work-calendar.ts'
import type { County } from './county.ts'
import type { OutboxMessage } from './outbox.ts'

/** Text messages wake people: they are held overnight, not dropped. */
const SMS_FROM_MS = 7 * HOUR_MS
const SMS_UNTIL_MS = 21 * HOUR_MS

export interface OfficeHours {
  readonly county: Pick<County, 'sendFromMs' | 'sendUntilMs'>
  readonly calendar: WorkCalendar
}

/** True on workdays between the county's hours: then grouped mail goes out. */
export function isOfficeTime(at: Instant, { county, calendar }: OfficeHours): boolean {
  const timeOfDay = chinaTimeOfDayMs(at)
  const isOpen = timeOfDay >= county.sendFromMs && timeOfDay < county.sendUntilMs
  return isOpen && calendar.isWorkday(chinaDayOf(at))
}

/** The next moment after `at` at which an office day begins. */
export function nextOpening(at: Instant, { county, calendar }: OfficeHours): Instant {
  const today = chinaDayOf(at)
  const opening = chinaInstant(calendar.workdayOnOrAfter(today), county.sendFromMs)
  return opening > at ? opening : chinaInstant(calendar.workdayAfter(today, 1), county.sendFromMs)
}

export function isSmsTime(at: Instant): boolean {
  const timeOfDay = chinaTimeOfDayMs(at)
  return timeOfDay >= SMS_FROM_MS && timeOfDay < SMS_UNTIL_MS
}

/** The next moment after `at` at which held text messages go out, on any day. */
export function nextSmsOpening(at: Instant): Instant {
  const opening = chinaInstant(chinaDayOf(at), SMS_FROM_MS)
  return (opening > at ? opening : opening + DAY_MS) as Instant
}

/** When a message may go out that may not at `now`; undefined when it may. Urgent mail goes out at any hour. */
export function heldUntil(
  { medium, urgent }: Pick<OutboxMessage, 'medium' | 'urgent'>,
  now: Instant,
  hours: OfficeHours,
): Instant | undefined {
  if (medium === 'sms') return isSmsTime(now) ? undefined : nextSmsOpening(now)
  return urgent || isOfficeTime(now, hours) ? undefined : nextOpening(now, hours)
}
