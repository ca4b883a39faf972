import robotsModule from 'robots-parser'
import type { PageAnswer } from '../../jobs/ports.ts'

/** The package is CommonJS: its function is the module itself, although its types call it the default export. */
const robotsParser = robotsModule as unknown as typeof robotsModule.default

/** A day is what RFC 9309 (2.4) allows at most; half of it keeps a changed rule from being missed for long. */
const GOOD_FOR_MS = 12 * 3_600_000
/** A site whose rules cannot be had is asked again soon, but not for every one of its pages. */
const FAILURE_GOOD_FOR_MS = 60_000

interface Rules {
  readonly ageAtMs: number
  readonly goodForMs: number
  /** Undefined when the page may be read; else the answer that stands for it. */
  check(url: URL): PageAnswer | undefined
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
    /** Undefined when the page may be read; else why it may not, or why the rules could not be had. */
    async check(url: URL): Promise<PageAnswer | undefined> {
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
    return { ageAtMs, goodForMs: FAILURE_GOOD_FOR_MS, check: () => answer }
  }
  // Any 4xx means that there are no rules (2.3.1.3).
  const text = answer.httpStatus < 300 ? new TextDecoder().decode(answer.body) : ''
  const robots = robotsParser(address, text)
  const check = (url: URL): PageAnswer | undefined =>
    robots.isAllowed(url.href, settings.userAgent) === false
      ? { kind: 'refused', reason: `robots.txt 不允许读取 ${url.pathname}` }
      : undefined
  return { ageAtMs, goodForMs: GOOD_FOR_MS, check }
}

function isAnswered(answer: PageAnswer): answer is Extract<PageAnswer, { kind: 'page' }> {
  return answer.kind === 'page' && answer.httpStatus < 500 && answer.httpStatus !== 429
}
