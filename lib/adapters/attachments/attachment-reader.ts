import { Worker } from 'node:worker_threads'
import type { AttachmentReader, AttachmentText } from '../../jobs/ports.ts'

export interface AttachmentBounds {
  readonly timeoutMs: number
  readonly memoryMbMax: number
}

const BOUNDS: AttachmentBounds = { timeoutMs: 20_000, memoryMbMax: 192 }

/** Beside this file as it is written, beside the bundle of a handler as it is deployed. */
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './attachment-worker.ts' : './attachment-worker.mjs',
  import.meta.url,
)

/**
 * Reads files in a thread of its own, which a hostile file may fill or keep busy until it is stopped; nothing is loaded
 * before the first file. One file at a time.
 */
export function createAttachmentReader(
  bounds: AttachmentBounds = BOUNDS,
): AttachmentReader & { close(): Promise<void> } {
  let worker: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()
  const stop = async () => {
    const stopped = worker
    worker = undefined
    await stopped?.terminate()
  }
  const readOne = async (body: Uint8Array): Promise<AttachmentText> => {
    worker ??= startWorker(bounds)
    const read = await answerOf(worker, body, bounds.timeoutMs)
    if (read !== undefined) return read
    await stop()
    return { kind: 'unreadable', reason: '文件过大或过于复杂，没有读完' }
  }
  return {
    read({ body }) {
      const read = last.then(() => readOne(body))
      last = read.catch(() => {})
      return read
    },
    close: stop,
  }
}

function startWorker({ memoryMbMax }: AttachmentBounds): Worker {
  const worker = new Worker(WORKER, {
    resourceLimits: { maxOldGenerationSizeMb: memoryMbMax },
    stdout: true,
    stderr: true,
    env: {},
  })
  // A run ends when its work is done, not when nobody sends files any more.
  worker.unref()
  return worker
}

/** Undefined when the thread ended, or did not answer in time. */
function answerOf(worker: Worker, body: Uint8Array, timeoutMs: number): Promise<AttachmentText | undefined> {
  return new Promise((resolve) => {
    const done = (read: AttachmentText | undefined) => {
      clearTimeout(timer)
      worker.off('message', done).off('error', gaveUp).off('exit', gaveUp)
      worker.unref()
      resolve(read)
    }
    const gaveUp = () => done(undefined)
    const timer = setTimeout(gaveUp, timeoutMs)
    worker.ref()
    worker.on('message', done)
    worker.on('error', gaveUp)
    worker.on('exit', gaveUp)
    worker.postMessage(body)
  })
}
