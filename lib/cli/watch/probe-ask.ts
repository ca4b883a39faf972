import type { Politeness, WebChannel } from '../../domain/watch/channel.ts'
import type { ReadingOutcome } from '../../domain/watch/reading.ts'
import type { Closed } from '../../jobs/crawling/host-manners.ts'
import { ledElsewhere } from '../../jobs/crawling/led-elsewhere.ts'
import { failureOf, PAGE_BYTES_MAX } from '../../jobs/crawling/visit.ts'
import type { Fetcher, PageAnswer, PageRequest } from '../../jobs/ports.ts'
import { decodePage } from '../../readers/page-text.ts'

/** `reshaped`: the site answers, but the card does not fit it any more; `unread`: no answer that could be read. */
export type Verdict = 'fits' | 'reshaped' | 'unread' | 'blocked'

export interface ProbePorts {
  readonly fetcher: Fetcher
  /** Waits until the host of `url` may be asked again; `crawlDelayMs` is what its robots.txt has just asked for. */
  readonly turn: (url: string, politeness: Politeness, crawlDelayMs?: number) => Promise<void>
  /** Takes note of how the site wants to be treated. */
  readonly took: (url: string, answer: PageAnswer, politeness: Politeness) => void
  /** Why the host wants to be asked for nothing more. */
  readonly closed: (url: string) => Closed | undefined
}

export type Asked =
  | { readonly kind: 'page'; readonly page: Extract<PageAnswer, { kind: 'page' }> }
  | {
      readonly kind: 'failed'
      readonly verdict: 'unread' | 'blocked'
      readonly reason: string
      /** 0 when no answer came. */
      readonly httpStatus: number
    }

/** Asks a site for one page as its card wants it asked. */
export async function ask(
  request: Pick<PageRequest, 'url' | 'method' | 'body' | 'contentType'>,
  { politeness }: WebChannel,
  { fetcher, turn, took, closed }: ProbePorts,
): Promise<Asked> {
  const { url, method, body, contentType } = request
  const refusal = closed(url)
  if (refusal) return { kind: 'failed', ...verdictOf(refusal), httpStatus: 0 }
  await turn(url, politeness)
  const pause = (crawlDelayMs: number) => turn(url, politeness, crawlDelayMs)
  const bounds = { timeoutMs: politeness.timeoutMs, bytesMax: PAGE_BYTES_MAX }
  const answer = await fetcher.fetch({ url, method, body, contentType, pause, ...bounds })
  took(url, answer, politeness)
  const failure = failureOf(answer)
  const httpStatus = answer.kind === 'page' ? answer.httpStatus : 0
  if (failure) return { kind: 'failed', ...verdictOf(failure), httpStatus }
  // Nothing was asked for conditionally: another answer than a page is a fault of the site.
  if (answer.kind !== 'page')
    return { kind: 'failed', verdict: 'unread', reason: '网站返回 304（内容未修改）', httpStatus }
  const led = ledElsewhere({
    askedUrl: url,
    url: answer.url,
    text: decodePage(answer.body, answer.contentType).text,
  })
  if (led) return { kind: 'failed', ...verdictOf(led), httpStatus }
  return { kind: 'page', page: answer }
}

function verdictOf(failure: ReadingOutcome) {
  const reason = 'reason' in failure ? failure.reason : failure.kind
  return { verdict: failure.kind === 'blocked' ? 'blocked' : 'unread', reason } as const
}
