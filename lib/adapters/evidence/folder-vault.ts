import { randomUUID } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { chinaDateOf, formatChinaInstant, type Instant } from '../../domain/time/instant.ts'
import { addDays } from '../../domain/time/local-date.ts'
import type { StoredPage } from '../../jobs/ports.ts'
import { type EvidenceArchive, eachOnce, NAMED_HASHES_MAX, type Sighting } from './evidence-archive.ts'
import { FirstSightings } from './first-sightings.ts'
import { unpackPage } from './packed-page.ts'
import { pagesIndexed } from './pages-index.ts'
import { readIfThere } from './read-if-there.ts'
import { isSha256Hex, sha256Hex } from './sha256-hex.ts'
import { membersWith, pageIn, seenIn, wholeLength } from './warc-reading.ts'
import {
  type FirstSeen,
  isSameTime,
  notModifiedRecord,
  responseRecord,
  sameBytesRecord,
} from './warc-record.ts'

/**
 * Evidence in a folder, as WARC 1.1: `ab/<sha256>.warc.gz` holds the answer that first brought these bytes, and
 * `revisits/<day>.warc.gz` notes each later time. `pages.jsonl` has a line for each page that is kept: an index for a
 * quick look, of which nothing else depends. One process writes at a time.
 */
export function createFolderVault(folder: string): EvidenceArchive {
  mkdirSync(folder, { recursive: true })
  const firsts = new FirstSightings()
  const notes = new DayNotes(join(folder, 'revisits'))
  const stored = (sha256: string) => storedFirst(fileOf(folder, sha256))
  return {
    async put(page) {
      const sha256 = sha256Hex(page.body)
      const first = await firsts.of(sha256, async () => (await stored(sha256)) ?? keep(folder, page, sha256))
      if (!first || !isSameTime(first, page)) notes.add(page.at, sameBytesRecord(page, { sha256, first }))
      return sha256
    },
    async confirm({ url, at, sha256 }) {
      const first = await firsts.of(sha256, () => stored(sha256))
      notes.add(at, notModifiedRecord({ url, at }, { sha256, first }))
    },
    async get(sha256) {
      if (!isSha256Hex(sha256)) return undefined
      const record = await readIfThere(fileOf(folder, sha256))
      if (record) return pageIn(record, sha256)
      const packed = await readIfThere(oldFileOf(folder, sha256))
      return packed && unpackPage(packed, sha256)
    },
    async sightings(sha256) {
      if (!isSha256Hex(sha256)) return []
      const record = await readIfThere(fileOf(folder, sha256))
      const came = record && (await seenIn(record))
      const indexed = pagesIndexed(folder, sha256)
      const known = [...(came ? [came] : []), ...indexed]
      // Bytes whose first time is not known may have been noted on any day.
      const first = known.reduce((least, { at }) => (at < least ? at : least), known[0]?.at ?? (0 as Instant))
      return eachOnce([...(came ? [came] : []), ...(await notes.of(sha256, first)), ...indexed])
    },
    async hashesFrom(beginning) {
      const shelf = join(folder, beginning.slice(0, 2))
      const files = existsSync(shelf) ? readdirSync(shelf) : []
      const hashes = files.map((file) => file.replace(/(?:\.warc)?\.gz$/, ''))
      const found = hashes.filter((hash) => isSha256Hex(hash) && hash.startsWith(beginning))
      return [...new Set(found)].slice(0, NAMED_HASHES_MAX)
    },
  }
}

const fileOf = (folder: string, sha256: string) => join(folder, sha256.slice(0, 2), `${sha256}.warc.gz`)
const oldFileOf = (folder: string, sha256: string) => join(folder, sha256.slice(0, 2), `${sha256}.gz`)

/** Undefined when there is none, or a damaged one: whoever has the bytes then writes it anew. */
async function storedFirst(file: string): Promise<FirstSeen | undefined> {
  if (!existsSync(file)) return undefined
  return seenIn(readFileSync(file))
}

/** All of it in the caller's thread: as work for other threads it would wait longer than it takes. */
function keep(folder: string, page: StoredPage, sha256: string): FirstSeen {
  const { url, at, httpStatus, body } = page
  const line = { url, at: formatChinaInstant(at), httpStatus, sha256, bytes: body.length }
  appendFileSync(join(folder, 'pages.jsonl'), `${JSON.stringify(line)}\n`)
  writeWhole(fileOf(folder, sha256), responseRecord(page, sha256))
  return { url, at }
}

/** A file of that name is complete or absent, whenever the process ends. */
function writeWhole(file: string, content: Uint8Array): void {
  const partial = `${file}.${randomUUID()}.partial`
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(partial, content)
  renameSync(partial, file)
}

/** Notes of later times, a file a day. */
class DayNotes {
  readonly #shelf: string
  /** Days whose file ends with a whole note. */
  readonly #whole = new Set<string>()

  constructor(shelf: string) {
    this.#shelf = shelf
  }

  add(at: Instant, note: Uint8Array): void {
    const file = join(this.#shelf, `${chinaDateOf(at)}.warc.gz`)
    if (!this.#whole.has(file)) this.#mend(file)
    appendFileSync(file, note)
  }

  /** Later times of bytes that were first seen then. */
  async of(sha256: string, first: Instant): Promise<readonly Sighting[]> {
    // Of two requests under way at midnight the later one may be stored first.
    const fromOn = addDays(chinaDateOf(first), -1)
    const files = existsSync(this.#shelf) ? readdirSync(this.#shelf).sort() : []
    const days = files.filter((file) => file >= fromOn)
    const found: Sighting[] = []
    for (const day of days) {
      for (const member of membersWith(sha256, readFileSync(join(this.#shelf, day)))) {
        const seen = await seenIn(member)
        if (seen?.sha256 === sha256) found.push(seen)
      }
    }
    return found
  }

  /** A note that was cut off when the machine stopped is taken away: other tools would read nothing after it. */
  #mend(file: string): void {
    mkdirSync(this.#shelf, { recursive: true })
    if (existsSync(file)) truncateSync(file, wholeLength(readFileSync(file)))
    this.#whole.add(file)
  }
}
