import type { Instant } from '../time/instant.ts'

/** What a person wrote back to a mail: kept whole within bounds; what it means is for people to say. */
export interface Answer {
  /** The same for the same mail, however often it is read. */
  readonly id: string
  readonly county: string
  /** Key of the message that is answered. */
  readonly message: string
  /** Who that message went to. */
  readonly person: string
  /** The address it came from; personal data, never logged. */
  readonly from: string
  /** The address is that of the person; anybody may hold the address to answer to. */
  readonly isFromPerson: boolean
  readonly at: Instant
  readonly subject: string
  readonly text: string
  /** The text was longer than what is kept. */
  readonly isCut: boolean
  /** Names and sizes; the files stay in the mailbox. */
  readonly files: readonly { readonly name: string; readonly sizeBytes: number }[]
}
