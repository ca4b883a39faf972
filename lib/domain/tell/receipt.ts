import { chinaDateOf, type Instant } from '../time/instant.ts'

/**
 * What the world said of a message after it was handed over: a fact beside the message's state, so that it may come
 * before or after the outcome of sending. `permanent`: the same address will turn the next one away as well.
 */
export interface Receipt {
  readonly kind: 'delivered' | 'bounced'
  readonly at: Instant
  /** Fit to be shown: no number or address stands in it. */
  readonly reason: string
  readonly permanent: boolean
  /** Of the mailbox and for now: it was full, or out of reach. The same mail may pass on another day. */
  readonly isPassing?: true | undefined
}

/** What became of a message, in one word for people. */
export type Fate<State extends string> = State | Receipt['kind']

/** The receipt says more than the state, unless the message was given up before it went out. */
export function fateOf<State extends string>(message: {
  readonly state: { readonly kind: State }
  readonly receipt?: Receipt | undefined
}): Fate<State> {
  const { state, receipt } = message
  if (receipt === undefined) return state.kind
  const neverWent = state.kind === 'superseded' || state.kind === 'refused'
  return neverWent && receipt.kind === 'bounced' ? state.kind : receipt.kind
}

/** How much a receipt weighs against another of its message: a bounce beats a delivery, the permanent one the other. */
export function weightOf({ kind, permanent }: Pick<Receipt, 'kind' | 'permanent'>): 1 | 2 | 3 {
  if (kind === 'delivered') return 1
  return permanent ? 3 : 2
}

/**
 * The messages as they count at `now`: one that was returned for the time being, by a mailbox that was full or out of
 * reach, is tried again from the next day on, as if it had been returned for good. Nothing is marked by it.
 */
export function withReturned<Sent extends { readonly receipt?: Receipt | undefined }>(
  messages: readonly Sent[],
  now: Instant,
): readonly Sent[] {
  const isDue = ({ receipt }: Sent) =>
    receipt?.isPassing === true && chinaDateOf(receipt.at) < chinaDateOf(now)
  if (!messages.some(isDue)) return messages
  return messages.map((message) =>
    message.receipt && isDue(message)
      ? { ...message, receipt: { ...message.receipt, permanent: true } }
      : message,
  )
}

/** True when it never reached its reader and never will by this address. */
export function isBouncedForGood(receipt: Receipt | undefined): boolean {
  return receipt?.kind === 'bounced' && receipt.permanent
}
