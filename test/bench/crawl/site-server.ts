import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { benchSites } from './corpus.ts'

/** Serves the sites, one port of loopback each, until its parent goes: `HOSTS LISTS LATENCY_MS`; prints the ports. */
const [hosts = 10, lists = 10, latencyMs = 0] = process.argv.slice(2).map(Number)
const ports = await Promise.all(
  benchSites(hosts, lists).map(async ({ pages, charset }) => {
    const server = createServer((request, response) => {
      const page = pages.get(request.url ?? '')
      const answer = () => {
        if (!page) return response.writeHead(404, { 'content-length': 0 }).end()
        const { bytes, etag } = page
        if (request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end()
        const type = charset === 'utf-8' ? 'text/html; charset=utf-8' : 'text/html'
        return response
          .writeHead(200, { 'content-type': type, 'content-length': bytes.length, etag })
          .end(bytes)
      }
      if (latencyMs > 0) setTimeout(answer, latencyMs)
      else answer()
    })
    server.keepAliveTimeout = 60_000
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return (server.address() as AddressInfo).port
  }),
)
process.on('disconnect', () => process.exit(0))
process.send?.(ports)
