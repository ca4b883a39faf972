import { chinaDayOf, chinaInstant, HOUR_MS, type Instant, MINUTE_MS } from '../domain/time/instant.ts'
import { weekdayOf } from '../domain/time/local-date.ts'

/** One run of one job. The embedded default looks twice a day where AWS looks every half hour. */
export interface Tick {
  readonly at: Instant
  readonly job: 'crawl' | 'receive' | 'remind' | 'digest' | 'audit'
}

export const CRAWL_HOURS = [7.5, 19.5]
const REMIND_HOURS = [0.5, 8, 11, 14, 17, 20, 22]
const DIGEST_MS = 8.5 * HOUR_MS
const AUDIT_MS = 2 * HOUR_MS + 10 * MINUTE_MS
/** At the same minute: look and read what came back first, then judge, then report. */
const ORDER = ['audit', 'crawl', 'receive', 'remind', 'digest'] as const

/** All runs in (after, until], in the order of time. */
export function ticksBetween(after: Instant, until: Instant): readonly Tick[] {
  const ticks: Tick[] = []
  for (let day = chinaDayOf(after); day <= chinaDayOf(until); day++) {
    const at = (timeOfDayMs: number) => chinaInstant(day, timeOfDayMs)
    ticks.push({ at: at(AUDIT_MS), job: 'audit' })
    ticks.push(...CRAWL_HOURS.map((hour): Tick => ({ at: at(hour * HOUR_MS), job: 'crawl' })))
    for (const job of ['receive', 'remind'] as const)
      ticks.push(...REMIND_HOURS.map((hour): Tick => ({ at: at(hour * HOUR_MS), job })))
    if (weekdayOf(day) === 1) ticks.push({ at: at(DIGEST_MS), job: 'digest' })
  }
  return ticks
    .filter(({ at }) => at > after && at <= until)
    .sort((a, b) => a.at - b.at || ORDER.indexOf(a.job) - ORDER.indexOf(b.job))
}
