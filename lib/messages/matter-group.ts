import { isEnded } from '../domain/tell/line.ts'
import type { Matter } from '../domain/tell/matter.ts'

/**
 * What a matter is to its reader. `personal` is data of people that stands in a notice. `overdue` alone may be called late: a look after the due moment proved it. `unproved`
 * waits for an attestation of a board; `advice` comes from a higher rule.
 */
export type MatterGroup = 'personal' | 'taken-down' | 'overdue' | 'unproved' | 'warn' | 'advice' | 'closed'

/** In the order of a mail, most urgent first. */
export const MATTER_GROUPS: readonly MatterGroup[] = [
  'personal',
  'taken-down',
  'overdue',
  'unproved',
  'warn',
  'advice',
  'closed',
]

export function groupOf(matter: Matter): MatterGroup {
  const { kind, standing, warning, personal } = matter
  if (personal !== undefined) return 'personal'
  if (kind === 'closed' || kind === 'forwarded' || kind === 'personal-closed' || isEnded(matter))
    return 'closed'
  if (standing.kind === 'taken-down-early') return 'taken-down'
  if (kind === 'late' && standing.kind === 'overdue' && !warning) return 'overdue'
  if (standing.kind === 'unattested') return 'unproved'
  return warning ? 'advice' : 'warn'
}

/** Most urgent first: by group, then by workdays left. */
export function byUrgency(matters: readonly Matter[]): readonly Matter[] {
  const rank = (matter: Matter) => MATTER_GROUPS.indexOf(groupOf(matter))
  const left = (matter: Matter) => matter.workdaysLeft ?? Number.MAX_SAFE_INTEGER
  return matters.toSorted((a, b) => rank(a) - rank(b) || left(a) - left(b))
}

export function countGroups(matters: readonly Matter[]): ReadonlyMap<MatterGroup, number> {
  const counts = new Map<MatterGroup, number>()
  for (const matter of matters) counts.set(groupOf(matter), (counts.get(groupOf(matter)) ?? 0) + 1)
  return counts
}
