import type { AddressInfo } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import dynalite from 'dynalite'
import { invariant } from '../domain/invariant.ts'

invariant(parentPort, 'this file runs as a worker of embedded-store.ts')
const port = parentPort
const { folder } = workerData as { readonly folder: string | undefined }

const server = dynalite({ createTableMs: 0, ...(folder === undefined ? {} : { path: folder }) })

port.on('message', () => {
  // Clients keep their connections open, and the server would wait for them before it closes the database.
  server.closeIdleConnections()
  server.close(() => process.exit(0))
})

server.listen(0, '127.0.0.1', () => {
  port.postMessage((server.address() as AddressInfo).port)
})
