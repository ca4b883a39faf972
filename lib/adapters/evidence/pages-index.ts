import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseInstant } from '../../domain/time/instant.ts'
import type { Sighting } from './evidence-archive.ts'

/** What the index of a folder says of a page. Lines of older folders name every time, and are all there is of them. */
export function pagesIndexed(folder: string, sha256: string): readonly Sighting[] {
  const index = join(folder, 'pages.jsonl')
  if (!existsSync(index)) return []
  return readFileSync(index, 'utf8')
    .split('\n')
    .filter((line) => line.includes(sha256))
    .flatMap((line) => indexedIn(line) ?? [])
    .map((one, i) => ({ ...one, kind: i === 0 ? 'came' : 'same' }) as const)
}

/** Undefined for a line that was being written when the machine stopped. */
function indexedIn(line: string): Omit<Sighting, 'kind'> | undefined {
  try {
    const { url, at, httpStatus } = JSON.parse(line)
    const seenAt = parseInstant(at)
    return seenAt === undefined ? undefined : { url, at: seenAt, httpStatus, headers: [] }
  } catch {
    return undefined
  }
}
