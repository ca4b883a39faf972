import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { systemClock } from '../../adapters/clock.ts'
import type { FetcherSettings } from '../../adapters/http/fetcher.ts'
import { readOptionalSetting } from '../../adapters/settings.ts'
import type { Catalogue } from '../../domain/catalogue.ts'
import { chinaDateOf, type Instant } from '../../domain/time/instant.ts'
import { addDays } from '../../domain/time/local-date.ts'
import type { Channel, PlaceChannel, WebChannel } from '../../domain/watch/channel.ts'
import { type ExitCode, misuse, type Terminal } from '../terminal.ts'
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
  const userAgent = readOptionalSetting(process.env, 'DUBAN_USER_AGENT')
  if (typeof chosen === 'string') return misuse(chosen, terminal)
  const webs = chosen.filter((channel) => channel.kind === 'web')
  const places = chosen.filter((channel) => channel.kind !== 'web')
  if (!userAgent && webs.length > 0)
    return misuse('探查要先设置 DUBAN_USER_AGENT（写明单位和联系方式）', terminal)
  const at = around.at ?? systemClock.now()
  const findings = await probeAll({ webs, at, userAgent: userAgent ?? '' }, around, (finding) => {
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
    const region = channel.kind === 'web' ? channel.expect.region : undefined
    return county === undefined || region === undefined || region === county
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
  const fetcher = createFetcher({ userAgent, ...(origins && { origins }) })
  const untilOn = chinaDateOf(at)
  const days = { fromOn: addDays(untilOn, -WINDOW_DAYS), untilOn }
  try {
    return await probeLists({ webs, days }, { fetcher, turn: turns(pause) }, onFinding)
  } finally {
    await fetcher.close()
  }
}

/** One request at a time, and never two to a host without the pause of its card between them. */
function turns(pause: (ms: number) => Promise<unknown>): ProbePorts['turn'] {
  const asked = new Set<string>()
  return async (url, delayMs) => {
    const { host } = new URL(url)
    if (asked.has(host)) await pause(delayMs)
    asked.add(host)
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
