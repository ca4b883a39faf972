import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { z } from 'zod'
import { type ChannelsFile, channelsFileSchema } from './channel-schema.ts'
import type { Fault } from './fault.ts'
import { type FollowUpsFile, followUpsFileSchema } from './follow-up-schema.ts'
import { type DutiesFile, dutiesFileSchema, type ItemsFile, itemsFileSchema } from './item-schema.ts'
import { type KindsFile, kindsFileSchema } from './kinds/kinds-schema.ts'
import {
  type CalendarFile,
  type CountyFile,
  calendarFileSchema,
  countyFileSchema,
  type LocalCalendarFile,
  localCalendarFileSchema,
  type TriggersFile,
  triggersFileSchema,
  type UnitsFile,
  unitsFileSchema,
} from './reference-schema.ts'
import { readSheet, type Sheet } from './sheet.ts'

/** The kinds of files, named as their JSON Schemas are. */
export const FILE_KINDS = {
  items: { schema: itemsFileSchema, where: /^items\/[a-z0-9-]+\.yaml$/ },
  duties: { schema: dutiesFileSchema, where: /^duties\.yaml$/ },
  triggers: { schema: triggersFileSchema, where: /^triggers\.yaml$/ },
  kinds: { schema: kindsFileSchema, where: /^kinds\.yaml$/ },
  'follow-ups': { schema: followUpsFileSchema, where: /^follow-ups\.yaml$/ },
  channels: { schema: channelsFileSchema, where: /^channels\/[a-z0-9-]+\.yaml$/ },
  calendar: { schema: calendarFileSchema, where: /^calendar\/\d{4}\.yaml$/ },
  'local-calendar': { schema: localCalendarFileSchema, where: /^calendar\/local\.yaml$/ },
  county: { schema: countyFileSchema, where: /^counties\/\d{6}\/county\.yaml$/ },
  units: { schema: unitsFileSchema, where: /^counties\/\d{6}\/units\.yaml$/ },
} as const

export type FileKind = keyof typeof FILE_KINDS

const MAY_BE_ABSENT: readonly FileKind[] = ['local-calendar', 'kinds', 'follow-ups']

/** The files of one kind that fit their schema. */
export interface Sheets<T> {
  readonly sheets: readonly Sheet<T>[]
  /** False when a file of this kind did not fit: what seems to be missing may stand there. */
  readonly complete: boolean
}

export interface CatalogueFiles {
  readonly items: Sheets<ItemsFile>
  readonly duties: Sheets<DutiesFile>
  readonly triggers: Sheets<TriggersFile>
  /** May be absent: nothing is then known of notices that answer no row. */
  readonly kinds: Sheets<KindsFile>
  /** May be absent: nothing then follows from a notice. */
  readonly followUps: Sheets<FollowUpsFile>
  readonly channels: Sheets<ChannelsFile>
  readonly calendar: Sheets<CalendarFile>
  readonly localCalendar: Sheets<LocalCalendarFile>
  readonly county: Sheets<CountyFile>
  readonly units: Sheets<UnitsFile>
}

/** Reads every file of the folder; the faults are those of form, and of files that are missing or out of place. */
export function readCatalogueFiles(dir: string): { files: CatalogueFiles; faults: readonly Fault[] } {
  const names = yamlFilesIn(dir)
  const faults: Fault[] = names.filter((name) => kindOf(name) === undefined).map(misplaced)
  const read = <S extends z.ZodType>(kind: FileKind, schema: S): Sheets<z.output<S>> => {
    const own = names.filter((name) => kindOf(name) === kind)
    if (own.length === 0 && !MAY_BE_ABSENT.includes(kind)) faults.push(missing(kind))
    const results = own.map((name) => readSheet(name, readFileSync(join(dir, name)), schema))
    faults.push(...results.flatMap((result) => ('fault' in result ? [] : result)))
    const sheets = results.flatMap((result) => ('fault' in result ? [result] : []))
    return { sheets, complete: own.length > 0 && sheets.length === own.length }
  }
  const files = {
    items: read('items', itemsFileSchema),
    duties: read('duties', dutiesFileSchema),
    triggers: read('triggers', triggersFileSchema),
    kinds: read('kinds', kindsFileSchema),
    followUps: read('follow-ups', followUpsFileSchema),
    channels: read('channels', channelsFileSchema),
    calendar: read('calendar', calendarFileSchema),
    localCalendar: read('local-calendar', localCalendarFileSchema),
    county: read('county', countyFileSchema),
    units: read('units', unitsFileSchema),
  }
  return { files, faults }
}

/** The cards of an overlay, a file or a folder; file names are relative to the catalogue's folder. */
export function readOverlay(dir: string, overlay: string) {
  const paths = statSync(overlay).isDirectory()
    ? yamlFilesIn(overlay).map((name) => join(overlay, name))
    : [overlay]
  const results = paths.map((path) => readSheet(relative(dir, path), readFileSync(path), channelsFileSchema))
  return {
    sheets: results.flatMap((result) => ('fault' in result ? [result] : [])),
    faults: results.flatMap((result) => ('fault' in result ? [] : result)),
  }
}

function kindOf(name: string): FileKind | undefined {
  const kinds = Object.keys(FILE_KINDS) as FileKind[]
  return kinds.find((kind) => FILE_KINDS[kind].where.test(name))
}

function yamlFilesIn(dir: string): string[] {
  if (!existsSync(dir)) return []
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(sep).join('/'))
    .filter((name) => /\.ya?ml$/i.test(name))
    .sort()
}

function misplaced(file: string): Fault {
  const message = '文件名或位置不对，不会被读取'
  const mend = '移到 README 所列的位置，文件名用小写英文词并以 .yaml 结尾'
  return { file, line: 1, column: 1, field: '', message, mend }
}

const EXPECTED_AT: Readonly<Record<FileKind, string>> = {
  items: 'items/<area>.yaml',
  duties: 'duties.yaml',
  triggers: 'triggers.yaml',
  kinds: 'kinds.yaml',
  'follow-ups': 'follow-ups.yaml',
  channels: 'channels/<site>.yaml',
  calendar: 'calendar/<year>.yaml',
  'local-calendar': 'calendar/local.yaml',
  county: 'counties/<code>/county.yaml',
  units: 'counties/<code>/units.yaml',
}

function missing(kind: FileKind): Fault {
  const file = EXPECTED_AT[kind]
  return { file, line: 1, column: 1, field: '', message: '没有这类文件', mend: `补上 ${file}` }
}
