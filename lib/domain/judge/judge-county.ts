import { type Decision, type InForce, inForce } from '../duty/decision.ts'
import type { DutyEvent } from '../duty/event.ts'
import type { Item } from '../duty/item.ts'
import { asDecided, type Obligation, obligationsOf } from '../duty/obligation.ts'
import type { Instant } from '../time/instant.ts'
import type { WorkCalendar } from '../time/work-calendar.ts'
import type { Attestation } from '../watch/attestation.ts'
import type { Channel } from '../watch/channel.ts'
import type { ListState } from '../watch/channel-health.ts'
import type { Notice } from '../watch/notice.ts'
import type { AnsweringNotice, ContentByItem, ContentFindings } from './content/content-findings.ts'
import { isIdentifiable } from './match/event-keys.ts'
import { KnownVerdicts } from './match/known-verdicts.ts'
import type { Answerable } from './match/matching.ts'
import { type NamedUnit, unitKeysOf } from './match/unit-keys.ts'
import { mayBeAnswers, unreadNotices } from './match/unread.ts'
import type { Verdict } from './match/verdict.ts'
import { assess } from './standing/assess.ts'
import { isDenied, type Matches, matchesByEvent, withDecisions } from './standing/decided-matches.ts'
import { personalFreeOf } from './standing/personal-free.ts'
import type { Standing } from './standing/standing.ts'
import type { MatchedNotice, StandingFacts } from './standing/standing-facts.ts'
import { type Warning, warningsOf } from './standing/warnings.ts'

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
  /** Units by county and id. */
  readonly units: ReadonlyMap<string, ReadonlyMap<string, NamedUnit>>
}

export interface Judged {
  readonly obligation: Obligation
  readonly channel: Channel
  readonly standing: Standing
  /** Absent: none. */
  readonly warnings?: readonly Warning[] | undefined
  /** Notices that answered it and show no personal data: read as a whole without a find, replaced, or gone. Absent: none. */
  readonly personalFree?: readonly string[] | undefined
}

export interface CountyJudgement {
  readonly judged: readonly Judged[]
  /** Verdicts that answer no event, and those that a person must decide. */
  readonly unclaimed: readonly Notice[]
  readonly unclear: readonly Verdict[]
}

/** Derives every obligation of the events and its standing: the whole comparison, without I/O. */
export function judgeCounty(facts: CountyFacts, rules: Rules): CountyJudgement {
  return judgeMatched(matchCounty(facts, rules))
}

/** A county's events with the notices that answer them: what is judged, and whose texts may be wanted for it. */
export interface MatchedCounty {
  readonly facts: CountyFacts
  readonly rules: Rules
  readonly answerables: readonly Answerable[]
  /** Ids of items by ids of events. */
  readonly itemOf: ReadonlyMap<string, string>
  readonly verdicts: readonly Verdict[]
  readonly matches: Matches
  readonly decidedOf: (event: string) => InForce
}

/** The costly half of the comparison: which notice answers which event. `known` spares giving a verdict twice. */
export function matchCounty(
  facts: CountyFacts,
  rules: Rules,
  known: KnownVerdicts = new KnownVerdicts(),
): MatchedCounty {
  const decidedOf = decisionsByEvent(facts.decisions)
  const answerables = facts.events.flatMap((recorded): Answerable[] => {
    const item = rules.items.get(recorded.item)
    if (!item) return []
    const event = passedOn(recorded, decidedOf(recorded.id))
    return [{ event, item, obligations: obligationsOf(event, item, rules.calendar) }]
  })
  const itemOf = new Map(answerables.map(({ event, item }) => [event.id, item.id]))
  const said = groupBy(
    answerables.flatMap(({ event }) => [...decidedOf(event.id).matches.values()]),
    ({ notice }) => notice,
  )
  const unitNamesOf = ({ event }: Answerable) => unitKeysOf(event, rules.units)
  const verdicts = known
    .of(facts.notices, answerables, { items: rules.items, unitNamesOf })
    .map((verdict) => withDecisions(verdict, said, (event) => itemOf.get(event)))
  return { facts, rules, answerables, itemOf, verdicts, matches: matchesByEvent(verdicts), decidedOf }
}

