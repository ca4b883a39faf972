import type { OutboxMessage } from '../../domain/tell/outbox.ts'
import { fateOf, type Receipt } from '../../domain/tell/receipt.ts'
import type { Person } from '../../domain/tell/unit.ts'
import { DAY_MS, HOUR_MS, type Instant } from '../../domain/time/instant.ts'
import type { SmsReceipts } from '../ports/text-messages.ts'
import type { OutboxStore } from '../ports.ts'
import { type PutBackPorts, putBack } from './put-back.ts'

/** A phone that was off for so long is told by its carrier; nothing comes after that. */
const ASKED_DAYS = 3
const ASKED_MAX = 200

/** Asks the vendor what became of text messages that went out or may have. Gives how many receipts came. */
export async function askSmsReceipts(
  county: string,
  { ports, receipts }: { readonly ports: PutBackPorts & { store: OutboxStore }; receipts: SmsReceipts },
): Promise<number> {
  const { store, clock } = ports
  const [messages, people] = await Promise.all([store.messages(county), store.people(county)])
  const now = clock.now()
  const open = turnOf(
    messages.filter((message) => isOpen(message, now)),
    now,
  )
  let came = 0
  for (const message of open) {
    const receipt = await receiptOf(message, people, receipts)
    if (!receipt) continue
    await putBack(message, { receipt, addresses: [] }, ports)
    came += 1
  }
  return came
}

/** As many as one run asks of; where there are more, others at each hour, so that each has its turn. */
function turnOf(open: readonly OutboxMessage[], now: Instant): readonly OutboxMessage[] {
  const turns = Math.ceil(open.length / ASKED_MAX)
  return open.filter((_, index) => turns <= 1 || index % turns === Math.floor(now / HOUR_MS) % turns)
}

function isOpen(message: OutboxMessage, now: Instant): boolean {
  const { medium, state } = message
  const fate = fateOf(message)
  if (medium !== 'sms' || (fate !== 'accepted' && fate !== 'unknown')) return false
  return 'at' in state && now - state.at < ASKED_DAYS * DAY_MS
}

async function receiptOf(
  { key, person, state }: OutboxMessage,
  people: readonly Person[],
  receipts: SmsReceipts,
): Promise<Receipt | undefined> {
  const phone = people.find(({ id }) => id === person)?.phone
  if (phone === undefined || !('at' in state)) return undefined
  const reply = state.kind === 'accepted' ? state.reply : undefined
  const answer = await receipts.receipt({ key, phone, sentAt: state.at, ...(reply ? { reply } : {}) })
  switch (answer.kind) {
    case 'delivered':
      return { kind: 'delivered', at: answer.at, reason: '', permanent: false }
    case 'failed': {
      const { at, reason, permanent } = answer
      return { kind: 'bounced', at, reason, permanent }
    }
    default:
      return undefined
  }
}
