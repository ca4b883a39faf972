import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { parse } from 'yaml'
import { channelsFileSchema } from '../../catalogue/channel-schema.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { WebChannel } from '../../domain/watch/channel.ts'
import { SAMPLE_CHANNELS_FILE } from './sample-files.ts'
import type { SampleNotice } from './sample-notice.ts'
import { sampleNotices } from './sample-notices.ts'
import { SAMPLE_FAULTS, type SampleFaults } from './site/sample-faults.ts'
import { type SiteAnswer, SiteAnswers } from './site/site-answers.ts'

const BODY_CHARACTERS_MAX = 10_000

export interface SampleSitesSettings {
  readonly now: () => Instant
  readonly notices?: readonly SampleNotice[] | undefined
  readonly faults?: SampleFaults | undefined
}

export interface SampleSites {
  /** `http://kazuo.sample.localhost` → `http://127.0.0.1:<port>`, for the fetcher. */
  readonly origins: ReadonlyMap<string, string>
  close(): Promise<void>
}

/** The web channels of the sample, as their cards say. */
export function sampleChannels(): readonly WebChannel[] {
  const file: unknown = parse(readFileSync(SAMPLE_CHANNELS_FILE, 'utf8'), { version: '1.2' })
  return channelsFileSchema.parse(file).channels.filter((channel) => channel.kind === 'web')
}

/** All sample sites on one loopback server, told apart by the Host header, as they are at `now`. */
export async function startSampleSites(settings: SampleSitesSettings): Promise<SampleSites> {
  const answers = new SiteAnswers(
    sampleChannels(),
    settings.notices ?? sampleNotices(),
    settings.faults ?? SAMPLE_FAULTS,
  )
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    void respond(answers, { request, response, now: settings.now })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    origins: new Map(answers.hosts.map((host) => [`http://${host}`, `http://127.0.0.1:${port}`])),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function respond(
  answers: SiteAnswers,
  from: { request: IncomingMessage; response: ServerResponse; now: () => Instant },
): Promise<void> {
  const { request, response } = from
  const address = `http://${request.headers.host ?? ''}${request.url ?? '/'}`
  const url = URL.canParse(address) ? new URL(address) : undefined
  const body = await bodyOf(request)
  if (!url || body === undefined) return void response.writeHead(400).end()
  const etag = request.headers['if-none-match']
  const answer = answers.answer({ method: request.method ?? 'GET', url, body, etag }, from.now())
  if (!answer) return void request.socket.destroy()
  if (answer.delayMs > 0) await pause(answer.delayMs)
  send(response, answer)
}

function send(response: ServerResponse, { httpStatus, headers, body }: SiteAnswer): void {
  const length = httpStatus === 304 ? {} : { 'content-length': body.length }
  response.writeHead(httpStatus, { ...headers, ...length }).end(body)
}

/** The body as text; undefined when it breaks off or is longer than any request of a reader. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  if (request.method === 'GET') return ''
  let text = ''
  try {
    for await (const chunk of request.setEncoding('utf8')) {
      text += chunk
      if (text.length > BODY_CHARACTERS_MAX) return undefined
    }
  } catch {
    return undefined
  }
  return text
}
