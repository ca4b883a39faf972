import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises'
import { type Dispatcher, request } from 'undici'
import { RefusedAddressError } from './address-guard.ts'
import { type AnswerHeaders, headerOf } from './answer-headers.ts'
import { failureReasonOf, isBroken } from './failure-reason.ts'
import { inflate } from './inflate.ts'

/** What requests go over. */
export interface Line {
  readonly dispatcher: Dispatcher
  /** Connections opened so far to the origin of an address. */
  readonly opened: (url: string) => number
  /** Connections to it so far that went on to say something after an answer was over. */
  readonly excesses: (url: string) => number
}

/** So long a page that breaks off is given to say more than the length that it announced. */
const EXCESS_MS = 100

export interface Ask {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
}

export interface Bounds {
  /** Holds for the whole page, redirects included; pauses between them are no time of the site. */
  readonly signal: AbortSignal
  /** Holds on the wire and again after inflation. */
  readonly bytesMax: number
  readonly timeoutMs: number
  /** True for a text of which the beginning will do: it is cut there instead of being refused. */
  readonly isCutAtMax?: boolean | undefined
  /** Told of each request that is sent. */
  readonly onRequest: () => void
}

export type Exchange =
  | {
      readonly kind: 'answer'
      readonly httpStatus: number
      readonly headers: AnswerHeaders
      readonly body: Uint8Array
    }
  | { readonly kind: 'unreachable'; readonly reason: string; readonly isBroken?: true | undefined }
  | { readonly kind: 'refused'; readonly reason: string }

/**
 * One request and its whole answer; redirects are not followed. A kept-alive connection that turns out to be closed is
 * no answer of the site (RFC 9112, 9.3.1): a GET that went over one is sent once more, over a new one.
 */
export async function exchange(line: Line, ask: Ask, bounds: Bounds): Promise<Exchange> {
  const openedBefore = line.opened(ask.url)
  try {
    return await attempt(line, ask, bounds)
  } catch (error) {
    const wasKeptAlive = openedBefore > 0 && line.opened(ask.url) === openedBefore
    if (ask.method !== 'GET' || !wasKeptAlive || !isBroken(error)) return failureOf(error, bounds)
  }
  try {
    return await attempt(line, ask, bounds)
  } catch (error) {
    return failureOf(error, bounds)
  }
}

async function attempt(line: Line, ask: Ask, bounds: Bounds): Promise<Exchange> {
  const excessesBefore = line.excesses(ask.url)
  bounds.onRequest()
  const response = await request(ask.url, {
    dispatcher: line.dispatcher,
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
  const encoding = headerOf(headers, 'content-encoding')?.trim().toLowerCase() ?? ''
  const isPlain = encoding === '' || encoding === 'identity'
  const raw = await readBounded(response, bounds, isPlain)
  if (raw?.isCut) return { kind: 'answer', httpStatus, headers, body: raw.bytes }
  if (raw === undefined) return tooLarge(bounds.bytesMax)
  const inflated = await inflate(raw.bytes, encoding, bounds.bytesMax)
  switch (inflated.kind) {
    case 'bytes':
      return (
        (await cutReason(line, { ask, excessesBefore, headers, body: inflated.bytes })) ?? {
          kind: 'answer',
          httpStatus,
          headers,
          body: inflated.bytes,
        }
      )
    case 'too-large':
      return tooLarge(bounds.bytesMax)
    case 'damaged':
      return { kind: 'unreachable', reason: '应答不完整：压缩内容损坏', isBroken: true }
    case 'not-known':
      return { kind: 'refused', reason: '应答使用了没有请求过的压缩方式' }
  }
}

/** Undefined for a body that is too large and cannot be cut. */
async function readBounded(
  response: Dispatcher.ResponseData,
  { bytesMax, isCutAtMax }: Bounds,
  isPlain: boolean,
): Promise<{ readonly bytes: Uint8Array; readonly isCut?: true } | undefined> {
  const announced = Number(headerOf(response.headers, 'content-length') ?? 0)
  const mayCut = isCutAtMax === true && isPlain
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body) {
    bytes += chunk.length
    // Leaving the loop destroys the body, and with it the connection.
    if (!mayCut && (bytes > bytesMax || announced > bytesMax)) return undefined
    chunks.push(chunk)
    if (bytes > bytesMax) return { bytes: Buffer.concat(chunks, bytesMax), isCut: true }
  }
  const [only] = chunks
  return { bytes: chunks.length === 1 && only ? only : Buffer.concat(chunks, bytes) }
}

/**
 * An answer that neither states its length nor is chunked ends when the connection does, whether it was whole or not
 * (RFC 9112, 6.3): a web page then has to say itself that it is over. One that states too small a length is cut there,
 * and what follows comes as an answer that nobody asked for.
 */
async function cutReason(line: Line, got: BodyFound): Promise<Exchange | undefined> {
  const { ask, excessesBefore, headers, body } = got
  const breaksOff = isOpenPage(body)
  const isMeasured = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
  if (breaksOff && !isMeasured)
    return { kind: 'unreachable', reason: '应答不完整：连接在网页结束前关闭', isBroken: true }
  await (breaksOff ? pause(EXCESS_MS) : turn())
  if (line.excesses(ask.url) === excessesBefore) return undefined
  return { kind: 'unreachable', reason: '应答比声明的长度长，网页被截断' }
}

interface BodyFound {
  readonly ask: Ask
  readonly excessesBefore: number
  readonly headers: AnswerHeaders
  readonly body: Uint8Array
}

/** True for a web page that begins and never ends. */
function isOpenPage(body: Uint8Array): boolean {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const head = text.subarray(0, 2000).toString('latin1')
  if (!/<html[\s>]/i.test(head)) return false
  // Whatever stands after the end, such as counters, is short.
  const tail = text.subarray(-20_000).toString('latin1')
  return !/<\/(?:html|body)/i.test(tail)
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
  return { kind: 'unreachable', reason, ...(isBroken(error) && { isBroken: true }) }
}
