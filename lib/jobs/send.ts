import { impersonal, impersonalReason } from '../domain/tell/impersonal.ts'
import { type OutboxMessage, OWN_REASONS, type SaidLines } from '../domain/tell/outbox.ts'
import { addMs, DAY_MS, type Instant, MINUTE_MS } from '../domain/time/instant.ts'
import type { Composed } from './composed.ts'
import type { SmsSender } from './ports/text-messages.ts'
import type { Clock, Mailer, MessageKey, OutboxStore, Outcome, SendResult, Telemetry } from './ports.ts'
import { type BadAddressNote, noteRefusal } from './sending/bad-address.ts'

export const LEASE_MS = 5 * MINUTE_MS
/** A mail is handed over only while this much of the lease is left, so that it has ended when the lease does. */
const HANDOVER_MS = 2.5 * MINUTE_MS
/** A gateway may be down over the longest holidays; the truth is read again at each try, so waiting is harmless. */
const REFUSED_FOR_MS_MAX = 12 * DAY_MS
const PAUSE_MS_MAX = 64 * MINUTE_MS
/** Ends the id of a claim that was made on a message that may already have gone out. */
const IN_DOUBT = '/in-doubt'

export interface SendPorts {
  readonly store: OutboxStore
  readonly mailer: Mailer
  readonly sms: SmsSender
  readonly clock: Clock
  readonly telemetry: Telemetry
  /** Absent: bad addresses are not marked. */
  readonly badAddress?: BadAddressNote | undefined
  /** Never the same twice, over all runs. */
  newClaimId(): string
  /** `messageIdOf` with the digest and the domain of this deployment. */
  messageId(key: string): string
}

export interface SendWork {
  readonly ports: SendPorts
  /** Reads the truth again and words the message from it. */
  readonly compose: (message: OutboxMessage, now: Instant) => Promise<Composed>
}

/**
 * How one look at a message ended. `retry` is planned again for later; `in-doubt` keeps its claim until that runs out;
 * `not-ready` is settled, waiting or held by another run; `lost` was settled too late, by then another run held it;
 * `failed` is an error of the store or of the program.
 */
export type SendEnd = Outcome['kind'] | 'in-doubt' | 'not-ready' | 'lost' | 'failed'
export type SendCounts = Readonly<Record<SendEnd, number>>

const NONE: SendCounts = {
  accepted: 0,
  refused: 0,
  unknown: 0,
  superseded: 0,
  retry: 0,
  'in-doubt': 0,
  'not-ready': 0,
  lost: 0,
  failed: 0,
}

/** Sends what is unsettled in a county, one at a time. What goes wrong with one message does not touch the next. */
export async function send({ county, ...work }: SendWork & { readonly county: string }): Promise<SendCounts> {
  const { store, telemetry } = work.ports
  const counts = { ...NONE }
  for (const seen of await store.unsettled(county)) {
    let end: SendEnd = 'failed'
    try {
      end = await sendSeen(seen, work)
    } catch (error) {
      telemetry.note('a message could not be handled', { county, reason: impersonalReason(error) })
    }
    counts[end] += 1
  }
  for (const [end, count] of Object.entries(counts)) {
    if (count > 0) telemetry.count('MessagesSent', count, { county, end })
  }
  return counts
}

/** The same for one message: what a queue hands over. An error of the store is thrown, so that the queue tries again. */
export async function sendOne({ key, ...work }: SendWork & { readonly key: MessageKey }): Promise<SendEnd> {
  const seen = await work.ports.store.message(key.county, key.key)
  const end = seen ? await sendSeen(seen, work) : 'not-ready'
  work.ports.telemetry.count('MessagesSent', 1, { county: key.county, end })
  return end
}

/**
 * `<32 hex digits@domain>`, the same for a key each time it is sent. They begin with the code of the key's county, so
 * that what comes back finds its outbox. `digest` gives a digest of a text in hex.
 */
export function messageIdOf(
  key: string,
  { digest, domain }: { readonly digest: (text: string) => string; readonly domain: string },
): string {
  const county = /^\d{6}(?=\/)/.exec(key)?.[0] ?? ''
  return `<${`${county}${digest(key)}`.slice(0, 32)}@${domain}>`
}

/** A message that this run holds. */
interface Held {
  readonly message: OutboxMessage
  readonly claim: string
  readonly now: Instant
  /** Counted from 1, this one included. */
  readonly tries: number
  /** An earlier try may have reached the person: this one is the last, whatever comes of it. */
  readonly isInDoubt: boolean
}

async function sendSeen(seen: OutboxMessage, work: SendWork): Promise<SendEnd> {
  const { store, clock, newClaimId } = work.ports
  const now = clock.now()
  if (!mayBeClaimed(seen, now)) return 'not-ready'
  const claim = `${newClaimId()}${seen.state.kind === 'claimed' ? IN_DOUBT : ''}`
  const message = await store.claim(seen, { id: claim, now, until: addMs(now, LEASE_MS) })
  if (!message) return 'not-ready'
  const isInDoubt = message.state.kind === 'claimed'
  const held: Held = { message, claim, now, tries: message.attempts + 1, isInDoubt }
  if (isInDoubt && !claim.endsWith(IN_DOUBT) && message.medium === 'mail') {
    // Between the look and the claim another run claimed and died. The id that is now stored does not say so, and a
    // third sending could follow from that; once this claim has run out, the next one says it.
    return 'in-doubt'
  }
  const outcome = (isInDoubt ? verdictOf(message, now) : undefined) ?? (await outcomeOf(held, work))
  return settled(held, outcome, work)
}

