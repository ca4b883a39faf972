import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { systemClock } from '../../adapters/clock.ts'
import type { FetcherSettings } from '../../adapters/http/fetcher.ts'
import { pinnedIssuers } from '../../catalogue/channel-hosts.ts'
import type { Catalogue } from '../../domain/catalogue.ts'
import { chinaDateOf, type Instant } from '../../domain/time/instant.ts'
import { addDays } from '../../domain/time/local-date.ts'
import { type Channel, isReadFor, type PlaceChannel, type WebChannel } from '../../domain/watch/channel.ts'
import { HostManners } from '../../jobs/crawling/host-manners.ts'
import { outFileFault } from '../out-file.ts'
import { type ExitCode, misuse, type Terminal } from '../terminal.ts'
import { ownUserAgent } from './own-user-agent.ts'
import type { ProbePorts } from './probe-ask.ts'
import type { ListFinding } from './probe-list.ts'
import { probeLists } from './probe-lists.ts'
import { probeReport, verdictCounts } from './probe-report.ts'
import { findingInWords, findingRecord } from './probe-words.ts'
import { usableCatalogue } from './usable-catalogue.ts'

export interface ChannelProbeOptions {
  /** Channels by id; none: all of them. */
  readonly ids?: readonly string[] | undefined
  readonly county?: string | undefined
  /** Where the report is written, as Markdown. */
  readonly out?: string | undefined
  readonly json?: boolean | undefined
}

/** What surrounds a probe: the real things, unless a test says otherwise. */
export interface ProbeSurroundings {
  readonly origins?: FetcherSettings['origins']
  readonly catalogue?: Pick<Catalogue, 'channels' | 'counties'> | undefined
  readonly pause?: ((ms: number) => Promise<unknown>) | undefined
  readonly at?: Instant | undefined
}

const WINDOW_DAYS = 30
const PACKAGE = join(import.meta.dirname, '..', '..', '..', 'package.json')

/** `duban channel probe`: looks at channels now and says whether their cards still fit. */
export async function channelProbe(
  options: ChannelProbeOptions,
  terminal: Terminal,
  around: ProbeSurroundings = {},
): Promise<ExitCode> {
  const catalogue = around.catalogue ?? usableCatalogue()
  const chosen = typeof catalogue === 'string' ? catalogue : choose(catalogue, options)
  if (typeof chosen === 'string') return misuse(chosen, terminal)
  const webs = chosen.filter((channel) => channel.kind === 'web')
  const places = chosen.filter((channel) => channel.kind !== 'web')
  const named = webs.length === 0 ? { userAgent: '' } : ownUserAgent()
  if ('fault' in named) return misuse(named.fault, terminal)
  const fault = options.out === undefined ? undefined : outFileFault(options.out)
  if (fault !== undefined) return misuse(fault, terminal)
  const at = around.at ?? systemClock.now()
  const findings = await probeAll({ webs, at, ...named }, around, (finding) => {
    if (options.json) terminal.out(JSON.stringify(findingRecord(finding)))
    else for (const line of findingInWords(finding)) terminal.out(line)
  })
  sayPlaces(places, options, terminal)
  if (!options.json) terminal.out(verdictCounts(findings))
  if (options.out !== undefined) {
    writeFileSync(options.out, probeReport({ at, version: ownVersion(), findings, places }))
    if (!options.json) terminal.out(`报告：${options.out}`)
  }
  return findings.every(({ verdict }) => verdict === 'fits') ? 0 : 1
}

/** The named channels, or all; with a county, those whose card names no other district. */
function choose(
  { channels, counties }: Pick<Catalogue, 'channels' | 'counties'>,
  { ids = [], county }: ChannelProbeOptions,
): readonly Channel[] | string {
  if (county !== undefined && !counties.has(county)) return `没有县 ${county}`
  const unknown = ids.filter((id) => !channels.has(id))
  if (unknown.length > 0) return `没有渠道 ${unknown.join('、')}`
  return [...channels.values()].filter((channel) => {
    if (ids.length > 0 && !ids.includes(channel.id)) return false
    return county === undefined || channel.kind !== 'web' || isReadFor(channel, county)
  })
}

async function probeAll(
  { webs, at, userAgent }: { webs: readonly WebChannel[]; at: Instant; userAgent: string },
  { origins, pause = wait }: ProbeSurroundings,
  onFinding: (finding: ListFinding) => void,
): Promise<readonly ListFinding[]> {
  if (webs.length === 0) return []
  // The HTTP client loads only when a site is asked.
  const { createFetcher } = await import('../../adapters/http/fetcher.ts')
  const fetcher = createFetcher({ userAgent, origins, extraCas: pinnedIssuers(webs) })
  const untilOn = chinaDateOf(at)
  const days = { fromOn: addDays(untilOn, -WINDOW_DAYS), untilOn }
  try {
    return await probeLists({ webs, days }, { fetcher, ...politeTo(at, pause) }, onFinding)
  } finally {
    await fetcher.close()
  }
}

/** One request at a time, and never two to a host without the pause that the crawl makes between them. */
function politeTo(at: Instant, pause: (ms: number) => Promise<unknown>): Omit<ProbePorts, 'fetcher'> {
  const hosts = new Map<string, HostManners>()
  const of = (url: string) => hosts.get(new URL(url).host)
  return {
    turn: async (url, politeness, crawlDelayMs) => {
      const asked = of(url)
      if (asked) await pause(asked.delayMs(politeness, crawlDelayMs))
      else hosts.set(new URL(url).host, new HostManners(Number.POSITIVE_INFINITY))
    },
    // A probe is a look at how things are now: nothing is tried again.
    took: (url, answer, politeness) =>
      void of(url)?.taken(answer, { tries: 0, chance: 0, now: at, leftMs: 0, politeness }),
    closed: (url) => of(url)?.closed,
  }
}

function sayPlaces(places: readonly PlaceChannel[], { json }: ChannelProbeOptions, terminal: Terminal): void {
  for (const { id, name, kind, ask } of places)
    terminal.out(json ? JSON.stringify({ channel: id, kind, ask }) : `不由程序读取  ${id} ${name}：${ask}`)
}

function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version?: string }
  return version ?? ''
}
