import type { Instant } from '../../domain/time/instant.ts'
import { chinaDateOf, HOUR_MS } from '../../domain/time/instant.ts'
import { addDays, type LocalDate } from '../../domain/time/local-date.ts'
import type { ChannelList, WebChannel } from '../../domain/watch/channel.ts'
import type { ListState } from '../../domain/watch/channel-health.ts'
import type { Notice } from '../../domain/watch/notice.ts'
import { isGood } from '../../domain/watch/reading.ts'
import { ContentDrafts } from './content/content-drafts.ts'
import type { CrawlPorts, Visitor } from './visit.ts'

/** A notice whose own page or files cannot be read is tried at each look for so long, afterwards once a day. */
export const RETRY_DAYS = 3
/** Rules of hours come due at any time of the day, and only a look through the whole window tells what is missing. */
const SWEEP_EVERY_MS = 4 * HOUR_MS

export type KnownNotices = ReadonlyMap<string, Notice>

/** What is known when a look at one list begins. */
export interface Look {
  readonly county: string
  readonly channel: WebChannel
  readonly list: ChannelList
  /** State left by the look before; undefined at the first one. */
  readonly state: ListState | undefined
  /** Notices of this list by id, read when they are first needed: a look that finds nothing changed needs none. */
  readonly known: () => Promise<KnownNotices>
  readonly startedAt: Instant
  /** Notices displayed before this day are not looked for. */
  readonly fromOn: LocalDate
  readonly untilOn: LocalDate
  /** True for the first good look of a day, which also does what is done once a day. */
  readonly isFirstOfDay: boolean
  /**
   * A thorough look reads the whole window. The first good one of each day is, and one every four hours: a notice that
   * is posted with an earlier date slips in below those that are known, where a short look does not come.
   */
  readonly isThorough: boolean
  readonly ports: CrawlPorts
  readonly visit: Visitor
  /** What is read of notices at this look; absent where nobody keeps it. */
  readonly contents?: ContentDrafts | undefined
}

interface LookWish {
  readonly county: string
  readonly channel: WebChannel
  readonly list: ChannelList
  readonly state: ListState | undefined
  readonly windowDays: number
  readonly ports: CrawlPorts
  readonly visit: Visitor
}

/** Gathers what a look needs to know before its first request. */
export function beginLook(wish: LookWish): Look {
  const { windowDays, ...rest } = wish
  const { county, channel, list, ports } = wish
  const startedAt = ports.clock.now()
  const state = stateAt(wish, startedAt)
  let known: Promise<KnownNotices> | undefined
  const readKnown = async () => {
    const notices = await ports.store.noticesOfList(county, channel.id, list.id)
    return new Map(notices.map((notice) => [notice.id, ofAddress(notice, state)]))
  }
  const untilOn = chinaDateOf(startedAt)
  const isFirstOfDay = state?.lastGoodAt === undefined || chinaDateOf(state.lastGoodAt) < untilOn
  return {
    ...rest,
    state,
    known: () => {
      known ??= readKnown()
      return known
    },
    startedAt,
    fromOn: addDays(untilOn, -windowDays),
    untilOn,
    isFirstOfDay,
    isThorough: isFirstOfDay || startedAt - (state?.sweeps?.at(-1)?.at ?? 0) >= SWEEP_EVERY_MS,
    contents: draftsFor(ports),
  }
}

function draftsFor({ contents: store, personal, telemetry }: CrawlPorts): ContentDrafts | undefined {
  return store && new ContentDrafts({ store, personal, telemetry })
}

/** What looks at a list prove, they prove of what stands at this address and is found by this reader. */
export function cardKeyOf({ url, reader }: ChannelList, { digest }: Pick<CrawlPorts, 'digest'>): string {
  return digest(JSON.stringify({ url, reader }))
}

/**
 * What is kept of a list whose card names another address now, or reads it otherwise: nothing that looks by the old card
 * have proved. What was found at the same address goes on to be known.
 */
function stateAt({ list, state, ports }: LookWish, now: Instant): ListState | undefined {
  if (!state) return undefined
  const isMoved = state.url !== undefined && state.url !== list.url
  const isReadOtherwise = state.cardKey !== undefined && state.cardKey !== cardKeyOf(list, ports)
  if (!isMoved && !isReadOtherwise) return state
  return {
    ...state,
    movedAt: isMoved ? now : state.movedAt,
    lastGoodAt: undefined,
    coveredFromOn: undefined,
    coverage: undefined,
    sweeps: undefined,
    newestNoticeAt: undefined,
    newestDisplayedOn: undefined,
    rowCounts: undefined,
    etag: undefined,
    lastModified: undefined,
    sha256: undefined,
  }
}

/** What the list showed at its old address need not stand at the new one; once it is seen there, it is as any other. */
function ofAddress(notice: Notice, state: ListState | undefined): Notice {
  const isOfOld = state?.movedAt !== undefined && notice.lastSeenAt < state.movedAt
  return isOfOld ? { ...notice, isUnlisted: true } : notice
}

/**
 * True when everything below the notice was looked at too. A look that ended half way leaves notices that are known
 * although those below them were never reached, and one that no list showed has nothing below it.
 */
export function isTrusted(notice: Notice, state: ListState | undefined): boolean {
  if (state?.lastGoodAt === undefined || notice.isUnlisted) return false
  return (
    (isGood(state.lastOutcome) && state.cutShortAt === undefined) || notice.firstSeenAt < state.lastGoodAt
  )
}

/** True when the site itself is asked for the days of the window only, so that its end is not the list's end. */
export function isAskedByDays(list: ChannelList): boolean {
  return (
    list.reader.family === 'json-list' && /\{(?:from|days)\}/.test(`${list.url} ${list.reader.body ?? ''}`)
  )
}
