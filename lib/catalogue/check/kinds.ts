import type { CatalogueFiles } from '../catalogue-files.ts'
import type { Fault, FieldPath } from '../fault.ts'
import { repeated } from './ids.ts'
import { channelsOf, entriesOf, itemsOf, type Placed, rowsOf, within } from './placed.ts'
import { type Known, unknown } from './references.ts'

/** `kinds.yaml`: every id that it names is there, and no word, no column means two things. */
export function* checkKinds(files: CatalogueFiles): Iterable<Fault> {
  const { sheets } = files.kinds
  const kinds = entriesOf(sheets, 'kinds', (file) => file.kinds)
  const sectors = entriesOf(sheets, 'sectors', (file) => file.sectors)
  const stages = entriesOf(sheets, 'stages', (file) => file.stages)
  const columns = entriesOf(sheets, 'columns', (file) => file.columns)
  const items = known('事项', files.items.complete, rowsOf(files).flatMap(itemsOf))
  const channels = known('渠道', files.channels.complete, channelsOf(files))
  yield* repeated('种类', kinds, byId)
  yield* repeated('领域', sectors, byId)
  yield* repeated('环节', stages, byId)
  yield* repeated('种类的词', kinds.flatMap(wordsOf), itself)
  const names = columns.flatMap((column) => within(column, ['names'], column.value.names))
  yield* repeated('栏目名称', names, itself)
  for (const kind of kinds) yield* unknownIn(kind, { key: 'yieldsTo', ids: items })
  for (const sector of sectors) {
    yield* unknownIn(sector, { key: 'items', ids: items })
    yield* unknownIn(sector, { key: 'channels', ids: channels })
    yield* unknown(sector, ['beside'], known('领域', true, sectors))
  }
  for (const stage of stages) {
    yield* unknownIn(stage, { key: 'items', ids: items })
    yield* unknown(stage, ['otherwise'], known('种类', true, kinds))
  }
  for (const column of columns) {
    yield* unknownIn(column, { key: 'items', ids: items })
    yield* unknown(column, ['kind'], known('种类', true, kinds))
    yield* unknown(column, ['sector'], known('领域', true, sectors))
    yield* meaningless(column)
  }
}

const WHERE = { 事项: 'items/', 渠道: 'channels/', 领域: '本文件的 sectors', 种类: '本文件的 kinds' } as const

function known(
  what: keyof typeof WHERE,
  complete: boolean,
  entries: readonly Placed<{ readonly id: string }>[],
): Known {
  return { what, where: WHERE[what], complete, ids: new Set(entries.map(({ value }) => value.id)) }
}

function* unknownIn<Key extends string>(
  entry: Placed<{ readonly [key in Key]: readonly string[] }>,
  { key, ids }: { readonly key: Key; readonly ids: Known },
): Iterable<Fault> {
  for (const index of entry.value[key].keys()) yield* unknown(entry, [key, index], ids)
}

/** A column that says nothing would pass for one that is known. */
function* meaningless(
  column: Placed<{
    readonly items: readonly string[]
    readonly kind?: string | undefined
    readonly sector?: string | undefined
  }>,
): Iterable<Fault> {
  const { items, kind, sector } = column.value
  if (items.length > 0 || kind !== undefined || sector !== undefined) return
  yield column.fault(['names'], {
    message: '栏目没有写明是什么',
    mend: '补上 items、kind 或 sector，或者删去这一条',
  })
}

function byId(entry: Placed<{ readonly id: string }>): [string, FieldPath] {
  return [entry.value.id, ['id']]
}

function wordsOf(kind: Placed<{ readonly words: readonly string[] }>): Placed<string>[] {
  return within(kind, ['words'], kind.value.words)
}

function itself(word: Placed<string>): [string, FieldPath] {
  return [word.value, []]
}
