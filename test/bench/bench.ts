import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadCatalogue } from '../../lib/catalogue/load.ts'
import { benchCrawl } from './crawl/crawl-bench.ts'
import { benchExtraction } from './crawl/extract-bench.ts'
import { benchLists } from './crawl/list-bench.ts'
import { benchDue } from './due-bench.ts'
import { benchSend } from './mail/send-bench.ts'
import { benchPlan } from './tell/plan-bench.ts'

/** `npm run bench`: figures of one run, `-- --full` on the whole corpus. Times depend on the machine, ratios much less. */
const ROUNDS = 5

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function timed(rounds: number, run: () => void): number {
  const times = Array.from({ length: rounds }, () => {
    const startedAt = performance.now()
    run()
    return performance.now() - startedAt
  })
  return median(times)
}

console.log('due dates: ns each, times the object index, faster than the ISO day walk')
for (const { name, nsEach, timesObjectIndex, fasterThanWalk } of await benchDue()) {
  const cells = [
    nsEach.toFixed(1).padStart(9),
    timesObjectIndex.toFixed(1).padStart(8),
    fasterThanWalk.toFixed(0).padStart(7),
  ]
  console.log(`${cells.join(' ')}  ${name}`)
}

console.log('\ncatalogue: ms, median of', ROUNDS)
console.log(
  `${timed(ROUNDS, () => loadCatalogue())
    .toFixed(0)
    .padStart(9)}  load and check the whole catalogue`,
)

console.log(
  '\nplanning: processor ms with nothing told yet, and with all of it told the day before; MB that stay',
)
for (const count of [10_000, 100_000]) {
  const { firstMs, nextMs, heapMb, obligations, lines } = benchPlan(count)
  const cells = [firstMs, nextMs, heapMb].map((value) => value.toFixed(0).padStart(8))
  console.log(`${cells.join(' ')}  ${obligations} open obligations, ${lines} lines`)
}

console.log('\nsending: ms and times the raw socket, CPU ms of the thread, best of 7')
for (const { name, times, timesFloor } of await benchSend()) {
  const cells = [
    times.ms.toFixed(0).padStart(9),
    timesFloor.toFixed(1).padStart(6),
    times.cpuMs.toFixed(0).padStart(6),
  ]
  console.log(`${cells.join(' ')}  ${name}`)
}

console.log('\nwhole process: s, median of 3')
const root = join(import.meta.dirname, '..', '..')
const runs = (args: readonly string[]) =>
  timed(3, () => {
    const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'ignore' })
    if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`)
  }) / 1000
const floor = runs(['-e', ''])
console.log(`${floor.toFixed(2).padStart(9)}  node that does nothing`)
console.log(
  `${runs(['lib/cli/duban.ts', 'catalogue', 'check']).toFixed(2).padStart(9)}  duban catalogue check`,
)
const once =
  timed(3, () => {
    const data = mkdtempSync(join(tmpdir(), 'duban-bench-'))
    const { status } = spawnSync(
      process.execPath,
      ['--max-semi-space-size=64', 'lib/cli/duban.ts', 'start', '--once', '--data', data],
      {
        cwd: root,
        stdio: 'ignore',
      },
    )
    rmSync(data, { recursive: true })
    if (status !== 0) throw new Error(`duban start --once ended with ${status}`)
  }) / 1000
console.log(`${once.toFixed(2).padStart(9)}  duban start --once`)

await benchExtraction()
benchLists()
await benchCrawl(process.argv.includes('--full'))
