import type { Catalogue } from '../domain/catalogue.ts'
import { type DutyEvent, mayBeAccepted } from '../domain/duty/event.ts'
import {
  answersOf,
  type CountyFacts,
  type CountyJudgement,
  judgeMatched,
  matchCounty,
} from '../domain/judge/judge-county.ts'
import { KnownVerdicts } from '../domain/judge/match/known-verdicts.ts'
import { derivedEvents } from '../domain/judge/unclaimed/derived-events.ts'
import { aboutPresent, joinedEvents, presentIds } from '../domain/judge/unclaimed/joined-events.ts'
import { presentDecisions } from '../domain/judge/unclaimed/present-decisions.ts'
import type { ContentReader } from './contents/content-reader.ts'

export interface JudgedFrom {
  /** Reads every stored event. */
  readonly known: () => Promise<readonly DutyEvent[]>
  /** Absent: no text of a notice is looked into. */
  readonly contents?: ContentReader | undefined
}

/** Of this process, over its runs. */
const VERDICTS = new KnownVerdicts()

/**
 * Judges a county with the events that its notices give rise to, and with the texts of the notices that answer. Every
 * stored event is asked for only where there is something that one of them may take the place of.
 */
export async function judgedWithDerived(
  facts: CountyFacts,
  catalogue: Catalogue,
  { known, contents }: JudgedFrom,
): Promise<CountyJudgement> {
  const hasProposed = facts.events.some(({ origin }) => origin !== undefined) || saysOfClosedAccepted(facts)
  const stored = hasProposed ? joinedFacts(facts, { catalogue, derived: [], known: await known() }) : facts
  const matched = matchCounty(stored, catalogue, VERDICTS)
  const judgement = judgeMatched(matched)
  const derived = derivedEvents(judgement.judged, facts.notices, catalogue)
  const whole =
    derived.length === 0
      ? matched
      : matchCounty(joinedFacts(facts, { catalogue, derived, known: await known() }), catalogue, VERDICTS)
  // What a notice holds decides neither what it answers nor what follows from it, so that it is read last.
  const content = await contents?.findingsIn(answersOf(whole))
  return whole === matched && !content?.size ? judgement : judgeMatched(whole, content)
}

/** True when something was said of an accepted event that is closed: it may hold for one that a unit recorded since. */
function saysOfClosedAccepted({ events, decisions, attestations }: CountyFacts): boolean {
  const open = new Set(events.map(({ id }) => id))
  return [...decisions, ...attestations].some(({ event }) => mayBeAccepted(event) && !open.has(event))
}

function joinedFacts(
  facts: CountyFacts,
  from: {
    readonly catalogue: Catalogue
    readonly derived: readonly DutyEvent[]
    readonly known: readonly DutyEvent[]
  },
): CountyFacts {
  const { derived, known } = from
  const events = joinedEvents({ events: facts.events, derived, known, items: from.catalogue.items })
  const present = presentIds(events)
  return {
    ...facts,
    events,
    attestations: aboutPresent(facts.attestations, present),
    decisions: presentDecisions(facts.decisions, { events, derived }),
  }
}
