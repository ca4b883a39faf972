import type { Instant } from '../../domain/time/instant.ts'

/** What a signed address says: the local part of the Message-ID of the mail that carried it. */
export interface MailToken {
  /** `return`: where bounces go; `answer`: where people write to. */
  readonly purpose: 'return' | 'answer'
  readonly id: string
}

/** A mail that came in, as far as it matters here. Addresses are in lower case; texts are bounded. */
export interface ReceivedMail {
  /** SHA-256 of its bytes. */
  readonly fingerprint: string
  /** When the server took it. */
  readonly at: Instant
  readonly from: string
  /** All addresses that it was sent or delivered to. */
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  /** By names in lower case, the first of each. */
  readonly headers: ReadonlyMap<string, string>
  /** `delivery-status`, `disposition-notification` and the like, where it is a report. */
  readonly reportType?: string | undefined
  /** The groups of a delivery report, the message's before those of its recipients; names in lower case. */
  readonly report: readonly ReadonlyMap<string, string>[]
  /** Message-IDs that it names: of the mail it returns, then those it answers. */
  readonly names: readonly string[]
  readonly files: readonly { readonly name: string; readonly sizeBytes: number }[]
  /** It was longer than what was read of it. */
  readonly isCut: boolean
}

export interface WaitingMail {
  /** Names it within the mailbox while this is open. */
  readonly id: string
  /** Undefined when its bytes cannot be read as a mail. */
  readonly mail: ReceivedMail | undefined
}

export interface MailboxBounds {
  readonly mailsMax: number
  readonly bytesMax: number
}

/** One folder of a mailbox. A mail stays in it until it is filed: what is read twice must be harmless. */
export interface Mailbox {
  /** Oldest first, read one after the other; each may be filed while the next ones are read. */
  waiting(bounds: MailboxBounds): AsyncIterable<WaitingMail>
  /** Out of the folder: `done` when what it says is stored, `left` for a person to look at. */
  file(id: string, shelf: 'done' | 'left'): Promise<void>
  close(): Promise<void>
}
