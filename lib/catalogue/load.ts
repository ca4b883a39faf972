import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Catalogue } from '../domain/catalogue.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Channel } from '../domain/watch/channel.ts'
import { buildCatalogue } from './build-catalogue.ts'
import { type CatalogueFiles, readCatalogueFiles, readOverlay } from './catalogue-files.ts'
import { checkCalendar } from './check/calendar.ts'
import { checkChannels } from './check/channels.ts'
import { checkCounties } from './check/county.ts'
import { checkElements } from './check/elements.ts'
import { checkFollowUps } from './check/follow-ups.ts'
import { checkIds } from './check/ids.ts'
import { checkKinds } from './check/kinds.ts'
import { channelsOf, entriesOf } from './check/placed.ts'
import { checkReferences } from './check/references.ts'
import { checkRows } from './check/rows.ts'
import { checkRules } from './check/rules.ts'
import { byPlace, CatalogueError, type Fault } from './fault.ts'

export interface CatalogueFrom {
  /** Folder of the catalogue; without it, the project's own. */
  readonly dir?: string | undefined
  /** A file or folder of channel cards that take the place of the cards with the same ids. */
  readonly channelOverlay?: string | undefined
  /** When the certificates of the cards must be valid; absent: not asked, since what runs must not stop over one. */
  readonly at?: Instant | undefined
}

export type Loaded = { readonly catalogue: Catalogue } | { readonly faults: readonly Fault[] }

/** The project's own catalogue, wherever the program is started from. */
export const CATALOGUE_DIR = join(import.meta.dirname, '..', '..', 'catalogue')

/** Reads the whole catalogue; with any fault, all faults at once and no catalogue. */
export function loadCatalogue(from: string | CatalogueFrom = {}): Loaded {
  const {
    dir = CATALOGUE_DIR,
    channelOverlay,
    at,
  }: CatalogueFrom = typeof from === 'string' ? { dir: from } : from
  const { files, faults } = readCatalogueFiles(dir)
  const overlay = overlaid(files, dir, channelOverlay)
  const all = [...faults, ...overlay.faults, ...crossChecked(files, at)].toSorted(byPlace)
  return all.length > 0 ? { faults: all } : { catalogue: buildCatalogue(files, overlay.cards) }
}

/** The catalogue, for programs that cannot start without one. Throws `CatalogueError`. */
export function mustLoadCatalogue(from: string | CatalogueFrom = {}): Catalogue {
  const loaded = loadCatalogue(from)
  if ('faults' in loaded) throw new CatalogueError(loaded.faults)
  return loaded.catalogue
}

function crossChecked(files: CatalogueFiles, at: Instant | undefined): Fault[] {
  const checks = [
    checkIds,
    checkReferences,
    checkRows,
    checkElements,
    checkFollowUps,
    checkRules,
    checkKinds,
    checkCalendar,
    checkCounties,
  ]
  return [...checks.flatMap((check) => [...check(files)]), ...checkChannels(files, at)]
}

/** A card that replaces nothing is a slip: the real site would be looked at in its place. */
function overlaid(files: CatalogueFiles, dir: string, overlay: string | undefined) {
  if (overlay === undefined) return { cards: [], faults: [] }
  if (!existsSync(overlay)) return { cards: [], faults: [missingOverlay(relative(dir, overlay))] }
  const { sheets, faults } = readOverlay(dir, overlay)
  const known = new Set(channelsOf(files).map((channel) => channel.value.id))
  const strange = entriesOf(sheets, 'channels', (file) => file.channels)
    .filter((card) => files.channels.complete && !known.has(card.value.id))
    .map((card) =>
      card.fault(['id'], {
        message: `没有渠道 ${card.value.id} 可以替换`,
        mend: '改为 channels/ 中已有的编号',
      }),
    )
  const cards: readonly Channel[] = sheets.flatMap((sheet) => sheet.value.channels)
  return { cards, faults: [...faults, ...strange] }
}

function missingOverlay(file: string): Fault {
  return { file, line: 1, column: 1, field: '', message: '没有这个文件或文件夹', mend: '核对渠道卡片的路径' }
}
