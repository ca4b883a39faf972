import { TABLE } from '../../contract.ts'
import { invariant } from '../../domain/invariant.ts'
import type { Instant } from '../../domain/time/instant.ts'

export interface ItemKey {
  readonly pk: string
  readonly sk: string
}

/** An item's place: its key and, while it is wanted there, its keys in the indexes. */
export interface Place extends ItemKey {
  readonly gsi1pk?: string
  readonly gsi1sk?: string
  readonly gsi2pk?: string
  readonly gsi2sk?: string
}

const escapePart = (part: string) => part.replaceAll('%', '%25').replaceAll('#', '%23')

/** Parts joined by `#`; a `#` inside a part is escaped, so that no two lists of parts give one key. */
export function joinKey(...parts: readonly string[]): string {
  invariant(
    parts.every((part) => part !== ''),
    `empty part in the key ${parts.join('#')}`,
  )
  return parts.map(escapePart).join('#')
}

/** Everything of a kind in a county: `211324#event`. Every partition begins with the county. */
export function partitionOf(county: string, kind: string, ...parts: readonly string[]): string {
  return joinKey(county, kind, ...parts)
}

/** Partition of the sparse index with the county's open events or unsettled messages. */
export function openPartitionOf(county: string, kind: 'event' | 'message'): string {
  return joinKey(county, 'open', kind)
}

/** `2018-10-29T15:59:59.000Z`: sorts as text in the order of time. */
export function sortableInstant(at: Instant): string {
  return new Date(at).toISOString()
}

/** The key attributes as the table names them. */
export function keyAttributes(place: Place): Record<string, string> {
  const { open, firstSeen } = TABLE.indexes
  const named: readonly (readonly [string, string | undefined])[] = [
    [TABLE.partitionKey, place.pk],
    [TABLE.sortKey, place.sk],
    [open.partitionKey, place.gsi1pk],
    [open.sortKey, place.gsi1sk],
    [firstSeen.partitionKey, place.gsi2pk],
    [firstSeen.sortKey, place.gsi2sk],
  ]
  return Object.fromEntries(named.filter((pair): pair is [string, string] => pair[1] !== undefined))
}
