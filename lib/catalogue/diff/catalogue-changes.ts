import type { Catalogue } from '../../domain/catalogue.ts'
import type { Item } from '../../domain/duty/item.ts'
import { calendarChanges } from './calendar-changes.ts'
import { type CatalogueChange, type Entries, entryChanges } from './entry-changes.ts'
import { byId } from './field-changes.ts'

/** What an entry of each part is called; a part that is not named here goes by its own name. */
const KINDS: Readonly<Record<string, string>> = {
  items: 'item',
  rules: 'rule',
  undated: 'undated',
  triggers: 'trigger',
  channels: 'channel',
  counties: 'county',
  units: 'unit',
  kinds: 'notice-kinds',
  followUps: 'follow-up',
}

/** Every difference, what moves dates first. Whatever the catalogue comes to hold is compared. */
export function catalogueChanges(before: Catalogue, after: Catalogue): readonly CatalogueChange[] {
  const [was, is] = [partsOf(before), partsOf(after)]
  const changesOf = (name: string) =>
    entryChanges(KINDS[name] ?? name, was.get(name) ?? NONE, is.get(name) ?? NONE)
  const others = new Set([...was.keys(), ...is.keys()].filter((name) => name !== 'rules'))
  return [
    ...changesOf('rules'),
    ...calendarChanges(before.calendar, after.calendar),
    ...[...others].flatMap(changesOf),
  ]
}

const NONE: Entries = new Map()

/** The parts but the calendar, each as entries by id. */
function partsOf({ calendar: _, items, ...rest }: Catalogue): ReadonlyMap<string, Entries> {
  const withoutRules = [...items].map(([id, item]) => [id, ownFields(item)] as const)
  const others = Object.entries(rest).map(([name, part]) => [name, entriesOf(part)] as const)
  return new Map([['items', new Map(withoutRules)], ...others])
}

/** Rules are entries of their own, and the resolved wording follows from the printed one. */
function ownFields({ resolvedWording: _, rules, ...item }: Item) {
  return { ...item, rules: rules.map(({ id }) => id) }
}

/** Maps of maps have ids of two steps, `211324/housing-bureau`; what is neither map nor list of named members is one entry. */
function entriesOf(part: unknown): Entries {
  if (!(part instanceof Map)) return byId(part) ?? new Map([['', part]])
  const entries = [...(part as Entries)].flatMap(([id, value]): [string, unknown][] =>
    value instanceof Map
      ? [...entriesOf(value)].map(([inner, one]) => [`${id}/${inner}`, one])
      : [[id, value]],
  )
  return new Map(entries)
}
