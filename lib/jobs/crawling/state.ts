import { chinaDateOf } from '../../domain/time/instant.ts'
import type { LocalDate } from '../../domain/time/local-date.ts'
import type { ListState } from '../../domain/watch/channel-health.ts'
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
    lastLookAt: startedAt,
    lastOutcome: result.outcome,
    lastGoodAt: good ? startedAt : state?.lastGoodAt,
    coveredFromOn: good ? coveredFromOn(look, result.read) : state?.coveredFromOn,
    failuresInARow: good ? 0 : (state?.failuresInARow ?? 0) + 1,
    looks: (state?.looks ?? 0) + 1,
    failures: (state?.failures ?? 0) + (good ? 0 : 1),
    newestNoticeAt: result.newNotices > 0 ? startedAt : state?.newestNoticeAt,
    noticesSeen: (state?.noticesSeen ?? 0) + result.newNotices,
    unreadPages: result.unreadPages,
    ...validators(state, good ? result.read : undefined),
  }
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
