import { mkdirSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { DescribeTableCommand, ResourceNotFoundException } from '@aws-sdk/client-dynamodb'
import { dynamoClient } from '../adapters/dynamodb/client.ts'

const START_TIMEOUT_MS = 20_000
const CLOSE_TIMEOUT_MS = 10_000

export interface EmbeddedStore {
  /** `http://127.0.0.1:<port>`: what a DynamoDB client takes as its endpoint. */
  readonly endpoint: string
  /** Lets running requests end and closes the database. */
  close(): Promise<void>
}

/** Thrown for a folder that cannot be opened: most often another process has it open. */
export class StoreTakenError extends Error {
  readonly code = 'store-taken'
  override readonly name = 'StoreTakenError'
  readonly folder: string

  constructor(folder: string, cause: unknown) {
    super(`the embedded store cannot start on ${folder}; does another process have it open?`, { cause })
    this.folder = folder
  }
}

/**
 * DynamoDB on loopback, in a thread of its own so that a busy job does not slow it down. With a folder what is
 * written stays there; only one process may have the folder open. Without one everything is gone at the end.
 */
export async function startEmbeddedStore(folder?: string): Promise<EmbeddedStore> {
  if (folder !== undefined) mkdirSync(folder, { recursive: true })
  const worker = new Worker(new URL('./embedded-store-worker.ts', import.meta.url), {
    workerData: { folder },
  })
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  try {
    const endpoint = await readyEndpoint(worker)
    return { endpoint, close: () => closeWorker(worker, exited) }
  } catch (error) {
    await worker.terminate()
    if (folder !== undefined) throw new StoreTakenError(folder, error)
    throw new Error('the embedded store cannot start in memory', { cause: error })
  }
}

async function closeWorker(worker: Worker, exited: Promise<void>): Promise<void> {
  worker.postMessage('close')
  const waiting = new AbortController()
  await Promise.race([exited, pause(CLOSE_TIMEOUT_MS, undefined, { signal: waiting.signal }).catch(() => {})])
  waiting.abort()
  await worker.terminate()
}

/** The endpoint once it answers from its database; the error of the worker when that comes first. */
function readyEndpoint(worker: Worker): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(reject, START_TIMEOUT_MS, new Error(`not up within ${START_TIMEOUT_MS} ms`))
    worker.once('error', reject)
    worker.once('message', (port: number) => {
      const endpoint = `http://127.0.0.1:${port}`
      probe(endpoint).then(() => {
        clearTimeout(timer)
        worker.off('error', reject)
        resolve(endpoint)
      }, reject)
    })
    worker.once('exit', () => clearTimeout(timer))
  })
}

/** The server listens before its database is open, and the worker falls at the first request when it cannot be. */
async function probe(endpoint: string): Promise<void> {
  const client = dynamoClient({ endpoint })
  try {
    await client.send(new DescribeTableCommand({ TableName: 'is-it-up' }))
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error
  } finally {
    client.destroy()
  }
}
