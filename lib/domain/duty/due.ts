import { endOfDay, type Instant } from '../time/instant.ts'
import type { LocalDate } from '../time/local-date.ts'
import type { ReportLevel } from './due-rule.ts'

/** What the clock starts from. `verifiedAt` belongs to chains, `level` and `reportYear` to yearly reports, `extended` to replies. */
export interface Anchor {
  readonly at: Instant
  readonly verifiedAt?: Instant | undefined
  readonly level?: ReportLevel | undefined
  readonly reportYear?: number | undefined
  readonly extended?: boolean | undefined
}

/** A date by whose end the duty must be done. `safeOn` is the last workday on or before `nominalOn`: reminders use it. */
export interface ByEndOfDate {
  readonly kind: 'by-end-of-date'
  readonly dueOn: LocalDate
  /** The date before a last day that is a rest day moves on (民法典 203 第一款). */
  readonly nominalOn: LocalDate
  readonly safeOn: LocalDate
  readonly dueAt: Instant
  readonly verifyDueOn?: LocalDate | undefined
  readonly latestOn?: LocalDate | undefined
}

export interface NotLaterThanDateBeforeAnchor {
  readonly kind: 'not-later-than-date-before-anchor'
  readonly dueOn: LocalDate
  readonly nominalOn: LocalDate
  readonly safeOn: LocalDate
  readonly dueAt: Instant
  /** One unit earlier: N full days between publication and event, as a strict reader counts. */
  readonly clearPeriodOn: LocalDate
}

export interface ByInstant {
  readonly kind: 'by-instant'
  readonly dueOn: LocalDate
  readonly dueAt: Instant
}

export interface EachMonthEnd {
  readonly kind: 'each-month-end'
  readonly dueOn: LocalDate
  readonly nominalOn: LocalDate
  readonly safeOn: LocalDate
  readonly dueAt: Instant
  readonly within10WdOn: LocalDate
}

export interface KeepUntilDate {
  readonly kind: 'keep-until-date'
  readonly lastOn: LocalDate
  readonly nominalLastOn: LocalDate
  readonly removableFromOn: LocalDate
}

export interface KeepForever {
  readonly kind: 'keep-forever'
}

/** A date that a holiday notice still to come may move: between `earliestOn` (reminders use it) and `latestOn`. */
export interface Provisional {
  readonly kind: 'provisional'
  readonly earliestOn: LocalDate
  readonly likelyOn: LocalDate
  readonly latestOn: LocalDate
  readonly reason: string
  readonly nominalOn?: LocalDate | undefined
}

export interface DueError {
  readonly kind: 'error'
  readonly code:
    | 'date-out-of-range'
    | 'unreadable-anchor'
    | 'unknown-rule'
    | 'verified-before-anchor'
    | 'malformed-line'
    | 'missing-field'
    | 'wrong-field'
    | 'undated'
  readonly message: string
}

export type FirmDue =
  | ByEndOfDate
  | NotLaterThanDateBeforeAnchor
  | ByInstant
  | EachMonthEnd
  | KeepUntilDate
  | KeepForever
export type Due = FirmDue | Provisional | DueError

/** By when a person should act: the early end of a range, else the safe date; undefined for keep rules. */
export function remindOnOf(due: Due): LocalDate | undefined {
  switch (due.kind) {
    case 'by-end-of-date':
    case 'not-later-than-date-before-anchor':
    case 'each-month-end':
      return due.safeOn
    case 'by-instant':
      return due.dueOn
    case 'provisional':
      return due.earliestOn
    case 'keep-until-date':
    case 'keep-forever':
    case 'error':
      return undefined
  }
}

/** After this moment, and never before, a missing notice is late; for a range, its latest end. */
export function overdueAfter(due: Due): Instant | undefined {
  switch (due.kind) {
    case 'by-end-of-date':
    case 'not-later-than-date-before-anchor':
    case 'each-month-end':
    case 'by-instant':
      return due.dueAt
    case 'provisional':
      return endOfDay(due.latestOn)
    case 'keep-until-date':
    case 'keep-forever':
    case 'error':
      return undefined
  }
}
