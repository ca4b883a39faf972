import { isEnd, type Line, linesTold, type OutboxMessage } from './outbox.ts'
import { trailOf } from './planning/told.ts'

/**
 * Whether a message is the one to say a line of it. `not-here`: another message said it or will, or has a later word on
 * the matter, or it closes what its reader never heard of. `in-flight`: another one that should leave it to this one is
 * being sent right now.
 */
export type LinePlace = 'here' | 'not-here' | 'in-flight'

/**
 * Runs side by side can plan one line under two keys, and after an outage the rungs of several days wait together. What
 * is settled comes first, then what was planned first; of two rungs the one that was planned later is said.
 */
export function placesOf(message: OutboxMessage, sent: readonly OutboxMessage[]): (line: Line) => LinePlace {
  const places = new Map<string, LinePlace>()
  const laterWords = new Map<string, readonly string[]>()
  const heard = new Set<string>()
  for (const other of sent) {
    if (other.person !== message.person || other.medium !== message.medium || other.key === message.key)
      continue
    const place = placeIn(other, message)
    for (const line of linesTold(other)) {
      if (place !== 'here' && places.get(line.key) !== 'not-here') places.set(line.key, place)
      if (other.state.kind !== 'planned') heard.add(trailOf(line))
      const matter = matterKey(line)
      if (other.plannedAt > message.plannedAt)
        laterWords.set(matter, [...(laterWords.get(matter) ?? []), line.key])
    }
  }
  return (line) => {
    const place = places.get(line.key)
    if (place !== undefined) return place
    if (isEnd(line) && !heard.has(trailOf(line))) return 'not-here'
    const isOutdated = laterWords.get(matterKey(line))?.some((key) => key !== line.key) ?? false
    return isOutdated ? 'not-here' : 'here'
  }
}

function placeIn(other: OutboxMessage, message: OutboxMessage): LinePlace {
  const { kind } = other.state
  if (kind !== 'planned' && kind !== 'claimed') return 'not-here'
  if (isBefore(other, message)) return 'not-here'
  return kind === 'claimed' ? 'in-flight' : 'here'
}

function isBefore(a: OutboxMessage, b: OutboxMessage): boolean {
  return a.plannedAt === b.plannedAt ? a.key < b.key : a.plannedAt < b.plannedAt
}

/** The obligation with its present due date. */
function matterKey({ key, rung }: Line): string {
  return key.slice(0, key.length - rung.length)
}
