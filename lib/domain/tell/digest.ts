import type { Judged } from '../judge/judge-county.ts'
import type { StandingKind } from '../judge/standing/standing.ts'
import type { Warning } from '../judge/standing/warnings.ts'
import { chinaDateOf, chinaInstant, DAY_MS, type Instant } from '../time/instant.ts'
import {
  addDays,
  civilOf,
  type DayNumber,
  dayNumberOf,
  fromDayNumber,
  type LocalDate,
  toDayNumber,
  weekdayOf,
} from '../time/local-date.ts'
import { type CountyFigures, countyFiguresOf, dueOnOf, tallyOfDays } from './figures/county-figures.ts'
import type { Tally } from './figures/tally.ts'
import type { OutboxMessage } from './outbox.ts'

/** One ISO week, Monday to Sunday, `2026-W47`. */
export interface Week {
  readonly id: string
  readonly firstOn: LocalDate
  readonly lastOn: LocalDate
}

export interface Digest {
  readonly county: string
  readonly week: Week
  /** What fell due in the week. */
  readonly total: Tally
  /** The year up to the end of the week. */
  readonly figures: CountyFigures
  /** All obligations by standing at the end of the week. */
  readonly standings: Readonly<Partial<Record<StandingKind, number>>>
  readonly overdue: readonly Judged[]
  readonly toDecide: readonly Judged[]
  readonly notVerifiable: readonly Judged[]
  readonly takenDown: readonly Judged[]
  readonly possiblyBackDated: readonly Judged[]
  readonly incomplete: readonly Judged[]
  /** Personal data in the published text. */
  readonly personalData: readonly Judged[]
  /** What else a person should look at, whatever the standing is. */
  readonly otherWarnings: readonly Judged[]
  readonly unattested: readonly Judged[]
  /** Due in the coming week and not yet seen. */
  readonly comingUp: readonly Judged[]
  readonly provisional: readonly Judged[]
  readonly messagesSent: number
  readonly messagesUnsettled: readonly OutboxMessage[]
}

export function weekOf(at: Instant): Week {
  const day = toDayNumber(chinaDateOf(at))
  const monday = day - weekdayOf(day) + 1
  const { year, number } = isoWeek(monday)
  return {
    id: `${year}-W${String(number).padStart(2, '0')}`,
    firstOn: fromDayNumber(monday),
    lastOn: fromDayNumber(monday + 6),
  }
}

/** Reads `2026-W47`; undefined when there is no such week. */
export function parseWeek(id: string): Week | undefined {
  const match = /^(\d{4})-W(\d{2})$/.exec(id)
  if (!match) return undefined
  const fourth = dayNumberOf(Number(match[1]), 1, 4)
  const monday = fourth - weekdayOf(fourth) + 1 + 7 * (Number(match[2]) - 1)
  const week = weekOf(chinaInstant(monday))
  return week.id === id ? week : undefined
}

function isoWeek(monday: DayNumber): { year: number; number: number } {
  const { year } = civilOf(monday + 3)
  const fourth = dayNumberOf(year, 1, 4)
  return { year, number: (monday - (fourth - weekdayOf(fourth) + 1)) / 7 + 1 }
}

export interface DigestOf {
  readonly county: string
  readonly week: Week
  readonly sent: readonly OutboxMessage[]
  /** The last day that is over. Of a week that is not, only its days up to this one are counted: what is published early would else stand against nothing. */
  readonly endedOn?: LocalDate | undefined
}

/** The figures of one week, computed from the standings at its end. */
export function digestOf(judged: readonly Judged[], from: DigestOf): Digest {
  const { week, sent } = from
  const lastOn = from.endedOn !== undefined && from.endedOn < week.lastOn ? from.endedOn : week.lastOn
  const duties = judged.filter(({ obligation }) => !obligation.rule.warning)
  const ofKind = (kind: StandingKind) => duties.filter(({ standing }) => standing.kind === kind)
  const weekStart = chinaInstant(week.firstOn)
  const weekEnd = chinaInstant(addDays(week.lastOn, 1))
  const unverifiable = ofKind('unverifiable')
  const isToDecide = ({ standing }: Judged) =>
    standing.kind === 'unverifiable' && standing.reason === 'ambiguous-match'
  return {
    county: from.county,
    week,
    total: tallyOfDays(judged, { firstOn: week.firstOn, lastOn }),
    figures: countyFiguresOf(judged, lastOn),
    standings: countStandings(duties),
    overdue: ofKind('overdue'),
    toDecide: unverifiable.filter(isToDecide),
    notVerifiable: unverifiable.filter((one) => !isToDecide(one)),
    takenDown: ofKind('taken-down-early'),
    possiblyBackDated: duties.filter(
      ({ standing }) => 'possiblyBackDated' in standing && standing.possiblyBackDated,
    ),
    incomplete: ofKind('incomplete'),
    personalData: duties.filter(({ warnings }) => warnings?.some(isPersonal)),
    otherWarnings: duties.filter(({ warnings }) => warnings?.some((warning) => !isPersonal(warning))),
    unattested: ofKind('unattested'),
    comingUp: duties.filter((one) => comesUp(one, addDays(week.lastOn, 1), addDays(week.lastOn, 7))),
    provisional: duties.filter(({ obligation }) => obligation.due.kind === 'provisional'),
    messagesSent: sent.filter(
      ({ state }) => state.kind === 'accepted' && state.at >= weekStart && state.at < weekEnd,
    ).length,
    messagesUnsettled: sent.filter((message) => isUnsettled(message, weekStart, weekEnd)),
  }
}

/** Personal data, readable or masked too thinly. */
export function isPersonal({ kind }: Warning): boolean {
  return kind === 'personal-data' || kind === 'poorly-masked'
}

/** Failed or in doubt since the week began, or still on its way more than a day after it was planned. */
function isUnsettled({ state, plannedAt }: OutboxMessage, weekStart: Instant, weekEnd: Instant): boolean {
  if (state.kind === 'unknown' || state.kind === 'refused') return state.at >= weekStart
  return (state.kind === 'planned' || state.kind === 'claimed') && plannedAt < weekEnd - DAY_MS
}

/** Not yet seen, and due in the days given; what was put off, by its new day. */
function comesUp(one: Judged, firstOn: LocalDate, lastOn: LocalDate): boolean {
  const { standing } = one
  if (standing.kind === 'extended')
    return standing.untilOn !== undefined && standing.untilOn >= firstOn && standing.untilOn <= lastOn
  const dueOn = standing.kind === 'awaited' ? dueOnOf(one) : undefined
  return dueOn !== undefined && dueOn >= firstOn && dueOn <= lastOn
}

export function countStandings(judged: readonly Judged[]): Partial<Record<StandingKind, number>> {
  const counts: Partial<Record<StandingKind, number>> = {}
  for (const { standing } of judged) counts[standing.kind] = (counts[standing.kind] ?? 0) + 1
  return counts
}
