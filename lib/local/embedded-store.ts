import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DescribeTableCommand, ResourceNotFoundException } from '@aws-sdk/client-dynamodb'
import { dynamoClient } from '../adapters/dynamodb/client.ts'

const PROGRAM = join(import.meta.dirname, 'embedded-store-process.ts')
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
 * DynamoDB on loopback, in a process of its own: a busy job does not slow it down, and a fault of the native database
 * cannot take the job with it. With a folder what is written stays there; only one process may have the folder open.
 * Without one everything is gone at the end.
 */
export async function startEmbeddedStore(folder?: string): Promise<EmbeddedStore> {
  if (folder !== undefined) mkdirSync(folder, { recursive: true })
  const child = fork(PROGRAM, folder === undefined ? [] : [folder], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  try {
    const endpoint = await readyEndpoint(child)
    return { endpoint, close: () => closeChild(child, exited) }
  } catch (error) {
    child.kill('SIGKILL')
    if (folder !== undefined) throw new StoreTakenError(folder, error)
    throw new Error('the embedded store cannot start in memory', { cause: error })
  }
}

async function closeChild(child: ChildProcess, exited: Promise<void>): Promise<void> {
  if (child.connected) child.send('close')
  const waiting = new AbortController()
  await Promise.race([exited, pause(CLOSE_TIMEOUT_MS, undefined, { signal: waiting.signal }).catch(() => {})])
  waiting.abort()
  child.kill('SIGKILL')
}

/** The endpoint once it answers from its database; why the process ended when that comes first. */
function readyEndpoint(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(reject, START_TIMEOUT_MS, new Error(`not up within ${START_TIMEOUT_MS} ms`))
    child.once('error', reject)
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the process of the store ended with ${code}`))
    })
    child.once('message', (port) => {
      const endpoint = `http://127.0.0.1:${port}`
      probe(endpoint).then(() => {
        clearTimeout(timer)
        resolve(endpoint)
      }, reject)
    })
  })
}

/** The server listens before its database is open, and the process falls at the first request when it cannot be. */
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
