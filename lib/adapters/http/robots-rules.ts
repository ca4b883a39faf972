import robotsModule from 'robots-parser'
import type { PageAnswer } from '../../jobs/ports.ts'

/** The package is CommonJS: its function is the module itself, although its types call it the default export. */
const robotsParser = robotsModule as unknown as typeof robotsModule.default

/** A day is what RFC 9309 (2.4) allows at most; half of it keeps a changed rule from being missed for long. */
const GOOD_FOR_MS = 12 * 3_600_000
/** Shorter than the delay between two requests of a host: another try asks for the rules anew, pages at once do not. */
const FAILURE_GOOD_FOR_MS = 1_000
/** A site that asks for longer pauses than this would not be read within a day. */
const CRAWL_DELAY_MS_MAX = 30_000

interface Rules {
  readonly ageAtMs: number
  readonly goodForMs: number
  check(url: URL): RobotsVerdict
}

export interface RobotsVerdict {
  /** Undefined when the page may be read; else the answer that stands for it: why not, or why the rules could not be had. */
  readonly closed?: PageAnswer | undefined
  readonly crawlDelayMs?: number | undefined
}

export interface RobotsSettings {
  readonly userAgent: string
  /** Fetches `/robots.txt` of an origin with all bounds, but without asking for rules again. */
  readonly load: (url: string) => Promise<PageAnswer>
  /** Milliseconds of a clock that only runs forward. */
  readonly elapsedMs: () => number
}

/** robots.txt of each origin (RFC 9309), kept in memory. */
export function createRobotsRules(settings: RobotsSettings) {
  const byOrigin = new Map<string, Promise<Rules>>()
  return {
    async check(url: URL): Promise<RobotsVerdict> {
      const kept = await byOrigin.get(url.origin)
      if (kept && settings.elapsedMs() - kept.ageAtMs < kept.goodForMs) return kept.check(url)
      const loading = loadRules(url.origin, settings)
      byOrigin.set(url.origin, loading)
      return (await loading).check(url)
    },
  }
}

async function loadRules(origin: string, settings: RobotsSettings): Promise<Rules> {
  const address = `${origin}/robots.txt`
  const answer = await settings.load(address)
  const ageAtMs = settings.elapsedMs()
  // Without its rules a site counts as closed to us (2.3.1.4). Its own answer says why better than we could.
  if (!isAnswered(answer)) {
    return { ageAtMs, goodForMs: FAILURE_GOOD_FOR_MS, check: () => ({ closed: answer }) }
  }
  // Any 4xx means that there are no rules (2.3.1.3).
  const text = answer.httpStatus < 300 ? new TextDecoder().decode(answer.body) : ''
  const robots = robotsParser(address, text)
  const crawlDelayMs = boundedDelayMs(robots.getCrawlDelay(settings.userAgent))
  const check = (url: URL): RobotsVerdict => {
    if (robots.isAllowed(url.href, settings.userAgent) !== false) return { crawlDelayMs }
    return { closed: { kind: 'refused', reason: `robots.txt 不允许读取 ${url.pathname}` } }
  }
  return { ageAtMs, goodForMs: GOOD_FOR_MS, check }
}

function boundedDelayMs(seconds: number | undefined): number | undefined {
  return seconds !== undefined && seconds > 0 ? Math.min(seconds * 1000, CRAWL_DELAY_MS_MAX) : undefined
}

function isAnswered(answer: PageAnswer): answer is Extract<PageAnswer, { kind: 'page' }> {
  return answer.kind === 'page' && answer.httpStatus < 500 && answer.httpStatus !== 429
}
