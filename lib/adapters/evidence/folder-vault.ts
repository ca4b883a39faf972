import { randomUUID } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { formatChinaInstant } from '../../domain/time/instant.ts'
import type { EvidenceVault } from '../../jobs/ports.ts'
import { packPage, unpackPage } from './packed-page.ts'
import { isSha256Hex, sha256Hex } from './sha256-hex.ts'

type Page = Parameters<EvidenceVault['put']>[0]

/** Evidence in a folder: `ab/<sha256>.gz` by content, and one line in `pages.jsonl` for each page that was put. */
export function createFolderVault(folder: string): EvidenceVault {
  const fileOf = (sha256: string) => join(folder, sha256.slice(0, 2), `${sha256}.gz`)
  mkdirSync(folder, { recursive: true })
  return {
    async put(page) {
      const sha256 = sha256Hex(page.body)
      const file = fileOf(sha256)
      // A file of that name is complete, so that its being there is enough. The index line is one small write: as a
      // call of its own it would wait longer for a thread than it takes.
      if (!existsSync(file)) await writeWhole(file, await packPage(page.body))
      appendFileSync(join(folder, 'pages.jsonl'), `${JSON.stringify(indexLineOf(page, sha256))}\n`)
      return sha256
    },
    async get(sha256) {
      const packed = isSha256Hex(sha256) ? await readIfThere(fileOf(sha256)) : undefined
      return packed && unpackPage(packed, sha256)
    },
  }
}

function indexLineOf(page: Page, sha256: string) {
  const { url, httpStatus, body } = page
  return { url, at: formatChinaInstant(page.at), httpStatus, sha256, bytes: body.length }
}

/** A file of that name is complete or absent, whenever the process ends. */
async function writeWhole(file: string, content: Uint8Array): Promise<void> {
  const partial = `${file}.${randomUUID()}.partial`
  await mkdir(dirname(file), { recursive: true })
  await writeFile(partial, content)
  await rename(partial, file)
}

async function readIfThere(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
