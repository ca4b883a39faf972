import { hash } from 'node:crypto'

/** SHA-256 of bytes, or of a text in UTF-8, in lower-case hex: the name of stored evidence. */
export function sha256Hex(content: Uint8Array | string): string {
  return hash('sha256', content, 'hex')
}

/** True for what `sha256Hex` gives; anything else names no evidence. */
export function isSha256Hex(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text)
}
