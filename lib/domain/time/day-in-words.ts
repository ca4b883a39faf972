import { formatChinaTime, type Instant } from './instant.ts'
import { type DayNumber, type LocalDate, weekdayOf } from './local-date.ts'
import type { WorkCalendar } from './work-calendar.ts'

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']

/** 周一 to 周日. */
export function weekdayName(day: DayNumber): string {
  return WEEKDAYS[weekdayOf(day) - 1] ?? ''
}

/** `2018年9月29日`. */
export function chineseDate(date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** `北京时间 22:30:00`. */
export function chineseTime(at: Instant): string {
  return `北京时间 ${formatChinaTime(at)}`
}

/** Why the day is a workday or a rest day, with the notice that says so; empty for a plain workday. */
export function dayInWords(day: DayNumber, calendar: WorkCalendar): string {
  const reason = calendar.reasonFor(day)
  switch (reason.kind) {
    case 'workday':
      return reason.estimated ? '估计' : ''
    case 'weekend':
      return reason.estimated ? '周末休息，估计' : '周末休息'
    case 'statutory':
      return `${reason.name}，法定假日；放假安排尚未公布，估计`
    case 'rest':
      return `${reason.name}放假：${notice(reason.notice, calendar)}`
    case 'make-up':
      return `${reason.name}调休上班：${notice(reason.notice, calendar)}`
  }
}

/** Number and date of a notice; a local day names its document itself. */
function notice(id: string, calendar: WorkCalendar): string {
  const found = calendar.notices.get(id)
  if (!found) return id
  const changing = found.changes === undefined ? '' : '，调整原安排'
  return `${found.number}，${chineseDate(found.on)}${changing}`
}
