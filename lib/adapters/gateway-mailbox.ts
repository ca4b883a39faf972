import type { Mailbox } from '../jobs/ports/mailbox.ts'
import { openMailbox } from './imap/mailbox.ts'
import { domainOf, mailAddressOf } from './mail-address.ts'
import { type MailTokens, mailTokens } from './mail-token.ts'
import { readSecret } from './secrets/secret.ts'

export interface MailboxGateway {
  /** Domain of the address that mails come from, which is that of their Message-IDs. */
  readonly domain: string
  /** Reads the key; the mailbox's URL is read when it is opened. */
  open(): Promise<{ readonly tokens: MailTokens; openMailbox(): Promise<Mailbox> }>
}

type MailboxSettings = Readonly<
  Record<'DUBAN_MAILBOX_SECRET' | 'DUBAN_SIGNING_SECRET' | 'DUBAN_MAIL_FROM', string>
>

/** The mailbox that the settings name. No request is made before `open`. */
export function mailboxGateway(settings: MailboxSettings): MailboxGateway {
  return {
    domain: domainOf(mailAddressOf(settings.DUBAN_MAIL_FROM)),
    async open() {
      const tokens = mailTokens(await readSecret(settings.DUBAN_SIGNING_SECRET))
      return {
        tokens,
        async openMailbox() {
          const url = await readSecret(settings.DUBAN_MAILBOX_SECRET)
          return openMailbox({ url, requireTls: new URL(url).hostname !== '127.0.0.1' })
        },
      }
    },
  }
}
