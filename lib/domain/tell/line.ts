import { overdueAfter } from '../duty/due.ts'
import type { DueRule } from '../duty/due-rule.ts'
import type { Judged } from '../judge/judge-county.ts'
import type { StandingKind } from '../judge/standing/standing.ts'
import { DAY_MS, type Instant } from '../time/instant.ts'
import type { WorkCalendar } from '../time/work-calendar.ts'
import type { County } from './county.ts'
import { type Rung, type RungMoment, rungMoments } from './ladder.ts'
import type { Line } from './outbox.ts'
import type { Person } from './unit.ts'

const SHORT_WORKDAYS = 3
/** A look proves that a notice is missing for so long: after that the unit may have posted it unseen. */
const LOOK_HOLDS_MS = DAY_MS

/** Rung of a line that tells of a new due date, before its own ladder begins; later ones have a number after it. */
export const DUE_CHANGED = 'due-changed'

export function isDueChange({ rung }: Pick<Line, 'rung'>): boolean {
  return rung.startsWith(DUE_CHANGED)
}

/** The second time and later ones are named with their number. */
export function numberedRung(rung: string, n: number): string {
  return n === 1 ? rung : `${rung}-${n}`
}

/** The `n`th end of what the last line told of. */
export function endOf(last: Line, kind: 'closed' | 'personal-closed', n: number): Line {
  const rung = numberedRung(kind, n)
  return { ...last, key: `${last.key.slice(0, -last.rung.length)}${rung}`, rung, kind }
}

export function lineKey(judged: Judged, rung: string): string {
  return `${dueKey(judged)}${rung}`
}

/** What the keys of all lines about the present due date begin with. */
export function dueKey({ obligation }: Judged): string {
  return `${obligation.id}:${obligation.dueVersion}:`
}

/** Rules of less than three days use the ladder of hours. */
export function isShort({ period }: DueRule): boolean {
  return (
    period.kind === 'within-hours' ||
    (period.kind === 'within-workdays' && period.workdays < SHORT_WORKDAYS) ||
    (period.kind === 'within-days' && period.days < SHORT_WORKDAYS)
  )
}

export interface LadderRules {
  readonly county: County
  readonly calendar: WorkCalendar
}

/** The ladder of the item where it has one of its own, else that of the county. */
export function ladderFor({ obligation }: Judged, county: County): readonly Rung[] {
  const own = county.itemLadders?.get(obligation.item.id)
  return isShort(obligation.rule) ? (own?.hourLadder ?? county.hourLadder) : (own?.ladder ?? county.ladder)
}

/** The moments of an obligation's ladder, earliest first. */
export function ladderOf(judged: Judged, { county, calendar }: LadderRules): readonly RungMoment[] {
  const { obligation } = judged
  return rungMoments(ladderFor(judged, county), {
    due: obligation.due,
    startedAt: obligation.event.occurredAt,
    calendar,
  })
}

/**
 * True when the words of a kind of line are true. Planning and sending both ask here: if they differed, a message
 * would be planned and given up without end. A channel that could not be read proves nothing, so it gives no reproach,
 * and neither does a warning rule, which is advice.
 */
export function mayTell(kind: Line['kind'], judged: Judged, now: Instant): boolean {
  const { obligation, standing } = judged
  switch (kind) {
    case 'warn': {
      const dueAt = overdueAfter(obligation.due)
      if (dueAt === undefined || now > dueAt) return false
      // A notice that may be another matter's is no reason for silence before the due moment.
      const mayBeAnswered = standing.kind === 'unverifiable' && standing.reason === 'ambiguous-match'
      // While the clock stands still there is no date to be told.
      const isPutOff = standing.kind === 'extended' && standing.untilOn !== undefined
      return standing.kind === 'awaited' || isPutOff || mayBeAnswered
    }
    case 'late':
      if (obligation.rule.warning) return false
      if (standing.kind === 'unattested') return true
      // A site that is down since its last good look is no place to send somebody to.
      return standing.kind === 'overdue' && standing.readableNow && now - standing.lookedAt <= LOOK_HOLDS_MS
    case 'taken-down':
      return standing.kind === 'taken-down-early'
    case 'closed':
      return isEnded(judged)
    case 'personal-data':
      return judged.warnings?.some((warning) => warning.kind === kind) ?? false
    case 'forwarded':
    case 'personal-closed':
    case 'address':
    case 'unreadable':
    case 'readable':
      return true
  }
}

/** Nothing is left to post: done, or given up by decision. */
export function isEnded({ standing }: Pick<Judged, 'standing'>): boolean {
  return ENDED.has(standing.kind)
}

const ENDED: ReadonlySet<StandingKind> = new Set<StandingKind>([
  'published',
  'incomplete',
  'withheld',
  'withdrawn',
])

/** True for those who are responsible now, and the office; whoever was responsible before hears only that it was passed on. */
export function isReader(
  { unit, role }: Pick<Person, 'unit' | 'role'>,
  kind: Line['kind'],
  { obligation }: Judged,
): boolean {
  const isOfNow = role === 'office' || unit === obligation.event.unit
  if (kind === 'closed' || kind === 'personal-closed') return true
  return kind === 'forwarded' ? !isOfNow : isOfNow
}

/** A rung that speaks after the due moment needs a look made since it was reached: what was missing may be there by now. */
export function maySayRung({ at, late }: RungMoment, judged: Judged, now: Instant): boolean {
  const { standing } = judged
  if (at > now || !mayTell(late ? 'late' : 'warn', judged, now)) return false
  return !late || standing.kind !== 'overdue' || standing.lookedAt >= at
}
