import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FuzzCase } from './fuzz-case.ts'
import type { CaseResult } from './read-all.ts'

const WORKER = fileURLToPath(new URL('./fuzz-worker.ts', import.meta.url))
const HEAP_MB_MAX = 256
const STARTING_MS_MAX = 60_000
const LOOK_EVERY_MS = 100
/** Of work by all readers of a case, each of which has 2 s, however busy the machine is; and of waiting, in case that it waits. */
const CPU_MS_MAX = 8000
const WALL_MS_MAX = 20_000
const TICKS_A_SECOND = 100

export type ChildAnswer =
  | (CaseResult & { readonly kind: 'done'; readonly peakMb: number })
  | { readonly kind: 'hang' | 'crash'; readonly said: string }

/** The process that reads; it is started again after it hung or crashed. */
export class FuzzChild {
  readonly #dir: string
  #process: ChildProcess | undefined
  #said = ''
  baseMb = 0

  constructor(dir: string | undefined) {
    this.#dir = dir ?? ''
  }

  async run(fuzz: FuzzCase, cpuMsMax = CPU_MS_MAX): Promise<ChildAnswer> {
    const running = this.#process ?? (await this.#start())
    const before = cpuMsOf(running)
    const answer = await this.#answer(
      running,
      () => running.send(fuzz),
      (wallMs) => {
        const cpuMs = cpuMsOf(running)
        return wallMs > WALL_MS_MAX || (cpuMs === undefined ? wallMs : cpuMs - (before ?? 0)) > cpuMsMax
      },
    )
    if (answer !== 'late' && answer !== 'ended')
      return { ...(answer as CaseResult & { peakMb: number }), kind: 'done' }
    this.stop()
    return { kind: answer === 'late' ? 'hang' : 'crash', said: this.#said.slice(0, 1000) }
  }

  stop(): void {
    this.#process?.kill('SIGKILL')
    this.#process = undefined
  }

  async #start(): Promise<ChildProcess> {
    const execArgv = [
      `--max-old-space-size=${HEAP_MB_MAX}`,
      '--max-semi-space-size=16',
      '--single-threaded-gc',
      '--expose-gc',
    ]
    const started = fork(WORKER, [this.#dir], {
      execArgv,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    this.#said = ''
    started.stderr?.on('data', (said) => {
      if (this.#said.length < 4000) this.#said += said
    })
    started.on('error', () => {})
    const ready = await this.#answer(
      started,
      () => {},
      (wallMs) => wallMs > STARTING_MS_MAX,
    )
    if (ready === 'late' || ready === 'ended')
      throw new Error(`the reading process did not start: ${this.#said}`)
    this.baseMb = (ready as { baseMb: number }).baseMb
    this.#process = started
    return started
  }

  #answer(child: ChildProcess, begin: () => void, isLate: (wallMs: number) => boolean): Promise<unknown> {
    return new Promise((resolve) => {
      const startedAt = performance.now()
      const done = (answer: unknown) => {
        clearInterval(timer)
        child.off('message', done).off('exit', ended)
        resolve(answer)
      }
      const ended = () => done('ended')
      const timer = setInterval(() => {
        if (isLate(performance.now() - startedAt)) done('late')
      }, LOOK_EVERY_MS)
      child.on('message', done).on('exit', ended)
      begin()
    })
  }
}

/** Work of a process so far, all its threads; undefined where the system does not say. */
function cpuMsOf({ pid }: ChildProcess): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [user = 0, system = 0] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number)
    return ((user + system) * 1000) / TICKS_A_SECOND
  } catch {
    return undefined
  }
}