/** Each notice that clearly answers an obligation, once with each item that it answers. */
export function answersOf({ answerables, matches }: MatchedCounty): readonly AnsweringNotice[] {
  const answers = new Map<string, AnsweringNotice>()
  for (const { event, item, obligations } of answerables) {
    for (const { channel } of obligations) {
      for (const { notice } of matches.clear.get(`${event.id}/${channel}`) ?? [])
        answers.set(`${item.id}/${notice.id}`, { notice, item })
    }
  }
  return [...answers.values()]
}

/** The other half, with what was found in the texts of notices; one that is not there has not been looked into. */
export function judgeMatched(
  matched: MatchedCounty,
  content: ContentByItem = NO_CONTENT_BY_ITEM,
): CountyJudgement {
  const { facts, rules, answerables, verdicts, matches, decidedOf } = matched
  const unread = unreadNotices(verdicts, rules)
  const lists = groupBy(facts.listStates, (state) => state.channel)
  const attestations = latestAttestations(facts.attestations)
  const judged = answerables.flatMap(({ event, item, obligations }) => {
    const decided = decidedOf(event.id)
    return obligations.flatMap((regular): Judged[] => {
      const channel = rules.channels.get(regular.channel)
      if (!channel) return []
      const obligation = asDecided(regular, decided, rules.calendar)
      const key = `${event.id}/${obligation.channel}`
      const standingFacts: StandingFacts = {
        obligation,
        channel,
        decided,
        attestation: attestations.get(key),
        matched: matches.clear.get(key) ?? publishedBefore(obligation, matched, decided),
        unclear: matches.ambiguous.get(key) ?? [],
        content: content.get(item.id) ?? NO_CONTENT,
        unread: mayBeAnswers(unread, obligation, item).filter((notice) => !isDenied(decided.matches, notice)),
        isIdentifiable: isIdentifiable(event),
        lists: lists.get(obligation.channel) ?? [],
        calendar: rules.calendar,
        now: facts.now,
      }
      const warnings = warningsOf(standingFacts)
      const personalFree = personalFreeOf(standingFacts)
      const standing = assess(standingFacts)
      return [
        {
          obligation,
          channel,
          standing,
          ...(warnings.length > 0 && { warnings }),
          ...(personalFree.length > 0 && { personalFree }),
        },
      ]
    })
  })
  return {
    judged,
    unclaimed: verdicts.filter(isUnclaimed).map(({ notice }) => notice),
    unclear: verdicts.filter((verdict) => verdict.kind === 'ambiguous'),
  }
}

/**
 * What answers, on this channel, the event that was derived from: where both are of one item it is the same publication,
 * and one that came first on this channel has not to come again.
 */
function publishedBefore(
  { event, item, channel }: Obligation,
  { itemOf, matches }: MatchedCounty,
  decided: InForce,
): readonly MatchedNotice[] {
  const origins = event.origin?.kind === 'derived' ? [event.origin] : (event.supersedes ?? [])
  return origins.flatMap(({ from }) => {
    if (from === undefined || itemOf.get(from) !== item.id) return []
    const before = matches.clear.get(`${from}/${channel}`) ?? []
    return before.filter(({ notice }) => !isDenied(decided.matches, notice))
  })
}

const NO_CONTENT: ReadonlyMap<string, ContentFindings> = new Map()
const NO_CONTENT_BY_ITEM: ContentByItem = new Map()

/** The decisions in force by event, drawn from the facts once. */
function decisionsByEvent(decisions: readonly Decision[]): (event: string) => InForce {
  const groups = groupBy(decisions, ({ event }) => event)
  const byEvent = new Map([...groups].map(([event, ofEvent]) => [event, inForce(ofEvent)]))
  return (event) => byEvent.get(event) ?? NOTHING_DECIDED
}

const NOTHING_DECIDED = inForce([])

/** The event with the unit that is responsible now: reminders and figures follow it. */
function passedOn(event: DutyEvent, { forwards }: InForce): DutyEvent {
  const unit = forwards.at(-1)?.toUnit
  return unit === undefined ? event : { ...event, unit }
}

/** A version of a page that is not shown any more waits for nobody. */
function isUnclaimed({ kind, notice }: Verdict): boolean {
  return kind === 'none' && notice.supersededAt === undefined
}

/** By `<event>/<channel>`, the last statement: it corrects the ones before, and tells of the taking down. */
function latestAttestations(attestations: readonly Attestation[]): ReadonlyMap<string, Attestation> {
  const ordered = attestations.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
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
