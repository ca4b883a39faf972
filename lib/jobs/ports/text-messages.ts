import type { SmsWords } from '../../domain/tell/sms/sms-template.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { SendResult } from '../ports.ts'

/** An approved template with what fills it: vendors take no free text. `smsTextOf` gives it as people read it. */
export interface Sms extends SmsWords {
  readonly key: string
  readonly phone: string
  readonly at: Instant
}

/** Never rejects, never sends twice: every end is a SendResult. The `reply` of what was accepted names it to the vendor. */
export interface SmsSender {
  send(sms: Sms): Promise<SendResult>
}

/** A text message that went out or may have: `reply` as the sender gave it, absent where no answer came. */
export interface AskedSms {
  readonly key: string
  readonly phone: string
  readonly reply?: string | undefined
  /** When it was sent; vendors know the day, and forget after about a month. */
  readonly sentAt: Instant
}

/** What became of a text message. */
export type SmsReceipt =
  | { readonly kind: 'delivered'; readonly at: Instant }
  /** `permanent`: the number is no good. Otherwise the phone was off, full or out of reach. */
  | { readonly kind: 'failed'; readonly permanent: boolean; readonly at: Instant; readonly reason: string }
  /** On its way. */
  | { readonly kind: 'waiting' }
  /** The vendor knows of no such message: asked about one without an answer, it most likely never went out. */
  | { readonly kind: 'not-found' }
  /** Not asked, or no readable answer: says nothing about the message. */
  | { readonly kind: 'not-known'; readonly reason: string }

/** Asks the vendor, one request a message and at most two; bounded in time and bytes. Never rejects; ask again at will. */
export interface SmsReceipts {
  receipt(asked: AskedSms): Promise<SmsReceipt>
}
