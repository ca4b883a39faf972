import { addMs, formatChinaMinute } from '../domain/time/instant.ts'
import { outcomeOf, writeLedger } from '../local/outcome.ts'
import { Player, playedThrough } from '../local/play.ts'
import { readSampleFacts } from '../local/sample/sample.ts'
import { serveWorld } from '../local/serve-world.ts'
import { openWorld, worldCatalogue } from '../local/world.ts'
import { outcomeWords } from './outcome-words.ts'
import { progressLine } from './progress-line.ts'
import { day, planOf, type StartOptions } from './start-plan.ts'
import type { ExitCode, Terminal } from './terminal.ts'

/** Plays the sample county from its start to its present, on servers of this machine, and shows what came of it. */
export async function start(options: StartOptions, terminal: Terminal): Promise<ExitCode> {
  const begunAt = performance.now()
  const catalogue = worldCatalogue()
  const plan = await planOf(options, catalogue.calendar)
  if (typeof plan === 'string') {
    terminal.error(plan)
    return 2
  }
  if (options.dryRun === true) return (await import('./dry-run.ts')).dryStart(plan, options, terminal)
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
