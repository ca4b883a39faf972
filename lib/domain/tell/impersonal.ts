/** What gateways quote: `<an address>`, an address without brackets, and numbers of seven or more digits. */
const PERSONAL = [
  /<[^<>]*>/gu,
  /[^\s<>"'(),;:，；：]+@[^\s<>"'(),;:，；：]+/gu,
  /(?<![A-Za-z\d])\+?\d(?:[ -]?\d){6,}/gu,
]

/** A gateway's answer without what names a person: fit to be logged, stored and shown. */
export function impersonal(words: string): string {
  return PERSONAL.reduce((left, pattern) => left.replace(pattern, '…'), words)
}

/** What an error says, without addresses and numbers. */
export function impersonalReason(error: unknown): string {
  return impersonal(error instanceof Error ? error.message : String(error))
}
