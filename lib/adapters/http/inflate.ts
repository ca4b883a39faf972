import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflateRaw, inflate as inflateZlib } from 'node:zlib'
import { codeOf } from './failure-reason.ts'

const gunzipAsync = promisify(gunzip)
const inflateAsync = promisify(inflateZlib)
const inflateRawAsync = promisify(inflateRaw)
const brotliAsync = promisify(brotliDecompress)

type Inflater = (body: Uint8Array, bounds: { maxOutputLength: number }) => Promise<Uint8Array>

const INFLATERS: ReadonlyMap<string, Inflater> = new Map<string, Inflater>([
  ['gzip', gunzipAsync],
  ['x-gzip', gunzipAsync],
  ['br', brotliAsync],
  ['deflate', inflateEither],
])

/** What is asked for in `Accept-Encoding`. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br'

export type Inflated =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' | 'damaged' | 'not-known' }

/** Undoes the content encoding and stops as soon as more than `bytesMax` bytes come out. */
export async function inflate(body: Uint8Array, encoding: string, bytesMax: number): Promise<Inflated> {
  if (body.length === 0 || encoding === '' || encoding === 'identity') return { kind: 'bytes', bytes: body }
  const inflater = INFLATERS.get(encoding)
  if (!inflater) return { kind: 'not-known' }
  try {
    return { kind: 'bytes', bytes: await inflater(body, { maxOutputLength: bytesMax }) }
  } catch (error) {
    return { kind: codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged' }
  }
}

/** Servers send `deflate` with and without the zlib header (RFC 9110, 8.4.1.2). */
function inflateEither(body: Uint8Array, bounds: { maxOutputLength: number }): Promise<Uint8Array> {
  const hasZlibHeader = ((body[0] ?? 0) & 0x0f) === 8 && (((body[0] ?? 0) << 8) | (body[1] ?? 0)) % 31 === 0
  return hasZlibHeader ? inflateAsync(body, bounds) : inflateRawAsync(body, bounds)
}
