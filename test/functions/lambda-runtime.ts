import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Instant } from '../../lib/domain/time/instant.ts'

const OUTPUT_SHOWN_MAX = 1500
const CLIENT = join(import.meta.dirname, 'lambda-client.mjs')

export interface RunningFunction {
  /** Hands the payload over as Lambda does; throws what the handler threw. */
  invoke(payload: unknown, at: Instant): Promise<unknown>
  /** What the function wrote to standard output and standard error so far. */
  output(): string
  stop(): Promise<void>
}

interface Invocation {
  readonly id: string
  readonly payload: unknown
  readonly at: Instant
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: Error) => void
}

/** Runs a bundled handler in a process of its own behind a Lambda Runtime API on loopback. */
export async function startFunction(bundle: string, env: Record<string, string>): Promise<RunningFunction> {
  const waiting: Invocation[] = []
  const running = new Map<string, Invocation>()
  let idle: ServerResponse | undefined
  const handOver = () => {
    const next = idle && waiting.shift()
    if (!idle || !next) return
    running.set(next.id, next)
    idle.writeHead(200, { 'lambda-runtime-aws-request-id': next.id, 'test-now-ms': String(next.at) })
    idle.end(JSON.stringify(next.payload))
    idle = undefined
  }
  const server = createServer(async (request: IncomingMessage, response) => {
    const [, id = '', kind] = /invocation\/([^/]+)(?:\/(\w+))?$/.exec(request.url ?? '') ?? []
    if (id === 'next') {
      idle = response
      return handOver()
    }
    const answer: unknown = JSON.parse(await text(request))
    const invocation = running.get(id)
    response.writeHead(202).end('{}')
    if (kind === 'response') return invocation?.resolve(answer)
    const { errorType, errorMessage } = answer as { errorType: string; errorMessage: string }
    invocation?.reject(Object.assign(new Error(errorMessage), { name: errorType }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const api = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const child = spawn(process.execPath, [CLIENT], {
    env: { ...env, AWS_LAMBDA_RUNTIME_API: api, LAMBDA_TASK_ROOT: bundle, _HANDLER: 'index.handler' },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  let ended: Error | undefined
  child.once('exit', () => {
    ended = new Error(`the function ended: ${output.slice(-OUTPUT_SHOWN_MAX)}`)
    for (const one of [...waiting, ...running.values()]) one.reject(ended)
  })
  return {
    output: () => output,
    invoke: (payload, at) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended)
        waiting.push({ id: `r${running.size + waiting.length}`, payload, at, resolve, reject })
        handOver()
      }),
    async stop() {
      child.kill()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
