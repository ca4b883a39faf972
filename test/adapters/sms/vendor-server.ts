import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** A request as it came over the wire. */
export interface Wire {
  readonly method: string
  readonly target: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export type Act =
  | { readonly httpStatus: number; readonly body: string }
  | 'hang'
  | 'cut at the connection'
  | 'cut before the body'
  | 'cut after the request'
  | 'cut within the answer'
  | 'say too much'

export interface VendorServer {
  readonly endpoint: string
  /** Requests that came whole and were signed as the vendor asks. */
  readonly signed: readonly Wire[]
  /** Why others were turned away. */
  readonly unsigned: readonly string[]
  /** Requests and connections of any kind. */
  connections(): number
  stop(): Promise<void>
}

/**
 * A vendor on the loopback. `complaintOf` looks at the signature as the vendor's documentation defines it and shares no
 * code with the adapter; a wrong one is answered as by nobody, so that no test passes by it.
 */
export async function startVendorServer(
  complaintOf: (wire: Wire) => string | undefined,
  actOf: (wire: Wire) => Act,
): Promise<VendorServer> {
  const [signed, unsigned, sockets] = [[] as Wire[], [] as string[], new Set<Socket>()]
  let connections = 0
  const early = actOf({ method: '', target: '', headers: {}, body: '' })
  const server = createServer(async (request, response) => {
    if (early === 'cut before the body') return void request.socket.destroy()
    const wire = await wireOf(request)
    const complaint = complaintOf(wire)
    if (complaint !== undefined) {
      unsigned.push(complaint)
      return void response.writeHead(418).end(complaint)
    }
    signed.push(wire)
    answer(response, actOf(wire))
  })
  server.on('connection', (socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('error', () => undefined)
    if (early === 'cut at the connection') socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    signed,
    unsigned,
    connections: () => connections,
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function wireOf(request: IncomingMessage): Promise<Wire> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request as AsyncIterable<Uint8Array>) chunks.push(chunk)
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  )
  const body = Buffer.concat(chunks).toString('utf8')
  return { method: request.method ?? '', target: request.url ?? '', headers, body }
}

function answer(response: ServerResponse, act: Act): void {
  if (typeof act === 'object') response.writeHead(act.httpStatus).end(act.body)
  else if (act === 'cut after the request') response.socket?.destroy()
  else if (act === 'say too much') response.writeHead(200).end('x'.repeat(200_000))
  else if (act === 'cut within the answer') {
    response.writeHead(200, { 'content-length': 1000 })
    response.write('{"Code":"OK",', () => response.socket?.destroy())
  }
}
