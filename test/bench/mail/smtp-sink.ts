import { parentPort } from 'node:worker_threads'
import { SMTPServer } from 'smtp-server'

/** A mail server that takes every mail and keeps none, in a thread of its own. */
const server = new SMTPServer({
  disabledCommands: ['STARTTLS', 'AUTH'],
  disableReverseLookup: true,
  onData(stream, _session, done) {
    stream.on('end', done)
    stream.resume()
  },
})
const listener = server.listen(0, '127.0.0.1', () => {
  const address = listener.address()
  parentPort?.postMessage(typeof address === 'object' && address ? address.port : 0)
})
