import {
  addMs,
  chinaDateOf,
  chinaInstant,
  chinaTimeOfDayMs,
  formatChinaTime,
  HOUR_MS,
  type Instant,
} from '../../../domain/time/instant.ts'
import type { NumberedNotice } from './site-family.ts'

/** The moment that a notice displays: its displayed day at the hour at which it really appeared. */
export function displayedAt(notice: NumberedNotice): Instant {
  return chinaInstant(notice.displayedOn, chinaTimeOfDayMs(notice.postedAt))
}

/** `2026-10-12 09:30:00`. */
export function displayedText(notice: NumberedNotice): string {
  return `${notice.displayedOn} ${formatChinaTime(displayedAt(notice))}`
}

/** `2026-10-12T01:30:00+0000`, as sites write it that keep time in UTC. */
export function displayedUtcText(notice: NumberedNotice): string {
  const at = addMs(displayedAt(notice), -8 * HOUR_MS)
  return `${chinaDateOf(at)}T${formatChinaTime(at)}+0000`
}

/** Digits of the moment in the notice's address: day `20261012`, second `20261012093000`. */
export function addressDigits(notice: NumberedNotice): { readonly day: string; readonly second: string } {
  const day = chinaDateOf(notice.addressedAt).replaceAll('-', '')
  return { day, second: day + formatChinaTime(notice.addressedAt).replaceAll(':', '') }
}
