import { mkdir, open, readdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readMail } from '../../adapters/imap/read-mail.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Mailbox, WaitingMail } from '../../jobs/ports/mailbox.ts'

/** A mailbox that is a folder: mails put there as `.eml` come in, and are filed into `done` and `left` below it. */
export async function openFolderMailbox(dir: string): Promise<Mailbox> {
  for (const shelf of ['done', 'left']) await mkdir(join(dir, shelf), { recursive: true })
  return {
    async *waiting({ mailsMax, bytesMax }) {
      const files = (await readdir(dir)).filter((file) => file.endsWith('.eml')).sort()
      for (const file of files.slice(0, mailsMax)) yield await readFile(join(dir, file), file, bytesMax)
    },
    file: (id, shelf) => rename(join(dir, id), join(dir, shelf, id)),
    close: async () => {},
  }
}

async function readFile(path: string, id: string, bytesMax: number): Promise<WaitingMail> {
  const { size, mtimeMs } = await stat(path)
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(size, bytesMax)), { position: 0 })
    const bytes = buffer.subarray(0, bytesRead)
    const at = Math.floor(mtimeMs) as Instant
    return { id, mail: await readMail({ bytes, at, isCut: size > bytesRead }) }
  } finally {
    await handle.close()
  }
}
