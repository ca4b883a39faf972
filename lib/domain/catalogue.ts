import type { DueRule } from './duty/due-rule.ts'
import type { Item } from './duty/item.ts'
import type { Trigger } from './duty/trigger.ts'
import { invariant } from './invariant.ts'
import type { KindRules } from './judge/kind/kind-rules.ts'
import type { FollowUp } from './judge/unclaimed/follow-up.ts'
import type { County } from './tell/county.ts'
import type { Unit } from './tell/unit.ts'
import type { WorkCalendar } from './time/work-calendar.ts'
import type { Channel } from './watch/channel.ts'

/** Everything that people enter as data, checked and cross-checked. */
export interface Catalogue {
  readonly items: ReadonlyMap<string, Item>
  /** Rules by id. A keep rule shared by the items of a row stands here once. */
  readonly rules: ReadonlyMap<string, DueRule>
  /** Duties without a date, by id, with the words that say why. */
  readonly undated: ReadonlyMap<string, string>
  readonly triggers: ReadonlyMap<string, Trigger>
  /** Notices that answer no row, and what tells rows with the same words apart. */
  readonly kinds: KindRules
  /** What must follow once a notice has appeared. */
  readonly followUps: readonly FollowUp[]
  readonly channels: ReadonlyMap<string, Channel>
  readonly calendar: WorkCalendar
  readonly counties: ReadonlyMap<string, County>
  readonly units: ReadonlyMap<string, ReadonlyMap<string, Unit>>
}

/** The county with that code; a deployment that names an unknown one is wrong, and stops. */
export function countyOf(catalogue: Catalogue, code: string): County {
  const county = catalogue.counties.get(code)
  invariant(county !== undefined, `no county ${code} in the catalogue`)
  return county
}

/** Names of a county's units, by id. */
export function unitNamesOf({ units }: Catalogue, county: string): ReadonlyMap<string, string> {
  return new Map([...(units.get(county) ?? [])].map(([id, unit]) => [id, unit.name]))
}
