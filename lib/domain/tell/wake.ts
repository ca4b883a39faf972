import { overdueAfter } from '../duty/due.ts'
import type { Judged } from '../judge/judge-county.ts'
import { addMs, DAY_MS, HOUR_MS, type Instant } from '../time/instant.ts'
import type { WorkCalendar } from '../time/work-calendar.ts'
import type { County } from './county.ts'
import { isShort, ladderOf, maySayRung } from './line.ts'
import { isOfficeTime, nextOpening, nextSmsOpening } from './office-hours.ts'

/** How soon a county looks again whether the sites have been read: looks that find nothing new wake nobody. */
const AWAITED_LOOK_MS = HOUR_MS
/** Urgent lines go out at any hour, so the night is watched too, but not for a site that is down for weeks. */
const URGENT_DAYS = 3

interface WakeFrom {
  readonly now: Instant
  readonly county: County
  readonly calendar: WorkCalendar
}

/**
 * The next moment at which what is to be told may change without a new fact: a rung, a due moment, a look that proves
 * that something is missing, or the opening of the next office day for what is being held. Facts wake the county by
 * themselves. Never later than the next opening.
 */
export function nextWakeAt(judged: readonly Judged[], from: WakeFrom): Instant {
  const { now } = from
  const open = judged.filter(({ standing: { kind } }) => !CLOSED.has(kind))
  const moments = open.flatMap((one) => {
    const due = overdueAfter(one.obligation.due)
    const rungs = ladderOf(one, from).map(({ at }) => at)
    return due === undefined ? rungs : [...rungs, addMs(due, 1000)]
  })
  const mayText = open.some(({ obligation }) => isShort(obligation.rule))
  const holds = mayText ? [nextSmsOpening(now), nextOpening(now, from)] : [nextOpening(now, from)]
  const next = (at: Instant | undefined, moment: Instant) =>
    moment > now && (at === undefined || moment < at) ? moment : at
  return [...moments, ...holds, ...awaitedLooks(open, from)].reduce(next, undefined) ?? addMs(now, HOUR_MS)
}

const CLOSED: ReadonlySet<string> = new Set(['published', 'withdrawn', 'withheld'])

/** In an hour, when a look could change a standing and somebody could be told then. */
function awaitedLooks(open: readonly Judged[], from: WakeFrom): readonly Instant[] {
  const at = addMs(from.now, AWAITED_LOOK_MS)
  const isOffice = isOfficeTime(at, from)
  const isAwaited = open.some((one) => (isOffice || isUrgent(one, from.now)) && awaitsLook(one, from))
  return isAwaited ? [at] : []
}

function isUrgent({ obligation }: Judged, now: Instant): boolean {
  const due = overdueAfter(obligation.due)
  return isShort(obligation.rule) && due !== undefined && now - due < URGENT_DAYS * DAY_MS
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
