import {
  addMs,
  chinaDateOf,
  chinaTimeOfDayMs,
  HOUR_MS,
  type Instant,
  MINUTE_MS,
} from '../domain/time/instant.ts'
import type { Politeness, WebChannel } from '../domain/watch/channel.ts'
import { healthOf, type LeftAlone, type ListState } from '../domain/watch/channel-health.ts'
import { isGood, type ReadingOutcome } from '../domain/watch/reading.ts'
import { freshBudget } from './crawling/budget.ts'
import { hostOf } from './crawling/host-manners.ts'
import { type FinishedLook, failedLook, type LookSummary, lookAtList } from './crawling/list.ts'
import { beginLook, type Look } from './crawling/look.ts'
import { type CrawlPorts, createVisitor, RUN_MS_MAX, type Visitor } from './crawling/visit.ts'

export type { CrawlPorts } from './crawling/visit.ts'

export interface CrawlWork {
  readonly county: string
  /** Channels of one host: they are looked at one after the other. */
  readonly channels: readonly WebChannel[]
  readonly ports: CrawlPorts
  /** How far back notices are looked for, in days. */
  readonly windowDays: number
  /** States of the lists, where the caller has read them for several hosts at once. */
  readonly states?: readonly ListState[] | undefined
  /** After so long no further list and no notice page is begun: a run must end before its Lambda does. */
  readonly runMsMax?: number | undefined
}

export interface CrawlCounts {
  /** Looks by outcome. */
  readonly looks: Readonly<Partial<Record<ReadingOutcome['kind'], number>>>
  readonly newNotices: number
  readonly goneNotices: number
  /** Lists of channels that are not looked at at this hour. */
  readonly outsideHours: number
  /** Lists for which no time, or no request to their host, was left, or whose host did not answer; the next run begins with them. */
  readonly outOfTime: number
  /** Lists of hosts that refused us or asked to be left alone, now or in an earlier run, and for how long they do. */
  readonly leftAlone: number
}

/** After so many lists of a host in a row that got no byte, its other lists are not asked for in this run. */
const SILENT_LISTS_MAX = 3

/** What a run has done so far. */
interface Run {
  readonly summaries: LookSummary[]
  readonly until: Instant
  outsideHours: number
  outOfTime: number
  leftAlone: number
  /** Lists in a row that got no byte, by host. */
  readonly silentLists: Map<string, number>
  /** What broke off looks: a fault of ours, or of the store. */
  readonly errors: unknown[]
  written: Promise<void>
}

/**
 * Looks at all lists of one host's channels, once. A look that breaks off is written down as one that could not be made,
 * and the others go on; then the run fails with its error, so that ops hears of it.
 */
export async function crawl(work: CrawlWork): Promise<CrawlCounts> {
  const { ports, county, runMsMax = RUN_MS_MAX } = work
  const run: Run = {
    summaries: [],
    until: addMs(ports.clock.now(), runMsMax),
    outsideHours: 0,
    outOfTime: 0,
    leftAlone: 0,
    silentLists: new Map(),
    errors: [],
    written: Promise.resolve(),
  }
  try {
    await lookAtAll(work, run)
  } finally {
    // After the facts are written, and also when the run broke off: whoever is woken reads what there is.
    await run.written.catch(() => {})
    if (run.summaries.some(({ isNews }) => isNews)) await ports.store.touch(county, ports.clock.now())
  }
  if (run.leftAlone > 0) ports.telemetry.count('ListsLeftAlone', run.leftAlone)
  if (run.errors.length > 0) throw run.errors[0]
  return countsOf(run)
}

async function lookAtAll(work: CrawlWork, run: Run): Promise<void> {
  const { ports } = work
  const budget = freshBudget(run.until)
  for (const target of await targetsOf(work, run.until)) {
    if (!isOpenAt(target.channel.politeness, ports.clock.now())) {
      run.outsideHours += 1
      continue
    }
    const host = hostOf(target.list.url)
    const silentLists = run.silentLists.get(host) ?? 0
    const isHostSilent = silentLists >= SILENT_LISTS_MAX
    // A list that was not asked for keeps its place before those that were.
    if (isHostSilent || ports.clock.now() >= run.until || target.visit.isSpent(target.list.url)) {
      run.outOfTime += 1
      continue
    }
    // Not looked at is all that can be said of it: nothing is written down.
    if (target.visit.isLeftAlone(target.list.url) || wasRefusedToday(target, ports.clock.now())) {
      run.leftAlone += 1
      continue
    }
    const look = beginLook({ county: work.county, ports, windowDays: work.windowDays, ...target })
    const finished = await lookAtList(look, budget).catch((error: unknown) => brokenOff(look, run, error))
    if (!finished) {
      run.outOfTime += 1
      continue
    }
    const { summary, facts } = finished
    // One look is written down while the next is being taken: the site is waited for, not the store.
    await run.written
    run.written = ports.store.putLook(facts).then(() => void run.summaries.push(summary))
    run.written.catch(() => {})
    tell(ports, target, { ...summary, state: facts.state })
    run.silentLists.set(host, summary.isSilent ? silentLists + 1 : 0)
  }
  await run.written
}

