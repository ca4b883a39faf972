import { chinaDateOf } from '../../domain/time/instant.ts'
import type { LocalDate } from '../../domain/time/local-date.ts'
import {
  type Coverage,
  type ListState,
  withOutcome,
  withRowCount,
} from '../../domain/watch/channel-health.ts'
import { isGood, type ReadingOutcome } from '../../domain/watch/reading.ts'
import { isAskedByDays, type Look } from './look.ts'
import type { PagesRead } from './pages.ts'

/** What a look adds to the state of its list. */
export interface LookResult {
  readonly outcome: ReadingOutcome
  readonly read: PagesRead
  readonly newNotices: number
  readonly unreadPages: boolean
}

/** The state of a list after a look. Validators and hash change on good looks only: a 304 then confirms a good one. */
export function nextState(look: Look, result: LookResult): ListState {
  const { state, county, channel, list, startedAt } = look
  const good = isGood(result.outcome)
  return {
    county,
    channel: channel.id,
    list: list.id,
    firstLookAt: state ? state.firstLookAt : startedAt,
    lastLookAt: startedAt,
    lastOutcome: result.outcome,
    lastGoodAt: good ? startedAt : state?.lastGoodAt,
    coveredFromOn: good ? coveredFromOn(look, result.read) : state?.coveredFromOn,
    coverage: good ? coverageOf(look, result.read) : state?.coverage,
    failuresInARow: good ? 0 : (state?.failuresInARow ?? 0) + 1,
    looks: (state?.looks ?? 0) + 1,
    failures: (state?.failures ?? 0) + (good ? 0 : 1),
    newestNoticeAt: result.newNotices > 0 ? startedAt : state?.newestNoticeAt,
    newestDisplayedOn: newestDisplayedOn(look, result.read),
    recentOutcomes: withOutcome(state?.recentOutcomes, result.outcome),
    rowCounts:
      good && look.isThorough && isReadAnew(result.read)
        ? withRowCount(state?.rowCounts, result.read.rows.size)
        : state?.rowCounts,
    noticesSeen: (state?.noticesSeen ?? 0) + result.newNotices,
    unreadPages: result.unreadPages,
    ...validators(state, good ? result.read : undefined),
  }
}

/** False for a look that only found that nothing changed, or joined on to those before it. */
function isReadAnew({ end }: PagesRead): boolean {
  return end === 'end' || end === 'window' || end === 'cut'
}

function coverageOf(look: Look, read: PagesRead): Coverage | undefined {
  if (!isReadAnew(read)) return look.state?.coverage
  const { startedAt: at, fromOn, untilOn, list } = look
  const end = read.end === 'end' && isAskedByDays(list) ? 'window' : read.end
  return { at, pages: read.pages.length, fromOn, untilOn, end }
}

/** A day to come is a typing error, or when a meeting is: it does not make the list newer. */
function newestDisplayedOn({ state, untilOn }: Look, { rows }: PagesRead): LocalDate | undefined {
  const days = [...rows.values()].flatMap(({ listed: { displayedOn } }) =>
    displayedOn !== undefined && displayedOn <= untilOn ? [displayedOn] : [],
  )
  return [...days, ...(state?.newestDisplayedOn ? [state.newestDisplayedOn] : [])].sort().at(-1)
}

function validators(state: ListState | undefined, read: PagesRead | undefined) {
  const answer = read?.first?.answer
  if (answer?.kind !== 'page') {
    return { etag: state?.etag, lastModified: state?.lastModified, sha256: state?.sha256 }
  }
  return { etag: answer.etag, lastModified: answer.lastModified, sha256: read?.first?.seen.sha256 }
}

/** From which displayed day on all notices were looked at, this look and those before it taken together. */
export function coveredFromOn(look: Look, read: PagesRead): LocalDate | undefined {
  const { state, list, fromOn, startedAt } = look
  if (read.end === 'unchanged' || read.end === 'known') return state?.coveredFromOn
  if (read.end === 'end' && !isAskedByDays(list)) return undefined
  const reachedOn = read.end === 'cut' ? (read.reachedOn ?? chinaDateOf(startedAt)) : fromOn
  if (!joinsOn(look, read)) return reachedOn
  const earlierOn = state?.coveredFromOn
  return earlierOn === undefined || earlierOn < reachedOn ? earlierOn : reachedOn
}

/** True when nothing can have been posted unseen between the last good look and this one. */
function joinsOn({ state, fromOn }: Look, read: PagesRead): boolean {
  if (state?.lastGoodAt === undefined) return false
  return read.hasMetKnown || (read.end !== 'cut' && chinaDateOf(state.lastGoodAt) >= fromOn)
}
