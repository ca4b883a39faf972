import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { CrawlCost, CrawlTask } from './contender.ts'
import { type BenchSite, benchSites } from './corpus.ts'

interface Scale {
  readonly hosts: number
  readonly lists: number
  readonly latenciesMs: readonly number[]
}

const SMALL: Scale = { hosts: 4, lists: 3, latenciesMs: [0, 50] }
const FULL: Scale = { hosts: 10, lists: 10, latenciesMs: [0, 50, 200] }
const ROUNDS = 3

interface Contender {
  readonly name: string
  readonly does: CrawlTask['contender']
  readonly execArgv: readonly string[]
}

const FLOOR: Contender = { name: 'floor', does: 'floor', execArgv: [] }
const NAIVE: Contender = { name: 'naive', does: 'naive', execArgv: [] }
const DUBAN: Contender = { name: 'duban', does: 'duban', execArgv: [] }
/** V8 lets its heap grow as long as there is memory: this one shows what the crawl needs. */
const SMALL_HEAP: Contender = {
  name: 'duban, heap of 64 MB',
  does: 'duban',
  execArgv: ['--max-old-space-size=64', '--max-semi-space-size=4'],
}
/** What performance is aimed at, beside what it is. */
const GOALS = 'goals: 2.5 times the floor’s CPU (1.5 at the second look), 150 MB'

/** Prints throughput, CPU and memory of each contender as ratios to the floor: the same bytes, fetched and dropped. */
export async function benchCrawl(isFull: boolean): Promise<void> {
  const scale = isFull ? FULL : SMALL
  const sites = benchSites(scale.hosts, scale.lists)
  for (const latencyMs of scale.latenciesMs) await section(sites, { scale, latencyMs, again: false })
  await section(sites, { scale, latencyMs: 0, again: true })
}

interface Section {
  readonly scale: Scale
  readonly latencyMs: number
  readonly again: boolean
}

async function section(sites: readonly BenchSite[], { scale, latencyMs, again }: Section): Promise<void> {
  const server = fork(join(import.meta.dirname, 'site-server.ts'), [
    ...[scale.hosts, scale.lists, latencyMs].map(String),
  ])
  try {
    const [ports] = (await once(server, 'message')) as [number[]]
    const contenders = again ? [FLOOR, DUBAN] : [FLOOR, NAIVE, DUBAN, SMALL_HEAP]
    const costs = contenders.map((): CrawlCost[] => [])
    for (let round = 0; round < (latencyMs > 0 ? 1 : ROUNDS); round++)
      for (const [at, { does: contender, execArgv }] of contenders.entries()) {
        const task = { contender, ports, again, lists: scale.lists, ...pathsOf(sites) }
        costs[at]?.push(await costOf(sites, task, execArgv))
      }
    print(
      contenders.map(({ name }) => name),
      costs.map(medianOf),
      again ? 'second look, nothing new (304)' : `first look, ${latencyMs} ms latency`,
    )
  } finally {
    server.kill()
  }
}

function pathsOf(sites: readonly BenchSite[]): Pick<CrawlTask, 'paths' | 'bodies'> {
  return { paths: sites.map(({ pages }) => [...pages.keys()]), bodies: sites.map(({ body }) => body) }
}

async function costOf(
  sites: readonly BenchSite[],
  task: CrawlTask,
  execArgv: readonly string[],
): Promise<CrawlCost> {
  const child: ChildProcess = fork(
    join(import.meta.dirname, 'contender.ts'),
    [task.ports.map(String).join(',')],
    { execArgv: [...execArgv] },
  )
  const answered = Promise.race([once(child, 'message'), once(child, 'exit').then(() => [undefined])])
  child.send(task)
  const [cost] = (await answered) as [CrawlCost | undefined]
  if (!cost) throw new Error(`${task.contender} ended without an answer`)
  check(sites, task, cost)
  return cost
}

/** Speed with a wrong record does not count. */
function check(sites: readonly BenchSite[], task: CrawlTask, cost: CrawlCost): void {
  const pages = sites.reduce((sum, site) => sum + site.pages.size, 0)
  if (cost.pages !== pages) throw new Error(`${task.contender} saw ${cost.pages} of ${pages} pages`)
  if (task.contender === 'floor') return
  const byUrl = new Map(
    cost.found.map((found) => [`${new URL(found.url).port}${new URL(found.url).pathname}`, found]),
  )
  for (const [at, { truths }] of sites.entries())
    for (const truth of truths) {
      const found = byUrl.get(`${task.ports[at]}${truth.path}`)
      const isRight = found?.title === truth.title && found.date === truth.date && found.text === truth.text
      if (!isRight)
        throw new Error(`${task.contender} is wrong: ${JSON.stringify({ truth, found }).slice(0, 3000)}`)
    }
}

function medianOf(costs: readonly CrawlCost[]): CrawlCost {
  const sorted = costs.toSorted((a, b) => a.cpuMs - b.cpuMs)
  return sorted[Math.floor(sorted.length / 2)] as CrawlCost
}

function print(names: readonly string[], costs: readonly CrawlCost[], title: string): void {
  const [floor] = costs
  const cpuS = ({ cpuMs, pages }: CrawlCost) => cpuMs / pages
  console.log(`\ncrawl, ${title}: pages/s, CPU s per 1,000 pages, times the floor's CPU, peak MB\n${GOALS}`)
  for (const [at, cost] of costs.entries()) {
    const cells = [
      ((cost.pages / cost.ms) * 1000).toFixed(0).padStart(9),
      cpuS(cost).toFixed(2).padStart(8),
      (cpuS(cost) / cpuS(floor ?? cost)).toFixed(2).padStart(8),
      cost.peakMb.toFixed(0).padStart(6),
    ]
    console.log(`${cells.join(' ')}  ${names[at]}`)
  }
}

if (import.meta.main) await benchCrawl(process.argv.includes('--full'))
