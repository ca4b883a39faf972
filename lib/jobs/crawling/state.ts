import { addMs, chinaDateOf, type Instant } from '../../domain/time/instant.ts'
import type { LocalDate } from '../../domain/time/local-date.ts'
import {
  type Coverage,
  type ListState,
  withOutcome,
  withRowCount,
  withSweep,
} from '../../domain/watch/channel-health.ts'
import { isGood, type ReadingOutcome } from '../../domain/watch/reading.ts'
import { cardKeyOf, isAskedByDays, type Look } from './look.ts'
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
    lastGoodAt: good ? latest(shownAt(look, result.read), state?.lastGoodAt) : state?.lastGoodAt,
    coveredFromOn: good ? coveredFromOn(look, result.read) : state?.coveredFromOn,
    coverage: good ? coverageOf(look, result.read) : state?.coverage,
    sweeps: good && isReadAnew(result.read) ? sweepsWith(look, result.read) : state?.sweeps,
    failuresInARow: good ? 0 : (state?.failuresInARow ?? 0) + 1,
    failingSinceAt: good ? undefined : (state?.failingSinceAt ?? startedAt),
    looks: (state?.looks ?? 0) + 1,
    failures: (state?.failures ?? 0) + (good ? 0 : 1),
    newestNoticeAt: result.newNotices > 0 ? startedAt : state?.newestNoticeAt,
    newestDisplayedOn: newestDisplayedOn(look, result.read),
    recentOutcomes: withOutcome(state?.recentOutcomes, result.outcome),
    rowCounts:
      good && look.isFirstOfDay && isReadAnew(result.read)
        ? withRowCount(state?.rowCounts, result.read.rows.size)
        : state?.rowCounts,
    noticesSeen: (state?.noticesSeen ?? 0) + result.newNotices,
    unreadPages: result.unreadPages,
    url: good ? list.url : state?.url,
    cardKey: good ? cardKeyOf(list, look.ports) : state?.cardKey,
    movedAt: state?.movedAt,
    leftAlone: look.visit.leftAlone(),
    ...validators(state, good ? result.read : undefined),
  }
}

/**
 * The state after a look that our own limits ended. It adds the notices that were met; the look counts neither as good,
 * since it did not come as far as it should, nor as a failure of the site.
 */
export function stateCutShort(look: Look, result: LookResult, limit: ReadingOutcome): ListState {
  const { county, channel, list, firstLookAt, lastLookAt, leftAlone, ...next } = nextState(look, result)
  const { newestNoticeAt, newestDisplayedOn, noticesSeen, unreadPages } = next
  const none = { lastOutcome: limit, failuresInARow: 0, looks: 0, failures: 0 }
  return {
    ...(look.state ?? none),
    ...{ county, channel, list, firstLookAt, lastLookAt, leftAlone, cutShortAt: lastLookAt },
    ...{ newestNoticeAt, newestDisplayedOn, noticesSeen, unreadPages },
  }
}

/** The moment whose list the pages show: a cache on the way may have kept one of them since then. */
function shownAt({ startedAt }: Look, { pages }: PagesRead): Instant {
  return addMs(startedAt, -Math.max(0, ...pages.map(({ ageMs = 0 }) => ageMs)))
}

function latest(at: Instant, other: Instant | undefined): Instant {
  return other !== undefined && other > at ? other : at
}

/** False for a look that only found that nothing changed, or joined on to those before it. */
function isReadAnew({ end }: PagesRead): boolean {
  return end === 'end' || end === 'window' || end === 'cut'
}

function coverageOf(look: Look, read: PagesRead): Coverage | undefined {
  const at = shownAt(look, read)
  const before = look.state?.coverage
  if (!isReadAnew(read) || (before && before.at > at)) return before
  const { fromOn, untilOn, list } = look
  const end = read.end === 'end' && isAskedByDays(list) ? 'window' : read.end
  return { at, pages: read.pages.length, fromOn, untilOn, end }
}

function sweepsWith(look: Look, read: PagesRead): ListState['sweeps'] {
  const reachedOn = reachedBy(look, read)
  const at = shownAt(look, read)
  const before = look.state?.sweeps
  if ((before?.at(-1)?.at ?? at) > at) return before
  const isCut = read.end === 'cut'
  return withSweep(before, { at, ...(reachedOn !== undefined && { reachedOn }), ...(isCut && { isCut }) })
}

/** From which displayed day on this look met everything by itself; undefined when it read the list to its end. */
function reachedBy({ list, fromOn, startedAt }: Look, read: PagesRead): LocalDate | undefined {
  if (read.end === 'cut') return read.reachedOn ?? chinaDateOf(startedAt)
  return read.end === 'end' && !isAskedByDays(list) ? undefined : fromOn
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

/**
 * From which displayed day on all notices were looked at, this look and those before it taken together. A thorough look
 * that did not come through says what can be seen now, whatever was seen before: notices may be posted below.
 */
export function coveredFromOn(look: Look, read: PagesRead): LocalDate | undefined {
  const { state } = look
  if (read.end === 'unchanged' || read.end === 'known') return state?.coveredFromOn
  const reachedOn = reachedBy(look, read)
  if (reachedOn === undefined || (read.end === 'cut' && look.isThorough)) return reachedOn
  if (!joinsOn(look, read)) return reachedOn
  const earlierOn = state?.coveredFromOn
  return earlierOn === undefined || earlierOn < reachedOn ? earlierOn : reachedOn
}

/** True when nothing can have been posted unseen between the last good look and this one. */
function joinsOn({ state, fromOn }: Look, read: PagesRead): boolean {
  if (state?.lastGoodAt === undefined) return false
  return read.hasMetKnown || (read.end !== 'cut' && chinaDateOf(state.lastGoodAt) >= fromOn)
}
