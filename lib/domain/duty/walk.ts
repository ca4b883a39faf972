import { dayInWords, weekdayName } from '../time/day-in-words.ts'
import { civilOf, type DayNumber, type LocalDate, toDayNumber } from '../time/local-date.ts'
import type { WorkCalendar } from '../time/work-calendar.ts'

export type StepKind =
  | 'note'
  | 'start'
  | 'counted'
  | 'skipped'
  | 'month'
  | 'moved'
  | 'due'
  | 'safe'
  | 'strict'
  | 'estimate'
  | 'removable'

/** One line of a derivation, in Chinese; the text does not repeat the day. */
export interface Step {
  readonly kind: StepKind
  readonly on?: LocalDate | undefined
  readonly text: string
}

/** From a day that is not counted to one that is; a `to` before `from` walks backwards. */
export interface Walk {
  readonly from: DayNumber
  readonly to: DayNumber
  readonly unit: 'workdays' | 'days'
}

/** Longer walks are shown month by month: nobody reads sixty lines. */
const DAYS_SHOWN_MAX = 60

/** `2018-09-29 周六 第1个工作日`. */
export function stepLine(step: Step): string {
  return step.on === undefined ? step.text : `${step.on} ${weekdayName(toDayNumber(step.on))} ${step.text}`
}

/** A note in brackets behind what it explains; nothing when there is none. */
export function bracketed(note: string): string {
  return note === '' ? '' : `（${note}）`
}

/** The days of a walk: each counted one with its number, each skipped one with the reason. */
export function walked(walk: Walk, calendar: WorkCalendar): readonly Step[] {
  const days = numbered(walk, calendar)
  return days.length > DAYS_SHOWN_MAX
    ? byMonth(days, walk, calendar)
    : days.map((day) => dayStep(day, walk, calendar))
}

interface NumberedDay {
  readonly day: DayNumber
  /** Absent for a day that does not count. */
  readonly n?: number | undefined
}

function numbered({ from, to, unit }: Walk, calendar: WorkCalendar): readonly NumberedDay[] {
  const forward = to >= from
  let n = 0
  return Array.from({ length: Math.abs(to - from) }, (_, index) => {
    const day = forward ? from + index + 1 : from - index - 1
    return unit === 'days' || calendar.isWorkday(day) ? { day, n: ++n } : { day }
  })
}

function dayStep({ day, n }: NumberedDay, walk: Walk, calendar: WorkCalendar): Step {
  const on = calendar.dateOf(day)
  const why = bracketed(dayInWords(day, calendar))
  return n === undefined
    ? { kind: 'skipped', on, text: `不计${why}` }
    : { kind: 'counted', on, text: `${ordinal(n, walk)}${why}` }
}

function ordinal(n: number, { from, to, unit }: Walk): string {
  return `${to < from ? '往前' : ''}第${n}${unit === 'days' ? '日' : '个工作日'}`
}

function byMonth(days: readonly NumberedDay[], walk: Walk, calendar: WorkCalendar): readonly Step[] {
  const months = Map.groupBy(days, ({ day }) => {
    const { year, month } = civilOf(day)
    return `${year}年${month}月`
  })
  return [...months].map(([month, members]) => ({
    kind: 'month',
    text: `${month}：${monthInWords(members, walk, calendar)}`,
  }))
}

function monthInWords(days: readonly NumberedDay[], walk: Walk, calendar: WorkCalendar): string {
  const numbers = days.flatMap(({ n }) => (n === undefined ? [] : [n]))
  const [first, last] = [numbers[0], numbers.at(-1)]
  const counted =
    first === undefined || last === undefined
      ? '没有计入的日子'
      : first === last
        ? ordinal(first, walk)
        : `${ordinal(first, walk)}至${ordinal(last, walk)}`
  const special = Map.groupBy(
    days.filter(({ day }) => isArranged(day, calendar)),
    ({ day }) => dayInWords(day, calendar),
  )
  const why = [...special].map(([words, members]) => `${words}，${members.length}天`).join('；')
  return counted + bracketed(why)
}

function isArranged(day: DayNumber, calendar: WorkCalendar): boolean {
  const { kind } = calendar.reasonFor(day)
  return kind === 'rest' || kind === 'make-up' || kind === 'statutory'
}
