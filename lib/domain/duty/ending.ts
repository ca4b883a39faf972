import { dayInWords } from '../time/day-in-words.ts'
import { addDays, type DayNumber, type LocalDate, toDayNumber } from '../time/local-date.ts'
import type { WorkCalendar } from '../time/work-calendar.ts'
import type { Due, DueError, KeepForever } from './due.ts'
import { bracketed, type Step, type Walk, walked } from './walk.ts'

export type DatedDue = Exclude<Due, KeepForever | DueError>

/** A result and the days between which its derivation runs; estimates where the result is a range. */
export interface Outcome {
  readonly due: DatedDue
  /** The last day as counted, before it moves. */
  readonly nominal: DayNumber
  readonly last: DayNumber
  readonly calendar: WorkCalendar
}

export function outcomeOf(due: DatedDue, calendar: WorkCalendar): Outcome {
  const [nominalOn, lastOn] = endDates(due)
  return { due, nominal: toDayNumber(nominalOn), last: toDayNumber(lastOn), calendar }
}

function endDates(due: DatedDue): readonly [LocalDate, LocalDate] {
  switch (due.kind) {
    case 'by-end-of-date':
    case 'not-later-than-date-before-anchor':
    case 'each-month-end':
      return [due.nominalOn, due.dueOn]
    case 'by-instant':
      return [due.dueOn, due.dueOn]
    case 'provisional':
      return [due.nominalOn ?? due.likelyOn, due.likelyOn]
    case 'keep-until-date':
      return [due.nominalLastOn, due.lastOn]
  }
}

/** What follows the last counted day: a move over rest days, the last moment, the day on which to remind. */
export function ending(outcome: Outcome): readonly Step[] {
  return [...moves(outcome), ...lastDay(outcome)]
}

function moves({ nominal, last, calendar }: Outcome): readonly Step[] {
  if (last === nominal) return []
  const skipped = Array.from({ length: last - nominal }, (_, index) => nominal + index)
  return skipped.map((day, index) => ({
    kind: 'moved',
    on: calendar.dateOf(day),
    text: `${index === 0 ? '期间最后一日是休息日，往后顺延' : '顺延'}${bracketed(dayInWords(day, calendar))}`,
  }))
}

function lastDay({ due, nominal, last, calendar }: Outcome): readonly Step[] {
  const on = calendar.dateOf(last)
  const moved = last === nominal ? '' : '，顺延后（民法典第二百零三条第一款）'
  switch (due.kind) {
    case 'by-end-of-date':
    case 'each-month-end':
      return [
        { kind: 'due', on, text: `最后一日${moved}，网上办理到当日24时为止（民法典第二百零三条第二款）` },
        ...safe(due.safeOn, last === nominal ? '最后一日' : '顺延之前的最后一日', { day: nominal, calendar }),
      ]
    case 'not-later-than-date-before-anchor':
      return [
        { kind: 'due', on, text: '首次公开不得晚于这一日；往前倒算的期限不顺延，否则公告期就短了' },
        ...safe(due.safeOn, '这一日', { day: nominal, calendar }),
      ]
    case 'keep-until-date':
      return [
        { kind: 'due', on, text: `最少公开到这一日${moved}` },
        { kind: 'removable', on: due.removableFromOn, text: '从这一日起可以撤下' },
      ]
    case 'provisional':
      return [{ kind: 'due', on, text: `估计的最后一日${moved}` }]
    case 'by-instant':
      return []
  }
}

/** Why people are reminded of an earlier day: a website is kept by people who are not there on a rest day. */
function safe(
  safeOn: LocalDate,
  what: string,
  { day, calendar }: { day: DayNumber; calendar: WorkCalendar },
): readonly Step[] {
  if (calendar.dateOf(day) === safeOn) return [{ kind: 'safe', on: safeOn, text: '提醒按这一日办理' }]
  const why = bracketed(dayInWords(day, calendar))
  return [
    { kind: 'safe', on: safeOn, text: `提醒按这一日办理：${what}是休息日${why}，提前到之前最近的工作日` },
  ]
}

/** Days walked to the last one as counted; a move is shown by `ending`. */
export function walkedToNominal(
  from: DayNumber,
  unit: Walk['unit'],
  { nominal, calendar }: Outcome,
): readonly Step[] {
  return walked({ from, to: nominal, unit }, calendar)
}

/** For a range: which days are guessed, why, and how far the true day may lie from the estimate. */
export function estimate({ due, calendar }: Outcome): readonly Step[] {
  if (due.kind !== 'provisional') return []
  const firmOn = calendar.dateOf(calendar.firmThrough)
  const why = `${addDays(firmOn, 1)} 起的放假和调休安排尚未确定（目前确定到 ${firmOn}），其后按周一至周五并扣除已知的法定假日估计`
  const range =
    due.likelyOn === due.latestOn
      ? `最后一日 ${due.likelyOn} 不受安排影响；提醒暂按 ${due.earliestOn}`
      : `估计为 ${due.likelyOn}，可能在 ${due.earliestOn} 至 ${due.latestOn} 之间；提醒按最早的 ${due.earliestOn}`
  return [
    { kind: 'estimate', text: why },
    { kind: 'estimate', text: `${range}，安排公布后重新计算` },
  ]
}
