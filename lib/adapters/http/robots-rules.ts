import robotsModule from 'robots-parser'
import type { PageAnswer } from '../../jobs/ports.ts'
import type { Turns } from './turns.ts'

/** The package is CommonJS: its function is the module itself, although its types call it the default export. */
const robotsParser = robotsModule as unknown as typeof robotsModule.default

/** What a parser of robots.txt must at least read (RFC 9309, 2.5); what lies beyond is not looked at. */
export const ROBOTS_BYTES_MAX = 512 * 1024
/** A day is what RFC 9309 (2.4) allows at most; half of it keeps a changed rule from being missed for long. */
const GOOD_FOR_MS = 12 * 3_600_000
/** Shorter than the delay between two requests of a host: another try asks for the rules anew, pages at once do not. */
const FAILURE_GOOD_FOR_MS = 1_000
/** Longer pauses mean the same: not to be read within a day. */
const CRAWL_DELAY_MS_MAX = 86_400_000

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
  /** Fetches `/robots.txt` of an origin with all bounds, its beginning only, but without asking for rules again. */
  readonly load: (url: string, turns: Turns) => Promise<PageAnswer>
  /** Milliseconds of a clock that only runs forward. */
  readonly elapsedMs: () => number
}

/** robots.txt of each origin (RFC 9309), kept in memory. */
export function createRobotsRules(settings: RobotsSettings) {
  const byOrigin = new Map<string, Promise<Rules>>()
  return {
    /** Loads the rules in a turn of the page that wants them first. */
    async check(url: URL, turns: Turns): Promise<RobotsVerdict> {
      const kept = await byOrigin.get(url.origin)?.catch(() => undefined)
      if (kept && settings.elapsedMs() - kept.ageAtMs < kept.goodForMs) return kept.check(url)
      const loading = loadRules(url.origin, settings, turns)
      byOrigin.set(url.origin, loading)
      return (await loading).check(url)
    },
  }
}

async function loadRules(origin: string, settings: RobotsSettings, turns: Turns): Promise<Rules> {
  const address = `${origin}/robots.txt`
  const answer = await settings.load(address, turns)
  const ageAtMs = settings.elapsedMs()
  // Without its rules a site counts as closed to us (2.3.1.4). Its own answer says why better than we could.
  if (!isAnswered(answer)) {
    return { ageAtMs, goodForMs: FAILURE_GOOD_FOR_MS, check: () => ({ closed: ofRobots(answer) }) }
  }
  // Any 4xx means that there are no rules (2.3.1.3).
  const text = answer.httpStatus < 300 ? wholeLines(answer.body) : ''
  const robots = robotsParser(address, text)
  const crawlDelayMs = boundedDelayMs(robots.getCrawlDelay(settings.userAgent))
  const check = (url: URL): RobotsVerdict => {
    if (robots.isAllowed(url.href, settings.userAgent) !== false) return { crawlDelayMs }
    return { closed: { kind: 'refused', reason: `robots.txt 不允许读取 ${url.pathname}` } }
  }
  return { ageAtMs, goodForMs: GOOD_FOR_MS, check }
}

/** What is longer than we read is cut in a line, which may then forbid more than was written: that line is left out. */
function wholeLines(body: Uint8Array): string {
  const text = new TextDecoder().decode(body)
  return body.length < ROBOTS_BYTES_MAX
    ? text
    : text.slice(0, Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1)
}

/** The answer to robots.txt as that to a page, saying what it is about. */
function ofRobots(answer: PageAnswer): PageAnswer {
  switch (answer.kind) {
    case 'page':
      return { ...answer, isRobots: true }
    case 'unreachable':
    case 'refused':
      return { ...answer, reason: `读取 robots.txt：${answer.reason}` }
    case 'not-modified':
      return { kind: 'unreachable', reason: '读取 robots.txt：网站返回 304（内容未修改）' }
  }
}

function boundedDelayMs(seconds: number | undefined): number | undefined {
  return seconds !== undefined && seconds > 0 ? Math.min(seconds * 1000, CRAWL_DELAY_MS_MAX) : undefined
}

function isAnswered(answer: PageAnswer): answer is Extract<PageAnswer, { kind: 'page' }> {
  return answer.kind === 'page' && answer.httpStatus < 500 && answer.httpStatus !== 429
}
