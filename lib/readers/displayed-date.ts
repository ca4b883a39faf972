import { chinaDateOf, type Instant, parseInstant } from '../domain/time/instant.ts'
import { daysBetween, type LocalDate, parseLocalDate, yearOf } from '../domain/time/local-date.ts'

/** `zone` is that of a clock time without an offset; the other two give the year to a date without one. */
export interface DateReading {
  readonly zone: 'china' | 'utc'
  /** The day on which it is read: nothing displays a day more than a month ahead. */
  readonly near?: LocalDate | undefined
  /** A day near which it was made, such as that of its address: it may be displayed long after, or before. */
  readonly madeNear?: LocalDate | undefined
}

const DAYS_AHEAD_MAX = 31

const FULL_DATE =
  /(?<!\d)((?:19|20)\d{2})\s*(?:[-/.]|年)\s*(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})(?!\d)(?:\s*日)?(?:[T\s]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*(Z|[+-]\d{2}:?\d{2})?)?/g
const COMPACT_DATE = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:\d{4}|\d{6})?$/
const EPOCH = /^\d{10}(?:\d{3})?$/
const DAY_WITHOUT_YEAR = /^(\d{1,2})(?:[-/.]|月)(\d{1,2})日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$/
const BRACKETS_AROUND = /^[\s[(【〔（［]+|[\s\])】〕）］]+$/g

/** The date in China that a displayed text names, in any form seen on the sites; the first one when there are more. */
export function readDate(text: string, reading: DateReading): LocalDate | undefined {
  return datesIn(text, reading)[0]
}

/** All dates of a text, in its order. */
export function datesIn(text: string, reading: DateReading): readonly LocalDate[] {
  const folded = text.normalize('NFKC')
  const dates: LocalDate[] = []
  for (const match of folded.matchAll(FULL_DATE)) {
    const date = dateOfMatch(match, reading.zone)
    if (date) dates.push(date)
  }
  if (dates.length > 0) return dates
  const lone = loneDate(folded.replace(BRACKETS_AROUND, ''), reading)
  return lone ? [lone] : []
}

function dateOfMatch(match: RegExpExecArray, zone: 'china' | 'utc'): LocalDate | undefined {
  const date = dateOf(match[1], match[2], match[3])
  if (!date || match[4] === undefined) return date
  const offset = match[7] ?? (zone === 'utc' ? 'Z' : '+08:00')
  const clock = `${match[4].padStart(2, '0')}:${match[5]}:${match[6] ?? '00'}`
  const at = parseInstant(`${date}T${clock}${offset}`)
  // A clock time that does not exist (24:30, 99:00) leaves the day as it is displayed.
  return at === undefined ? date : chinaDateOf(at)
}

/** Forms that are a date only when nothing else stands around them: `20180508`, epoch milliseconds, `03-09`. */
function loneDate(text: string, reading: DateReading): LocalDate | undefined {
  const compact = COMPACT_DATE.exec(text)
  const compactDate = compact && dateOf(compact[1], compact[2], compact[3])
  if (compactDate) return compactDate
  if (EPOCH.test(text)) return epochDate(text)
  const short = DAY_WITHOUT_YEAR.exec(text)
  return short ? nearestDate(short[1], short[2], reading) : undefined
}

/** Date in China of epoch seconds (10 digits) or milliseconds (13 digits). */
export function epochDate(digits: string): LocalDate {
  const ms = Number(digits) * (digits.length === 10 ? 1000 : 1)
  return chinaDateOf(ms as Instant)
}

function nearestDate(month: string | undefined, day: string | undefined, { near, madeNear }: DateReading) {
  const middle = madeNear ?? near
  if (middle === undefined) return undefined
  const year = yearOf(middle)
  return [year - 1, year, year + 1]
    .map((candidate) => dateOf(String(candidate), month, day))
    .filter((date) => date !== undefined)
    .filter((date) => near === undefined || daysBetween(near, date) <= DAYS_AHEAD_MAX)
    .sort((a, b) => Math.abs(daysBetween(middle, a)) - Math.abs(daysBetween(middle, b)))[0]
}

/** A date of its three parts as digits; undefined when there is no such day. */
export function dateOf(year?: string, month?: string, day?: string): LocalDate | undefined {
  if (!year || !month || !day) return undefined
  return parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}
