import type { BulletinRules } from './figures/bulletin.ts'
import type { Rung } from './ladder.ts'
import type { CountySms } from './sms/county-sms.ts'

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
  readonly sms: CountySms
  /** Milliseconds after midnight in China between which mails go out on workdays. */
  readonly sendFromMs: number
  readonly sendUntilMs: number
  readonly ladder: readonly Rung[]
  /** For rules counted in hours or of less than three days. */
  readonly hourLadder: readonly Rung[]
  /** Absent: `BULLETIN_RULES`. */
  readonly bulletin?: BulletinRules | undefined
  /** Ladders that items have for themselves, by item. */
  readonly itemLadders?: ReadonlyMap<string, ItemLadder> | undefined
}

/** What is absent is the county's. */
export interface ItemLadder {
  readonly ladder?: readonly Rung[] | undefined
  readonly hourLadder?: readonly Rung[] | undefined
}
