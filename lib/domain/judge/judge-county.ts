import type { Decision } from '../duty/decision.ts'
import type { DutyEvent } from '../duty/event.ts'
import type { Item } from '../duty/item.ts'
import { type Obligation, obligationsOf } from '../duty/obligation.ts'
import type { Instant } from '../time/instant.ts'
import type { WorkCalendar } from '../time/work-calendar.ts'
import type { Attestation } from '../watch/attestation.ts'
import type { Channel } from '../watch/channel.ts'
import type { ListState } from '../watch/channel-health.ts'
import type { Notice } from '../watch/notice.ts'
import { assess } from './assess.ts'
import { type Answerable, MatchIndex, type Verdict } from './matching.ts'
import type { Standing } from './standing.ts'
import type { MatchedNotice } from './standing-facts.ts'

/** The facts of a county that bear on its obligations at `now`. */
export interface CountyFacts {
  readonly events: readonly DutyEvent[]
  readonly notices: readonly Notice[]
  readonly listStates: readonly ListState[]
  readonly attestations: readonly Attestation[]
  readonly decisions: readonly Decision[]
  readonly now: Instant
}

/** What judging needs of the catalogue. */
export interface Rules {
  readonly items: ReadonlyMap<string, Item>
  readonly channels: ReadonlyMap<string, Channel>
  readonly calendar: WorkCalendar
}

export interface Judged {
  readonly obligation: Obligation
  readonly channel: Channel
  readonly standing: Standing
}

export interface CountyJudgement {
  readonly judged: readonly Judged[]
  /** Verdicts that answer no event, and those that a person must decide. */
  readonly unclaimed: readonly Notice[]
  readonly unclear: readonly Verdict[]
}

/** Derives every obligation of the events and its standing: the whole comparison, without I/O. */
export function judgeCounty(facts: CountyFacts, rules: Rules): CountyJudgement {
  const answerables = facts.events.flatMap((event): Answerable[] => {
    const item = rules.items.get(event.item)
    return item ? [{ event, item, obligations: obligationsOf(event, item, rules.calendar) }] : []
  })
  const index = new MatchIndex(answerables, [...rules.items.values()])
  const verdicts = facts.notices.map((notice) => index.verdictOf(notice))
  const matches = matchesByEvent(verdicts)
  const lists = groupBy(facts.listStates, (state) => state.channel)
  const decisions = groupBy(facts.decisions, (decision) => decision.event)
  const attestations = new Map(facts.attestations.map((one) => [`${one.event}/${one.channel}`, one]))
  const judged = answerables.flatMap(({ event, obligations }) =>
    obligations.flatMap((obligation): Judged[] => {
      const channel = rules.channels.get(obligation.channel)
      if (!channel) return []
      const key = `${event.id}/${obligation.channel}`
      const standing = assess({
        obligation,
        channel,
        decisions: decisions.get(event.id) ?? [],
        attestation: attestations.get(key),
        matched: matches.clear.get(key) ?? [],
        unclear: matches.ambiguous.get(key) ?? [],
        lists: lists.get(obligation.channel) ?? [],
        calendar: rules.calendar,
        now: facts.now,
      })
      return [{ obligation, channel, standing }]
    }),
  )
  return {
    judged,
    unclaimed: verdicts.filter((verdict) => verdict.kind === 'none').map((verdict) => verdict.notice),
    unclear: verdicts.filter((verdict) => verdict.kind === 'ambiguous'),
  }
}

interface Matches {
  readonly clear: ReadonlyMap<string, readonly MatchedNotice[]>
  readonly ambiguous: ReadonlyMap<string, readonly MatchedNotice[]>
}

/** Notices by `<event>/<channel>`, earliest first: the first publication is the one that counts. */
function matchesByEvent(verdicts: readonly Verdict[]): Matches {
  const clear = new Map<string, MatchedNotice[]>()
  const ambiguous = new Map<string, MatchedNotice[]>()
  for (const { kind, notice, candidates } of verdicts) {
    const best = candidates[0]?.score ?? 0
    const tied =
      kind === 'clear'
        ? candidates.slice(0, 1)
        : candidates.filter((one) => kind === 'ambiguous' && best - one.score < 10)
    for (const { event, evidence } of tied) {
      const key = `${event}/${notice.channel}`
      const into = kind === 'clear' ? clear : ambiguous
      into.set(
        key,
        [...(into.get(key) ?? []), { notice, evidence }].sort(
          (a, b) => a.notice.firstSeenAt - b.notice.firstSeenAt,
        ),
      )
    }
  }
  return { clear, ambiguous }
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value])
  return groups
}
