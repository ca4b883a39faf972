import { randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { NoticeContentStore } from '../../jobs/ports/notice-content-store.ts'
import { contentFileOf, packContent, unpackContent } from './content-file.ts'
import { readIfThere } from './read-if-there.ts'

/** Texts of notices in a folder, a file for each version. A file of that name is complete or absent. */
export function createFolderContents(folder: string): NoticeContentStore {
  return {
    async putContent(ref, kept) {
      const file = join(folder, contentFileOf(ref))
      const partial = `${file}.${randomUUID()}.partial`
      await mkdir(dirname(file), { recursive: true })
      await writeFile(partial, packContent(kept))
      await rename(partial, file)
    },
    async content(ref) {
      const packed = await readIfThere(join(folder, contentFileOf(ref)))
      return packed && unpackContent(packed)
    },
  }
}
