import {
  addMs,
  chinaDateOf,
  formatChinaInstant,
  HOUR_MS,
  type Instant,
} from '../../lib/domain/time/instant.ts'
import type { ListState } from '../../lib/domain/watch/channel-health.ts'
import { sightOf } from '../../lib/domain/watch/list-sight.ts'
import { NO_IDENTIFIERS, type Notice } from '../../lib/domain/watch/notice.ts'
import { isGood, type ReadingOutcome } from '../../lib/domain/watch/reading.ts'
import type { Clock, Store } from '../../lib/jobs/ports.ts'
import { COUNTY, listIdOf, SHA } from '../fixtures/cast.ts'

/** No site of a story falls silent. */
const SILENT_DAYS_MAX = 1000

export interface Posted {
  readonly id?: string
  readonly channel?: string
  readonly title: string
  /** Without it, the day on which it is posted. */
  readonly displayedOn?: Notice['displayedOn']
  readonly parcelNo?: string
}

interface OnSite extends Posted {
  readonly id: string
  readonly channel: string
  readonly postedAt: Instant
  isRemoved: boolean
}

/** Sites as the crawler leaves them in the store: notices, list states, and a touch when there is news. */
export function fakeSites(channels: readonly string[]) {
  const notices: OnSite[] = []
  const down = new Set<string>()
  return {
    post(notice: Posted, postedAt: Instant): void {
      const { id = `n${notices.length + 1}`, channel = 'county-site' } = notice
      notices.push({ ...notice, id, channel, postedAt, isRemoved: false })
    },
    remove(id: string): void {
      for (const notice of notices) if (notice.id === id) notice.isRemoved = true
    },
    setDown(channel: string, isDown: boolean): void {
      if (isDown) down.add(channel)
      else down.delete(channel)
    },
    async look({ store, clock }: { store: Store; clock: Clock }): Promise<void> {
      for (const channel of channels) {
        const outcome: ReadingOutcome = down.has(channel)
          ? { kind: 'unreachable', reason: '连接超时' }
          : { kind: 'read' }
        const ofChannel = notices.filter((notice) => notice.channel === channel)
        if (await lookAt({ channel, outcome, notices: ofChannel }, store, clock.now()))
          await store.touch(COUNTY, clock.now())
      }
    },
  }
}

interface Look {
  readonly channel: string
  readonly outcome: ReadingOutcome
  readonly notices: readonly OnSite[]
}

/** True when somebody who judges would now come to another result, by the rule of the crawler. */
async function lookAt({ channel, outcome, notices }: Look, store: Store, now: Instant): Promise<boolean> {
  const list = listIdOf(channel)
  const before = (await store.listStates(COUNTY)).find((state) => state.channel === channel)
  const known = new Map(
    (await store.noticesOfList(COUNTY, channel, list)).map((notice) => [notice.id, notice]),
  )
  const isRead = isGood(outcome)
  const news = isRead
    ? notices.flatMap((posted) => changeOf(posted, known.get(posted.id), before, now) ?? [])
    : []
  const reading = {
    id: `${channel}/${formatChinaInstant(now)}`,
    county: COUNTY,
    channel,
    list,
    startedAt: now,
    finishedAt: now,
    outcome,
    pages: [],
    noticesSeen: notices.length,
  }
  const state = stateOf({ channel, outcome, notices }, before, now)
  await store.putLook({ reading, notices: news, state })
  const wasGood = before && isGood(before.lastOutcome)
  const isFirstOfDay = before?.lastGoodAt === undefined || chinaDateOf(before.lastGoodAt) < chinaDateOf(now)
  const isSightNews = sightOf(before, SILENT_DAYS_MAX) !== sightOf(state, SILENT_DAYS_MAX)
  return news.length > 0 || wasGood !== isRead || isSightNews || (isRead && isFirstOfDay)
}

function changeOf(
  posted: OnSite,
  known: Notice | undefined,
  before: ListState | undefined,
  now: Instant,
): Notice | undefined {
  if (!known) return posted.isRemoved ? undefined : newNotice(posted, before, now)
  if (!posted.isRemoved || known.goneAt !== undefined) return undefined
  // The second look that does not find it; the first is not played.
  return { ...known, missedAt: addMs(now, -HOUR_MS), goneAt: now }
}

function newNotice(
  { id, channel, title, displayedOn, parcelNo, postedAt }: OnSite,
  before: ListState | undefined,
  now: Instant,
): Notice {
  return {
    id,
    county: COUNTY,
    channel,
    list: listIdOf(channel),
    url: `https://site.example/${id}.html`,
    title,
    displayedOn: displayedOn ?? chinaDateOf(postedAt),
    text: title,
    identifiers: { ...NO_IDENTIFIERS, parcelNos: parcelNo === undefined ? [] : [parcelNo] },
    firstSeenAt: now,
    absentAt: before?.lastGoodAt,
    lastSeenAt: now,
    evidence: SHA,
    earlier: [],
  }
}

function stateOf(
  { channel, outcome, notices }: Look,
  before: ListState | undefined,
  now: Instant,
): ListState {
  const isRead = isGood(outcome)
  return {
    county: COUNTY,
    channel,
    list: listIdOf(channel),
    lastLookAt: now,
    lastOutcome: outcome,
    lastGoodAt: isRead ? now : before?.lastGoodAt,
    sweeps: isRead ? [{ at: now }] : before?.sweeps,
    failuresInARow: isRead ? 0 : (before?.failuresInARow ?? 0) + 1,
    failingSinceAt: isRead ? undefined : (before?.failingSinceAt ?? now),
    looks: (before?.looks ?? 0) + 1,
    failures: (before?.failures ?? 0) + (isRead ? 0 : 1),
    noticesSeen: notices.length,
  }
}
