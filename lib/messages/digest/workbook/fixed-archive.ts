import { unzipSync, type Zippable, zipSync } from 'fflate'

/**
 * The same files as a ZIP archive whose bytes depend on nothing but them: writers of office files put the time of writing
 * into it, by the clock and the zone of the machine. `mended` gives a file another content.
 */
export function fixedArchive(
  archive: Uint8Array,
  mended: (name: string, content: Uint8Array) => Uint8Array = (_, content) => content,
): Uint8Array {
  const files: Zippable = {}
  for (const [name, content] of Object.entries(unzipSync(archive)))
    files[name] = [mended(name, content), { mtime: FIRST_DAY }]
  return zipSync(files)
}

/** An archive holds the clock of the wall: without a zone, this is the same everywhere. */
const FIRST_DAY = '1980-01-01T12:00:00'
