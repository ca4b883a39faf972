import type { DutyEvent } from '../../../../lib/domain/duty/event.ts'
import { type Answerable, type EventFace, eventFace } from '../../../../lib/domain/judge/match/event-face.ts'
import { MatchIndex, type MatchOptions } from '../../../../lib/domain/judge/match/matching.ts'
import { NoticeFace } from '../../../../lib/domain/judge/match/notice-face.ts'
import type { Verdict } from '../../../../lib/domain/judge/match/verdict.ts'
import type { Notice } from '../../../../lib/domain/watch/notice.ts'
import { readIdentifiers } from '../../../../lib/readers/identifiers.ts'
import { CATALOGUE, mustBe, notice, obligations } from '../../../fixtures/cast.ts'

export const ITEMS = [...CATALOGUE.items.values()]

export type Posted = Parameters<typeof notice>[0]

export function answerable(event: DutyEvent): Answerable {
  return { event, item: mustBe(CATALOGUE.items.get(event.item)), obligations: obligations(event) }
}

export function indexOf(events: readonly DutyEvent[], options: MatchOptions = {}): MatchIndex {
  return new MatchIndex(events.map(answerable), ITEMS, options)
}

/** A notice of the day after the events of the cast; identifiers are read from title and text as the crawler does. */
export function posted(parts: Posted): Notice {
  const one = notice({ displayedOn: '2026-09-02', seen: '2026-09-02 08:30', ...parts })
  return { ...one, identifiers: parts?.identifiers ?? readIdentifiers(`${one.title}\n${one.text}`) }
}

export function judged(events: readonly DutyEvent[], parts: Posted, options: MatchOptions = {}): Verdict {
  return indexOf(events, options).verdictOf(posted(parts))
}

/** `clear: t1`, `ambiguous: t1 t2`, `none`. */
export function inShort({ kind, answers, doubts }: Verdict): string {
  const ids = (candidates: typeof answers) =>
    candidates
      .map((one) => one.event)
      .sort()
      .join(' ')
  if (kind === 'none') return 'none'
  if (kind === 'ambiguous') return `ambiguous: ${ids(doubts)}`
  return `clear: ${ids(answers)}${doubts.length > 0 ? `, in doubt: ${ids(doubts)}` : ''}`
}

export const faceOf = (event: DutyEvent): EventFace => eventFace(answerable(event))
export const noticeFace = (parts: Posted): NoticeFace => new NoticeFace(posted(parts))
