import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createRawServer, type Socket } from 'node:net'
import { sha256Hex } from '../../../lib/adapters/evidence/sha256-hex.ts'
import { createFetcher } from '../../../lib/adapters/http/fetcher.ts'
import type { StandingKind } from '../../../lib/domain/judge/standing/standing.ts'
import { addMs, type Instant } from '../../../lib/domain/time/instant.ts'
import type { ListReader, WebChannel } from '../../../lib/domain/watch/channel.ts'
import type { ListState } from '../../../lib/domain/watch/channel-health.ts'
import { judgementOf } from '../../../lib/jobs/county-judgement.ts'
import { crawl } from '../../../lib/jobs/crawl.ts'
import type { ThrowAwayCertificate } from '../../adapters/http/throw-away-certificate.ts'
import { fakeAttachmentReader } from '../../fakes/fake-attachment-reader.ts'
import { fakeStore } from '../../fakes/fake-store.ts'
import { createFakeVault } from '../../fakes/fake-vault.ts'
import { at, CATALOGUE, COUNTY, event, listIdOf, siteOf } from '../../fixtures/cast.ts'

/** Answered by the same server; the one is a host of the site, the other is not. */
export const OTHER_HOST_OF_SITE = 'http://www.kazuo.sample.localhost'
export const OTHER_SITE = 'http://parked.elsewhere.localhost'
export const LIST_PATH = '/kzxzf/zwgk/zcwj/glist.html'

/** How a site answers: with pages, with bytes, over a secure connection, or not at all. */
export type Answering =
  | { readonly pages: RequestListener }
  | { readonly bytes: (socket: Socket) => void }
  | { readonly secure: ThrowAwayCertificate }
  | { readonly nobody: true }
  | { readonly unknownName: true }

export interface SiteCard {
  readonly reader: ListReader
  readonly mayBeEmpty?: boolean
  readonly region?: string
  readonly timeoutMs?: number
}

export interface AfterLook {
  readonly state: ListState
  readonly standing: StandingKind | undefined
  /** Requests for pages that the site got; connections where it speaks no HTTP. */
  readonly asked: number
}

export const GOOD_AT = at('2026-09-21 09:00')
/** The county's duty of the cast fell due on 2026-09-29. */
export const AFTER_DUE_AT = at('2026-10-12 09:00')

/** The address of a site that answers so: it was the same when it was read well. */
export function addressOf(answering: Answering): string {
  if ('unknownName' in answering) return 'http://no-such-site.invalid'
  return `${'secure' in answering ? 'https' : 'http'}://kazuo.sample.localhost`
}

/** A county whose one duty is due, and whose site was last read well before it was. */
export async function countyAfterGoodLook(
  card: SiteCard,
  goodPage: string,
  address = 'http://kazuo.sample.localhost',
) {
  const store = fakeStore()
  const vault = createFakeVault()
  await store.putEvent(event())
  const look = async (answering: Answering, startsAt: Instant): Promise<AfterLook> => {
    const site = await startSite(answering, address)
    const fetcher = createFetcher({ userAgent: 'duban/1.0 (test)', origins: site.origins })
    let now = startsAt
    const ports = {
      store,
      vault,
      fetcher,
      attachments: fakeAttachmentReader,
      clock: { now: () => now },
      telemetry: { count: () => undefined, note: () => undefined },
      digest: sha256Hex,
      pause: async (ms: number) => {
        now = addMs(now, ms)
      },
    }
    try {
      await crawl({ county: COUNTY, channels: [channelOf(card, address)], ports, windowDays: 60 })
    } finally {
      await site.stop()
    }
    const [state] = await store.listStates(COUNTY)
    if (!state) throw new Error('no look was written')
    const { judged } = await judgementOf({ county: COUNTY, now, scope: 'open' }, store, CATALOGUE)
    const duty = judged.find(({ obligation }) => obligation.channel === 'county-site')
    return { state, standing: duty?.standing.kind, asked: site.asked() }
  }
  const pages: RequestListener = (request, response) => {
    if (request.url === '/robots.txt') response.writeHead(404).end()
    else response.end(request.url === LIST_PATH ? goodPage : DETAIL)
  }
  await look({ pages }, GOOD_AT)
  return { look: (answering: Answering) => look(answering, AFTER_DUE_AT) }
}

const DETAIL = `<html><title>示例</title><body><h1>示例</h1><p>${'正文说明有关事项。'.repeat(40)}</p></body></html>`

function channelOf(
  { reader, mayBeEmpty = false, region, timeoutMs = 5_000 }: SiteCard,
  origin: string,
): WebChannel {
  const site = siteOf('county-site')
  const list = {
    id: listIdOf('county-site'),
    name: '政策文件',
    url: `${origin}${LIST_PATH}`,
    reader,
    detail: { format: 'html' as const },
  }
  return {
    ...site,
    address: `${origin}/kzxzf/`,
    lists: [list],
    expect: { ...site.expect, mayBeEmpty, region },
    politeness: { delayMs: 3_000, timeoutMs, from: '00:00', until: '24:00', pagesMax: 5 },
  }
}

/** A real server on loopback under the name of a site. */
async function startSite(answering: Answering, url: string) {
  if ('unknownName' in answering) return { origins: new Map(), asked: () => 0, stop: async () => {} }
  if ('nobody' in answering)
    return { origins: new Map([[url, 'http://127.0.0.1:1']]), asked: () => 0, stop: async () => {} }
  let asked = 0
  const { scheme, server } = serverOf(answering, () => {
    asked += 1
  })
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  const stop = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy()
      server.close(() => resolve())
    })
  const origins = new Map(
    [url, OTHER_HOST_OF_SITE, OTHER_SITE].map((host) => [host, `${scheme}://127.0.0.1:${port}`]),
  )
  return { origins, asked: () => asked, stop }
}

function serverOf(
  answering: Exclude<Answering, { nobody: true } | { unknownName: true }>,
  onAsked: () => void,
): { scheme: string; server: Server | ReturnType<typeof createRawServer> } {
  if ('secure' in answering)
    return { scheme: 'https', server: createTlsServer(answering.secure, (_, response) => response.end('ok')) }
  if ('pages' in answering) {
    const server = createServer((request, response) => {
      if (request.url !== '/robots.txt') onAsked()
      answering.pages(request, response)
    })
    return { scheme: 'http', server }
  }
  const server = createRawServer((socket) => {
    socket.on('data', (data) => {
      if (data.toString().startsWith('GET /robots.txt ')) {
        socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
        return
      }
      onAsked()
      answering.bytes(socket)
    })
  })
  return { scheme: 'http', server }
}
