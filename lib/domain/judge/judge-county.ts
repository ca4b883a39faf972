import type { Decision } from '../duty/decision.ts'
import type { DutyEvent } from '../duty/event.ts'
import type { Item } from '../duty/item.ts'
import { extendedTo, type Obligation, obligationsOf } from '../duty/obligation.ts'
import type { Instant } from '../time/instant.ts'
import type { WorkCalendar } from '../time/work-calendar.ts'
import type { Attestation } from '../watch/attestation.ts'
import type { Channel } from '../watch/channel.ts'
import type { ListState } from '../watch/channel-health.ts'
import type { Notice } from '../watch/notice.ts'
import { isIdentifiable } from './match/event-keys.ts'
import { type Answerable, MatchIndex } from './match/matching.ts'
import { mayBeAnswers, unreadNotices } from './match/unread.ts'
import type { Verdict } from './match/verdict.ts'
import { assess, latestDecision } from './standing/assess.ts'
import type { Standing } from './standing/standing.ts'
import type { MatchedNotice } from './standing/standing-facts.ts'

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
  const unread = unreadNotices(verdicts, rules)
  const lists = groupBy(facts.listStates, (state) => state.channel)
  const decisions = groupBy(facts.decisions, (decision) => decision.event)
  const attestations = latestAttestations(facts.attestations)
  const judged = answerables.flatMap(({ event, item, obligations }) => {
    const decided = decisions.get(event.id) ?? []
    const until = latestDecision(decided)?.until
    return obligations.flatMap((regular): Judged[] => {
      const channel = rules.channels.get(regular.channel)
      if (!channel) return []
      const obligation = until === undefined ? regular : extendedTo(regular, until, rules.calendar)
      const key = `${event.id}/${obligation.channel}`
      const standing = assess({
        obligation,
        channel,
        decisions: decided,
        attestation: attestations.get(key),
        matched: matches.clear.get(key) ?? [],
        unclear: matches.ambiguous.get(key) ?? [],
        unread: mayBeAnswers(unread, obligation, item),
        isIdentifiable: isIdentifiable(event),
        lists: lists.get(obligation.channel) ?? [],
        calendar: rules.calendar,
        now: facts.now,
      })
      return [{ obligation, channel, standing }]
    })
  })
  return {
    judged,
    unclaimed: verdicts.filter(isUnclaimed).map(({ notice }) => notice),
    unclear: verdicts.filter((verdict) => verdict.kind === 'ambiguous'),
  }
}

/** A version of a page that is not shown any more waits for nobody. */
function isUnclaimed({ kind, notice }: Verdict): boolean {
  return kind === 'none' && notice.supersededAt === undefined
}

interface Matches {
  readonly clear: ReadonlyMap<string, readonly MatchedNotice[]>
  readonly ambiguous: ReadonlyMap<string, readonly MatchedNotice[]>
}

/** Notices by `<event>/<channel>`, earliest first: the first publication is the one that counts. */
function matchesByEvent(verdicts: readonly Verdict[]): Matches {
  const clear = new Map<string, MatchedNotice[]>()
  const ambiguous = new Map<string, MatchedNotice[]>()
  for (const { notice, answers, doubts } of verdicts) {
    for (const [into, candidates] of [
      [clear, answers],
      [ambiguous, doubts],
    ] as const) {
      for (const { event, evidence } of candidates) {
        const key = `${event}/${notice.channel}`
        const found = into.get(key)
        if (found) found.push({ notice, evidence })
        else into.set(key, [{ notice, evidence }])
      }
    }
  }
  for (const found of [...clear.values(), ...ambiguous.values()]) {
    found.sort((a, b) => a.notice.firstSeenAt - b.notice.firstSeenAt)
  }
  return { clear, ambiguous }
}

/** By `<event>/<channel>`, the last statement: it corrects the ones before, and tells of the taking down. */
function latestAttestations(attestations: readonly Attestation[]): ReadonlyMap<string, Attestation> {
  const ordered = attestations.toSorted((a, b) => a.at - b.at)
  return new Map(ordered.map((one) => [`${one.event}/${one.channel}`, one]))
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group) group.push(value)
    else groups.set(keyOf(value), [value])
  }
  return groups
}
