import type { OutboxMessage } from '../../domain/tell/outbox.ts'
import { isBouncedForGood, type Receipt } from '../../domain/tell/receipt.ts'
import { addressOf } from '../../domain/tell/unit.ts'
import type { ReceiptStore } from '../ports/receipt-store.ts'
import type { Clock, FactStore, WakeStore } from '../ports.ts'

export interface PutBackPorts {
  readonly store: ReceiptStore & Pick<FactStore, 'people'> & Pick<WakeStore, 'touch'>
  readonly clock: Clock
}

/**
 * Puts a receipt beside its message. When the address is bad for good, the person is marked and the county wakes, so
 * that the lines find another reader. Each step may be done again: what was cut off is done by the next run.
 *
 * `addresses`: those that the receipt is about, in lower case; empty when it does not say. A message does not
 * hold its address: a person who has another one by now is not marked for the old one.
 */
export async function putBack(
  message: OutboxMessage,
  { receipt, addresses }: { readonly receipt: Receipt; readonly addresses: readonly string[] },
  { store, clock }: PutBackPorts,
): Promise<{ readonly isMarked: boolean }> {
  const { county, person: id, medium } = message
  const person = (await store.people(county)).find((one) => one.id === id)
  const address = person && addressOf(person, medium)
  const isSame = addresses.length === 0 || addresses.includes(address?.toLowerCase() ?? '')
  const { isPassing, ...lasting } = receipt
  // What an address passed on to another one, which was full, its reader has.
  await store.putReceipt(message, isPassing && isSame ? receipt : lasting)
  if (!isBouncedForGood(receipt)) return { isMarked: false }
  const { at, reason } = receipt
  const marked =
    address !== undefined && isSame
      ? await store.markUnreachable(county, id, { medium, address, at, reason })
      : 'gone'
  await store.touch(county, clock.now())
  return { isMarked: marked !== 'gone' }
}
