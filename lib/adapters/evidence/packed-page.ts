import { gunzipSync } from 'node:zlib'
import { sha256Hex } from './sha256-hex.ts'

/**
 * A page of the time before pages were stored as records: its bytes alone, compressed. Throws when they are not those
 * that were put: damaged evidence proves nothing.
 */
export function unpackPage(packed: Uint8Array, sha256: string): Uint8Array {
  const body = gunzipSync(packed)
  if (sha256Hex(body) !== sha256) throw new Error(`evidence ${sha256} does not have its hash any more`)
  return body
}
