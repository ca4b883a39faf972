import type { Judged } from '../../judge/judge-county.ts'
import { chinaInstant, HOUR_MS, type Instant } from '../../time/instant.ts'
import { addDays, dayNumberOf, fromDayNumber, type LocalDate, localDate } from '../../time/local-date.ts'
import { type DayRange, fallenDueIn, tallyByUnit } from './county-figures.ts'
import { type PastFigures, pastFigures } from './past-figures.ts'
import { judgedOf, PUNCTUALITY, rateOf, VERIFIABILITY } from './rates.ts'
import { dueOutcomeOf, type Tally, tallyOf } from './tally.ts'

/** By which a monthly bulletin names units. Rates from 0 to 1. */
export interface BulletinRules {
  /** Obligations of a unit whose end is proved, below which it is named neither way. */
  readonly judgedMin: number
  /** Share of what fell due that must have been checked. */
  readonly verifiabilityMin: number
  readonly praiseFrom: number
  readonly criticiseBelow: number
  /** Units named each way. */
  readonly unitsMax: number
}

export const BULLETIN_RULES: BulletinRules = {
  judgedMin: 5,
  verifiabilityMin: 0.6,
  praiseFrom: 0.95,
  criticiseBelow: 0.8,
  unitsMax: 5,
}

/** One calendar month, `2026-10`. */
export interface Month extends DayRange {
  readonly id: string
}

export interface UnitTally {
  readonly unit: string
  readonly tally: Tally
}

/** 通报: the figures of one month, and who is to be named. Obligations are those that fell due in the month. */
export interface Bulletin {
  readonly month: Month
  readonly rules: BulletinRules
  /** The last day that is counted: of a month that is not over, not the last. */
  readonly throughOn: LocalDate
  readonly total: Tally
  /** The month before, as it stood when it was over. */
  readonly previous: PastFigures
  /** Every unit of which something fell due, the most punctual first; those of which nothing is proved last. */
  readonly units: readonly UnitTally[]
  readonly praised: readonly UnitTally[]
  readonly criticised: readonly UnitTally[]
  /** Too much of theirs could not be looked at: nothing may be said of them. */
  readonly notChecked: readonly UnitTally[]
  /** Proved to be missing, of the month. */
  readonly overdue: readonly Judged[]
}

/** Reads `2026-10`; undefined when there is no such month. */
export function parseMonth(id: string): Month | undefined {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(id)
  if (!match || match[1] === '0000') return undefined
  const next = dayNumberOf(
    Number(match[1]) + Math.floor(Number(match[2]) / 12),
    (Number(match[2]) % 12) + 1,
    1,
  )
  return { id, firstOn: localDate(`${id}-01`), lastOn: fromDayNumber(next - 1) }
}

/** The month before the one of a day. */
export function monthBeforeDay(day: LocalDate): Month {
  const before = addDays(localDate(`${day.slice(0, 7)}-01`), -1)
  const id = before.slice(0, 7)
  return { id, firstOn: localDate(`${id}-01`), lastOn: before }
}

/** What a month's bulletin says; `endedOn`: the last day that is over. */
export function bulletinOf(
  judged: readonly Judged[],
  from: { readonly month: Month; readonly endedOn: LocalDate; readonly rules?: BulletinRules | undefined },
): Bulletin {
  const { month, rules = BULLETIN_RULES } = from
  const throughOn = from.endedOn < month.lastOn ? from.endedOn : month.lastOn
  const fallen = fallenDueIn(judged, { firstOn: month.firstOn, lastOn: throughOn })
  const units = [...tallyByUnit(fallen)].map(([unit, tally]): UnitTally => ({ unit, tally }))
  const before = monthBeforeDay(month.firstOn)
  const isNotChecked = ({ tally }: UnitTally) => (rateOf(VERIFIABILITY, tally) ?? 0) < rules.verifiabilityMin
  const isRated = (one: UnitTally) => !isNotChecked(one) && judgedOf(one.tally) >= rules.judgedMin
  const ordered = units.toSorted(mostPunctualFirst)
  return {
    month,
    rules,
    throughOn,
    total: tallyOf(fallen),
    previous: pastFigures(judged, before, overAt(before)),
    units: ordered,
    praised: ordered.filter((one) => isRated(one) && isPraised(one, rules)).slice(0, rules.unitsMax),
    criticised: ordered
      .filter((one) => isRated(one) && punctualityOf(one) < rules.criticiseBelow)
      .toReversed()
      .slice(0, rules.unitsMax),
    notChecked: ordered.filter(isNotChecked),
    overdue: fallen.filter((one) => dueOutcomeOf(one) === 'overdue'),
  }
}

/** Nobody is praised while anything is missing, or after personal data was published. */
function isPraised(one: UnitTally, { praiseFrom }: BulletinRules): boolean {
  const { overdue, personalData, unreported } = one.tally
  return punctualityOf(one) >= praiseFrom && overdue + personalData + unreported === 0
}

function punctualityOf({ tally }: UnitTally): number {
  return rateOf(PUNCTUALITY, tally) ?? -1
}

/** Of two alike the one with more to do stands before the other, and before the last the one by its id. */
function mostPunctualFirst(a: UnitTally, b: UnitTally): number {
  return (
    punctualityOf(b) - punctualityOf(a) || judgedOf(b.tally) - judgedOf(a.tally) || (a.unit < b.unit ? -1 : 1)
  )
}

/** 08:30 of the day after. */
function overAt({ lastOn }: DayRange): Instant {
  return (chinaInstant(addDays(lastOn, 1)) + 8.5 * HOUR_MS) as Instant
}
