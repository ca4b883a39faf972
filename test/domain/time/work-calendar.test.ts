import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { dayInWords } from '../../../lib/domain/time/day-in-words.ts'
import { localDate, toDayNumber } from '../../../lib/domain/time/local-date.ts'
import { WorkCalendar } from '../../../lib/domain/time/work-calendar.ts'
import { realCalendar, realYears } from '../../fixtures/real-calendar.ts'
import { everyDay, isWorkdayByFile } from './day-walk.ts'

const calendar = realCalendar()
const day = (date: string) => toDayNumber(localDate(date))
const DAYS = everyDay('2018-01-01', '2026-12-31')

describe('the calendar of 2018 to 2026', () => {
  test('has 3,287 days, each as its file says', () => {
    expect(DAYS).toHaveLength(3287)
    expect(DAYS.filter((date) => calendar.isWorkday(day(date)) !== isWorkdayByFile(date))).toEqual([])
  })

  test('agrees with chinese-days on every day', () => {
    // The package reads a date as UTC midnight and prints it in the host's zone: only east of Greenwich is it right.
    const script = `
      import days from 'chinese-days'
      const dates = JSON.parse(process.argv[1])
      console.log(JSON.stringify(dates.filter((date) => days.isWorkday(date))))`
    const args = ['--input-type=module', '-e', script, JSON.stringify(DAYS)]
    const out = execFileSync(process.execPath, args, { env: { TZ: 'Asia/Shanghai' }, encoding: 'utf8' })
    const theirs: readonly string[] = JSON.parse(out)
    expect(theirs).toEqual(DAYS.filter((date) => calendar.isWorkday(day(date))))
  })

  test.each([
    ['the last Saturday of 2018 is a workday by the notice for 2019', '2018-12-29', true],
    ['the last day of 2018 is a rest day by the notice for 2019', '2018-12-31', false],
    ['a Saturday that only adjoins a holiday', '2018-06-16', false],
    ['a make-up Saturday before the national holiday', '2018-09-29', true],
    ['a make-up Sunday before the national holiday', '2018-09-30', true],
    ['a Sunday added as a workday in March 2019', '2019-04-28', true],
    ['a Thursday taken off in March 2019', '2019-05-02', false],
    ['the Spring Festival of 2020 was made longer', '2020-01-31', false],
    ['a make-up Saturday of 2020 that was taken back', '2020-02-01', false],
    ['the first day after the longer festival', '2020-02-03', true],
    ['New Year’s Eve of the lunar year was a workday in 2024', '2024-02-09', true],
    ['and is a statutory rest day from 2025', '2025-01-28', false],
    ['the ninth day of the Spring Festival of 2026', '2026-02-23', false],
    ['the third of January 2023, a working Tuesday', '2023-01-03', true],
  ])('%s', (_, date, works) => {
    expect(calendar.isWorkday(day(date))).toBe(works)
  })

  test('is firm to the day before which no later notice has ever reached back', () => {
    expect(calendar.dateOf(calendar.firmThrough)).toBe('2026-12-28')
    expect(calendar.dateOf(calendar.anchorsUntil)).toBe('2027-12-31')
    expect(calendar.reasonFor(day('2026-12-28'))).toEqual({ kind: 'workday', estimated: false })
    expect(calendar.reasonFor(day('2026-12-29'))).toEqual({ kind: 'workday', estimated: true })
  })

  test('estimates 2027 with the statutory days that are known', () => {
    const known = [
      '2027-01-01',
      '2027-02-05',
      '2027-02-08',
      '2027-04-05',
      '2027-06-09',
      '2027-09-15',
      '2027-10-01',
    ]
    expect(known.filter((date) => calendar.isWorkday(day(date)))).toEqual([])
    expect(calendar.reasonFor(day('2027-02-08')).kind).toBe('statutory')
    expect(calendar.isWorkday(day('2027-01-04'))).toBe(true)
  })
})

describe('counting', () => {
  test('forwards and backwards are inverse from every workday', () => {
    for (const date of DAYS.slice(100, -100).filter(isWorkdayByFile)) {
      for (const n of [1, 7, 40]) {
        const later = calendar.workdayAfter(day(date), n)
        if (calendar.workdayBefore(later, n) !== day(date)) expect.fail(`${date} and ${n}`)
        if (calendar.workdaysBetween(day(date), later) !== n) expect.fail(`${date} and ${n}`)
      }
    }
  })

  test('a rest day moves to the workday on either side', () => {
    expect(calendar.dateOf(calendar.workdayOnOrAfter(day('2018-10-02')))).toBe('2018-10-08')
    expect(calendar.dateOf(calendar.workdayOnOrBefore(day('2018-10-02')))).toBe('2018-09-30')
    expect(calendar.dateOf(calendar.workdayOnOrAfter(day('2018-10-08')))).toBe('2018-10-08')
  })

  test('beyond the table there is no answer', () => {
    expect(calendar.workdayAfter(calendar.last, 1)).toBeNaN()
    expect(calendar.workdayBefore(calendar.first, 1)).toBeNaN()
    expect(calendar.workdayAfter(calendar.last + 1000, 1)).toBeNaN()
  })
})

describe('a local day', () => {
  const local = [
    { on: localDate('2018-10-12'), kind: 'rest', name: '县庆日', notice: '县政府办通知' },
  ] as const
  const withLocal = new WorkCalendar(realYears(), local)

  test('counts over the national calendar, and only there', () => {
    expect(withLocal.isWorkday(day('2018-10-12'))).toBe(false)
    expect(withLocal.dateOf(withLocal.workdayAfter(day('2018-10-11'), 1))).toBe('2018-10-15')
    expect(calendar.isWorkday(day('2018-10-12'))).toBe(true)
  })

  test('names its own document', () => {
    expect(dayInWords(day('2018-10-12'), withLocal)).toBe('县庆日放假：县政府办通知')
  })
})

test('every rest day and make-up day names a notice that is there, with its number', () => {
  const unnamed = DAYS.filter((date) => {
    const reason = calendar.reasonFor(day(date))
    return 'notice' in reason && !calendar.notices.get(reason.notice)?.number.startsWith('国办发明电')
  })
  expect(unnamed).toEqual([])
})

test('a calendar without an announced year is no calendar', () => {
  expect(() => new WorkCalendar([{ year: 2027, notices: [], days: [], statutory: [] }])).toThrow(/announced/)
})
