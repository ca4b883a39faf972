import type { Catalogue } from '../domain/catalogue.ts'
import type { DueRule } from '../domain/duty/due-rule.ts'
import type { Item, Wording } from '../domain/duty/item.ts'
import type { County, ItemLadder } from '../domain/tell/county.ts'
import { HOUR_MS, MINUTE_MS } from '../domain/time/instant.ts'
import { WorkCalendar } from '../domain/time/work-calendar.ts'
import type { Channel } from '../domain/watch/channel.ts'
import type { CatalogueFiles } from './catalogue-files.ts'
import { type Duty, type Row, rowsOf } from './check/placed.ts'
import { folderOf } from './check/references.ts'
import { builtElement, builtParts } from './elements/built-element.ts'
import { kindRulesFrom } from './kinds/kind-rules-from.ts'
import type { CountyFile } from './reference-schema.ts'

const DUTY_AREA = '文件正文'

/** The domain's catalogue from files that passed every check; `overlay` holds cards that take the place of others. */
export function buildCatalogue(files: CatalogueFiles, overlay: readonly Channel[] = []): Catalogue {
  const duties = files.duties.sheets.flatMap((sheet) => sheet.value.duties)
  const rows = new Map(rowsOf(files).map(({ value }) => [value.row, value]))
  const rowItems = files.items.sheets.flatMap(({ value }) => {
    const parts = builtParts(value.parts)
    return value.rows.flatMap((row) =>
      itemsOfRow({ row, parts }, { area: value.area.name, resolvedWording: resolvedWordingOf(row, rows) }),
    )
  })
  const rules: readonly DueRule[] = [
    ...rowsOf(files).flatMap(({ value }) => [...value.items.flatMap((item) => item.rules), ...value.shared]),
    ...duties.flatMap((duty) => duty.rules),
  ]
  const items = [...rowItems, ...duties.filter((duty) => duty.rules.length > 0).map(itemOfDuty)]
  const channels: readonly Channel[] = files.channels.sheets.flatMap((sheet) => sheet.value.channels)
  const triggers = files.triggers.sheets.flatMap((sheet) => sheet.value.triggers)
  const ownLadders = rowsOf(files).flatMap(({ value }) => value.items)
  const counties = files.county.sheets.map((sheet) => countyOf(sheet.value, ownLadders))
  return {
    items: byId(items),
    rules: byId(rules),
    undated: new Map(duties.flatMap(({ id, undated }) => (undated === undefined ? [] : [[id, undated]]))),
    triggers: byId(triggers),
    kinds: kindRulesFrom(files.kinds.sheets.map((sheet) => sheet.value)),
    followUps: files.followUps.sheets.flatMap(({ value }) => value.followUps),
    channels: byId([...channels, ...overlay]),
    calendar: calendarOf(files),
    counties: new Map(counties.map((county) => [county.code, county])),
    units: new Map(files.units.sheets.map(({ file, value }) => [codeOf(file), byId(value.units)])),
  }
}

function byId<T extends { readonly id: string }>(entries: readonly T[]): ReadonlyMap<string, T> {
  return new Map(entries.map((entry) => [entry.id, entry]))
}

function itemsOfRow(
  { row, parts }: { row: Row; parts: ReturnType<typeof builtParts> },
  shared: Pick<Item, 'area' | 'resolvedWording'>,
): Item[] {
  return row.items.map((item) => ({
    ...withoutLadders(item),
    elements: item.elements.map((element) => builtElement(element, parts)),
    row: row.row,
    ...shared,
    rules: [...item.rules, ...row.shared],
    units: row.units,
    oversight: row.oversight,
    basis: row.basis,
    readings: row.readings,
    wording: row.wording,
    flag: row.flag,
  }))
}

/** Ladders are the counties', not the items': what must be published does not know how people are reminded. */
function withoutLadders({ ladder: _, hourLadder: __, ...item }: Row['items'][number]) {
  return item
}

function itemOfDuty(duty: Duty): Item {
  return {
    id: duty.id,
    area: DUTY_AREA,
    title: duty.title,
    rules: duty.rules,
    elements: [],
    recognition: { words: [], not: [], columns: [] },
    units: duty.units,
    oversight: duty.oversight,
    basis: duty.basis,
    readings: duty.readings,
    wording: { item: duty.wording },
    resolvedWording: { item: duty.wording },
  }
}

const CELLS = ['item', 'deadline', 'keep', 'channel', 'responsible', 'oversight'] as const

/** Every cell of a row with slips put right and merged cells filled in from the row that prints them. */
function resolvedWordingOf(row: Row, rows: ReadonlyMap<number, Row>): Wording {
  const cellOf = (of: Row, cell: (typeof CELLS)[number]) => of.corrected[cell] ?? of.wording[cell]
  const inherited = (cell: (typeof CELLS)[number]) => {
    const printedOn = cell === 'item' ? undefined : row.inherits[cell]
    const printing = printedOn === undefined ? undefined : rows.get(printedOn)
    return printing === undefined ? undefined : cellOf(printing, cell)
  }
  return Object.fromEntries(CELLS.map((cell) => [cell, cellOf(row, cell) ?? inherited(cell)]))
}

function countyOf(county: CountyFile, items: readonly (ItemLadder & { readonly id: string })[]): County {
  const { code, name, aliases, office, smsSignature, sms, ladder, hourLadder, bulletin } = county
  const send = { sendFromMs: clockMs(county.sendFrom), sendUntilMs: clockMs(county.sendUntil) }
  return {
    code,
    name,
    aliases,
    office,
    smsSignature,
    sms,
    ladder,
    hourLadder,
    bulletin,
    ...send,
    ...itemLaddersOf(county, items),
  }
}

/** The county's word on an item comes before the item's own, ladder by ladder. */
function itemLaddersOf(
  county: CountyFile,
  items: readonly (ItemLadder & { readonly id: string })[],
): Pick<County, 'itemLadders'> {
  const itemLadders = new Map<string, ItemLadder>()
  for (const { item, ladder, hourLadder } of [
    ...items.map((one) => ({ ...one, item: one.id })),
    ...county.itemLadders,
  ]) {
    if (ladder === undefined && hourLadder === undefined) continue
    const known = itemLadders.get(item)
    itemLadders.set(item, {
      ladder: ladder ?? known?.ladder,
      hourLadder: hourLadder ?? known?.hourLadder,
    })
  }
  return itemLadders.size === 0 ? {} : { itemLadders }
}

/** `08:30` as milliseconds after midnight. */
function clockMs(clock: string): number {
  return Number(clock.slice(0, 2)) * HOUR_MS + Number(clock.slice(3)) * MINUTE_MS
}

function codeOf(file: string): string {
  return folderOf(file).slice(-6)
}

function calendarOf(files: CatalogueFiles): WorkCalendar {
  const years = files.calendar.sheets.map((sheet) => sheet.value).toSorted((a, b) => a.year - b.year)
  const local = files.localCalendar.sheets.flatMap((sheet) => sheet.value.days)
  return new WorkCalendar(years, local)
}
