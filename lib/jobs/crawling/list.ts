import { formatChinaInstant, type Instant } from '../../domain/time/instant.ts'
import type { ListState } from '../../domain/watch/channel-health.ts'
import { sightOf } from '../../domain/watch/list-sight.ts'
import type { Notice } from '../../domain/watch/notice.ts'
import { isGood, type Reading, type ReadingOutcome } from '../../domain/watch/reading.ts'
import type { WatchStore } from '../ports.ts'
import { type DetailBudget, nothingLeft } from './budget.ts'
import { checkMissing } from './gone.ts'
import type { Look } from './look.ts'
import { collectNotices } from './notices.ts'
import { type PagesRead, readPages } from './pages.ts'
import { nextState, stateCutShort } from './state.ts'

/** What one look at one list gave. */
export interface LookSummary {
  readonly outcome: ReadingOutcome
  readonly newNotices: number
  readonly goneNotices: number
  /** True when not a single byte came from the host. */
  readonly isSilent: boolean
  /** True when somebody who judges would now come to another result. */
  readonly isNews: boolean
}

/** Notices to be written: those that say something new, and those that were only seen again. */
interface Changes {
  readonly news: readonly Notice[]
  readonly seenAgain: readonly Notice[]
  readonly unreadPages: boolean
  /** Which of our own limits ended the look. */
  readonly limit?: ReadingOutcome | undefined
}

/** A look that is over, and what is to be written of it. */
export interface FinishedLook {
  readonly summary: LookSummary
  readonly facts: Parameters<WatchStore['putLook']>[0]
}

/** Looks at one list. Undefined when our own limits left no request for it: then there is nothing to be written. */
export async function lookAtList(look: Look, budget: DetailBudget): Promise<FinishedLook | undefined> {
  const { read, limit } = endedByUs(await readPages(look))
  if (limit && read.pages.length === 0) return undefined
  budget.failuresInARow = 0
  // Notices of a look that failed half way are kept, but a site in trouble is asked for nothing more. One whose list
  // only looks different goes on to answer.
  const answers = isGood(read.outcome) || [...read.rows.values()].some(({ isUnlisted }) => isUnlisted)
  const collected = await collectNotices(look, read, answers ? budget : nothingLeft(budget))
  const isListed = !limit && (read.outcome.kind === 'read' || read.outcome.kind === 'empty')
  const missing = isListed ? await checkMissing(look, { read, found: collected.found }, budget) : []
  return finished(look, read, {
    unreadPages: collected.unreadPages,
    news: [...collected.found, ...missing.filter(({ goneAt }) => goneAt !== undefined)],
    seenAgain: missing.filter(({ goneAt }) => goneAt === undefined),
    limit,
  })
}

/** What was read until our own limits ended the look, if they did: the page that was not asked for is none. */
function endedByUs(read: PagesRead): { readonly read: PagesRead; readonly limit?: ReadingOutcome } {
  const { outcome: limit, pages } = read
  if (limit.kind !== 'unreadable' || !limit.isOurLimit) return { read }
  return { read: { ...read, outcome: { kind: 'read' }, end: 'cut', pages: pages.slice(0, -1) }, limit }
}

/** A look that gave nothing, for a reason that is none of the site. */
export function failedLook(look: Look, outcome: ReadingOutcome): Promise<FinishedLook> {
  const rows = new Map()
  const nothing = {
    pages: [],
    rows,
    reachedOn: undefined,
    unmet: new Set<string>(),
    hasMetKnown: false,
    first: undefined,
  }
  return finished(
    look,
    { ...nothing, outcome, end: 'failed' },
    { news: [], seenAgain: [], unreadPages: look.state?.unreadPages === true },
  )
}

async function finished(
  look: Look,
  read: PagesRead,
  { news, seenAgain, unreadPages, limit }: Changes,
): Promise<FinishedLook> {
  const newNotices = news.length === 0 ? 0 : await countNew(look, news)
  const goneNotices = news.filter(
    ({ goneAt, supersededAt }) => goneAt !== undefined && supersededAt === undefined,
  ).length
  const outcome = limit ? read.outcome : finalOutcome(look, read, news)
  const wasRefused = look.state?.lastOutcome.kind === 'blocked'
  if (outcome.kind === 'blocked') look.visit.refuse(look.list.url, outcome, wasRefused)
  else if (isGood(outcome)) look.visit.answered(look.list.url)
  const finishedAt = look.ports.clock.now()
  const reading = readingOf(look, read, { outcome, finishedAt })
  const result = { outcome, read, newNotices, unreadPages }
  const state = limit ? stateCutShort(look, result, limit) : nextState(look, result)
  const wasGood = look.state && isGood(look.state.lastOutcome)
  const { silentDaysMax } = look.channel.expect
  const summary: LookSummary = {
    outcome,
    newNotices,
    goneNotices,
    isSilent: outcome.kind === 'unreachable' && read.pages.every(({ httpStatus }) => httpStatus === 0),
    isNews:
      news.length > 0 ||
      wasGood !== isGood(state.lastOutcome) ||
      sightOf(look.state, silentDaysMax) !== sightOf(state, silentDaysMax) ||
      provesMore(look, state),
  }
  return { summary, facts: { reading, notices: [...news, ...seenAgain], state } }
}

/** True when the look may prove absences that the looks before it could not: it is the day's first good one, or reaches further. */
function provesMore({ isThorough, state: before }: Look, state: ListState): boolean {
  if (state.lastGoodAt === before?.lastGoodAt) return false
  return isThorough || before?.coveredFromOn !== state.coveredFromOn
}

async function countNew(look: Look, news: readonly Notice[]): Promise<number> {
  const known = await look.known()
  return news.filter(({ id }) => !known.has(id)).length
}

/** A thorough look that found the same first page and nothing else confirms that nothing changed. */
function finalOutcome(look: Look, read: PagesRead, news: readonly Notice[]): ReadingOutcome {
  const isSame = look.state?.sha256 !== undefined && look.state.sha256 === read.first?.seen.sha256
  return read.outcome.kind === 'read' && isSame && news.length === 0 ? { kind: 'unchanged' } : read.outcome
}

function readingOf(
  look: Look,
  read: PagesRead,
  { outcome, finishedAt }: { outcome: ReadingOutcome; finishedAt: Instant },
): Reading {
  return {
    id: `${look.channel.id}/${look.list.id}/${formatChinaInstant(look.startedAt)}`,
    county: look.county,
    channel: look.channel.id,
    list: look.list.id,
    startedAt: look.startedAt,
    finishedAt,
    outcome,
    pages: read.pages,
    reachedOn: reachedOn(look, read),
    noticesSeen: read.rows.size,
    fromOn: look.fromOn,
    untilOn: look.untilOn,
    end: read.end,
  }
}

function reachedOn({ state, untilOn }: Look, read: PagesRead): Reading['reachedOn'] {
  if (read.end === 'end') return undefined
  return read.reachedOn ?? (read.end === 'cut' ? untilOn : state?.coveredFromOn)
}
