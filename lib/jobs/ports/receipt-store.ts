import type { Answer } from '../../domain/tell/answer.ts'
import type { Receipt } from '../../domain/tell/receipt.ts'
import type { Medium } from '../../domain/tell/unit.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** A receipt whose message is not there (yet). `ref` is the key of a message, or `message-id/<local part>`. */
export interface StrayReceipt {
  readonly ref: string
  readonly receipt: Receipt
}

/** What comes back after sending. Every change is one conditional write on one item; all may be done again. */
export interface ReceiptStore {
  /**
   * Puts the receipt beside the message's state, which is not touched. The heavier receipt stays (`weightOf`); an equal
   * or lighter one changes nothing. `absent` when there is no such message.
   */
  putReceipt(key: { county: string; key: string }, receipt: Receipt): Promise<'stored' | 'known' | 'absent'>
  /** Keeps a receipt without a message until it is placed; the heavier one of a `ref` stays. */
  putStray(county: string, stray: StrayReceipt): Promise<void>
  /** Those not placed yet. */
  strayReceipts(county: string): Promise<readonly StrayReceipt[]>
  /** The message has appeared and carries the receipt. */
  placeStray(county: string, ref: string): Promise<void>
  /**
   * Marks the person's address, where it still is the person's. `known`: marked already. `gone`: no such person, or
   * another address by now.
   */
  markUnreachable(
    county: string,
    person: string,
    fault: { medium: Medium; address: string; at: Instant; reason: string },
  ): Promise<'marked' | 'known' | 'gone'>
  /** Lifts the mark of that moment; one that was set since then stays. `gone`: there is no such mark (any more). */
  liftUnreachable(
    county: string,
    person: string,
    mark: { medium: Medium; at: Instant },
  ): Promise<'lifted' | 'gone'>
  /** The same answer again is the same as once. */
  putAnswer(answer: Answer): Promise<void>
  answers(county: string): Promise<readonly Answer[]>
}
