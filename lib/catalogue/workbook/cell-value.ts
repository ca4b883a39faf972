import {
  addMs,
  chinaInstant,
  DAY_MS,
  HOUR_MS,
  type Instant,
  MINUTE_MS,
  parseInstant,
} from '../../domain/time/instant.ts'
import { dayNumberOf, daysInMonth } from '../../domain/time/local-date.ts'
import type { StatedMoment } from './event-check.ts'

/** A cell as a workbook gives it; a date cell holds its clock time as if it were UTC. */
export type CellValue = string | number | boolean | Date | null | undefined

const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u3000]/g
/** Days from Excel's day 0 (1899-12-30, which makes up for its 29 February 1900) to 1970-01-01. */
const SERIAL_OF_EPOCH = 25_569
const SERIAL_MAX = 80_000
const DIGITS_EXACT_MAX = 15
const DATE_TEXT =
  /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?(?:[T\s]*(\d{1,2})(?::|时|点)(\d{1,2})?分?(?::?(\d{1,2})秒?)?)?$/
const COMPACT_DATE = /^((?:19|20)\d{2})(\d{2})(\d{2})$/

/** Text of a cell: digits and letters in half width, no blanks around. Chinese punctuation stays as it is written. */
export function textOfCell(cell: CellValue): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 16).replace('T', ' ')
  return String(cell)
    .replace(FULL_WIDTH, (wide) => wide.normalize('NFKC'))
    .trim()
}

/** True for a number that Excel has already rounded: its last digits are lost. */
export function isRoundedNumber(cell: CellValue): boolean {
  return typeof cell === 'number' && Math.abs(cell) >= 10 ** DIGITS_EXACT_MAX
}

/** The moment in China that a cell names: a date cell, a serial number of the 1900 system, or a text. */
export function momentOfCell(cell: CellValue): StatedMoment | undefined {
  if (cell instanceof Date) return momentOfWall(cell.getTime())
  if (typeof cell === 'number') return momentOfNumber(cell)
  const text = textOfCell(cell).normalize('NFKC')
  const compact = COMPACT_DATE.exec(text)
  if (compact) return momentOfParts([compact[1], compact[2], compact[3]], [])
  const parts = DATE_TEXT.exec(text)
  if (parts) return momentOfParts([parts[1], parts[2], parts[3]], [parts[4], parts[5], parts[6]])
  const at = /[T ]\d{2}:/.test(text) ? parseInstant(text) : undefined
  return at === undefined ? undefined : { at, hasClock: true }
}

function momentOfNumber(value: number): StatedMoment | undefined {
  if (Number.isInteger(value) && COMPACT_DATE.test(String(value))) return momentOfCell(String(value))
  if (!(value >= 1 && value < SERIAL_MAX)) return undefined
  return momentOfWall((value - SERIAL_OF_EPOCH) * DAY_MS)
}

/** Serial numbers are fractions of a day: rounded to the second, they give back what was typed. */
function momentOfWall(wallMs: number): StatedMoment {
  const seconds = Math.round(wallMs / 1000)
  return { at: (seconds * 1000 - 8 * HOUR_MS) as Instant, hasClock: seconds % 86_400 !== 0 }
}

function momentOfParts(
  date: readonly (string | undefined)[],
  clock: readonly (string | undefined)[],
): StatedMoment | undefined {
  const [year = 0, month = 0, day = 0] = date.map(Number)
  const [hour = 0, minute = 0, second = 0] = clock.map((part) => Number(part ?? 0))
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  const isEndOfDay = hour === 24 && minute === 0 && second === 0
  if ((hour > 23 && !isEndOfDay) || minute > 59 || second > 59) return undefined
  const timeMs = hour * HOUR_MS + minute * MINUTE_MS + second * 1000
  return { at: addMs(chinaInstant(dayNumberOf(year, month, day)), timeMs), hasClock: clock[0] !== undefined }
}
