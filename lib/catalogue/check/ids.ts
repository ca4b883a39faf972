import type { CatalogueFiles } from '../catalogue-files.ts'
import type { Fault, FieldPath } from '../fault.ts'
import type { OwnLadders } from './ladders.ts'
import {
  allRulesOf,
  channelsOf,
  dutiesOf,
  entriesOf,
  itemsOf,
  type Placed,
  rowsOf,
  within,
} from './placed.ts'

/** Ids are unique in all files of their kind; names and aliases of units too, since people enter units by name. */
export function* checkIds(files: CatalogueFiles): Iterable<Fault> {
  yield* repeated('编号', [...rowsOf(files).flatMap(itemsOf), ...dutiesOf(files)], byId)
  yield* repeated('规则', allRulesOf(files), byId)
  const triggers = entriesOf(files.triggers.sheets, 'triggers', (file) => file.triggers)
  yield* repeated('事件', triggers, byId)
  for (const trigger of triggers) {
    const { required, optional } = trigger.value
    const facts = [...within(trigger, ['required'], required), ...within(trigger, ['optional'], optional)]
    yield* repeated('事实', facts, (fact) => [fact.value, []])
  }
  yield* repeated(
    '放假通知',
    entriesOf(files.calendar.sheets, 'notices', (file) => file.notices),
    byId,
  )
  const channels = channelsOf(files)
  yield* repeated('渠道', channels, byId)
  for (const channel of channels) {
    if (channel.value.kind !== 'web') continue
    yield* repeated('栏目', within(channel, ['lists'], channel.value.lists), byId)
  }
  for (const sheet of files.units.sheets) {
    const units = within(sheet, ['units'], sheet.value.units)
    yield* repeated('单位', units, byId)
    yield* repeated('单位名称', units.flatMap(namesOf), (name) => [name.value, []])
  }
  for (const sheet of files.county.sheets) {
    yield* repeated('阶梯', within(sheet, ['ladder'], sheet.value.ladder), byId)
    yield* repeated('阶梯', within(sheet, ['hourLadder'], sheet.value.hourLadder), byId)
    for (const own of within(sheet, ['itemLadders'], sheet.value.itemLadders)) yield* repeatedRungs(own)
  }
  for (const item of rowsOf(files).flatMap(itemsOf)) yield* repeatedRungs(item)
}

function* repeatedRungs(own: Placed<OwnLadders>): Iterable<Fault> {
  yield* repeated('阶梯', within(own, ['ladder'], own.value.ladder ?? []), byId)
  yield* repeated('阶梯', within(own, ['hourLadder'], own.value.hourLadder ?? []), byId)
}

function byId(entry: Placed<{ readonly id: string }>): [string, FieldPath] {
  return [entry.value.id, ['id']]
}

function namesOf(unit: Placed<{ name: string; aliases: { name: string }[] }>): Placed<string>[] {
  const named = (value: string, path: FieldPath): Placed<string> => ({
    value,
    fault: (field, complaint) => unit.fault([...path, ...field], complaint),
  })
  return [
    named(unit.value.name, ['name']),
    ...unit.value.aliases.map((alias, index) => named(alias.name, ['aliases', index, 'name'])),
  ]
}

/** Complains about every use of a key after its first. */
export function* repeated<T>(
  what: string,
  entries: readonly Placed<T>[],
  keyOf: (entry: Placed<T>) => [string, FieldPath],
): Iterable<Fault> {
  const seen = new Set<string>()
  for (const entry of entries) {
    const [key, path] = keyOf(entry)
    if (seen.has(key)) {
      yield entry.fault(path, { message: `${what} ${key} 用了两次`, mend: '改名，或删去重复的一处' })
    }
    seen.add(key)
  }
}
