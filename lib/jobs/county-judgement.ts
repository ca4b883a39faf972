import type { Catalogue } from '../domain/catalogue.ts'
import type { DutyEvent } from '../domain/duty/event.ts'
import { type CountyJudgement, judgeCounty } from '../domain/judge/judge-county.ts'
import { addMs, DAY_MS, type Instant } from '../domain/time/instant.ts'
import type { FactStore, WatchStore } from './ports.ts'

/** Notices this much older than the oldest event are not asked for: backward rules look up to 120 days ahead. */
const NOTICES_BEFORE_DAYS = 130

export interface JudgementFrom {
  readonly county: string
  readonly now: Instant
  /** `open`: what may still need a look. `all`: every event ever recorded, for the nightly audit and the ledger. */
  readonly scope: 'open' | 'all'
}

/** Reads a county's facts and derives every obligation's standing from them. */
export async function judgementOf(
  from: JudgementFrom,
  store: FactStore & WatchStore,
  catalogue: Catalogue,
): Promise<CountyJudgement> {
  const { county, now, scope } = from
  const events = scope === 'open' ? await store.openEvents(county) : await store.events(county)
  const [notices, listStates, attestations, decisions] = await Promise.all([
    store.notices(county, oldestOf(events, now)),
    store.listStates(county),
    store.attestations(county),
    store.decisions(county),
  ])
  return judgeCounty({ events, notices, listStates, attestations, decisions, now }, catalogue)
}

function oldestOf(events: readonly DutyEvent[], now: Instant): Instant {
  const oldest = events.reduce((at, event) => Math.min(at, event.occurredAt), now as number)
  return addMs(oldest as Instant, -NOTICES_BEFORE_DAYS * DAY_MS)
}
