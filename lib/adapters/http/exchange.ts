import { type Dispatcher, request } from 'undici'
import { RefusedAddressError } from './address-guard.ts'
import { codeOf, failureReasonOf } from './failure-reason.ts'
import { inflate } from './inflate.ts'

export interface Ask {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
}

export interface Bounds {
  /** Holds for the whole page, redirects included. */
  readonly signal: AbortSignal
  /** Holds on the wire and again after inflation. */
  readonly bytesMax: number
  readonly timeoutMs: number
}

export type Exchange =
  | {
      readonly kind: 'answer'
      readonly httpStatus: number
      readonly headers: Dispatcher.ResponseData['headers']
      readonly body: Uint8Array
    }
  | { readonly kind: 'unreachable' | 'refused'; readonly reason: string }

/** Codes of a connection that broke before an answer: the usual end of a kept-alive one, worth a second attempt. */
const BROKEN_CONNECTION: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])

/** One request and its whole answer; redirects are not followed. A broken connection is tried once more for a GET. */
export async function exchange(dispatcher: Dispatcher, ask: Ask, bounds: Bounds): Promise<Exchange> {
  try {
    return await attempt(dispatcher, ask, bounds)
  } catch (error) {
    const isWorthAnother = ask.method === 'GET' && BROKEN_CONNECTION.has(codeOf(error) ?? '')
    if (!isWorthAnother) return failureOf(error, bounds)
  }
  try {
    return await attempt(dispatcher, ask, bounds)
  } catch (error) {
    return failureOf(error, bounds)
  }
}

async function attempt(dispatcher: Dispatcher, ask: Ask, bounds: Bounds): Promise<Exchange> {
  const response = await request(ask.url, {
    dispatcher,
    method: ask.method,
    headers: ask.headers,
    signal: bounds.signal,
    ...(ask.body === undefined ? {} : { body: ask.body }),
  })
  const { statusCode: httpStatus, headers } = response
  if (httpStatus >= 300 && httpStatus < 400) {
    await response.body.dump()
    return { kind: 'answer', httpStatus, headers, body: new Uint8Array(0) }
  }
  const raw = await readBounded(response, bounds.bytesMax)
  if (raw === undefined) return tooLarge(bounds.bytesMax)
  const inflated = await inflate(
    raw,
    headerOf(headers, 'content-encoding')?.trim().toLowerCase() ?? '',
    bounds.bytesMax,
  )
  switch (inflated.kind) {
    case 'bytes':
      return { kind: 'answer', httpStatus, headers, body: inflated.bytes }
    case 'too-large':
      return tooLarge(bounds.bytesMax)
    case 'damaged':
      return { kind: 'unreachable', reason: '应答不完整：压缩内容损坏' }
    case 'not-known':
      return { kind: 'refused', reason: '应答使用了没有请求过的压缩方式' }
  }
}

async function readBounded(
  response: Dispatcher.ResponseData,
  bytesMax: number,
): Promise<Uint8Array | undefined> {
  const announced = Number(headerOf(response.headers, 'content-length') ?? 0)
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body) {
    bytes += chunk.length
    // Leaving the loop destroys the body, and with it the connection.
    if (bytes > bytesMax || announced > bytesMax) return undefined
    chunks.push(chunk)
  }
  const [only] = chunks
  return chunks.length === 1 && only ? only : Buffer.concat(chunks, bytes)
}

/** First value of a header that the answer carries. */
export function headerOf(headers: Dispatcher.ResponseData['headers'], name: string): string | undefined {
  const value = headers[name]
  return typeof value === 'string' ? value : value?.[0]
}

function tooLarge(bytesMax: number): Exchange {
  return { kind: 'refused', reason: `页面超过 ${bytesMax} 字节` }
}

function failureOf(error: unknown, bounds: Bounds): Exchange {
  if (error instanceof RefusedAddressError) {
    return { kind: 'refused', reason: `不允许访问的地址：${error.message}` }
  }
  if (bounds.signal.aborted) {
    return { kind: 'unreachable', reason: `${Math.ceil(bounds.timeoutMs / 1000)} 秒内没有读完` }
  }
  const reason = failureReasonOf(error)
  if (reason === undefined) throw error
  return { kind: 'unreachable', reason }
}
