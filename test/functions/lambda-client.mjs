/**
 * The loop of a Lambda runtime in plain Node: loads the bundle, asks for the next invocation, and answers it. The server
 * says what time it is, and which hosts are served on loopback in place of the real ones.
 */
import net from 'node:net'
import { pathToFileURL } from 'node:url'

const runtime = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`
const sites = new Map(Object.entries(JSON.parse(process.env.TEST_SITES ?? '{}')))

let nowMs = Date.now()
const RealDate = Date
globalThis.Date = class extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(nowMs)
    else super(...args)
  }
  static now() {
    return nowMs
  }
}

const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0]
  const port = sites.get(options?.host)
  if (port !== undefined) Object.assign(options, { host: '127.0.0.1', port, lookup: undefined })
  return connect.apply(this, args)
}

const { handler } = await import(pathToFileURL(`${process.env.LAMBDA_TASK_ROOT}/index.mjs`).href)
for (;;) {
  const next = await fetch(`${runtime}/invocation/next`)
  const id = next.headers.get('lambda-runtime-aws-request-id')
  nowMs = Number(next.headers.get('test-now-ms'))
  const answer = (kind, body) =>
    fetch(`${runtime}/invocation/${id}/${kind}`, { method: 'POST', body: JSON.stringify(body) })
  try {
    await answer('response', await handler(await next.json()))
  } catch (error) {
    await answer('error', { errorType: error.name, errorMessage: error.message })
  }
}
