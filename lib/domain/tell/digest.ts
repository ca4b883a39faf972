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
import type { Answer } from './answer.ts'
import { type CountyFigures, countyFiguresOf, dueOnOf, fallenDueIn } from './figures/county-figures.ts'
import { type Comparisons, comparisonsOf } from './figures/past-figures.ts'
import { type Tally, tallyOf } from './figures/tally.ts'
import type { OutboxMessage } from './outbox.ts'
import { fateOf } from './receipt.ts'
import type { Person } from './unit.ts'

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
  /** The same obligations one by one, whatever came of them. */
  readonly dueInWeek: readonly Judged[]
  readonly comparisons: Comparisons
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
  /** Given more time, or with the clock standing still. */
  readonly putOff: readonly Judged[]
  /** Due in the coming week and not yet seen. */
  readonly comingUp: readonly Judged[]
  readonly provisional: readonly Judged[]
  readonly messagesSent: number
  /** Those and others that ended in the week. */
  readonly messagesInWeek: readonly OutboxMessage[]
  readonly messagesUnsettled: readonly OutboxMessage[]
  /** What people wrote back in the week. */
  readonly answers: readonly Answer[]
  /** People whom nothing reaches any more by one of their addresses. */
  readonly unreachable: readonly Person[]
  /** Text messages of the calendar month in which the week ends. */
  readonly smsThisMonth: number
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
  readonly answers?: readonly Answer[] | undefined
  readonly people?: readonly Person[] | undefined
  /** The last day that is over. Of a week that is not, only its days up to this one are counted: what is published early would else stand against nothing. */
  readonly endedOn?: LocalDate | undefined
}

/** The figures of one week, computed from the standings at its end. */
export function digestOf(judged: readonly Judged[], from: DigestOf): Digest {
  const { week, sent, answers = [], people = [] } = from
  const lastOn = from.endedOn !== undefined && from.endedOn < week.lastOn ? from.endedOn : week.lastOn
  const duties = judged.filter(({ obligation }) => !obligation.rule.warning)
  const ofKind = (kind: StandingKind) => duties.filter(({ standing }) => standing.kind === kind)
  const weekStart = chinaInstant(week.firstOn)
  const weekEnd = chinaInstant(addDays(week.lastOn, 1))
  const unverifiable = ofKind('unverifiable')
  const dueInWeek = fallenDueIn(judged, { firstOn: week.firstOn, lastOn })
  const isToDecide = ({ standing }: Judged) =>
    standing.kind === 'unverifiable' && standing.reason === 'ambiguous-match'
  return {
    county: from.county,
    week,
    total: tallyOf(dueInWeek),
    dueInWeek,
    comparisons: comparisonsOf(judged, { firstOn: week.firstOn, lastOn }),
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
    putOff: ofKind('extended'),
    comingUp: duties.filter((one) => comesUp(one, addDays(week.lastOn, 1), addDays(week.lastOn, 7))),
    provisional: duties.filter(({ obligation }) => obligation.due.kind === 'provisional'),
    messagesSent: sent.filter(
      ({ kind, state }) =>
        kind !== 'ops' && state.kind === 'accepted' && state.at >= weekStart && state.at < weekEnd,
    ).length,
    messagesInWeek: sent.filter(
      ({ kind, state }) => kind !== 'ops' && 'at' in state && state.at >= weekStart && state.at < weekEnd,
    ),
    messagesUnsettled: sent.filter((message) => isUnsettled(message, weekStart, weekEnd)),
    answers: answers.filter(({ at }) => at >= weekStart && at < weekEnd),
    unreachable: people.filter(
      ({ unreachable }) => unreachable?.mail !== undefined || unreachable?.sms !== undefined,
    ),
    smsThisMonth: sent.filter((message) => isSmsOf(message, week.lastOn.slice(0, 7))).length,
  }
}

/** Personal data, readable or masked too thinly. */
export function isPersonal({ kind }: Warning): boolean {
  return kind === 'personal-data' || kind === 'poorly-masked'
}

/** Failed, come back, perhaps sent twice or in doubt since the week began, or still on its way a day after its plan. */
function isUnsettled(message: OutboxMessage, weekStart: Instant, weekEnd: Instant): boolean {
  const { state, receipt, plannedAt } = message
  const fate = fateOf(message)
  if (fate === 'bounced') return receipt !== undefined && receipt.at >= weekStart
  if (state.kind === 'accepted' && state.isAgain === true) return state.at >= weekStart
  if (fate === 'delivered') return false
  if (state.kind === 'unknown' || state.kind === 'refused') return state.at >= weekStart
  return (state.kind === 'planned' || state.kind === 'claimed') && plannedAt < weekEnd - DAY_MS
}

/** Sent, or perhaps sent: a vendor bills both. */
function isSmsOf({ medium, state }: OutboxMessage, month: string): boolean {
  if (medium !== 'sms' || (state.kind !== 'accepted' && state.kind !== 'unknown')) return false
  return chinaDateOf(state.at).startsWith(month)
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
