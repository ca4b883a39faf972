import type { AddressInfo } from 'node:net'
import dynalite from 'dynalite'
import { invariant } from '../domain/invariant.ts'

/** A process of its own for the embedded store; its parent talks to it by messages. */
const say = process.send?.bind(process)
invariant(say, 'this file runs as a child of embedded-store.ts')
const [folder] = process.argv.slice(2)

const server = dynalite({ createTableMs: 0, ...(folder === undefined ? {} : { path: folder }) })

process.on('message', () => {
  // Clients keep their connections open, and the server would wait for them before it closes the database.
  server.closeIdleConnections()
  server.close(() => process.exit(0))
})
process.on('disconnect', () => process.exit(0))
// Ctrl-C reaches every process of the terminal; the parent finishes its work first, and then says when to close.
process.on('SIGINT', () => {})

server.listen(0, '127.0.0.1', () => say((server.address() as AddressInfo).port))