/** One list that breaks our program is not to keep the others from being looked at. */
function brokenOff(look: Look, run: Run, error: unknown): Promise<FinishedLook> {
  const { channel, list, ports } = look
  run.errors.push(error)
  ports.telemetry.count('LooksFailed', 1, { channel: channel.id })
  const reason = error instanceof Error ? error.message : String(error)
  ports.telemetry.note('look broke off', { channel: channel.id, list: list.id, reason })
  return failedLook(look, { kind: 'unreadable', reason: '程序出错，本次未能读取' })
}

/** True for a list that was refused on this day in China, unless its host said itself for how long it wants to be left alone. */
function wasRefusedToday({ list, state }: Target, now: Instant): boolean {
  if (state?.lastOutcome.kind !== 'blocked' || state.cutShortAt !== undefined) return false
  return (
    state.leftAlone?.[hostOf(list.url)] === undefined && chinaDateOf(state.lastLookAt) === chinaDateOf(now)
  )
}

/**
 * Lists in the order of their last looks: those for which a run had no time come first in the next. Those that were refused
 * come last, so that what answers is read before a host is left alone for their sake.
 */
async function targetsOf(
  { county, channels, ports, ...work }: CrawlWork,
  until: Instant,
): Promise<readonly Target[]> {
  const states =
    work.states ?? (await Promise.all(channels.map(({ id }) => ports.store.listStates(county, id)))).flat()
  const visit = createVisitor(ports, { until, leftAlone: leftAloneBy(states) })
  const targets = channels.flatMap((channel) =>
    channel.lists.map((list): Target => {
      const state = states.find((one) => one.channel === channel.id && one.list === list.id)
      return { channel, list, state, visit }
    }),
  )
  const wasRefused = ({ state }: Target) => Number(state?.lastOutcome.kind === 'blocked')
  return targets.sort(
    (a, b) => wasRefused(a) - wasRefused(b) || (a.state?.lastLookAt ?? 0) - (b.state?.lastLookAt ?? 0),
  )
}

/** What the looks of all lists have learnt of their hosts, the latest moment of each. */
function leftAloneBy(states: readonly ListState[]): LeftAlone {
  const until = new Map<string, Instant>()
  for (const [host, at] of states.flatMap(({ leftAlone = {} }) => Object.entries(leftAlone)))
    if (at > (until.get(host) ?? at - 1)) until.set(host, at)
  return Object.fromEntries(until)
}

interface Target {
  readonly channel: WebChannel
  readonly list: WebChannel['lists'][number]
  readonly state: ListState | undefined
  readonly visit: Visitor
}

function tell(
  { telemetry }: CrawlPorts,
  { channel, list }: Target,
  { outcome, state, ...summary }: LookSummary & { readonly state: ListState },
): void {
  telemetry.count('Looks', 1, { outcome: outcome.kind })
  telemetry.count('NoticesFound', summary.newNotices)
  if (summary.goneNotices > 0) telemetry.count('NoticesGone', summary.goneNotices)
  const where = { channel: channel.id, list: list.id }
  const { kind: health, ...figures } = healthOf(state, channel.expect.silentDaysMax, state.lastLookAt)
  telemetry.count('ListHealth', 1, { health })
  if (!isGood(outcome)) {
    const { kind, ...words } = outcome
    telemetry.note('look failed', { ...where, outcome: kind, ...said(words) })
  } else if (health !== 'healthy') telemetry.note('list unwell', { ...where, health, ...said(figures) })
}

/** The words and numbers among the values. */
function said(values: object): Record<string, string | number> {
  const pairs = Object.entries(values) as [string, unknown][]
  return Object.fromEntries(
    pairs.flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [],
    ),
  )
}

/** True at the hours of China's clock at which the card lets its site be looked at; `20:00` to `07:00` spans midnight. */
export function isOpenAt({ from, until }: Pick<Politeness, 'from' | 'until'>, now: Instant): boolean {
  const at = chinaTimeOfDayMs(now)
  const [opens, closes] = [timeOfDayMs(from), timeOfDayMs(until)]
  return opens <= closes ? at >= opens && at < closes : at >= opens || at < closes
}

function timeOfDayMs(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':')
  return Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS
}

function countsOf({ summaries, outsideHours, outOfTime, leftAlone }: Run): CrawlCounts {
  const looks: Partial<Record<ReadingOutcome['kind'], number>> = {}
  for (const { outcome } of summaries) looks[outcome.kind] = (looks[outcome.kind] ?? 0) + 1
  const sum = (of: (summary: LookSummary) => number) => summaries.reduce((total, each) => total + of(each), 0)
  return {
    looks,
    newNotices: sum(({ newNotices }) => newNotices),
    goneNotices: sum(({ goneNotices }) => goneNotices),
    outsideHours,
    outOfTime,
    leftAlone,
  }
}
