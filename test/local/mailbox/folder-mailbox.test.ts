import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe } from 'vitest'
import { openFolderMailbox } from '../../../lib/local/mailbox/folder-mailbox.ts'
import { mailboxContract } from '../../contracts/mailbox-contract.ts'

const dir = mkdtempSync(join(tmpdir(), 'duban-mailbox-'))
afterAll(() => rmSync(dir, { recursive: true }))
let delivered = 0

describe('mailbox contract: folder', () =>
  mailboxContract(async () => ({
    mailbox: await openFolderMailbox(dir),
    async deliver(bytes) {
      delivered += 1
      writeFileSync(join(dir, `${1000 + delivered}.eml`), bytes)
    },
    filed: async (shelf) => readdirSync(join(dir, shelf)).length,
  })))
