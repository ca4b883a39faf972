import { chinaTimeOfDayMs, HOUR_MS, type Instant, MINUTE_MS } from '../domain/time/instant.ts'
import type { Politeness, WebChannel } from '../domain/watch/channel.ts'
import type { ListState } from '../domain/watch/channel-health.ts'
import { isGood, type ReadingOutcome } from '../domain/watch/reading.ts'
import { type FinishedLook, type LookSummary, lookAtList, skipList } from './crawling/list.ts'
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
}

export interface CrawlCounts {
  /** Looks by outcome. */
  readonly looks: Readonly<Partial<Record<ReadingOutcome['kind'], number>>>
  readonly newNotices: number
  readonly goneNotices: number
  /** Lists of channels that are not looked at at this hour. */
  readonly outsideHours: number
}

/** After so many lists in a row that got no byte, the other lists of the host are not asked for in this run. */
const SILENT_LISTS_MAX = 3

/** Looks at all lists of one host's channels, once. */
export async function crawl(work: CrawlWork): Promise<CrawlCounts> {
  const summaries: LookSummary[] = []
  let outsideHours = 0
  try {
    outsideHours = await lookAtAll(work, (summary) => summaries.push(summary))
  } finally {
    // After the facts are written, and also when the run broke off: whoever is woken reads what there is.
    if (summaries.some(({ isNews }) => isNews))
      await work.ports.store.touch(work.county, work.ports.clock.now())
  }
  return countsOf(summaries, outsideHours)
}

/** Gives the number of lists that are not looked at at this hour. */
async function lookAtAll(work: CrawlWork, done: (summary: LookSummary) => void): Promise<number> {
  const { county, ports } = work
  const visit = createVisitor(ports)
  let written = Promise.resolve()
  let outsideHours = 0
  let silentLists = 0
  for (const channel of work.channels) {
    if (!isOpenAt(channel.politeness, ports.clock.now())) {
      outsideHours += channel.lists.length
      continue
    }
    const states = work.states ?? (await ports.store.listStates(county, channel.id))
    for (const list of channel.lists) {
      const state = states.find((one) => one.channel === channel.id && one.list === list.id)
      const target = { channel, list, state, visit }
      const { summary, facts } = await lookOnce(work, target, silentLists >= SILENT_LISTS_MAX)
      // One look is written down while the next is being taken: the site is waited for, not the store.
      await written
      written = ports.store.putLook(facts).then(() => done(summary))
      written.catch(() => {})
      tell(ports, target, summary)
      silentLists = summary.isSilent ? silentLists + 1 : 0
    }
  }
  await written
  return outsideHours
}

interface Target {
  readonly channel: WebChannel
  readonly list: WebChannel['lists'][number]
  readonly state: ListState | undefined
  readonly visit: Visitor
}

async function lookOnce(work: CrawlWork, target: Target, isHostSilent: boolean): Promise<FinishedLook> {
  const { county, ports, windowDays } = work
  const look = beginLook({ county, ports, windowDays, ...target })
  return isHostSilent
    ? skipList(look, { kind: 'unreachable', reason: '同一网站的其他栏目均无应答，本轮未再访问' })
    : lookAtList(look)
}

function tell(
  { telemetry }: CrawlPorts,
  { channel, list }: Target,
  { outcome, ...summary }: LookSummary,
): void {
  telemetry.count('Looks', 1, { outcome: outcome.kind })
  telemetry.count('NoticesFound', summary.newNotices)
  if (summary.goneNotices > 0) telemetry.count('NoticesGone', summary.goneNotices)
  if (isGood(outcome)) return
  const reason = 'reason' in outcome ? outcome.reason : ''
  telemetry.note('look failed', { channel: channel.id, list: list.id, outcome: outcome.kind, reason })
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

function countsOf(summaries: readonly LookSummary[], outsideHours: number): CrawlCounts {
  const looks: Partial<Record<ReadingOutcome['kind'], number>> = {}
  for (const { outcome } of summaries) looks[outcome.kind] = (looks[outcome.kind] ?? 0) + 1
  const sum = (of: (summary: LookSummary) => number) => summaries.reduce((total, each) => total + of(each), 0)
  return {
    looks,
    newNotices: sum(({ newNotices }) => newNotices),
    goneNotices: sum(({ goneNotices }) => goneNotices),
    outsideHours,
  }
}
