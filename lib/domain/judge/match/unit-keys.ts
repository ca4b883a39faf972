import type { DutyEvent } from '../../duty/event.ts'
import { nameKey } from './name-key.ts'

/** A unit by the names that it has and had. */
export interface NamedUnit {
  readonly name: string
  readonly aliases: readonly { readonly name: string }[]
}

/** Shorter ones stand in other words. */
const LENGTH_MIN = 4

/** The event's unit as notices name it, in keys: a unit of the catalogue by all its names, another by what the event says. */
export function unitKeysOf(
  { county, unit }: Pick<DutyEvent, 'county' | 'unit'>,
  units: ReadonlyMap<string, ReadonlyMap<string, NamedUnit>>,
): readonly string[] {
  const known = units.get(county)?.get(unit)
  const names = known ? [known.name, ...known.aliases.map(({ name }) => name)] : [unit]
  return names.map(nameKey).filter((name) => name.length >= LENGTH_MIN)
}
