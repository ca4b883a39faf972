import { overdueAfter } from '../duty/due.ts'
import type { Judged } from '../judge/judge-county.ts'
import { chinaDayOf, chinaInstant, type Instant } from '../time/instant.ts'
import type { WorkCalendar } from '../time/work-calendar.ts'
import type { County } from './county.ts'
import { rungMoments } from './ladder.ts'
import { isShort } from './reminder-plan.ts'

/**
 * The next moment at which time alone may change what is to be told: a rung, a due moment, or the opening of the next
 * office day for what is being held. New facts wake the county by themselves.
 */
export function nextWakeAt(
  judged: readonly Judged[],
  from: { readonly now: Instant; readonly county: County; readonly calendar: WorkCalendar },
): Instant {
  const { now, county, calendar } = from
  const opening = chinaInstant(calendar.workdayAfter(chinaDayOf(now), 1), county.sendFromMs)
  const today = chinaInstant(calendar.workdayOnOrAfter(chinaDayOf(now)), county.sendFromMs)
  const moments = judged.flatMap(({ obligation, standing }) => {
    if (standing.kind === 'published' || standing.kind === 'withdrawn' || standing.kind === 'withheld')
      return []
    const ladder = isShort(obligation.rule) ? county.hourLadder : county.ladder
    const rungs = rungMoments(ladder, {
      due: obligation.due,
      startedAt: obligation.event.occurredAt,
      calendar,
    })
    const due = overdueAfter(obligation.due)
    return [...rungs.map(({ at }) => at), ...(due === undefined ? [] : [(due + 1000) as Instant])]
  })
  const future = [...moments, today, opening].filter((at) => at > now)
  return Math.min(...future) as Instant
}
