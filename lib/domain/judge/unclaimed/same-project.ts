import type { DutyEvent } from '../../duty/event.ts'
import type { Item } from '../../duty/item.ts'
import { eventFace } from '../match/event-face.ts'
import { type Code, hasOtherCode } from '../match/event-keys.ts'
import { lotFit } from '../match/naming/lots.ts'
import { isSameRound, type Round } from '../match/naming/round.ts'
import type { NoticeFace } from '../match/notice-face.ts'

/** What tells one procedure from another: numbers, names, lot and round. */
export interface ProjectFace {
  readonly codes: readonly Code[]
  /** Keys of names by which it is known; of a notice, of its project as its title has it. */
  readonly names: readonly string[]
  readonly lots: ReadonlySet<string>
  readonly round: Round
}

/** A shorter name is part of too many others. */
const NAME_LENGTH_MIN = 6

export function projectOfEvent(event: DutyEvent, item: Item): ProjectFace {
  const { codes, names, lots, round } = eventFace({ event, item, obligations: [] })
  const own = names.filter(({ isWeak, place }) => !isWeak && place === '').map(({ key }) => key)
  return { codes: codes.filter(isOwn), names: own, lots, round }
}

export function projectOfNotice({ codes, lots, round }: NoticeFace, name: string): ProjectFace {
  return { codes: codes.filter(isOwn), names: [name], lots, round }
}

/**
 * True when both are of one procedure: the same number, or the same name, of one lot and one round. Of two names, one may
 * say more than the other; where their numbers contradict, they are two.
 */
export function isSameProject(one: ProjectFace, other: ProjectFace): boolean {
  if (lotFit(one.lots, other.lots) === 'other' || !isSameRound(one.round, other.round)) return false
  if (one.codes.some((code) => other.codes.some((rival) => isSameCode(code, rival)))) return true
  // Names first: they nearly always differ, and each event is compared with every one of its kind.
  const hasName = one.names.some((name) => other.names.some((rival) => isSameName(name, rival)))
  return hasName && !hasOtherCode(one.codes, other.codes)
}

function isSameName(one: string, other: string): boolean {
  if (one === other) return one.length > 0
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length >= NAME_LENGTH_MIN && long.includes(short)
}

/** The number of a firm says nothing of which matter is meant. */
function isOwn({ kind }: Code): boolean {
  return kind !== 'creditCode'
}

function isSameCode(one: Code, other: Code): boolean {
  return one.code === other.code && one.kind === other.kind
}
