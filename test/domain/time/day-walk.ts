import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/**
 * A second, slow way to count: ISO dates walked one by one over two sets of days read from the calendar's files. It
 * shares no line with the engine, so that a slip in one shows as a difference.
 */
const DIR = join(import.meta.dirname, '../../../catalogue/calendar')

interface DayInFile {
  readonly on: string
  readonly kind: string
}

function daysOf(kind: string): ReadonlySet<string> {
  const files = readdirSync(DIR).filter((name) => name.endsWith('.yaml'))
  const days = files.flatMap((name) => {
    const file: { days?: readonly DayInFile[] } = parse(readFileSync(join(DIR, name), 'utf8'))
    return file.days ?? []
  })
  return new Set(days.filter((day) => day.kind === kind).map(({ on }) => on))
}

const rest = daysOf('rest')
const makeUp = daysOf('make-up')

export function stepDay(date: string, days: number): string {
  const moment = new Date(`${date}T00:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() + days)
  return moment.toISOString().slice(0, 10)
}

export function isWorkdayByFile(date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return makeUp.has(date) || (!rest.has(date) && weekday !== 0 && weekday !== 6)
}

/** The n-th workday after (`direction` 1) or before (-1) a day that is not counted. */
export function walkWorkdays(date: string, n: number, direction: 1 | -1 = 1): string {
  let [day, left] = [date, n]
  while (left > 0) {
    day = stepDay(day, direction)
    if (isWorkdayByFile(day)) left--
  }
  return day
}

/** The day itself when it is a workday, else the next one in the direction. */
export function walkToWorkday(date: string, direction: 1 | -1): string {
  let day = date
  while (!isWorkdayByFile(day)) day = stepDay(day, direction)
  return day
}

/** Every day from `first` to `last`, both included. */
export function everyDay(first: string, last: string): readonly string[] {
  const days: string[] = []
  for (let day = first; day <= last; day = stepDay(day, 1)) days.push(day)
  return days
}

/** Whole years on; 29 February becomes the 28th. */
export function walkYears(date: string, years: number): string {
  const target = `${Number(date.slice(0, 4)) + years}${date.slice(4)}`
  return Number.isNaN(Date.parse(target)) || new Date(target).toISOString().slice(0, 10) !== target
    ? `${target.slice(0, 8)}28`
    : target
}
