import { addMs, chinaTimeOfDayMs, HOUR_MS, type Instant, MINUTE_MS } from '../domain/time/instant.ts'
import type { Politeness, WebChannel } from '../domain/watch/channel.ts'
import { healthOf, type ListState } from '../domain/watch/channel-health.ts'
import { isGood, type ReadingOutcome } from '../domain/watch/reading.ts'
import { freshBudget } from './crawling/budget.ts'
import { type LookSummary, lookAtList, skipList } from './crawling/list.ts'
import { beginLook } from './crawling/look.ts'
import { type CrawlPorts, createVisitor, type Visitor } from './crawling/visit.ts'

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
  /** Lists for which no time, or no request to their host, was left; the next run begins with them. */
  readonly outOfTime: number
}

/** After so many lists in a row that got no byte, the other lists of the host are not asked for in this run. */
const SILENT_LISTS_MAX = 3
/** The Lambda has 15 minutes; the pages of the list that was begun last take two more. */
const RUN_MS_MAX = 12 * MINUTE_MS

/** What a run has done so far. */
interface Run {
  readonly summaries: LookSummary[]
  readonly until: Instant
  outsideHours: number
  outOfTime: number
  written: Promise<void>
}

/** Looks at all lists of one host's channels, once. */
export async function crawl(work: CrawlWork): Promise<CrawlCounts> {
  const { ports, county, runMsMax = RUN_MS_MAX } = work
  const run: Run = {
    summaries: [],
    until: addMs(ports.clock.now(), runMsMax),
    outsideHours: 0,
    outOfTime: 0,
    written: Promise.resolve(),
  }
  try {
    await lookAtAll(work, run)
  } finally {
    // After the facts are written, and also when the run broke off: whoever is woken reads what there is.
    await run.written.catch(() => {})
    if (run.summaries.some(({ isNews }) => isNews)) await ports.store.touch(county, ports.clock.now())
  }
  return countsOf(run)
}

async function lookAtAll(work: CrawlWork, run: Run): Promise<void> {
  const { ports } = work
  const budget = freshBudget(run.until)
  let silentLists = 0
  for (const target of await targetsOf(work, run.until)) {
    if (!isOpenAt(target.channel.politeness, ports.clock.now())) {
      run.outsideHours += 1
      continue
    }
    if (ports.clock.now() >= run.until || target.visit.isSpent(target.list.url)) {
      run.outOfTime += 1
      continue
    }
    const look = beginLook({ county: work.county, ports, windowDays: work.windowDays, ...target })
    const isHostSilent = silentLists >= SILENT_LISTS_MAX
    const { summary, facts } = await (isHostSilent ? skipList(look, HOST_SILENT) : lookAtList(look, budget))
    // One look is written down while the next is being taken: the site is waited for, not the store.
    await run.written
    run.written = ports.store.putLook(facts).then(() => void run.summaries.push(summary))
    run.written.catch(() => {})
    tell(ports, target, { ...summary, state: facts.state })
    silentLists = summary.isSilent ? silentLists + 1 : 0
  }
  await run.written
}

const HOST_SILENT = { kind: 'unreachable', reason: '同一网站的其他栏目均无应答，本轮未再访问' } as const

/** Lists in the order of their last looks: those for which a run had no time come first in the next. */
async function targetsOf(
  { county, channels, ports, ...work }: CrawlWork,
  until: Instant,
): Promise<readonly Target[]> {
  const visit = createVisitor(ports, { until })
  const states =
    work.states ?? (await Promise.all(channels.map(({ id }) => ports.store.listStates(county, id)))).flat()
  const targets = channels.flatMap((channel) =>
    channel.lists.map((list): Target => {
      const state = states.find((one) => one.channel === channel.id && one.list === list.id)
      return { channel, list, state, visit }
    }),
  )
  return targets.sort((a, b) => (a.state?.lastLookAt ?? 0) - (b.state?.lastLookAt ?? 0))
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

function countsOf({ summaries, outsideHours, outOfTime }: Run): CrawlCounts {
  const looks: Partial<Record<ReadingOutcome['kind'], number>> = {}
  for (const { outcome } of summaries) looks[outcome.kind] = (looks[outcome.kind] ?? 0) + 1
  const sum = (of: (summary: LookSummary) => number) => summaries.reduce((total, each) => total + of(each), 0)
  return {
    looks,
    newNotices: sum(({ newNotices }) => newNotices),
    goneNotices: sum(({ goneNotices }) => goneNotices),
    outsideHours,
    outOfTime,
  }
}
