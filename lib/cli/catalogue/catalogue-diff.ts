import { existsSync } from 'node:fs'
import { systemClock } from '../../adapters/clock.ts'
import { catalogueChanges } from '../../catalogue/diff/catalogue-changes.ts'
import type { CatalogueChange } from '../../catalogue/diff/entry-changes.ts'
import { duesOfDays, exampleDays, type MovedDue, movedDues } from '../../catalogue/diff/moved-dues.ts'
import { faultText } from '../../catalogue/fault.ts'
import { CATALOGUE_DIR, loadCatalogue } from '../../catalogue/load.ts'
import type { Catalogue } from '../../domain/catalogue.ts'
import { chinaDateOf, type Instant, parseInstant } from '../../domain/time/instant.ts'
import type { DeskOptions } from '../../local/county-desk.ts'
import { type ExitCode, misuse, type Terminal } from '../terminal.ts'
import { changeJson, changeWords, movedJson, movedWords } from './diff-words.ts'
import { duesOfCounty, duesOfFile, type EventDues, type Pair } from './open-events.ts'
import { type CatalogueFolder, otherCatalogue } from './other-catalogue.ts'

export interface CatalogueDiffOptions extends DeskOptions {
  /** A folder, or a git revision of `dir`: the catalogue as it was. */
  readonly other: string
  /** The catalogue as it is to be; without it, the project's own. */
  readonly dir?: string | undefined
  /** JSON lines of events. */
  readonly events?: string | undefined
  /** Today, for the examples. */
  readonly at?: string | undefined
  readonly json?: boolean | undefined
}

/** How far ahead examples are taken where no events are given. */
const EXAMPLE_DAYS = 60

/**
 * `duban catalogue diff`: what a change of the catalogue says, and every due date that it moves, before it is deployed.
 * Ends with 1 where anything differs, with 2 where one side cannot be read.
 */
export async function catalogueDiff(options: CatalogueDiffOptions, terminal: Terminal): Promise<ExitCode> {
  const { other, dir = CATALOGUE_DIR, events, data, table } = options
  if (events !== undefined && (data !== undefined || table !== undefined))
    return misuse('--events 不能与 --data、--table 同用：事件只从一处取', terminal)
  const today = options.at === undefined ? systemClock.now() : parseInstant(options.at)
  if (today === undefined)
    return misuse(`--at 读不懂：${options.at}（例如 2026-11-24 或者 2026-11-24T09:00:00+08:00）`, terminal)
  if (!existsSync(dir)) return misuse(`没有文件夹 ${dir}`, terminal)
  const folder = otherCatalogue(other, dir)
  if (typeof folder === 'string') return misuse(folder, terminal)
  try {
    const catalogues = bothOf({ folder, other, dir }, options, terminal)
    return catalogues === undefined ? 2 : await compared(catalogues, { ...options, today }, terminal)
  } finally {
    folder.close()
  }
}

interface Sides {
  readonly folder: CatalogueFolder
  readonly other: string
  readonly dir: string
}

/** Both catalogues; undefined when one has faults, all of which have then been said. */
function bothOf(
  { folder, other, dir }: Sides,
  { json }: CatalogueDiffOptions,
  terminal: Terminal,
): Pair<Catalogue> | undefined {
  const read = (side: string, at: string): Catalogue | undefined => {
    const loaded = loadCatalogue(at)
    if ('catalogue' in loaded) return loaded.catalogue
    for (const fault of loaded.faults)
      terminal.error(json ? JSON.stringify({ side, ...fault }) : `${side} ${faultText(fault)}`)
    return undefined
  }
  const [before, after] = [read(other, folder.dir), read(dir, dir)]
  return before && after ? { before, after } : undefined
}

async function compared(
  { before, after }: Pair<Catalogue>,
  options: CatalogueDiffOptions & { readonly today: Instant },
  terminal: Terminal,
): Promise<ExitCode> {
  const changes = catalogueChanges(before, after)
  const of = await duesOf({ before, after }, options)
  if (typeof of === 'string') return misuse(of, terminal)
  const moved = movedDues(of.dues.before, of.dues.after)
  if (options.json) {
    for (const change of changes) terminal.out(changeJson(change))
    for (const one of moved) terminal.out(movedJson(one))
  } else {
    for (const line of wordsOf(changes, moved, of.whose)) terminal.out(line)
  }
  for (const fault of of.faults) terminal.error(fault)
  if (of.faults.length > 0) return 2
  return changes.length + moved.length > 0 ? 1 : 0
}

interface ComparedDues extends Pick<EventDues, 'dues' | 'faults'> {
  /** Whose dues were compared, in words. */
  readonly whose: string
}

async function duesOf(
  catalogues: Pair<Catalogue>,
  options: CatalogueDiffOptions & { readonly today: Instant },
): Promise<ComparedDues | string> {
  const { events, data, table } = options
  if (events === undefined && data === undefined && table === undefined)
    return duesOfExamples(catalogues, options.today)
  const of = events === undefined ? await duesOfCounty(options, catalogues) : duesOfFile(events, catalogues)
  return typeof of === 'string' ? of : { ...of, whose: `${of.eventCount}个事件` }
}

function duesOfExamples({ before, after }: Pair<Catalogue>, today: Instant): ComparedDues {
  const days = exampleDays({ firstOn: chinaDateOf(today), days: EXAMPLE_DAYS }, [before, after])
  const dues = { before: duesOfDays(days, before), after: duesOfDays(days, after) }
  return { dues, faults: [], whose: `从今天起${EXAMPLE_DAYS}天内${days.length}个工作日起算的` }
}

function wordsOf(
  changes: readonly CatalogueChange[],
  moved: readonly MovedDue[],
  whose: string,
): readonly string[] {
  return [
    changes.length === 0 ? '目录数据没有影响运行的改动' : `目录数据有${changes.length}处改动：`,
    ...changes.map((change) => `  ${changeWords(change)}`),
    moved.length === 0 ? `${whose}期限都不变` : `${whose}期限有${moved.length}个变动：`,
    ...moved.map((one) => `  ${movedWords(one)}`),
  ]
}
