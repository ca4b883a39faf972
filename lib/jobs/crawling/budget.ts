import type { Instant } from '../../domain/time/instant.ts'
import type { ReadingOutcome } from '../../domain/watch/reading.ts'
import type { Look } from './look.ts'

/** Notice pages of a host read in one run; the rest are read in the next ones. */
const PAGES_MAX = 50
/** Attachments of a host fetched in one run. */
const FILES_MAX = 40
/** After this many failures in a row the site is left alone until the next look. */
const FAILURES_IN_A_ROW_MAX = 3

/** How many notice pages and files may still be read in this run, until when, and whether the site still answers. */
export interface DetailBudget {
  left: number
  filesLeft: number
  readonly until: Instant
  failuresInARow: number
}

export function freshBudget(until: Instant): DetailBudget {
  return { left: PAGES_MAX, filesLeft: FILES_MAX, failuresInARow: 0, until }
}

/** For a site in trouble: it is asked for nothing more. */
export function nothingLeft(budget: DetailBudget): DetailBudget {
  return { ...budget, left: 0, filesLeft: 0 }
}

/** False once the run has read its share of notice pages or used its time, or the site has stopped to answer. */
export function mayRead(look: Look, budget: DetailBudget): boolean {
  return budget.left > 0 && mayAsk(look, budget)
}

/** The same for files. */
export function mayReadFile(look: Look, budget: DetailBudget): boolean {
  return budget.filesLeft > 0 && mayAsk(look, budget)
}

/** True while the run may begin something that asks the site for nothing. */
export function hasTime({ ports }: Look, { until }: DetailBudget): boolean {
  return ports.clock.now() < until
}

function mayAsk(look: Look, budget: DetailBudget): boolean {
  const { list, visit } = look
  const hasEnough = visit.isSpent(list.url) || visit.isLeftAlone(list.url)
  return !hasEnough && budget.failuresInARow < FAILURES_IN_A_ROW_MAX && hasTime(look, budget)
}

/** Counts a site in trouble. A dead link says nothing about the site. */
export function noteVisit(budget: DetailBudget, failure: ReadingOutcome | undefined): void {
  const isTrouble = failure?.kind === 'unreachable' || failure?.kind === 'blocked'
  budget.failuresInARow = isTrouble ? budget.failuresInARow + 1 : 0
}
