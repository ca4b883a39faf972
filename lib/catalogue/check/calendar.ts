import {
  fromDayNumber,
  type LocalDate,
  toDayNumber,
  weekdayOf,
  yearOf,
} from '../../domain/time/local-date.ts'
import type { CatalogueFiles } from '../catalogue-files.ts'
import type { Fault } from '../fault.ts'
import type { CalendarFile } from '../reference-schema.ts'
import type { Sheet } from '../sheet.ts'
import { repeated } from './ids.ts'
import { type Placed, within } from './placed.ts'

type Day = CalendarFile['days'][number]

/** Days between Christmas and New Year's Eve may stand in the file of the year whose notice set them. */
const DAYS_BEFORE_YEAR_MAX = 7

/** The holiday arrangements: a day entered wrongly moves the due dates of every unit. */
export function* checkCalendar(files: CatalogueFiles): Iterable<Fault> {
  const sheets = files.calendar.sheets.toSorted((a, b) => a.value.year - b.value.year)
  const days = sheets.map((sheet) => within(sheet, ['days'], sheet.value.days))
  yield* repeated('日期', days.flat(), (day) => [day.value.on, ['on']])
  if (files.calendar.complete) yield* checkSequence(sheets)
  for (const [index, sheet] of sheets.entries()) {
    const notices = new Set(
      sheets.slice(0, index + 1).flatMap(({ value }) => value.notices.map(({ id }) => id)),
    )
    yield* checkYear(sheet)
    yield* checkBalance(sheet)
    for (const day of days[index] ?? []) yield* checkDay(day, sheet.value.year)
    if (files.calendar.complete) yield* checkNotices(sheet, notices)
  }
  for (const sheet of files.localCalendar.sheets) {
    const local = within(sheet, ['days'], sheet.value.days)
    yield* repeated('日期', local, (day) => [day.value.on, ['on']])
    for (const day of local) yield* checkMakeUp(day)
  }
}

/** Announced years come first and without a gap: the calendar's tables run through them. */
function* checkSequence(sheets: readonly Sheet<CalendarFile>[]): Iterable<Fault> {
  for (const [index, sheet] of sheets.entries()) {
    const before = sheets[index - 1]?.value
    if (before === undefined) continue
    const { year, firmThrough } = sheet.value
    if (year !== before.year + 1) {
      yield sheet.fault(['year'], {
        message: `${before.year} 年之后缺少年份`,
        mend: `补上 ${before.year + 1}.yaml`,
      })
    }
    if (firmThrough !== undefined && before.firmThrough === undefined) {
      const mend = `在 ${before.year}.yaml 中补上 firmThrough`
      yield sheet.fault(['firmThrough'], { message: `${before.year} 年的安排还没有公布`, mend })
    }
  }
  const first = sheets[0]
  if (first === undefined || first.value.firmThrough !== undefined) return
  const mend = '至少录入一年已公布的放假安排'
  yield first.fault(['year'], { message: '第一年没有 firmThrough', mend })
}

function* checkYear(sheet: Sheet<CalendarFile>): Iterable<Fault> {
  const { year, firmThrough, notices, days, statutory } = sheet.value
  if (!sheet.file.endsWith(`/${year}.yaml`)) {
    yield sheet.fault(['year'], { message: `年份 ${year} 与文件名不符`, mend: '改年份，或改文件名' })
  }
  if (firmThrough !== undefined && yearOf(firmThrough) !== year) {
    yield sheet.fault(['firmThrough'], {
      message: `${firmThrough} 不在 ${year} 年`,
      mend: `写 ${year}-12-28`,
    })
  }
  if (firmThrough === undefined && (notices.length > 0 || days.length > 0)) {
    const mend = `通知已公布的，写 firmThrough: ${year}-12-28`
    yield sheet.fault(['year'], { message: `${year} 年有放假安排，却没有 firmThrough`, mend })
  }
  for (const [index, { on }] of statutory.entries()) {
    if (yearOf(on) === year) continue
    yield sheet.fault(['statutory', index, 'on'], {
      message: `${on} 不在 ${year} 年`,
      mend: '移到那一年的文件',
    })
  }
}

function* checkDay(day: Placed<Day>, year: number): Iterable<Fault> {
  const { on } = day.value
  const first = toDayNumber(`${year}-01-01` as LocalDate) - DAYS_BEFORE_YEAR_MAX
  if (on < fromDayNumber(first) || yearOf(on) > year) {
    const mend = `核对日期：应在 ${year} 年，或上一年的最后一周`
    yield day.fault(['on'], { message: `${on} 不在 ${year} 年`, mend })
  }
  yield* checkMakeUp(day)
}

/** A weekday is worked anyway: only a notice that takes back an earlier rest day makes it a make-up day. */
function* checkMakeUp(day: Placed<Day>): Iterable<Fault> {
  const { on, kind, was } = day.value
  if (kind !== 'make-up' || weekdayOf(toDayNumber(on)) > 5 || was?.kind === 'rest') return
  const mend = '核对日期；本来就是工作日的，删去这一行'
  yield day.fault(['on'], { message: `${on} 是周一至周五，不是调休上班日`, mend })
}

function* checkNotices(sheet: Sheet<CalendarFile>, known: ReadonlySet<string>): Iterable<Fault> {
  const unknown = (id: string | undefined) => id !== undefined && !known.has(id)
  const mend = '改为本年或以前年份 notices 中的编号，或补上这份通知'
  for (const { value, fault } of within(sheet, ['days'], sheet.value.days)) {
    if (unknown(value.notice)) yield fault(['notice'], { message: `没有放假通知 ${value.notice}`, mend })
    if (unknown(value.was?.notice)) {
      yield fault(['was', 'notice'], { message: `没有放假通知 ${value.was?.notice}`, mend })
    }
  }
  for (const { value, fault } of within(sheet, ['notices'], sheet.value.notices)) {
    if (unknown(value.changes)) yield fault(['changes'], { message: `没有放假通知 ${value.changes}`, mend })
  }
}

/**
 * A weekday off that is no public holiday is worked on a weekend: weekdays off less make-up days give the number of
 * public holidays (全国年节及纪念日放假办法 第二条: 11 days, since 2025 13). It finds a day left out or mistyped.
 * Days that a later notice changed count as they were before.
 */
function* checkBalance(sheet: Sheet<CalendarFile>): Iterable<Fault> {
  const { year, days, statutory } = sheet.value
  if (days.length === 0) return
  const expected = statutory.length > 0 ? statutory.length : year >= 2025 ? 13 : 11
  const actual = days.reduce((sum, day) => sum + balanceOf(day), 0)
  if (actual === expected) return
  yield sheet.fault(['days'], {
    message: `周一至周五放假的天数减去调休上班日得 ${actual}，应为法定节假日的 ${expected} 天`,
    mend: '对照通知找出漏写、多写或写错的日子；法定天数有变的，在 statutory 中列出全部法定节假日',
  })
}

function balanceOf(day: Day): number {
  const kind = day.was?.kind ?? day.kind
  const isWeekend = weekdayOf(toDayNumber(day.on)) > 5
  if (kind === 'rest') return isWeekend ? 0 : 1
  return kind === 'make-up' && isWeekend ? -1 : 0
}
