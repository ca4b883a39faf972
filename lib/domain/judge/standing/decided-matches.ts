import type { Match } from '../../duty/decision.ts'
import { chinaDateOf } from '../../time/instant.ts'
import { type Notice, pageIdOf } from '../../watch/notice.ts'
import type { Candidate, Verdict } from '../match/verdict.ts'
import type { MatchedNotice } from './standing-facts.ts'

/** By notice, as people named it, what they said of it: one word for each event. */
export type SaidOfNotices = ReadonlyMap<string, readonly Match[]>

/**
 * The verdict with what people said put in place of what was found. They speak of the notice as they saw it: of a version
 * that came later they said nothing. Of other events that it may answer as well they said nothing either.
 */
export function withDecisions(
  verdict: Verdict,
  said: SaidOfNotices,
  itemOf: (event: string) => string | undefined,
): Verdict {
  const words = lastWords(saidOf(verdict.notice, (id) => said.get(id) ?? []))
  if (words.length === 0) return verdict
  const isOpen = ({ event }: Candidate) => !words.some((one) => one.event === event)
  const confirmed = words.flatMap((one): Candidate[] => {
    const item = itemOf(one.event)
    return one.isAnswer && item !== undefined ? [confirmedBy(one, verdict, item)] : []
  })
  const answers = [...confirmed, ...verdict.answers.filter(isOpen)]
  const doubts = verdict.doubts.filter(isOpen)
  const kind = answers.length > 0 ? 'clear' : doubts.length > 0 ? 'ambiguous' : 'none'
  return {
    ...verdict,
    kind,
    answers,
    doubts,
    relatesTo: verdict.relatesTo.filter(({ event }) => !words.some((one) => one.event === event)),
    candidates: [...confirmed, ...verdict.candidates.filter(isOpen)],
  }
}

/** True when somebody who saw this version of the notice said that it does not answer the event. */
export function isDenied(ofEvent: ReadonlyMap<string, Match>, notice: Notice): boolean {
  const said = saidOf(notice, (id) => ofEvent.get(id) ?? [])
  return lastWords(said).some(({ isAnswer }) => !isAnswer)
}

/** What was said of this version: under its own id, or under that of its page as long as it was the one that was shown. */
function saidOf(notice: Notice, under: (id: string) => Match | readonly Match[]): readonly Match[] {
  const { id, firstSeenAt, supersededAt } = notice
  const ofPage = [under(pageIdOf(notice))].flat().filter(({ at }) => at < (supersededAt ?? at))
  return [...[under(id)].flat(), ...ofPage].filter(({ at }) => firstSeenAt <= at)
}

/** One word for each event. */
function lastWords(said: readonly Match[]): readonly Match[] {
  const ordered = said.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  return [...new Map(ordered.map((one) => [one.event, one])).values()]
}

function confirmedBy({ event, approver, at }: Match, { candidates }: Verdict, item: string): Candidate {
  const known = candidates.find((one) => one.event === event)
  const words = `${approver}于${chinaDateOf(at)}认定对应`
  return { event, item, score: known?.score ?? 0, evidence: [...(known?.evidence ?? []), words] }
}

export interface Matches {
  /** By `<event>/<channel>`. */
  readonly clear: ReadonlyMap<string, readonly MatchedNotice[]>
  readonly ambiguous: ReadonlyMap<string, readonly MatchedNotice[]>
}

/** Notices by `<event>/<channel>`, earliest first: the first publication is the one that counts. */
export function matchesByEvent(verdicts: readonly Verdict[]): Matches {
  const clear = new Map<string, MatchedNotice[]>()
  const ambiguous = new Map<string, MatchedNotice[]>()
  for (const { notice, answers, doubts, relatesTo } of verdicts) {
    const ofOpenRound = relatesTo.flatMap(({ event, words, mayAnswer }) =>
      mayAnswer ? [{ event, evidence: [words] }] : [],
    )
    for (const [into, candidates] of [
      [clear, answers],
      [ambiguous, [...doubts, ...ofOpenRound]],
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
    found.sort((a, b) => byFirstSight(a.notice, b.notice))
  }
  return { clear, ambiguous }
}

/** Of two seen at one look the id decides, so that the order of facts does not. */
export function byFirstSight(a: Notice, b: Notice): number {
  return a.firstSeenAt - b.firstSeenAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
