import type { Instant } from '../time/instant.ts'

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

/** True when it never reached its reader and never will by this address. */
export function isBouncedForGood(receipt: Receipt | undefined): boolean {
  return receipt?.kind === 'bounced' && receipt.permanent
}
