import type { Politeness } from '../../domain/watch/channel.ts'
import type { PageSeen, ReadingOutcome } from '../../domain/watch/reading.ts'
import { decodePage } from '../../readers/page-text.ts'
import type {
  AttachmentReader,
  Clock,
  Digest,
  EvidenceVault,
  Fetcher,
  PageAnswer,
  Telemetry,
  WakeStore,
  WatchStore,
} from '../ports.ts'

export interface CrawlPorts {
  readonly store: WatchStore & Pick<WakeStore, 'touch'>
  readonly fetcher: Fetcher
  readonly vault: EvidenceVault
  readonly attachments: AttachmentReader
  readonly clock: Clock
  readonly telemetry: Telemetry
  readonly digest: Digest
  /** Waits; the embedded clock may make it short. */
  readonly pause: (ms: number) => Promise<void>
}

/** Larger than any list or notice page. */
export const PAGE_BYTES_MAX = 5_000_000
/** What sites and their firewalls answer to readers whom they do not want (412 and 521 come from firewalls). */
const BLOCKING: ReadonlySet<number> = new Set([401, 403, 412, 429, 521])

export interface VisitRequest {
  readonly url: string
  readonly method?: 'GET' | 'POST'
  readonly body?: string | undefined
  readonly contentType?: string | undefined
  readonly etag?: string | undefined
  readonly lastModified?: string | undefined
  /** Absent: as large as a page may be. */
  readonly bytesMax?: number | undefined
  /** True for a file, of which no text is made here. */
  readonly isFile?: boolean | undefined
}

/** One page asked for: what came, stored as evidence, and its text when it is a page that was asked for. */
export interface Visit {
  readonly answer: PageAnswer
  readonly seen: PageSeen
  /** Why the page says nothing; undefined when `text` holds it, or nothing changed. */
  readonly failure?: ReadingOutcome | undefined
  readonly text: string
}

export type Visitor = (request: VisitRequest, politeness: Politeness) => Promise<Visit>

/** Visits pages of one host one after the other, with the card's delay between two requests. */
export function createVisitor(ports: CrawlPorts): Visitor {
  let isFirst = true
  return async ({ isFile, bytesMax = PAGE_BYTES_MAX, ...request }, politeness) => {
    if (!isFirst) await ports.pause(politeness.delayMs)
    isFirst = false
    const { timeoutMs } = politeness
    const answer = await ports.fetcher.fetch({
      method: 'GET',
      ...request,
      timeoutMs,
      bytesMax,
    })
    const at = ports.clock.now()
    if (answer.kind !== 'page') {
      const httpStatus = answer.kind === 'not-modified' ? 304 : 0
      return { answer, seen: { url: request.url, httpStatus, at }, failure: failureOf(answer), text: '' }
    }
    const { url, httpStatus, body, contentType } = answer
    const sha256 = await ports.vault.put({ url, at, httpStatus, body })
    const text = isFile ? '' : decodePage(body, contentType).text
    return { answer, seen: { url, httpStatus, sha256, at }, failure: failureOf(answer), text }
  }
}

/** What an answer that is no page says about a list; undefined for a page and for "nothing changed". */
export function failureOf(answer: PageAnswer): ReadingOutcome | undefined {
  switch (answer.kind) {
    case 'not-modified':
      return undefined
    case 'unreachable':
      return { kind: 'unreachable', reason: answer.reason }
    case 'refused':
      return { kind: 'unreadable', reason: answer.reason }
    case 'page':
      return statusFailureOf(answer.httpStatus, answer.url)
  }
}

function statusFailureOf(httpStatus: number, url: string): ReadingOutcome | undefined {
  if (httpStatus >= 200 && httpStatus < 300) return undefined
  const reason = `网站返回 HTTP ${httpStatus}${url.endsWith('/robots.txt') ? '（robots.txt）' : ''}`
  if (BLOCKING.has(httpStatus)) return { kind: 'blocked', reason }
  return { kind: httpStatus >= 500 ? 'unreachable' : 'unreadable', reason }
}
