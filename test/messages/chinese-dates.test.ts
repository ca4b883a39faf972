import { describe, expect, test } from 'vitest'
import type { Due } from '../../lib/domain/duty/due.ts'
import type { Period } from '../../lib/domain/duty/due-rule.ts'
import { chinaInstantOf, endOfDay } from '../../lib/domain/time/instant.ts'
import { localDate } from '../../lib/domain/time/local-date.ts'
import {
  dayWords,
  dueShort,
  dueWords,
  lateSpanWords,
  periodWords,
  timeLeftWords,
  workdaysLeftWords,
} from '../../lib/messages/chinese-dates.ts'

const on = localDate

test.each([
  ['2026-11-24', '2026年11月24日（周二）'],
  ['2027-01-03', '2027年1月3日（周日）'],
  ['2026-11-23', '2026年11月23日（周一）'],
])('the day %s is said with its weekday', (day, words) => {
  expect(dayWords(on(day))).toBe(words)
})

test.each([
  [3, '还有3个工作日'],
  [1, '还有1个工作日'],
  [0, '今天到期'],
  [-2, '已逾期2个工作日'],
])('%i workdays left', (workdays, words) => {
  expect(workdaysLeftWords(workdays)).toBe(words)
})

const NOON = chinaInstantOf(2026, 11, 24, 12)

test.each([
  ['hours and minutes', chinaInstantOf(2026, 11, 24, 21, 30), '还有9小时30分'],
  ['whole hours', chinaInstantOf(2026, 11, 24, 14), '还有2小时'],
  ['minutes', chinaInstantOf(2026, 11, 24, 12, 20), '还有20分钟'],
  ['a passed moment is not called late', chinaInstantOf(2026, 11, 24, 11), '时间已到'],
])('time left: %s', (_, to, words) => {
  expect(timeLeftWords(NOON, to)).toBe(words)
})

test.each([
  ['an end of day two days ago counts calendar days', endOfDay(on('2026-11-22')), '2天'],
  ['an end of day last night', endOfDay(on('2026-11-23')), '1天'],
  ['a moment this morning counts hours', chinaInstantOf(2026, 11, 24, 9, 30), '2小时'],
  ['a moment just passed', chinaInstantOf(2026, 11, 24, 11, 50), '不到1小时'],
])('lateness: %s', (_, since, words) => {
  expect(lateSpanWords(since, NOON)).toBe(words)
})

const DAY = {
  dueOn: on('2026-11-24'),
  nominalOn: on('2026-11-24'),
  safeOn: on('2026-11-24'),
  dueAt: endOfDay(on('2026-11-24')),
}
const RANGE = {
  kind: 'provisional',
  earliestOn: on('2027-01-04'),
  likelyOn: on('2027-01-08'),
  reason: '',
} as const

const DUES: readonly (readonly [string, Due, string, string])[] = [
  ['a day', { kind: 'by-end-of-date', ...DAY }, '2026年11月24日（周二）', '2026-11-24'],
  [
    'a day that moved past rest days',
    {
      kind: 'by-end-of-date',
      ...DAY,
      dueOn: on('2026-11-23'),
      nominalOn: on('2026-11-21'),
      safeOn: on('2026-11-20'),
    },
    '2026年11月23日（周一），末日遇休息日顺延，建议11月20日（周五）前办理',
    '2026-11-23',
  ],
  [
    'the end of a month',
    { kind: 'each-month-end', ...DAY, within10WdOn: on('2026-12-14') },
    '2026年11月24日（周二）',
    '2026-11-24',
  ],
  [
    'a day before an event',
    { kind: 'not-later-than-date-before-anchor', ...DAY, clearPeriodOn: on('2026-11-23') },
    '2026年11月24日（周二）',
    '2026-11-24',
  ],
  [
    'an hour',
    { kind: 'by-instant', dueOn: on('2026-11-24'), dueAt: chinaInstantOf(2026, 11, 24, 21, 30) },
    '11月24日（周二）21:30前',
    '2026-11-24 21:30',
  ],
  [
    'a range within a year',
    { ...RANGE, latestOn: on('2027-01-21') },
    '预计2027年1月4日至1月21日之间（节假日安排公布后确定），请按最早日期准备',
    '2027-01-04～01-21 预计',
  ],
  [
    'a range over the turn of the year',
    { ...RANGE, earliestOn: on('2026-12-28'), latestOn: on('2027-01-05') },
    '预计2026年12月28日至2027年1月5日之间（节假日安排公布后确定），请按最早日期准备',
    '2026-12-28～2027-01-05 预计',
  ],
  ['keeping for ever', { kind: 'keep-forever' }, '长期公开', '长期'],
  [
    'an error',
    { kind: 'error', code: 'undated', message: '没有日期' },
    '期限无法计算（没有日期）',
    '无法计算',
  ],
]

test.each(DUES)('due: %s', (_, due, words, short) => {
  expect(dueWords(due)).toBe(words)
  expect(dueShort(due)).toBe(short)
})

const PERIODS: readonly (readonly [Period, string])[] = [
  [{ kind: 'within-workdays', workdays: 20 }, '收到公告文本之日起20个工作日内'],
  [{ kind: 'within-days', days: 3 }, '收到公告文本之日起3日内'],
  [{ kind: 'within-hours', hours: 12 }, '收到公告文本起12小时内'],
  [{ kind: 'workdays-before', workdays: 7 }, '收到公告文本前至少7个工作日'],
  [{ kind: 'days-before', days: 20 }, '收到公告文本前至少20日'],
  [
    { kind: 'verify-then-publish', verifyWorkdays: 3, publishWorkdays: 1 },
    '收到公告文本后3个工作日内核验，核验确认起1个工作日内公开',
  ],
  [{ kind: 'yearly-by', monthDay: '03-31' }, '每年3月31日前'],
  [{ kind: 'once-by', on: on('2018-12-31') }, '2018年12月31日前'],
  [{ kind: 'keep-years', years: 3, atMostYears: 5 }, '公开3年，最长5年'],
  [{ kind: 'keep-days', days: 7 }, '公开不少于7日'],
  [{ kind: 'keep-forever' }, '长期公开'],
]

describe('periods', () => {
  test.each(PERIODS)('%o', (period, words) => {
    expect(periodWords(period, '收到公告文本')).toBe(words)
  })
})
