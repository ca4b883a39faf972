import { readMail } from '../../../lib/adapters/imap/read-mail.ts'
import type { Mailbox } from '../../../lib/jobs/ports/mailbox.ts'
import { START_AT } from '../send-fixture.ts'

export interface FakeMailbox extends Mailbox {
  readonly inbox: Map<string, Uint8Array>
  readonly shelves: { readonly done: string[]; readonly left: string[] }
}

/** A mailbox in memory with mails by name. */
export function fakeMailbox(mails: Readonly<Record<string, Uint8Array>>): FakeMailbox {
  const inbox = new Map(Object.entries(mails))
  const shelves = { done: [] as string[], left: [] as string[] }
  return {
    inbox,
    shelves,
    async *waiting({ mailsMax }) {
      for (const [id, bytes] of [...inbox].slice(0, mailsMax))
        yield { id, mail: await readMail({ bytes, at: START_AT, isCut: false }) }
    },
    async file(id, shelf) {
      if (inbox.delete(id)) shelves[shelf].push(id)
    },
    close: async () => {},
  }
}
