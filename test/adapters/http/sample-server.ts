import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createRawServer, type Server, type Socket } from 'node:net'
import type { PageRequest } from '../../../lib/jobs/ports.ts'
import type { ThrowAwayCertificate } from './throw-away-certificate.ts'

export interface SampleServer {
  /** `http://127.0.0.1:<port>`, or https. */
  readonly origin: string
  /** Connections accepted so far. */
  readonly connections: () => number
  stop(): Promise<void>
}

/** A real HTTP server on loopback. */
export function startServer(listener: RequestListener): Promise<SampleServer> {
  return start(createServer(listener), 'http')
}

export function startTlsServer(certificate: ThrowAwayCertificate): Promise<SampleServer> {
  return start(
    createTlsServer(certificate, (_, response) => response.end('secure')),
    'https',
  )
}

/** A server that says exactly these bytes to whatever it is asked. */
export function startRawServer(onConnection: (socket: Socket) => void): Promise<SampleServer> {
  return start(createRawServer(onConnection), 'http')
}

async function start(server: Server, scheme: string): Promise<SampleServer> {
  const sockets = new Set<Socket>()
  let connections = 0
  server.on('connection', (socket: Socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  return {
    origin: `${scheme}://127.0.0.1:${port}`,
    connections: () => connections,
    stop: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

/** A request for a page with bounds that suit a test. */
export function pageRequest(url: string, more: Partial<PageRequest> = {}): PageRequest {
  return { url, method: 'GET', timeoutMs: 2_000, bytesMax: 100_000, ...more }
}
