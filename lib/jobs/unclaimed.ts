import type { Catalogue } from '../domain/catalogue.ts'
import type { DutyEvent } from '../domain/duty/event.ts'
import { Classifier } from '../domain/judge/kind/classify.ts'
import { nameKey } from '../domain/judge/match/name-key.ts'
import { changeOf } from '../domain/judge/match/naming/words.ts'
import { type CandidateRules, candidateOf, seenAs } from '../domain/judge/unclaimed/candidates.ts'
import { type Expectation, expectationsFrom } from '../domain/judge/unclaimed/expectations.ts'
import { type Proposal, proposalsFrom } from '../domain/judge/unclaimed/proposal.ts'
import type { County } from '../domain/tell/county.ts'
import { addMs, DAY_MS, type Instant } from '../domain/time/instant.ts'
import type { Notice } from '../domain/watch/notice.ts'
import { judgedWithDerived } from './derived-events.ts'
import type { FactStore, WatchStore } from './ports.ts'

/** Older notices tell of events of which nothing is due any more that a reminder could mend. */
const NOTICES_DAYS = 366

export interface Unclaimed {
  readonly proposals: readonly Proposal[]
  readonly expectations: readonly Expectation[]
  /** Every event that is known, derived ones too. */
  readonly events: readonly DutyEvent[]
}

/** Notices without an event, and events that should follow, for people to accept or refuse. Stores nothing. */
export async function unclaimedOf(
  { county, now }: { readonly county: County; readonly now: Instant },
  store: FactStore & WatchStore,
  catalogue: Catalogue,
): Promise<Unclaimed> {
  const { code } = county
  const [events, listStates] = await Promise.all([store.events(code), store.listStates(code)])
  const [notices, attestations, decisions, noticeDecisions] = await Promise.all([
    store.notices(code, addMs(now, -NOTICES_DAYS * DAY_MS)),
    store.attestations(code),
    store.decisions(code),
    store.noticeDecisions(code),
  ])
  const facts = { events, notices, listStates, attestations, decisions, now }
  const { judged, unclaimed } = await judgedWithDerived(facts, catalogue, { known: async () => events })
  const known = [...events, ...judged.map(({ obligation }) => obligation.event).filter(isDerived)]
  const rules = candidateRules(county, catalogue)
  const unclaimedIds = new Set(unclaimed.map(({ id }) => id))
  const candidates = unclaimed.flatMap((notice) => candidateOf(notice, rules) ?? [])
  const claimedNotices = notices.filter(({ id }) => !unclaimedIds.has(id))
  const claimed = claimedNotices.flatMap((notice) => seenAs(notice, rules) ?? [])
  const claimedTitles = new Set(claimedNotices.map(({ title }) => nameKey(title)))
  const sameTitles = Map.groupBy(unclaimed.filter(isUp), ({ title }) => nameKey(title))
  const refused = new Set(noticeDecisions.map(({ notice }) => notice))
  const changes = notices.filter(isEnd)
  const units = [...(catalogue.units.get(code)?.values() ?? [])].map(({ id, name, aliases }) => ({
    id,
    names: [name, ...aliases.map((alias) => alias.name)],
  }))
  const { triggers } = catalogue
  const seen = [...claimed, ...candidates]
  return {
    proposals: proposalsFrom({
      candidates,
      events: known,
      claimed,
      claimedTitles,
      sameTitles,
      refused,
      changes,
      units,
      triggers,
    }),
    expectations: expectationsFrom(
      { judged, notices, events: known, seen, changes, refused, now },
      catalogue,
    ),
    events: known,
  }
}

function candidateRules(county: County, { items, channels, kinds }: Catalogue): CandidateRules {
  const classifier = new Classifier([...items.values()], kinds)
  return {
    items,
    channels,
    county: { code: county.code, names: [county.name, ...county.aliases] },
    classify: (notice) =>
      classifier.classify({ ...notice, column: notice.column ?? listName(notice, channels) }),
  }
}

/** The list is the column of its site. */
function listName({ channel, list }: Notice, channels: Catalogue['channels']): string | undefined {
  const card = channels.get(channel)
  return card?.kind === 'web' ? card.lists.find(({ id }) => id === list)?.name : undefined
}

function isUp({ goneAt, missedAt }: Notice): boolean {
  return goneAt === undefined && missedAt === undefined
}

function isDerived({ origin }: DutyEvent): boolean {
  return origin?.kind === 'derived'
}

function isEnd({ title }: Notice): boolean {
  const change = changeOf(title)
  return change === '终止' || change === '流标（废标）'
}
