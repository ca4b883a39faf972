import type { Due, Provisional } from '../domain/duty/due.ts'
import type { Period } from '../domain/duty/due-rule.ts'
import { unreachable } from '../domain/invariant.ts'
import {
  chinaDateOf,
  formatChinaInstant,
  formatChinaMinute,
  HOUR_MS,
  type Instant,
  MINUTE_MS,
} from '../domain/time/instant.ts'
import {
  civilOf,
  daysBetween,
  type LocalDate,
  parseLocalDate,
  toDayNumber,
  weekdayOf,
} from '../domain/time/local-date.ts'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']

/** `2026年11月24日（周二）`. */
export function dayWords(date: LocalDate): string {
  return `${civilOf(toDayNumber(date)).year}年${dayInYearWords(date)}`
}

/** `11月24日（周二）`. */
export function dayInYearWords(date: LocalDate): string {
  return `${monthDayWords(date)}（周${WEEKDAYS[weekdayOf(toDayNumber(date)) - 1] ?? ''}）`
}

function monthDayWords(date: LocalDate): string {
  const { month, day } = civilOf(toDayNumber(date))
  return `${month}月${day}日`
}

function plainDayWords(date: LocalDate): string {
  return `${civilOf(toDayNumber(date)).year}年${monthDayWords(date)}`
}

/** `2026-11-24 21:30` in China. */
export function minuteWords(at: Instant): string {
  return formatChinaMinute(at)
}

/** `11月24日（周二）21:30`. */
export function momentWords(at: Instant): string {
  return `${dayInYearWords(chinaDateOf(at))}${formatChinaInstant(at).slice(11, 16)}`
}

/** Workdays until a day: `还有3个工作日`, `今天到期`, `已逾期2个工作日`. Only for what is proved late may a negative count be said. */
export function workdaysLeftWords(workdays: number): string {
  if (workdays > 0) return `还有${workdays}个工作日`
  return workdays === 0 ? '今天到期' : `已逾期${-workdays}个工作日`
}

/** `还有2小时30分`; a passed moment gives `时间已到`. */
export function timeLeftWords(from: Instant, to: Instant): string {
  if (to <= from) return '时间已到'
  const minutes = Math.floor((to - from) / MINUTE_MS)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `还有${rest}分钟`
  return rest === 0 ? `还有${hours}小时` : `还有${hours}小时${rest}分`
}

/** How long ago a due moment passed: hours on the same day and for a moment in mid-day, else days by the calendar. */
export function lateSpanWords(since: Instant, now: Instant): string {
  const hours = Math.floor((now - since) / HOUR_MS)
  const days = daysBetween(chinaDateOf(since), chinaDateOf(now))
  const isEndOfDay = formatChinaInstant(since).slice(11, 16) === '23:59'
  if (isEndOfDay ? days < 1 : hours < 48) return hours < 1 ? '不到1小时' : `${hours}小时`
  return `${days}天`
}

/** A due date in a sentence for a clerk: with the weekday, the hour where there is one, and the range where it is open. */
export function dueWords(due: Due): string {
  switch (due.kind) {
    case 'by-end-of-date':
    case 'each-month-end':
      return `${dayWords(due.dueOn)}${movedWords(due)}`
    case 'not-later-than-date-before-anchor':
      return dayWords(due.dueOn)
    case 'by-instant':
      return `${momentWords(due.dueAt)}前`
    case 'provisional':
      return provisionalWords(due)
    case 'keep-until-date':
      return `保留至${dayWords(due.lastOn)}`
    case 'keep-forever':
      return '长期公开'
    case 'error':
      return `期限无法计算（${due.message}）`
    default:
      return unreachable(due)
  }
}

/** A last day that moved past rest days is lawful; the earlier safe day is what a careful clerk keeps. */
function movedWords(due: { readonly dueOn: LocalDate; readonly safeOn: LocalDate }): string {
  return due.safeOn < due.dueOn ? `，末日遇休息日顺延，建议${dayInYearWords(due.safeOn)}前办理` : ''
}

