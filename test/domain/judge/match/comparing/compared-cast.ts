import type { DutyEvent } from '../../../../../lib/domain/duty/event.ts'
import type { Obligation } from '../../../../../lib/domain/duty/obligation.ts'
import type { Compared, Surroundings } from '../../../../../lib/domain/judge/match/comparing/compared.ts'
import { evidenceOf, looseEvidenceOf } from '../../../../../lib/domain/judge/match/comparing/evidence.ts'
import type { KindFit } from '../../../../../lib/domain/judge/match/comparing/kind-fit.ts'
import { eventFace } from '../../../../../lib/domain/judge/match/event-face.ts'
import { localDate } from '../../../../../lib/domain/time/local-date.ts'
import { at, obligation } from '../../../../fixtures/cast.ts'
import { answerable, noticeFace, type Posted } from '../match-cast.ts'

export interface Beside extends Partial<Surroundings> {
  readonly kind?: KindFit
  /** In place of those that the event has by the real rules. */
  readonly obligations?: readonly Obligation[]
}

const ALONE: Surroundings = {
  counties: new Set(),
  stageBefore: undefined,
  unitNames: [],
  isAnyChannel: false,
}

/** An event and a notice with what agrees in them; the notice names the kind unless said otherwise. */
export function comparedOf(event: DutyEvent, parts: Posted, beside: Beside = {}): Compared {
  const { kind = 'named', obligations, ...around } = beside
  const asked = answerable(event)
  const face = eventFace(obligations === undefined ? asked : { ...asked, obligations })
  const notice = noticeFace(parts)
  const exact = evidenceOf(face, notice)
  const evidence = exact.length > 0 ? exact : looseEvidenceOf(face, notice)
  return { face, notice, evidence, kind, around: { ...ALONE, ...around } }
}

/** An obligation of the event on the county's site, from another day on. */
export function owedFrom(of: DutyEvent, on: string, dueOn: string): Obligation {
  const moved = { ...of, occurredAt: at(`${on} 09:00`) }
  const due = { kind: 'by-instant', dueOn: localDate(dueOn), dueAt: at(`${dueOn} 12:00`) } as const
  return { ...obligation(moved), channel: 'county-site', due }
}
