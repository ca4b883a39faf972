import { chinaDateOf, type Instant } from '../../time/instant.ts'
import type { OutboxMessage } from '../outbox.ts'

/**
 * Text messages of the month of `now`, in China, that went out, may have gone out, or are being sent before that of `key`. Two
 * that are sent at once see each other, and only the one whose key comes later counts the other.
 */
export function smsUsed(
  messages: readonly OutboxMessage[],
  { now, key }: { readonly now: Instant; readonly key: string },
): number {
  const month = chinaDateOf(now).slice(0, 7)
  const isOfMonth = (at: Instant) => chinaDateOf(at).slice(0, 7) === month
  return messages.filter((message) => {
    const { medium, state } = message
    if (medium !== 'sms' || message.key === key) return false
    if (state.kind === 'accepted' || state.kind === 'unknown') return isOfMonth(state.at)
    return state.kind === 'claimed' && message.key < key
  }).length
}
