import type { LocalDate } from '../time/local-date.ts'

/**
 * How a deadline or a keep period is counted: the normal forms of the catalogue. WD is a working day of the State
 * Council's arrangement, D a calendar day. The anchor's own day is never counted (民法典 201).
 */
export type Period =
  | { readonly kind: 'within-workdays'; readonly workdays: number }
  | { readonly kind: 'within-days'; readonly days: number }
  | { readonly kind: 'within-hours'; readonly hours: number }
  | { readonly kind: 'workdays-before'; readonly workdays: number }
  | { readonly kind: 'days-before'; readonly days: number }
  /** Every year, on or before month and day, which are included. */
  | { readonly kind: 'yearly-by'; readonly monthDay: string }
  | { readonly kind: 'once-by'; readonly on: LocalDate }
  /** Once in every calendar month; `betterWithinWorkdays` counts from the month's end. */
  | { readonly kind: 'monthly'; readonly betterWithinWorkdays: number }
  | {
      readonly kind: 'verify-then-publish'
      readonly verifyWorkdays: number
      readonly publishWorkdays: number
    }
  /** The report on the year before; the law that sets the day changed, so the day depends on the report year. */
  | { readonly kind: 'yearly-report'; readonly phases: readonly ReportPhase[] }
  /** A reply to an application; the number of working days depends on the law in force on the day of receipt. */
  | { readonly kind: 'reply'; readonly phases: readonly ReplyPhase[]; readonly extended: boolean }
  | { readonly kind: 'keep-workdays'; readonly workdays: number }
  | { readonly kind: 'keep-days'; readonly days: number }
  | {
      readonly kind: 'keep-years'
      readonly years: number
      /** A higher rule wants it taken down after so many years from the decision, since that day. */
      readonly atMostYears?: number | undefined
      readonly atMostSince?: LocalDate | undefined
    }
  | { readonly kind: 'keep-forever' }

/** From the report on `fromReportYear` on, departments by `departmentBy` and the county by `countyBy` (`MM-DD`) of the next year. */
export interface ReportPhase {
  readonly fromReportYear: number
  readonly departmentBy: string
  readonly countyBy: string
}

export interface ReplyPhase {
  readonly receivedFrom: LocalDate
  readonly workdays: number
}

export type ReportLevel = 'department' | 'county'

/** One deadline or keep period of one item. `id` is written as in the catalogue's list of rules, `R20.A`. */
export interface DueRule {
  readonly id: string
  /** The kind of event that starts the clock; an id of `triggers.yaml`. */
  readonly anchor: string
  readonly period: Period
  /** Ways of submission, kinds of transaction or places that have rules of their own. */
  readonly track?: string | undefined
  /** A higher rule behind the directive's wording: shown as advice, never as the item's deadline. */
  readonly warning: boolean
  /** Channel ids: each is a place where the notice must appear, judged on its own. */
  readonly channels: readonly string[]
  /** Why this reading was chosen, where the wording leaves a choice. */
  readonly reading?: string | undefined
}

export function isKeepPeriod(period: Period): boolean {
  return period.kind.startsWith('keep-')
}