function provisionalWords({ earliestOn, latestOn }: Provisional): string {
  const condition = '（节假日安排公布后确定）'
  if (earliestOn === latestOn) return `预计${plainDayWords(earliestOn)}${condition}`
  const until =
    earliestOn.slice(0, 4) === latestOn.slice(0, 4) ? monthDayWords(latestOn) : plainDayWords(latestOn)
  return `预计${plainDayWords(earliestOn)}至${until}之间${condition}，请按最早日期准备`
}

/** A due date that was told once, by its version: what an earlier mail gave as the day or moment. */
export function toldDueWords(version: string): string | undefined {
  const [first, last] = version.split('~').map(parseLocalDate)
  if (first !== undefined && last === undefined) return dayWords(first)
  if (first !== undefined && last !== undefined)
    return `预计${plainDayWords(first)}至${plainDayWords(last)}之间`
  return /^\d{12,14}$/.test(version) ? momentWords(Number(version) as Instant) : undefined
}

/** A due date for a narrow column: `2026-11-24`, `2026-11-24 21:30`, `2027-01-04～01-21 预计`. */
export function dueShort(due: Due): string {
  switch (due.kind) {
    case 'by-end-of-date':
    case 'each-month-end':
    case 'not-later-than-date-before-anchor':
      return due.dueOn
    case 'by-instant':
      return minuteWords(due.dueAt)
    case 'provisional': {
      const sameYear = due.earliestOn.slice(0, 4) === due.latestOn.slice(0, 4)
      return `${due.earliestOn}～${sameYear ? due.latestOn.slice(5) : due.latestOn} 预计`
    }
    case 'keep-until-date':
      return `至${due.lastOn}`
    case 'keep-forever':
      return '长期'
    case 'error':
      return '无法计算'
    default:
      return unreachable(due)
  }
}

/** How a deadline or keep period is counted, from the event that starts it: `收到公告文本之日起20个工作日内`. */
export function periodWords(period: Period, eventName: string): string {
  switch (period.kind) {
    case 'within-workdays':
      return `${eventName}之日起${period.workdays}个工作日内`
    case 'within-days':
      return `${eventName}之日起${period.days}日内`
    case 'within-hours':
      return `${eventName}起${period.hours}小时内`
    case 'workdays-before':
      return `${eventName}前至少${period.workdays}个工作日`
    case 'days-before':
      return `${eventName}前至少${period.days}日`
    case 'verify-then-publish':
      return `${eventName}后${period.verifyWorkdays}个工作日内核验，核验确认起${period.publishWorkdays}个工作日内公开`
    case 'reply': {
      const workdays = period.phases.at(-1)?.workdays ?? 0
      return `${eventName}之日起${workdays}个工作日内答复${period.extended ? '（已经批准延长）' : ''}`
    }
    default:
      return fixedPeriodWords(period)
  }
}

type EventPeriod =
  | 'within-workdays'
  | 'within-days'
  | 'within-hours'
  | 'workdays-before'
  | 'days-before'
  | 'verify-then-publish'
  | 'reply'

/** Periods that stand by themselves: fixed days of the year, and how long a notice stays up. */
function fixedPeriodWords(period: Exclude<Period, { kind: EventPeriod }>): string {
  switch (period.kind) {
    case 'yearly-by':
      return `每年${monthDayOf(period.monthDay)}前`
    case 'once-by':
      return `${plainDayWords(period.on)}前`
    case 'monthly':
      return `每月一次，当月月底前，最好在次月前${period.betterWithinWorkdays}个工作日内`
    case 'yearly-report': {
      const phase = period.phases.at(-1)
      return phase
        ? `上一年度报告：部门${monthDayOf(phase.departmentBy)}前，县政府${monthDayOf(phase.countyBy)}前`
        : '每年一次'
    }
    case 'keep-workdays':
      return `公开不少于${period.workdays}个工作日`
    case 'keep-days':
      return `公开不少于${period.days}日`
    case 'keep-years':
      return period.atMostYears === undefined
        ? `公开${period.years}年`
        : `公开${period.years}年，最长${period.atMostYears}年`
    case 'keep-forever':
      return '长期公开'
    default:
      return unreachable(period)
  }
}

function monthDayOf(monthDay: string): string {
  return `${Number(monthDay.slice(0, 2))}月${Number(monthDay.slice(-2))}日`
}
