import type { CatalogueFiles, Sheets } from '../catalogue-files.ts'
import type { Fault, FieldPath } from '../fault.ts'
import { allRulesOf, channelsOf, dutiesOf, entriesOf, type Placed, rowsOf, within } from './placed.ts'

/** What an id may name: where to look, and whether all of it could be read. */
export interface Known {
  readonly what: string
  readonly where: string
  readonly ids: ReadonlySet<string>
  readonly complete: boolean
}

/** Every id that one file uses is one that another file gives. */
export function* checkReferences(files: CatalogueFiles): Iterable<Fault> {
  const triggers = knownTriggers(files)
  const channels = knownChannels(files)
  const rules = knownRules(files)
  for (const rule of allRulesOf(files)) {
    yield* unknown(rule, ['anchor'], triggers)
    for (const index of rule.value.channels.keys()) yield* unknown(rule, ['channels', index], channels)
  }
  const counties = files.units.sheets.map((sheet) =>
    knownUnits(sheet.file, sheet.value.units, files.units.complete),
  )
  for (const owner of [...rowsOf(files), ...dutiesOf(files)]) {
    for (const index of owner.value.units.keys()) {
      for (const units of counties) yield* unknown(owner, ['units', index], units)
    }
  }
  for (const duty of dutiesOf(files)) {
    for (const index of duty.value.seeRules.keys()) yield* unknown(duty, ['seeRules', index], rules)
  }
  yield* checkCountyReferences(files)
}

function* checkCountyReferences(files: CatalogueFiles): Iterable<Fault> {
  for (const sheet of files.units.sheets) {
    const known = knownUnits(sheet.file, sheet.value.units, true)
    const units = within(sheet, ['units'], sheet.value.units)
    for (const unit of units) {
      yield* unknown(unit, ['succeededBy'], known)
      yield* unknown(unit, ['superior'], known)
      yield* circular(unit, new Map(sheet.value.units.map(({ id, succeededBy }) => [id, succeededBy])))
    }
    const county = files.county.sheets.find(({ file }) => folderOf(file) === folderOf(sheet.file))
    if (county) yield* unknown(county, ['office'], known)
  }
}

/** Following who took over from whom must end at a unit that is still there. */
function* circular(
  unit: Placed<{ readonly id: string }>,
  successors: ReadonlyMap<string, string | undefined>,
): Iterable<Fault> {
  const passed = new Set<string>()
  let next = successors.get(unit.value.id)
  while (next !== undefined && next !== unit.value.id && !passed.has(next)) {
    passed.add(next)
    next = successors.get(next)
  }
  if (next !== unit.value.id) return
  const mend = '最后承接职责的单位不写 succeededBy'
  yield unit.fault(['succeededBy'], { message: `单位 ${unit.value.id} 的承接关系绕成了圈`, mend })
}

export function* unknown(
  entry: { readonly value: object; fault: Placed<unknown>['fault'] },
  path: FieldPath,
  known: Known,
): Iterable<Fault> {
  const id = path.reduce<unknown>((value, key) => Reflect.get(Object(value), key), entry.value)
  if (typeof id !== 'string' || !known.complete || known.ids.has(id)) return
  yield entry.fault(path, {
    message: `没有${known.what} ${id}`,
    mend: `改为 ${known.where} 中已有的编号，或在那里补上`,
  })
}

function knownTriggers(files: CatalogueFiles): Known {
  const triggers = entriesOf(files.triggers.sheets, 'triggers', (file) => file.triggers)
  return { what: '事件', where: 'triggers.yaml', ...idsOf(triggers, files.triggers) }
}

function knownChannels(files: CatalogueFiles): Known {
  return { what: '渠道', where: 'channels/', ...idsOf(channelsOf(files), files.channels) }
}

function knownRules(files: CatalogueFiles): Known {
  const { ids } = idsOf(allRulesOf(files), files.items)
  const complete = files.items.complete && files.duties.complete
  return { what: '规则', where: 'items/ 或 duties.yaml', ids, complete }
}

function knownUnits(file: string, units: readonly { readonly id: string }[], complete: boolean): Known {
  return { what: '单位', where: file, ids: new Set(units.map(({ id }) => id)), complete }
}

function idsOf(entries: readonly Placed<{ readonly id: string }>[], sheets: Sheets<unknown>) {
  return { ids: new Set(entries.map((entry) => entry.value.id)), complete: sheets.complete }
}

export function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/'))
}
