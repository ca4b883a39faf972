import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { sha256Hex } from './sha256-hex.ts'

/** The stored form of a page: its bytes, compressed. */
export const packPage: (body: Uint8Array) => Promise<Uint8Array> = promisify(gzip)

const gunzipAsync = promisify(gunzip)

/** The page again. Throws when the stored bytes are not those that were put: damaged evidence proves nothing. */
export async function unpackPage(packed: Uint8Array, sha256: string): Promise<Uint8Array> {
  const body = await gunzipAsync(packed)
  if (sha256Hex(body) !== sha256) throw new Error(`evidence ${sha256} does not have its hash any more`)
  return body
}
