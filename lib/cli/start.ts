import { resolve } from 'node:path'
import { addMs, DAY_MS, formatChinaInstant, type Instant, parseInstant } from '../domain/time/instant.ts'
import { outcomeOf, writeLedger } from '../local/outcome.ts'
import { Player, playedThrough } from '../local/play.ts'
import { readSampleFacts, SAMPLE_AT, SAMPLE_DAYS } from '../local/sample/sample.ts'
import { serveWorld } from '../local/serve-world.ts'
import { openWorld } from '../local/world.ts'
import { outcomeWords } from './outcome-words.ts'
import { progressLine } from './progress-line.ts'
import type { ExitCode, Terminal } from './terminal.ts'

export interface StartOptions {
  /** Play, print the summary and end; without it the portal stays up and the jobs go on. */
  readonly once?: boolean | undefined
  /** The embedded county's present; without it, that of the sample. */
  readonly at?: string | undefined
  /** How many days before `at` the play begins. */
  readonly days?: string | undefined
  readonly data?: string | undefined
  readonly port?: string | undefined
}

const DAYS_MAX = 400

/** Plays the sample county from its start to its present, on servers of this machine, and shows what came of it. */
export async function start(options: StartOptions, terminal: Terminal): Promise<ExitCode> {
  const span = spanOf(options)
  if (typeof span === 'string') {
    terminal.error(span)
    return 2
  }
  const dir = resolve(options.data ?? '.duban')
  const begunAt = performance.now()
  const playedAt = playedThrough(dir)
  const from = playedAt === undefined || playedAt < span.from ? span.from : playedAt
  const until = from > span.until ? from : span.until
  terminal.out(
    `样例县时钟：${day(from)} 起回放到 ${formatChinaInstant(until).slice(0, 16).replace('T', ' ')}（北京时间），数据在 ${dir}`,
  )
  const world = await openWorld(dir, from)
  try {
    const progress = progressLine(terminal, span)
    const player = new Player({
      world,
      facts: await readSampleFacts(world.catalogue),
      onTick: ({ at }) => progress.show(at),
    })
    await player.play(playedAt === undefined ? addMs(from, -1) : from, until)
    progress.end()
    const outcome = await outcomeOf(world)
    writeLedger(world, outcome)
    for (const line of outcomeWords(outcome, { dir, seconds: (performance.now() - begunAt) / 1000 }))
      terminal.out(line)
    if (options.once !== true)
      await serveWorld({ world, player, port: Number(options.port ?? 8420), terminal })
    return 0
  } finally {
    await world.close()
  }
}

function spanOf({ at, days }: StartOptions): { from: Instant; until: Instant } | string {
  const until = at === undefined ? SAMPLE_AT : parseInstant(at)
  if (until === undefined) return `--at 不是可读的时间：${at}（例如 2026-11-24T09:00:00+08:00）`
  const count = days === undefined ? SAMPLE_DAYS : Number(days)
  if (!Number.isInteger(count) || count < 1 || count > DAYS_MAX)
    return `--days 应为 1 至 ${DAYS_MAX} 的整数：${days}`
  return { from: addMs(until, -count * DAY_MS), until }
}

function day(at: Instant): string {
  return formatChinaInstant(at).slice(0, 10)
}
