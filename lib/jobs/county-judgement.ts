import type { Catalogue } from '../domain/catalogue.ts'
import type { DutyEvent } from '../domain/duty/event.ts'
import { obligationsOf } from '../domain/duty/obligation.ts'
import { type CountyJudgement, judgeCounty } from '../domain/judge/judge-county.ts'
import { answerWindow } from '../domain/judge/match/answer-window.ts'
import { chinaDayOf, chinaInstant, type Instant } from '../domain/time/instant.ts'
import type { FactStore, WatchStore } from './ports.ts'

/** Notices may be seen before the day that they display, so that they are asked for from somewhat earlier on. */
const SEEN_BEFORE_DAYS = 30

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
  // A look proves absence only together with what it brought, so that its notices are read after it, never before.
  const listStates = await store.listStates(county)
  const [notices, attestations, decisions] = await Promise.all([
    store.notices(county, noticesSince(events, now, catalogue)),
    store.attestations(county),
    store.decisions(county),
  ])
  return judgeCounty({ events, notices, listStates, attestations, decisions, now }, catalogue)
}

/** The moment since which notices may bear on the events. */
function noticesSince(events: readonly DutyEvent[], now: Instant, { items, calendar }: Catalogue): Instant {
  const firstDays = events.flatMap((event) => {
    const item = items.get(event.item)
    return item ? obligationsOf(event, item, calendar).map((one) => answerWindow(one).firstDay) : []
  })
  const first = firstDays.reduce((earliest, day) => Math.min(earliest, day), chinaDayOf(now))
  return chinaInstant(first - SEEN_BEFORE_DAYS)
}
