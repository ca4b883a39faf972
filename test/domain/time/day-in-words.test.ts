import { describe, expect, test } from 'vitest'
import { chineseDate, chineseTime, dayInWords, weekdayName } from '../../../lib/domain/time/day-in-words.ts'
import { chinaInstantOf } from '../../../lib/domain/time/instant.ts'
import { localDate, toDayNumber } from '../../../lib/domain/time/local-date.ts'
import { WorkCalendar } from '../../../lib/domain/time/work-calendar.ts'

const day = (date: string) => toDayNumber(localDate(date))

/** Invented: a first notice, one that changes it, and nothing but the statute for the year after. */
const CALENDAR = new WorkCalendar([
  {
    year: 2020,
    firmThrough: localDate('2020-12-28'),
    notices: [
      { id: 'first', number: '示例〔2019〕1号', on: localDate('2019-11-21'), title: '' },
      { id: 'second', number: '示例〔2020〕2号', on: localDate('2020-01-07'), title: '', changes: 'first' },
    ],
    days: [
      { on: localDate('2020-01-19'), kind: 'make-up', name: '春节', notice: 'first' },
      { on: localDate('2020-01-24'), kind: 'rest', name: '春节', notice: 'first' },
      { on: localDate('2020-01-31'), kind: 'rest', name: '春节', notice: 'second' },
      { on: localDate('2020-02-01'), kind: 'make-up', name: '春节', notice: 'second' },
    ],
    statutory: [],
  },
  { year: 2021, notices: [], days: [], statutory: [{ on: localDate('2021-02-12'), name: '春节' }] },
])

describe('why a day is worked or not', () => {
  test.each([
    ['a plain workday needs no word', '2020-02-03', ''],
    ['nor does a Friday', '2020-02-07', ''],
    ['a weekend', '2020-02-08', '周末休息'],
    ['a day off, with the notice', '2020-01-24', '春节放假：示例〔2019〕1号，2019年11月21日'],
    ['a make-up day too', '2020-01-19', '春节调休上班：示例〔2019〕1号，2019年11月21日'],
    ['a day off by a later notice', '2020-01-31', '春节放假：示例〔2020〕2号，2020年1月7日，调整原安排'],
    ['a make-up day by it', '2020-02-01', '春节调休上班：示例〔2020〕2号，2020年1月7日，调整原安排'],
    ['a workday beyond all notices is an estimate', '2020-12-29', '估计'],
    ['so is a weekend', '2021-01-02', '周末休息，估计'],
    ['and a holiday by statute', '2021-02-12', '春节，法定假日；放假安排尚未公布，估计'],
  ])('%s', (_, date, words) => {
    expect(dayInWords(day(date), CALENDAR)).toBe(words)
  })
})

test('the days of a week have their names', () => {
  const week = [
    '2020-02-03',
    '2020-02-04',
    '2020-02-05',
    '2020-02-06',
    '2020-02-07',
    '2020-02-08',
    '2020-02-09',
  ]
  expect(week.map((date) => weekdayName(day(date)))).toEqual([
    '周一',
    '周二',
    '周三',
    '周四',
    '周五',
    '周六',
    '周日',
  ])
})

test('days and hours are written as people write them', () => {
  expect(chineseDate(localDate('2018-09-05'))).toBe('2018年9月5日')
  expect(chineseDate(localDate('2018-12-29'))).toBe('2018年12月29日')
  expect(chineseTime(chinaInstantOf(2018, 9, 29, 8, 5))).toBe('北京时间 08:05:00')
})
