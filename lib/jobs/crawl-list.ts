import { formatChinaInstant, type Instant } from '../domain/time/instant.ts'
import type { Notice } from '../domain/watch/notice.ts'
import { isGood, type Reading, type ReadingOutcome } from '../domain/watch/reading.ts'
import { findGone } from './crawl-gone.ts'
import type { Look } from './crawl-look.ts'
import { collectNotices, DETAILS_MAX } from './crawl-notices.ts'
import { type PagesRead, readPages } from './crawl-pages.ts'
import { nextState } from './crawl-state.ts'

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

/** Looks at one list and writes down what was seen. */
export async function lookAtList(look: Look): Promise<LookSummary> {
  const read = await readPages(look)
  const budget = { left: DETAILS_MAX, failuresInARow: 0 }
  const mayAskOn = isGood(read.outcome)
  const collected = mayAskOn || read.rows.size > 0 ? await collectNotices(look, read, budget) : []
  const changedLater = read.outcome.kind === 'read' || read.outcome.kind === 'empty'
  const gone = changedLater ? await findGone(look, read, budget) : []
  return writeLook(look, read, [...collected, ...gone])
}

/** Writes down that a list was not asked for because its host does not answer. */
export function skipList(look: Look, outcome: ReadingOutcome): Promise<LookSummary> {
  const rows = new Map()
  const nothing = { pages: [], rows, reachedOn: undefined, hasMetKnown: false, first: undefined }
  return writeLook(look, { ...nothing, outcome, end: 'failed' }, [])
}

async function writeLook(look: Look, read: PagesRead, notices: readonly Notice[]): Promise<LookSummary> {
  const newNotices = notices.filter(({ id }) => !look.known.has(id)).length
  const goneNotices = notices.filter(({ goneAt }) => goneAt !== undefined).length
  const outcome = finalOutcome(look, read, notices)
  const finishedAt = look.ports.clock.now()
  const state = nextState(look, { outcome, read, newNotices, finishedAt })
  await look.ports.store.putLook({ reading: readingOf(look, read, { outcome, finishedAt }), notices, state })
  const wasGood = look.state && isGood(look.state.lastOutcome)
  return {
    outcome,
    newNotices,
    goneNotices,
    isSilent: outcome.kind === 'unreachable' && read.pages.every(({ httpStatus }) => httpStatus === 0),
    isNews: notices.length > 0 || wasGood !== isGood(outcome),
  }
}

/** A thorough look that found the same first page and nothing else confirms that nothing changed. */
function finalOutcome(look: Look, read: PagesRead, notices: readonly Notice[]): ReadingOutcome {
  const isSame = look.state?.sha256 !== undefined && look.state.sha256 === read.first?.seen.sha256
  return read.outcome.kind === 'read' && isSame && notices.length === 0 ? { kind: 'unchanged' } : read.outcome
}

function readingOf(
  look: Look,
  read: PagesRead,
  { outcome, finishedAt }: { outcome: ReadingOutcome; finishedAt: Instant },
): Reading {
  return {
    id: `${look.list.id}/${formatChinaInstant(look.startedAt)}`,
    county: look.county,
    channel: look.channel.id,
    list: look.list.id,
    startedAt: look.startedAt,
    finishedAt,
    outcome,
    pages: read.pages,
    reachedOn: read.end === 'end' ? undefined : (read.reachedOn ?? look.state?.coveredFromOn),
    noticesSeen: read.rows.size,
  }
}
