import { overdueAfter } from '../../duty/due.ts'
import { unreachable } from '../../invariant.ts'
import type { Judged } from '../../judge/judge-county.ts'
import type { Answer } from '../../judge/standing/standing.ts'
import { chinaDateOf } from '../../time/instant.ts'

/**
 * Counts of obligations that fell due in a period. `due` is the sum of `onTime`, `late`, `overdue`, `uncertain`,
 * `unverifiable` and `unattested`; the counts after these look at the same obligations from another side.
 */
export interface Tally {
  readonly due: number
  readonly onTime: number
  /** Published after the due moment. */
  readonly late: number
  /** Proved not to be there after the due moment. */
  readonly overdue: number
  /** Published, but whether in time cannot be said. */
  readonly uncertain: number
  readonly unverifiable: number
  readonly unattested: number
  /** On time, with every element that could be checked, no personal data found, still up and with no doubt about its date. */
  readonly compliant: number
  /** Published, on time or late, of an event that nobody reported: a notice gave it away and a person accepted it. */
  readonly unreported: number
  readonly possiblyBackDated: number
  readonly takenDownEarly: number
  /** Published, with an element proved absent. */
  readonly incomplete: number
  readonly personalData: number
}

/** What came of an obligation once it fell due: each has one. */
export type DueOutcome = 'on-time' | 'late' | 'overdue' | 'uncertain' | 'unverifiable' | 'unattested'

/** The outcome of an obligation; undefined for what is given up, put off or still to come, which nobody counts. */
export function dueOutcomeOf(judged: Judged): DueOutcome | undefined {
  const { standing } = judged
  if ('timing' in standing) return standing.timing
  switch (standing.kind) {
    case 'awaited':
    case 'extended':
    case 'withheld':
    case 'withdrawn':
      return undefined
    case 'overdue':
    case 'unverifiable':
    case 'unattested':
      return standing.kind
    case 'taken-down-early':
      return timingOfTakenDown(judged, standing.answer)
    default:
      return unreachable(standing)
  }
}

/** What is gone was on time when it had been seen before the due moment; on a board the attested day decides. */
function timingOfTakenDown({ obligation, channel }: Judged, answer: Answer): DueOutcome {
  const dueAt = overdueAfter(obligation.due)
  if (dueAt === undefined) return 'uncertain'
  if (answer.firstSeenAt <= dueAt) return 'on-time'
  const postedOn = channel.kind === 'web' ? undefined : answer.displayedOn
  if (postedOn === undefined) return 'uncertain'
  return postedOn <= chinaDateOf(dueAt) ? 'on-time' : 'late'
}

type Counts = { -readonly [name in keyof Tally]: number }

const COUNTED: Readonly<Record<DueOutcome, keyof Tally>> = {
  'on-time': 'onTime',
  late: 'late',
  overdue: 'overdue',
  uncertain: 'uncertain',
  unverifiable: 'unverifiable',
  unattested: 'unattested',
}

/** Counts the obligations, in whatever order they come. */
export function tallyOf(judged: readonly Judged[]): Tally {
  const counts: Counts = { ...NOTHING_DUE }
  for (const one of judged) {
    const outcome = dueOutcomeOf(one)
    if (outcome === undefined) continue
    counts.due += 1
    counts[COUNTED[outcome]] += 1
    if (isBackDated(one)) counts.possiblyBackDated += 1
    if (one.standing.kind === 'taken-down-early') counts.takenDownEarly += 1
    if (one.standing.kind === 'incomplete') counts.incomplete += 1
    if (showsPersonalData(one)) counts.personalData += 1
    if (outcome === 'on-time' && isSound(one)) counts.compliant += 1
    if ((outcome === 'on-time' || outcome === 'late') && isUnreported(one)) counts.unreported += 1
  }
  return counts
}

export const NOTHING_DUE: Tally = {
  due: 0,
  onTime: 0,
  late: 0,
  overdue: 0,
  uncertain: 0,
  unverifiable: 0,
  unattested: 0,
  compliant: 0,
  unreported: 0,
  possiblyBackDated: 0,
  takenDownEarly: 0,
  incomplete: 0,
  personalData: 0,
}

function isBackDated({ standing }: Judged): boolean {
  return 'possiblyBackDated' in standing && standing.possiblyBackDated
}

/** Nothing speaks against the publication but, perhaps, its timing. An element that could not be checked is not absent. */
function isSound(one: Judged): boolean {
  return one.standing.kind === 'published' && !isBackDated(one) && !showsPersonalData(one)
}

/** Readable personal data, as long as it is up. What is masked too thinly is for a person to judge. */
function showsPersonalData({ warnings }: Judged): boolean {
  return warnings?.some(({ kind }) => kind === 'personal-data') ?? false
}

/** An event proposed from a notice is recorded only after a person accepted it; a derived one was nobody's to report. */
function isUnreported({ obligation }: Judged): boolean {
  return obligation.event.origin?.kind === 'proposed'
}
