import type { Answer } from '../domain/tell/answer.ts'
import { impersonalReason } from '../domain/tell/impersonal.ts'
import type { OutboxMessage } from '../domain/tell/outbox.ts'
import type { Receipt } from '../domain/tell/receipt.ts'
import { MINUTE_MS } from '../domain/time/instant.ts'
import type { Mailbox, MailToken, ReceivedMail } from './ports/mailbox.ts'
import type { SmsReceipts } from './ports/text-messages.ts'
import type { Clock, Store, Telemetry } from './ports.ts'
import type { Bounce } from './receiving/bounce.ts'
import { kindOf, type MailKind } from './receiving/mail-kind.ts'
import { placeStrays } from './receiving/place-strays.ts'
import { putBack } from './receiving/put-back.ts'
import { type SentMessages, sentMessages } from './receiving/sent-messages.ts'
import { askSmsReceipts } from './receiving/sms-receipts.ts'
import { record } from './record.ts'

const BOUNDS = { mailsMax: 200, bytesMax: 1024 * 1024 }
/** What is not read by then is read by the next run. */
const READING_MS_MAX = 5 * MINUTE_MS

export interface ReceivePorts {
  readonly store: Store
  readonly clock: Clock
  readonly telemetry: Telemetry
  /** Absent: no mailbox is read. */
  readonly openMailbox?: (() => Promise<Mailbox>) | undefined
  /** By the code of a county. Absent: no vendor is asked. */
  readonly smsReceiptsOf?: ((county: string) => SmsReceipts) | undefined
  /** Domain of the Message-IDs of this deployment. */
  readonly domain: string
  messageId(key: string): string
  readToken(address: string): MailToken | undefined
}

/** How many mails were what. `left`: for a person to look at; `failed`: they stay, and are read again. */
export interface ReceiveCounts {
  readonly bounces: number
  readonly delays: number
  readonly deliveries: number
  readonly answers: number
  readonly automatic: number
  readonly left: number
  readonly failed: number
  /** People whose address was found to be bad. */
  readonly marked: number
  readonly smsReceipts: number
  /** Receipts that came before their message and have found it now. */
  readonly placed: number
}

/**
 * Reads the mailbox and asks the SMS vendor: receipts go beside their messages, bad addresses are marked, answers are
 * recorded. A mail is filed only once what it says is stored, and everything stored may be stored again, so that a run
 * that was cut off loses nothing. What fails keeps nothing else from being done; the run then throws at its end.
 */
export async function receive(counties: readonly string[], ports: ReceivePorts): Promise<ReceiveCounts> {
  const { openMailbox, smsReceiptsOf } = ports
  const reading = { ports, sent: sentMessages({ ...ports, counties }), counts: { ...NONE } }
  const { counts, sent } = reading
  const faults: string[] = []
  const attempt = async (what: string, work: () => Promise<void>) => {
    await work().catch((error: unknown) => faults.push(`${what}: ${impersonalReason(error)}`))
  }
  if (openMailbox) await attempt('mailbox', async () => readMailbox(await openMailbox(), reading))
  for (const county of counties) {
    await attempt(county, async () => {
      counts.placed += await placeStrays(county, { ports, sent })
      if (smsReceiptsOf)
        counts.smsReceipts += await askSmsReceipts(county, { ports, receipts: smsReceiptsOf(county) })
    })
  }
  for (const [kind, count] of Object.entries(counts)) {
    if (count > 0) ports.telemetry.count('Received', count, { kind })
  }
  if (counts.failed > 0) faults.push(`${counts.failed} mails could not be dealt with`)
  if (faults.length > 0) throw new Error(`receiving failed: ${faults.join('; ')}`)
  return counts
}

type Counts = { -readonly [Name in keyof ReceiveCounts]: number }

