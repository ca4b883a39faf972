import { isBouncedForGood } from '../../domain/tell/receipt.ts'
import type { OutboxStore } from '../ports.ts'
import type { PutBackPorts } from './put-back.ts'
import type { SentMessages } from './sent-messages.ts'

const BY_MESSAGE_ID = 'message-id/'

/** Puts receipts that came without their message beside it, where it has appeared since. Gives how many. */
export async function placeStrays(
  county: string,
  from: { readonly ports: PutBackPorts & { store: OutboxStore }; readonly sent: SentMessages },
): Promise<number> {
  const { store, clock } = from.ports
  let placed = 0
  for (const { ref, receipt } of await store.strayReceipts(county)) {
    const message = ref.startsWith(BY_MESSAGE_ID)
      ? await from.sent.find(ref.slice(BY_MESSAGE_ID.length))
      : await store.message(county, ref)
    if (!message) continue
    await store.putReceipt(message, receipt)
    // Whose address it was is not known any more: nobody is marked, and the lines are told again.
    if (isBouncedForGood(receipt)) await store.touch(county, clock.now())
    await store.placeStray(county, ref)
    placed += 1
  }
  return placed
}
