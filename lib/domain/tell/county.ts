import type { Rung } from './ladder.ts'

/** A county: whom its office is, when mails go out, and by which ladders people are reminded. */
export interface County {
  /** Code of GB/T 2260, `211324`. */
  readonly code: string
  readonly name: string
  readonly aliases: readonly string[]
  /** The unit that is the transparency office. */
  readonly office: string
  /** Name of the sender of text messages, as registered with the carriers. */
  readonly smsSignature: string
  /** Milliseconds after midnight in China between which mails go out on workdays. */
  readonly sendFromMs: number
  readonly sendUntilMs: number
  readonly ladder: readonly Rung[]
  /** For rules counted in hours or of less than three days. */
  readonly hourLadder: readonly Rung[]
}
