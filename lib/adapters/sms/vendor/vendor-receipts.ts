import type { AskedSms, SmsReceipt, SmsReceipts } from '../../../jobs/ports/text-messages.ts'
import { type PostBounds, postOnce, type SignedPost } from './post-once.ts'
import { idIn } from './receipt-id.ts'
import { mainlandNumber } from './vendor-sender.ts'

/** A message to be asked about. */
export interface Asked extends Omit<AskedSms, 'phone' | 'reply'> {
  readonly phone: string
  /** The vendor's id; absent where its answer never came. */
  readonly id?: string | undefined
}

export interface ReceiptQuery {
  readonly name: string
  /** One or two requests; the next is made only where the one before found nothing. */
  requests(asked: Asked): readonly SignedPost[]
  /** Undefined for a body that is none of the vendor's answers. */
  read(body: string, asked: Asked): SmsReceipt | undefined
}

/** Asks about one message. What goes wrong says nothing about it. */
export function vendorReceipts(query: ReceiptQuery, bounds: PostBounds | undefined): SmsReceipts {
  return {
    async receipt({ phone: written, reply, ...rest }) {
      const phone = mainlandNumber(written)
      const id = reply === undefined ? undefined : idIn(reply, query.name)
      if (phone === undefined) return { kind: 'not-known', reason: '手机号码格式不对' }
      if (reply !== undefined && id === undefined)
        return { kind: 'not-known', reason: `${query.name}: sent by another gateway` }
      try {
        return await asked(query, { ...rest, phone, id }, bounds)
      } catch (error) {
        return {
          kind: 'not-known',
          reason: `${query.name}: ${error instanceof Error ? error.name : 'error'}`,
        }
      }
    },
  }
}

async function asked(query: ReceiptQuery, one: Asked, bounds: PostBounds | undefined): Promise<SmsReceipt> {
  let last: SmsReceipt = { kind: 'not-known', reason: `${query.name}: not asked` }
  for (const request of query.requests(one)) {
    const posted = await postOnce(request, bounds)
    if (posted.kind !== 'answer') return { kind: 'not-known', reason: `${query.name}: ${posted.reason}` }
    const { httpStatus } = posted
    const unreadable = {
      kind: 'not-known',
      reason: `${query.name}: HTTP ${httpStatus}, no readable answer`,
    } as const
    last = (httpStatus < 500 ? query.read(posted.body, one) : undefined) ?? unreadable
    if (last.kind !== 'not-found') return last
  }
  return last
}

/** The number is of no use, by what carriers call it. */
export function isBadNumber(words: string): boolean {
  return /MK:0001|INVALID_NUMBER|MOBILE_IN_BLACK|MBBLACK|DBBLACK|USER_REJECT|空号|黑名单|退订|不存在的用户/.test(
    words,
  )
}

/** `2026-11-23 09:00:05` of China's clock. */
export function chinaTimeIn(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)
    ? `${text.replace(' ', 'T')}+08:00`
    : undefined
}
