import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mustLoadCatalogue } from '../../lib/catalogue/load.ts'
import { localDate, toDayNumber } from '../../lib/domain/time/local-date.ts'
import { everyDay } from '../domain/time/day-walk.ts'

/**
 * Compares the project's calendar with two data sets made by others, day by day for 2018 to 2026. Run by hand or by
 * the checks, with the folder that holds them: `node test/real/calendar.check.ts DIR`. Exit 1 on any difference.
 */
interface DaySet {
  readonly name: string
  readonly rest: ReadonlySet<string>
  readonly makeUp: ReadonlySet<string>
}

interface HolidayCnFile {
  readonly days: readonly { readonly date: string; readonly isOffDay: boolean }[]
}

interface LkiFile {
  readonly restDays: Readonly<Record<string, string>>
  readonly makeUpWorkdays: Readonly<Record<string, string>>
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8'))
}

/** Days of late December stand in the next year's file, so all files are merged. */
function holidayCn(dir: string): DaySet {
  const names = readdirSync(dir).filter((name) => /^\d{4}\.json$/.test(name))
  const days = names.flatMap((name) => readJson<HolidayCnFile>(join(dir, name)).days)
  const dates = (isOffDay: boolean) =>
    new Set(days.filter((day) => day.isOffDay === isOffDay).map(({ date }) => date))
  return { name: 'holiday-cn', rest: dates(true), makeUp: dates(false) }
}

function lki(path: string): DaySet {
  const { restDays, makeUpWorkdays } = readJson<LkiFile>(path)
  return { name: 'LKI', rest: new Set(Object.keys(restDays)), makeUp: new Set(Object.keys(makeUpWorkdays)) }
}

function isWorkday(date: string, { rest, makeUp }: DaySet): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return makeUp.has(date) || (!rest.has(date) && weekday !== 0 && weekday !== 6)
}

function compare(dir: string): number {
  const { calendar } = mustLoadCatalogue()
  const days = everyDay('2018-01-01', '2026-12-31')
  const others = [
    holidayCn(join(dir, 'data/holidays/holiday-cn')),
    lki(join(dir, 'data/holidays/lki-chinese-calendar.json')),
  ]
  return others.reduce((sum, other) => {
    const different = days.filter(
      (date) => calendar.isWorkday(toDayNumber(localDate(date))) !== isWorkday(date, other),
    )
    console.log(`${other.name}: ${days.length} days, ${different.length} different ${different.join(' ')}`)
    return sum + different.length
  }, 0)
}

const [dir] = process.argv.slice(2)
if (dir === undefined) {
  console.error('usage: node test/real/calendar.check.ts DIR')
  process.exitCode = 2
} else {
  process.exitCode = compare(dir) === 0 ? 0 : 1
}
