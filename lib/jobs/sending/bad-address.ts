import type { OutboxMessage } from '../../domain/tell/outbox.ts'
import type { Medium } from '../../domain/tell/unit.ts'
import type { Composed } from '../composed.ts'
import type { SendResult } from '../ports.ts'
import { saysNoSuchAddress } from '../receiving/bounce.ts'
import { type PutBackPorts, putBack } from '../receiving/put-back.ts'

/** Hears of an address that the gateway refused for good. */
export type BadAddressNote = (
  message: OutboxMessage,
  refused: { readonly address: string; readonly reason: string },
) => Promise<void>

interface Sent {
  readonly message: OutboxMessage
  readonly composed: Extract<Composed, { kind: 'mail' | 'sms' }>
  readonly note: BadAddressNote | undefined
}

/** Passes on what the gateway says of the address; of a mail, its sender or the gateway itself it says nothing here. */
export async function noteRefusal(result: SendResult, { message, composed, note }: Sent): Promise<void> {
  if (result.kind !== 'refused' || !isAboutAddress(result, message.medium)) return
  const address = composed.kind === 'mail' ? composed.mail.to.address : composed.sms.phone
  await note?.(message, { address, reason: result.reason })
}

/** Vendors of text messages say whose fault it is; mail servers say it in their code and words. */
function isAboutAddress(refused: Extract<SendResult, { kind: 'refused' }>, medium: Medium): boolean {
  const { permanent, about, reason } = refused
  if (!permanent || about === 'setup' || about === 'budget') return false
  return about === 'recipient' || (medium === 'mail' && saysNoSuchAddress(reason))
}

/**
 * A refusal is a bounce that came at once: the person is marked and the lines find another reader. Done before the
 * outcome is stored, so that a run that ends between them does it again.
 */
export function noteBadAddress(ports: PutBackPorts): BadAddressNote {
  return async (message, { address, reason }) => {
    const receipt = { kind: 'bounced', at: ports.clock.now(), reason, permanent: true } as const
    await putBack(message, { receipt, addresses: [address.toLowerCase()] }, ports)
  }
}
