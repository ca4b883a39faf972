import type { Catalogue } from '../domain/catalogue.ts'
import type { Decision } from '../domain/duty/decision.ts'
import type { DutyEvent } from '../domain/duty/event.ts'
import { obligationsOf } from '../domain/duty/obligation.ts'
import type { CountyJudgement } from '../domain/judge/judge-county.ts'
import { answerWindow } from '../domain/judge/match/answer-window.ts'
import { chinaDayOf, chinaInstant, type Instant } from '../domain/time/instant.ts'
import type { Notice } from '../domain/watch/notice.ts'
import type { ContentReader } from './contents/content-reader.ts'
import { judgedWithDerived } from './derived-events.ts'
import type { FactStore, WatchStore } from './ports.ts'

/** Notices may be seen before the day that they display, so that they are asked for from somewhat earlier on. */
const SEEN_BEFORE_DAYS = 30

export interface JudgementFrom {
  readonly county: string
  readonly now: Instant
  /** `open`: what may still need a look. `all`: every event ever recorded, for the nightly audit and the ledger. */
  readonly scope: 'open' | 'all'
  /** Absent: no text of a notice is looked into. */
  readonly contents?: ContentReader | undefined
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
  const [recent, attestations, decisions] = await Promise.all([
    store.notices(county, noticesSince(events, now, catalogue)),
    store.attestations(county),
    store.decisions(county),
  ])
  const notices = hasAll(recent, confirmedNotices(events, decisions)) ? recent : await store.notices(county)
  const facts = { events, notices, listStates, attestations, decisions, now }
  const known = async () => (scope === 'open' ? store.events(county) : events)
  return judgedWithDerived(facts, catalogue, { known, contents: from.contents })
}

/** Notices that a person named as the answer to one of the events, however old they are. */
function confirmedNotices(events: readonly DutyEvent[], decisions: readonly Decision[]): readonly string[] {
  const ids = new Set(events.map(({ id }) => id))
  return decisions.flatMap((one) =>
    one.kind === 'match' && one.isAnswer && ids.has(one.event) ? [one.notice] : [],
  )
}

function hasAll(notices: readonly Notice[], named: readonly string[]): boolean {
  if (named.length === 0) return true
  const byId = new Map(notices.map((notice) => [notice.id, notice]))
  // A word on a page that was changed since is about the version that was there.
  const versionsOf = (id: string) => byId.get(id)?.earlier.map((_, index) => `${id}-${index + 1}`) ?? []
  return named.flatMap((id) => [id, ...versionsOf(id)]).every((id) => byId.has(id))
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
