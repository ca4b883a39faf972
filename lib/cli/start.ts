import { once } from 'node:events'
import { existsSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import {
  addMs,
  chinaDayOf,
  DAY_MS,
  formatChinaInstant,
  formatChinaMinute,
  type Instant,
  parseInstant,
} from '../domain/time/instant.ts'
import type { WorkCalendar } from '../domain/time/work-calendar.ts'
import { outcomeOf, writeLedger } from '../local/outcome.ts'
import { Player, playedThrough } from '../local/play.ts'
import { readSampleFacts, SAMPLE_AT, SAMPLE_DAYS } from '../local/sample/sample.ts'
import { serveWorld } from '../local/serve-world.ts'
import { openWorld, worldCatalogue } from '../local/world.ts'
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
const PORT_MAX = 65_535

/** Plays the sample county from its start to its present, on servers of this machine, and shows what came of it. */
export async function start(options: StartOptions, terminal: Terminal): Promise<ExitCode> {
  const begunAt = performance.now()
  const catalogue = worldCatalogue()
  const plan = await planOf(options, catalogue.calendar)
  if (typeof plan === 'string') {
    terminal.error(plan)
    return 2
  }
  const { dir, span, port } = plan
  const playedAt = playedThrough(dir)
  const from = playedAt === undefined || playedAt < span.from ? span.from : playedAt
  const until = from > span.until ? from : span.until
  const world = await openWorld(dir, from, catalogue)
  try {
    terminal.out(`样例县时钟：${day(from)} 起回放到 ${formatChinaMinute(until)}（北京时间），数据在 ${dir}`)
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
    if (options.once !== true) await serveWorld({ world, player, port, terminal })
    return 0
  } finally {
    await world.close()
  }
}

interface Plan {
  readonly dir: string
  readonly span: { readonly from: Instant; readonly until: Instant }
  readonly port: number
}

/** What is to be played and served, or the sentence that says why it cannot be: known before any work is done. */
async function planOf(options: StartOptions, calendar: WorkCalendar): Promise<Plan | string> {
  const span = spanOf(options, calendar)
  if (typeof span === 'string') return span
  const { port: portText = '8420' } = options
  const port = Number(portText)
  if (!/^\d{1,5}$/.test(portText) || port > PORT_MAX)
    return `--port 应为 0 至 ${PORT_MAX} 的整数：${portText}`
  const dir = resolve(options.data ?? '.duban')
  if (existsSync(dir) && !statSync(dir).isDirectory()) return `--data 应为文件夹：${dir} 是文件`
  if (options.once !== true) await mustBeFree(port)
  return { dir, span, port }
}

function spanOf({ at, days }: StartOptions, calendar: WorkCalendar): Plan['span'] | string {
  const until = at === undefined ? SAMPLE_AT : parseInstant(at)
  if (until === undefined) return `--at 不是可读的时间：${at}（例如 2026-11-24T09:00:00+08:00）`
  const count = days === undefined ? SAMPLE_DAYS : Number(days)
  if (!Number.isInteger(count) || count < 1 || count > DAYS_MAX)
    return `--days 应为 1 至 ${DAYS_MAX} 的整数：${days}`
  const from = addMs(until, -count * DAY_MS)
  if (chinaDayOf(from) >= calendar.first && chinaDayOf(until) <= calendar.anchorsUntil) return { from, until }
  const range = `${calendar.dateOf(calendar.first)} 至 ${calendar.dateOf(calendar.anchorsUntil)}`
  return `--at 超出工作日历：从 ${day(from)} 起回放到 ${day(until)}，应都在 ${range} 之间`
}

/** Throws what listening threw; port 0 is always free. Between this look and the serving another process may take it. */
async function mustBeFree(port: number): Promise<void> {
  const server = createServer().listen(port, '127.0.0.1')
  await once(server, 'listening')
  server.close()
  await once(server, 'close')
}

function day(at: Instant): string {
  return formatChinaInstant(at).slice(0, 10)
}