function mayBeClaimed({ state, retryAt }: OutboxMessage, now: Instant): boolean {
  if (state.kind === 'planned') return retryAt === undefined || retryAt <= now
  return state.kind === 'claimed' && state.until <= now
}

/** The end of a message whose claim ran out, unless it may be sent once more: a mail, the first time. */
function verdictOf({ medium, state }: OutboxMessage, now: Instant): Outcome | undefined {
  const isSecondTime = state.kind === 'claimed' && state.claim.endsWith(IN_DOUBT)
  if (medium === 'mail' && !isSecondTime) return undefined
  const reason = `${OWN_REASONS.endNotStored}${isSecondTime ? ', twice' : ''}`
  return { kind: 'unknown', at: now, reason }
}

/** `in-doubt`: nothing is stored, so that the claim runs out and tells the next run that this mail may have gone out. */
type Tried = Outcome | { readonly kind: 'in-doubt'; readonly reason: string }

async function settled(held: Held, outcome: Tried, { ports }: SendWork): Promise<SendEnd> {
  const { message, claim, tries, isInDoubt } = held
  const isStored = outcome.kind === 'in-doubt' || (await ports.store.settle(message, claim, outcome))
  const { county } = message
  if (!isStored)
    ports.telemetry.note('the claim had run out before the outcome was stored', { county, tries })
  else if (outcome.kind === 'accepted' && isInDoubt)
    ports.telemetry.note('a mail was sent again under its Message-ID', { county, tries })
  else if ('reason' in outcome)
    ports.telemetry.note(`message: ${outcome.kind}`, { county, tries, reason: outcome.reason })
  return isStored ? outcome.kind : 'lost'
}

async function outcomeOf(held: Held, work: SendWork): Promise<Tried> {
  const { message, now, isInDoubt } = held
  let composed: Composed
  try {
    composed = await work.compose(message, now)
  } catch (error) {
    // An error of the program or the store says nothing about the person, so it is tried without end, at longer pauses.
    return isInDoubt
      ? unsure(held, impersonalReason(error))
      : again(held, `composing failed: ${impersonalReason(error)}`)
  }
  if (composed.kind === 'superseded')
    return isInDoubt
      ? unsure(held, composed.reason)
      : { kind: 'superseded', at: now, reason: composed.reason }
  if (composed.kind === 'failed') return refusal(held, composed)
  if (composed.kind === 'later')
    return isInDoubt
      ? unsure(held, composed.reason)
      : { kind: 'retry', retryAt: composed.at, reason: composed.reason }
  if (work.ports.clock.now() > addMs(now, LEASE_MS - HANDOVER_MS)) {
    const reason = 'composing took so long that the claim could run out while sending'
    return isInDoubt ? unsure(held, reason) : again(held, reason)
  }
  const result = await handedOver(composed, held, work.ports)
  await noteRefusal(result, { composed, message, note: work.ports.badAddress })
  return outcomeOfResult(held, result, saidOf(composed, message))
}

type Sendable = Extract<Composed, { kind: 'mail' | 'sms' }>

/** Kept only where a line was left out. */
function saidOf({ said }: Sendable, { lines }: OutboxMessage): { readonly said?: SaidLines } {
  return said === undefined || said.length === lines.length ? {} : { said }
}

/** A sender that throws breaks its word, and leaves open whether anything went out. */
async function handedOver(
  composed: Sendable,
  { message }: Held,
  { mailer, sms, messageId }: SendPorts,
): Promise<SendResult> {
  try {
    const result =
      composed.kind === 'sms'
        ? await sms.send({ ...composed.sms, key: message.key })
        : await mailer.send({ ...composed.mail, messageId: messageId(message.key) })
    // Gateways quote the address or the number that they refuse.
    return result.kind === 'accepted'
      ? { ...result, reply: impersonal(result.reply) }
      : { ...result, reason: impersonal(result.reason) }
  } catch (error) {
    return { kind: 'unknown', reason: impersonalReason(error) }
  }
}

function outcomeOfResult(held: Held, result: SendResult, said: { readonly said?: SaidLines }): Tried {
  const { message, now, isInDoubt } = held
  switch (result.kind) {
    case 'accepted':
      return {
        kind: 'accepted',
        at: now,
        reply: result.reply,
        ...said,
        ...(isInDoubt && { isAgain: true as const }),
      }
    case 'refused':
      return refusal(held, result)
    case 'unknown':
      // A mail goes out once more under its Message-ID, which is what happens to a claim that was never settled.
      if (message.medium === 'mail' && !isInDoubt) return { kind: 'in-doubt', reason: result.reason }
      return { kind: 'unknown', at: now, reason: result.reason, ...said }
  }
}

function refusal(held: Held, refused: { readonly permanent: boolean; readonly reason: string }): Outcome {
  if (!refused.permanent && held.isInDoubt) return unsure(held, refused.reason)
  const { reason } = refused
  if (refused.permanent) return { kind: 'refused', at: held.now, reason }
  if (held.now - held.message.plannedAt < REFUSED_FOR_MS_MAX) return again(held, reason)
  // Nobody heard of its lines: given up like this, those that still hold are planned again. A digest has none.
  return { kind: held.message.kind === 'digest' ? 'refused' : 'superseded', at: held.now, reason }
}

function again({ now, tries }: Held, reason: string): Outcome {
  const pauseMs = Math.min(MINUTE_MS * 2 ** (tries - 1), PAUSE_MS_MAX)
  return { kind: 'retry', retryAt: addMs(now, pauseMs), reason }
}

/** Putting a message back would lose the knowledge that it may have gone out, so that a person is asked instead. */
function unsure({ now }: Held, reason: string): Outcome {
  return { kind: 'unknown', at: now, reason: `${OWN_REASONS.earlierInDoubt}: ${reason}` }
}
