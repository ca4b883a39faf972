import { overdueAfter } from '../duty/due.ts'
import type { Judged } from '../judge/judge-county.ts'
import { addMs, DAY_MS, HOUR_MS, type Instant } from '../time/instant.ts'
import type { WorkCalendar } from '../time/work-calendar.ts'
import type { County } from './county.ts'
import { isEnded, isShort, ladderOf, maySayRung } from './line.ts'
import { nextOpening, nextSmsOpening } from './office-hours.ts'

/** How soon an urgent matter is looked at again: only the first good look of a day, and news, wake the county. */
const AWAITED_LOOK_MS = HOUR_MS
/** Not for a site that is down for weeks. */
const URGENT_DAYS = 3

interface WakeFrom {
  readonly now: Instant
  readonly county: County
  readonly calendar: WorkCalendar
}

/**
 * The next moment at which what is to be told may change without a new fact. Grouped mail waits for office hours, so
 * that its rungs and due moments are met by waking at each opening; urgent matters have moments of their own. Facts, and
 * the first good look of a day at a list, wake the county by themselves. Never later than the next opening.
 */
export function nextWakeAt(judged: readonly Judged[], from: WakeFrom): Instant {
  const { now } = from
  const urgent = judged.filter((one) => isShort(one.obligation.rule) && !isEnded(one))
  const moments = urgent.flatMap((one) => {
    const due = overdueAfter(one.obligation.due)
    const rungs = ladderOf(one, from).map(({ at }) => at)
    return due === undefined ? rungs : [...rungs, addMs(due, 1000)]
  })
  const opening = nextOpening(now, from)
  const holds = urgent.length > 0 ? [nextSmsOpening(now), opening] : [opening]
  const next = (at: Instant, moment: Instant) => (moment > now && moment < at ? moment : at)
  return [...moments, ...holds, ...awaitedLooks(urgent, from)].reduce(next, opening)
}

/** In an hour, when a look could change the standing of an urgent matter. */
function awaitedLooks(urgent: readonly Judged[], from: WakeFrom): readonly Instant[] {
  const isAwaited = urgent.some((one) => isLate(one, from.now) && awaitsLook(one, from))
  return isAwaited ? [addMs(from.now, AWAITED_LOOK_MS)] : []
}

function isLate({ obligation }: Judged, now: Instant): boolean {
  const due = overdueAfter(obligation.due)
  return due !== undefined && now - due < URGENT_DAYS * DAY_MS
}

function awaitsLook(judged: Judged, from: WakeFrom): boolean {
  const { standing } = judged
  if (standing.kind === 'unverifiable') {
    return standing.reason === 'channel-not-read' || standing.reason === 'window-not-covered'
  }
  if (standing.kind !== 'overdue') return false
  const reached = ladderOf(judged, from).findLast(({ late, at }) => late && at <= from.now)
  return reached !== undefined && !maySayRung(reached, judged, from.now)
}
