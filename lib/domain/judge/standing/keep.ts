import { dueOf } from '../../duty/due-of.ts'
import type { Obligation } from '../../duty/obligation.ts'
import { chinaDayOf, type Instant } from '../../time/instant.ts'
import { fromDayNumber, type LocalDate, yearsAfter } from '../../time/local-date.ts'
import type { WorkCalendar } from '../../time/work-calendar.ts'

/** How long the notice must stay: a last day, for ever, or undefined where no rule says. */
export type KeepUntil =
  | { readonly kind: 'until'; readonly lastOn: LocalDate }
  | { readonly kind: 'forever'; readonly lastOn?: undefined }

/** The keep period of an obligation, counted from its first publication. A provisional end counts at its early end. */
export function keepUntil(
  obligation: Obligation,
  postedAt: Instant,
  calendar: WorkCalendar,
): KeepUntil | undefined {
  if (!obligation.keepRule) return undefined
  const due = dueOf(obligation.keepRule.period, { at: postedAt }, calendar)
  switch (due.kind) {
    case 'keep-until-date':
      return { kind: 'until', lastOn: due.lastOn }
    case 'provisional':
      return { kind: 'until', lastOn: due.nominalOn ?? due.earliestOn }
    case 'keep-forever':
      return { kind: 'forever' }
    default:
      return undefined
  }
}

/**
 * Last day on which the notice may be up, by a higher rule that sets a maximum from the decision, not from the
 * publication; undefined where there is none. Reminds and never blames: taking down is an act of the authority.
 */
export function upperBoundOf({
  keepRule,
  event,
}: Pick<Obligation, 'keepRule' | 'event'>): LocalDate | undefined {
  if (keepRule?.period.kind !== 'keep-years' || keepRule.period.atMostYears === undefined) return undefined
  const { atMostYears, atMostSince } = keepRule.period
  const upperOn = fromDayNumber(yearsAfter(chinaDayOf(event.occurredAt), atMostYears))
  return atMostSince !== undefined && upperOn < atMostSince ? atMostSince : upperOn
}
