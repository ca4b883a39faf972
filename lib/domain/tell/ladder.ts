import type { Due } from '../duty/due.ts'
import { overdueAfter, remindOnOf } from '../duty/due.ts'
import { addMs, chinaDayOf, chinaInstant, HOUR_MS, type Instant } from '../time/instant.ts'
import { toDayNumber } from '../time/local-date.ts'
import type { WorkCalendar } from '../time/work-calendar.ts'
import type { Medium, Role } from './unit.ts'

/** 催办阶梯: one step of reminding, with who is told by which medium. */
export interface Rung {
  readonly id: string
  readonly at: RungAt
  readonly to: readonly Role[]
  readonly media: readonly Medium[]
}

export type RungAt =
  | { readonly kind: 'workdays-before'; readonly workdays: number }
  | { readonly kind: 'on-the-day' }
  | { readonly kind: 'workdays-after'; readonly workdays: number }
  | { readonly kind: 'weekly-after'; readonly workdays: number; readonly timesMax: number }
  /** After this share of the time between event and due moment; for rules counted in hours. */
  | { readonly kind: 'share-of-time'; readonly share: number }
  | { readonly kind: 'hours-before'; readonly hours: number }
  | { readonly kind: 'at-end' }

/** A rung that has a moment: `id` numbers the repeats of a weekly rung. `late` rungs speak after the due moment. */
export interface RungMoment {
  readonly id: string
  readonly rung: Rung
  readonly at: Instant
  readonly late: boolean
}

export interface LadderFrom {
  readonly due: Due
  readonly startedAt: Instant
  readonly calendar: WorkCalendar
}

/** The moments of all rungs, earliest first. A due date that is not one (keep, error) has none. */
export function rungMoments(ladder: readonly Rung[], from: LadderFrom): readonly RungMoment[] {
  const moments = ladder.flatMap((rung) => momentsOf(rung, from))
  // Where the calendar does not reach there is no moment.
  return moments.filter(({ at }) => !Number.isNaN(at)).sort((a, b) => a.at - b.at)
}

function momentsOf(rung: Rung, from: LadderFrom): RungMoment[] {
  const remindOn = remindOnOf(from.due)
  const lateFrom = overdueAfter(from.due)
  if (remindOn === undefined || lateFrom === undefined) return []
  const { calendar } = from
  const remindDay = toDayNumber(remindOn)
  const lateDay = chinaDayOf(lateFrom)
  const moment = (at: Instant, late: boolean, n = 0): RungMoment => ({
    id: n === 0 ? rung.id : `${rung.id}-${n}`,
    rung,
    at,
    late,
  })
  switch (rung.at.kind) {
    case 'workdays-before':
      return [moment(chinaInstant(calendar.workdayBefore(remindDay, rung.at.workdays)), false)]
    case 'on-the-day':
      return [moment(chinaInstant(remindDay), false)]
    case 'workdays-after':
      return [moment(chinaInstant(calendar.workdayAfter(lateDay, rung.at.workdays)), true)]
    case 'weekly-after': {
      const { workdays, timesMax } = rung.at
      return Array.from({ length: timesMax }, (_, index) =>
        moment(chinaInstant(calendar.workdayAfter(lateDay, 5 + workdays * (index + 1))), true, index + 1),
      )
    }
    case 'share-of-time':
      return [moment(addMs(from.startedAt, Math.floor((lateFrom - from.startedAt) * rung.at.share)), false)]
    case 'hours-before':
      return [moment(addMs(lateFrom, -rung.at.hours * HOUR_MS), false)]
    case 'at-end':
      return [moment(lateFrom, true)]
  }
}
