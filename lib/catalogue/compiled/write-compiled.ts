import { writeFileSync } from 'node:fs'
import { readCatalogueFiles, readOverlay } from '../catalogue-files.ts'
import { CATALOGUE_DIR, type CatalogueFrom, mustLoadCatalogue } from '../load.ts'
import { compiledText } from './compiled-catalogue.ts'

/** Checks the catalogue and writes it as one JSON file. Throws `CatalogueError` and writes nothing on any fault. */
export function writeCompiled(file: string, from: CatalogueFrom = {}): void {
  mustLoadCatalogue(from)
  const { dir = CATALOGUE_DIR, channelOverlay } = from
  const overlay = channelOverlay === undefined ? [] : readOverlay(dir, channelOverlay).sheets
  const cards = overlay.flatMap((sheet) => sheet.value.channels)
  writeFileSync(file, compiledText(readCatalogueFiles(dir).files, cards))
}

if (import.meta.main) {
  const [file, dir, channelOverlay] = process.argv.slice(2)
  if (file === undefined) throw new Error('usage: write-compiled.ts FILE [CATALOGUE_DIR [CHANNEL_OVERLAY]]')
  writeCompiled(file, { dir, channelOverlay })
}
