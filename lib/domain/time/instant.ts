import {
  type DayNumber,
  dayNumberOf,
  fromDayNumber,
  type LocalDate,
  parseLocalDate,
  toDayNumber,
} from './local-date.ts'

/** A moment, in milliseconds since 1970-01-01T00:00Z. */
export type Instant = number & { readonly __brand: 'Instant' }

/** China keeps UTC+8 all year (no summer time since 1991). */
const CHINA_OFFSET_MS = 8 * 3_600_000
export const DAY_MS = 86_400_000
export const HOUR_MS = 3_600_000
export const MINUTE_MS = 60_000

const PATTERN =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?))?$/i

/**
 * Reads an ISO 8601 instant with any offset. A bare `YYYY-MM-DD` is the start of that day in China. Undefined when
 * the text is neither, or has a clock time without an offset, which would depend on who reads it.
 */
export function parseInstant(text: string): Instant | undefined {
  const match = PATTERN.exec(text.trim())
  const date = parseLocalDate(match?.[1] ?? '')
  if (!match || !date) return undefined
  const midnightUtc = toDayNumber(date) * DAY_MS
  if (match[2] === undefined) return (midnightUtc - CHINA_OFFSET_MS) as Instant
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)]
  const fractionMs = Number((match[5] ?? '').padEnd(3, '0').slice(0, 3))
  const isEndOfDay = hour === 24 && minute === 0 && second === 0 && fractionMs === 0
  if ((hour > 23 && !isEndOfDay) || minute > 59 || second > 59) return undefined
  const offset = offsetMs(match[6] ?? 'Z')
  if (offset === undefined) return undefined
  return (midnightUtc + hour * HOUR_MS + minute * MINUTE_MS + second * 1000 + fractionMs - offset) as Instant
}

function offsetMs(text: string): number | undefined {
  if (text.toUpperCase() === 'Z') return 0
  const [hours, minutes] = [Number(text.slice(1, 3)), text.length > 3 ? Number(text.slice(-2)) : 0]
  if (hours > 23 || minutes > 59) return undefined
  return (text.startsWith('-') ? -1 : 1) * (hours * HOUR_MS + minutes * MINUTE_MS)
}

/** The day in China on which the moment lies. */
export function chinaDayOf(at: Instant): DayNumber {
  return Math.floor((at + CHINA_OFFSET_MS) / DAY_MS)
}

export function chinaDateOf(at: Instant): LocalDate {
  return fromDayNumber(chinaDayOf(at))
}

/** Milliseconds since midnight in China, 0 to 86,399,999. */
export function chinaTimeOfDayMs(at: Instant): number {
  return at + CHINA_OFFSET_MS - chinaDayOf(at) * DAY_MS
}

/** The moment `timeOfDayMs` after midnight of that day in China. */
export function chinaInstant(date: LocalDate | DayNumber, timeOfDayMs = 0): Instant {
  const day = typeof date === 'number' ? date : toDayNumber(date)
  return (day * DAY_MS - CHINA_OFFSET_MS + timeOfDayMs) as Instant
}

/** The last second of that day in China: a website's day ends at 24:00 (民法典 203 第二款). */
export function endOfDay(date: LocalDate | DayNumber): Instant {
  return chinaInstant(date, DAY_MS - 1000)
}

export function addMs(at: Instant, ms: number): Instant {
  return (at + ms) as Instant
}

const pad = (n: number, width = 2) => String(n).padStart(width, '0')

/** `2018-10-29T23:59:59+08:00`, to the second. */
export function formatChinaInstant(at: Instant): string {
  return `${chinaDateOf(at)}T${formatChinaTime(at)}+08:00`
}

/** `23:59:59`, the clock in China. */
export function formatChinaTime(at: Instant): string {
  return formatTimeOfDay(chinaTimeOfDayMs(at))
}

/** `2018-10-29 08:30` in China, as sentences and tables say it. */
export function formatChinaMinute(at: Instant): string {
  return formatChinaInstant(at).slice(0, 16).replace('T', ' ')
}

function formatTimeOfDay(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`
}

/** Fixed epoch days used in tests and messages read better from their parts. */
export function chinaInstantOf(year: number, month: number, day: number, hour = 0, minute = 0): Instant {
  return chinaInstant(dayNumberOf(year, month, day), hour * HOUR_MS + minute * MINUTE_MS)
}
