import { impersonal } from '../../../domain/tell/impersonal.ts'
import type { Sms, SmsSender } from '../../../jobs/ports/text-messages.ts'
import type { Clock, SendResult } from '../../../jobs/ports.ts'
import { type PostBounds, type Posted, postOnce, type SignedPost } from './post-once.ts'
import { replyOf } from './receipt-id.ts'
import { type CodeRow, resultOfCode } from './vendor-codes.ts'

export interface VendorOptions {
  readonly clock: Clock
  /** Another address than the vendor's; http is taken from the loopback alone. */
  readonly endpoint?: string | undefined
  readonly bounds?: PostBounds | undefined
}

/** What the body of an answer says: the vendor's id of what it took, or its code for why not. */
export type VendorWord =
  | { readonly kind: 'taken'; readonly id: string }
  | { readonly kind: 'code'; readonly code: string }

export interface Vendor {
  readonly name: string
  readonly codes: readonly CodeRow[]
  /** The number is one of mainland China, 11 digits. */
  request(sms: Sms, phone: string): SignedPost
  /** Undefined for a body that is none of the vendor's answers. */
  read(body: string): VendorWord | undefined
}

/** Sends by one signed request. Whatever may have arrived and was not answered is `unknown`, and is not sent again. */
export function vendorSender(vendor: Vendor, { bounds }: Pick<VendorOptions, 'bounds'>): SmsSender {
  return {
    async send(sms) {
      const phone = mainlandNumber(sms.phone)
      if (phone === undefined)
        return { kind: 'refused', permanent: true, reason: '手机号码格式不对', about: 'recipient' }
      let posted: Posted
      try {
        posted = await postOnce(vendor.request(sms, phone), bounds)
      } catch (error) {
        // Thrown while the request was made, before a byte of it left.
        const reason = `${vendor.name}: ${error instanceof Error ? impersonal(error.message) : 'no request'}`
        return { kind: 'refused', permanent: false, reason, about: 'setup' }
      }
      return resultOf(posted, vendor)
    },
  }
}

function resultOf(posted: Posted, vendor: Vendor): SendResult {
  if (posted.kind === 'not-sent')
    return { kind: 'refused', permanent: false, reason: `${vendor.name}: ${posted.reason}` }
  if (posted.kind === 'no-answer') return { kind: 'unknown', reason: `${vendor.name}: ${posted.reason}` }
  const { httpStatus, body } = posted
  const word = vendor.read(body)
  const isFailure = httpStatus >= 500 || httpStatus === 408
  if (word?.kind === 'taken' && httpStatus < 300)
    return { kind: 'accepted', reply: replyOf(vendor.name, word.id) }
  if (word?.kind === 'code') {
    const result = resultOfCode(vendor.name, word.code, vendor.codes)
    // A server that broke down may have done its work before; only a code that rules this out is believed.
    const isListed = vendor.codes.some(([code]) => code === word.code)
    return isFailure && !isListed
      ? { kind: 'unknown', reason: result.kind === 'accepted' ? '' : result.reason }
      : result
  }
  const reason = `${vendor.name}: HTTP ${httpStatus}, an answer that cannot be read`
  // Whoever says 3xx or 4xx has not done it.
  return httpStatus >= 300 && !isFailure
    ? { kind: 'refused', permanent: false, reason }
    : { kind: 'unknown', reason }
}

/** The 11 digits of a mobile number, however it is written; undefined for any other number. */
export function mainlandNumber(phone: string): string | undefined {
  return /^(?:\+?86)?(1\d{10})$/.exec(phone.replace(/[\s-]/g, ''))?.[1]
}

/** The vendor's address, or the one that takes its place. Throws for one that would carry the message in the clear. */
export function endpointOf(usual: string, { endpoint }: Pick<VendorOptions, 'endpoint'>): URL {
  const url = new URL(endpoint ?? usual)
  if (url.protocol !== 'https:' && url.hostname !== '127.0.0.1')
    throw new Error('text messages go out over https alone, but for the loopback')
  return url
}

/** The JSON object in the text; undefined for any other text. */
export function jsonObjectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return objectOf(JSON.parse(text))
  } catch {
    return undefined
  }
}

export function objectOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
