import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { PersonalLook } from '../../domain/judge/content/personal-finding.ts'
import type { AttachmentReader, AttachmentText, PersonalDataReader } from '../../jobs/ports.ts'
import type { WantedOfFile } from './attachment-worker.ts'

export interface AttachmentBounds {
  readonly timeoutMs: number
  readonly memoryMbMax: number
  /** Program of the process. */
  readonly worker?: URL | undefined
}

const BOUNDS: AttachmentBounds = { timeoutMs: 20_000, memoryMbMax: 192 }
const STARTING_MS_MAX = 20_000

/** Beside this file as it is written, beside the bundle of a handler as it is deployed. */
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './attachment-worker.ts' : './attachment-worker.mjs',
  import.meta.url,
)

/**
 * Reads files in a process of its own, which a hostile file may fill or keep busy until it is stopped: one that fills the
 * heap of a thread takes the whole program with it. Nothing is loaded before the first file. One file at a time. Throws
 * when the process cannot be started: then no file may be called unreadable for it.
 */
export function createAttachmentReader(
  bounds: AttachmentBounds = BOUNDS,
): AttachmentReader & PersonalDataReader & { close(): Promise<void> } {
  let worker: ChildProcess | undefined
  let last: Promise<unknown> = Promise.resolve()
  const stop = () => {
    worker?.kill('SIGKILL')
    worker = undefined
  }
  /** The answer of the process, or why there is none. */
  const askOne = async (wanted: WantedOfFile): Promise<{ answer: unknown } | { reason: string }> => {
    // One that ended between two files is not what the next file did.
    if (worker?.connected === false) stop()
    worker ??= await startWorker(bounds)
    const answer = await answerOf(worker, () => worker?.send(wanted), bounds.timeoutMs)
    if (answer !== 'late' && answer !== 'ended') return { answer }
    stop()
    return { reason: answer === 'late' ? '文件过于复杂，没有在规定时间内读完' : '文件过大，没有读完' }
  }
  const inTurn = (wanted: WantedOfFile) => {
    const asked = last.then(() => askOne(wanted))
    last = asked.catch(() => {})
    return asked
  }
  return {
    async read({ body }) {
      const said = await inTurn({ body, wants: 'text' })
      return 'reason' in said ? { kind: 'unreadable', ...said } : (said.answer as AttachmentText)
    },
    async lookForPersonalData({ body }) {
      const said = await inTurn({ body, wants: 'personal-data' })
      return 'reason' in said
        ? { findings: [], unread: [{ place: '', ...said }] }
        : (said.answer as PersonalLook)
    },
    async close() {
      await last
      stop()
    },
  }
}

async function startWorker({ memoryMbMax, worker = WORKER }: AttachmentBounds): Promise<ChildProcess> {
  const started = fork(fileURLToPath(worker), {
    execArgv: [`--max-old-space-size=${memoryMbMax}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // No keys of ours; the libraries of the program itself may stand where only this says.
    env: { LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH },
  })
  // A file that was on its way when the process was stopped.
  started.on('error', () => {})
  const said = await answerOf(started, () => {}, STARTING_MS_MAX)
  if (said === 'ready') return started
  started.kill('SIGKILL')
  throw new Error(`the process that reads files did not start (${worker.pathname})`)
}

/** What the process says next; `ended`: it filled its memory, or never began. Between files it keeps no run waiting. */
function answerOf(worker: ChildProcess, begin: () => void, timeoutMs: number): Promise<unknown> {
  return new Promise((resolve) => {
    const done = (said: unknown) => {
      clearTimeout(timer)
      worker.off('message', done).off('error', ended).off('exit', ended)
      worker.unref()
      worker.channel?.unref()
      resolve(said)
    }
    const ended = () => done('ended')
    const timer = setTimeout(() => done('late'), timeoutMs)
    worker.ref()
    worker.channel?.ref()
    worker.on('message', done).on('error', ended).on('exit', ended)
    begin()
  })
}