const NONE: ReceiveCounts = {
  bounces: 0,
  delays: 0,
  deliveries: 0,
  answers: 0,
  automatic: 0,
  left: 0,
  failed: 0,
  marked: 0,
  smsReceipts: 0,
  placed: 0,
}

interface Reading {
  readonly ports: ReceivePorts
  readonly sent: SentMessages
  readonly counts: Counts
}

async function readMailbox(mailbox: Mailbox, reading: Reading): Promise<void> {
  const { clock, telemetry } = reading.ports
  const startedAt = clock.now()
  try {
    for await (const { id, mail } of mailbox.waiting(BOUNDS)) {
      try {
        const shelf = mail ? await deal(mail, reading) : 'left'
        await mailbox.file(id, shelf)
        if (shelf === 'left') reading.counts.left += 1
      } catch (error) {
        reading.counts.failed += 1
        telemetry.note('a mail could not be dealt with', { reason: impersonalReason(error) })
      }
      if (clock.now() - startedAt > READING_MS_MAX) return
    }
  } finally {
    await mailbox.close()
  }
}

async function deal(mail: ReceivedMail, reading: Reading): Promise<'done' | 'left'> {
  const { ports, counts } = reading
  const kind = kindOf(mail, ports)
  switch (kind.kind) {
    case 'bounce':
      return dealWithBounce(mail, kind, reading)
    case 'answer':
      return dealWithAnswer(mail, kind.about, reading)
    case 'automatic':
      counts.automatic += 1
      return 'done'
    case 'unknown':
      return 'left'
  }
}

async function dealWithBounce(
  mail: ReceivedMail,
  { about, isSigned, bounce }: Extract<MailKind, { kind: 'bounce' }>,
  { ports, sent, counts }: Reading,
): Promise<'done' | 'left'> {
  const { store, telemetry } = ports
  const receipt = receiptOf(mail, bounce)
  if (!receipt) {
    counts.delays += 1
    return 'done'
  }
  const county = sent.countyOf(about)
  const message = await sent.find(about)
  // Anybody could make up the head of a mail that never was.
  if (county === undefined || (!message && !isSigned)) return 'left'
  if (message) {
    const { isMarked } = await putBack(message, { receipt, addresses: bounce.recipients }, ports)
    if (isMarked) counts.marked += 1
  } else {
    await store.putStray(county, { ref: `message-id/${about}`, receipt })
    telemetry.note('a receipt came without its message', { county, reason: receipt.reason })
  }
  counts[receipt.kind === 'bounced' ? 'bounces' : 'deliveries'] += 1
  return 'done'
}

/** Nothing to keep of a mail that is still on its way, or was handed to somebody who tells no more. */
function receiptOf({ at }: ReceivedMail, bounce: Bounce): Receipt | undefined {
  const { action, reason, permanent } = bounce
  const isPassing = bounce.isPassing ? { isPassing: true as const } : {}
  if (action === 'failed') return { kind: 'bounced', at, reason, permanent, ...isPassing }
  return action === 'delivered' ? { kind: 'delivered', at, reason, permanent } : undefined
}

async function dealWithAnswer(
  mail: ReceivedMail,
  about: string,
  { ports, sent, counts }: Reading,
): Promise<'done' | 'left'> {
  const message = await sent.find(about)
  if (!message) return 'left'
  const people = await ports.store.people(message.county)
  const email = people.find(({ id }) => id === message.person)?.email.toLowerCase()
  const answer = answerOf(mail, message, email === mail.from)
  await record({ events: [], attestations: [], decisions: [], people: [], answers: [answer] }, ports)
  counts.answers += 1
  return 'done'
}

function answerOf(mail: ReceivedMail, message: OutboxMessage, isFromPerson: boolean): Answer {
  const { fingerprint, at, from, subject, text, isCut, files } = mail
  const { county, key, person } = message
  return {
    id: fingerprint,
    county,
    message: key,
    person,
    from,
    isFromPerson,
    at,
    subject,
    text,
    isCut,
    files,
  }
}
