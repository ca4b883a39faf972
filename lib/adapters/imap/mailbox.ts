import type { ImapFlow } from 'imapflow'
import type { Instant } from '../../domain/time/instant.ts'
import type { Mailbox, WaitingMail } from '../../jobs/ports/mailbox.ts'
import { readMail } from './read-mail.ts'

export interface MailboxOptions {
  /** `imaps://user:password@host:port/folder`; `imap://` begins without TLS and asks for it. Folder: INBOX. */
  readonly url: string
  /** False only for the loopback: the connection then may stay without TLS. */
  readonly requireTls: boolean
  /** Where mails go that are dealt with, and those left for a person; made when they are missing. */
  readonly shelves?: { readonly done: string; readonly left: string } | undefined
  readonly timeouts?: Partial<MailboxTimeouts> | undefined
  /** Issuers to be trusted instead of the usual ones, in PEM; for tests against a server of their own. */
  readonly issuers?: string | undefined
}

export interface MailboxTimeouts {
  readonly connectMs: number
  /** Without a word from the server. */
  readonly idleMs: number
}

/** Folders in plain words of ASCII: every server and every mail program shows them. */
const SHELVES = { done: 'duban-done', left: 'duban-left' }
const TIMEOUTS: MailboxTimeouts = { connectMs: 15_000, idleMs: 60_000 }

/** Logs in and opens the folder. Throws when that fails; no error names the password. */
export async function openMailbox(options: MailboxOptions): Promise<Mailbox> {
  const { folder, ...connection } = connectionOf(options)
  // Loaded here, so that a run that ends before it reads mail does not pay for the client.
  const { ImapFlow: Client } = await import('imapflow')
  const client = new Client(connection)
  // A connection that breaks while nothing is asked: the next request fails with it, which is soon enough.
  client.on('error', () => {})
  const shelves = options.shelves ?? SHELVES
  try {
    await client.connect()
    for (const shelf of Object.values(shelves)) await client.mailboxCreate(shelf)
    const lock = await client.getMailboxLock(folder)
    return {
      waiting: ({ mailsMax, bytesMax }) => waitingIn(client, { mailsMax, bytesMax }),
      async file(id, shelf) {
        const moved = await client.messageMove(id, shelves[shelf], { uid: true })
        if (!moved) throw new Error(`the mail could not be moved to ${shelves[shelf]}`)
      },
      async close() {
        lock.release()
        await client.logout().catch(() => client.close())
      },
    }
  } catch (error) {
    client.close()
    throw new Error(`the mailbox could not be opened: ${reasonOf(error)}`, { cause: error })
  }
}

async function* waitingIn(
  client: ImapFlow,
  { mailsMax, bytesMax }: { readonly mailsMax: number; readonly bytesMax: number },
): AsyncGenerator<WaitingMail> {
  // Lets the server say what has come since the folder was opened.
  await client.noop()
  const uids = await client.search({ deleted: false }, { uid: true })
  if (!uids) throw new Error('the mailbox could not be searched')
  for (const uid of uids.toSorted((a, b) => a - b).slice(0, mailsMax)) {
    const wanted = { source: { maxLength: bytesMax }, internalDate: true, size: true } as const
    const found = await client.fetchOne(String(uid), wanted, { uid: true })
    // Gone meanwhile: somebody reads the same mailbox.
    if (found === false || found.source === undefined) continue
    const { source, internalDate, size } = found
    const at = new Date(internalDate ?? 0).getTime() as Instant
    const mail = await readMail({ bytes: source, at, isCut: (size ?? 0) > source.length })
    yield { id: String(uid), mail }
  }
}

function connectionOf({ url, requireTls, timeouts, issuers }: MailboxOptions) {
  const { protocol, hostname, port, username, password, pathname } = new URL(url)
  if (protocol !== 'imap:' && protocol !== 'imaps:')
    throw new Error('the mailbox needs an imap:// or imaps:// URL')
  const isTlsFromStart = protocol === 'imaps:'
  const { connectMs, idleMs } = { ...TIMEOUTS, ...timeouts }
  return {
    folder: decodeURIComponent(pathname.replace(/^\//, '')) || 'INBOX',
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (isTlsFromStart ? 993 : 143) : Number(port),
    secure: isTlsFromStart,
    // Without this a server, or whoever stands before it, could keep the password in clear by not offering TLS.
    ...(requireTls && !isTlsFromStart ? { doSTARTTLS: true } : {}),
    ...(issuers === undefined ? {} : { tls: { ca: issuers } }),
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false as const,
    disableAutoIdle: true,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: idleMs,
  }
}

/** The client's errors carry the server's answer beside a message that says only that a command failed. */
function reasonOf(error: unknown): string {
  const { message = String(error), responseText } = error as { message?: string; responseText?: string }
  return responseText ? `${message}: ${responseText}` : message
}
