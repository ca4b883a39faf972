import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'

export interface SignedPost {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface PostBounds {
  /** Until the connection stands, TLS included. */
  readonly connectMs: number
  /** From then to the end of the answer. The sum must stay well below the lease of a claim. */
  readonly answerMs: number
  readonly bytesMax: number
}

export const POST_BOUNDS: PostBounds = { connectMs: 10_000, answerMs: 30_000, bytesMax: 64 * 1024 }

export type Posted =
  | { readonly kind: 'answer'; readonly httpStatus: number; readonly body: string }
  /** No connection came about, so that not a byte of the request has left. */
  | { readonly kind: 'not-sent'; readonly reason: string }
  /** The request may have arrived, and no whole answer came back. */
  | { readonly kind: 'no-answer'; readonly reason: string }

/**
 * One request over a connection of its own: no other try, no redirect, no connection that is used again. Node's own client
 * is used since it tells a connection that never stood from one that broke; fetch hides that, and the vendors' SDKs try
 * again by themselves. Rejects only where the request cannot be made.
 */
export function postOnce(post: SignedPost, bounds: PostBounds = POST_BOUNDS): Promise<Posted> {
  const isTls = post.url.protocol === 'https:'
  return new Promise((resolve) => {
    let [isConnected, isAnswered] = [false, false]
    const failed = (reason: string) => resolve({ kind: isConnected ? 'no-answer' : 'not-sent', reason })
    const start = isTls ? tlsRequest : plainRequest
    const request: ClientRequest = start(post.url, {
      method: 'POST',
      headers: { ...post.headers, 'content-length': Buffer.byteLength(post.body) },
      agent: false,
      ...(isTls ? { minVersion: 'TLSv1.2' as const } : {}),
    })
    const stop = (reason: string) => request.destroy(new Error(reason))
    let timer = setTimeout(() => stop('no connection in time'), bounds.connectMs)
    request.once('socket', (socket) =>
      socket.once(isTls ? 'secureConnect' : 'connect', () => {
        isConnected = true
        clearTimeout(timer)
        timer = setTimeout(() => stop('no answer in time'), bounds.answerMs)
      }),
    )
    request.once('response', (response) => {
      isAnswered = true
      bodyOf(response, bounds.bytesMax)
        .then((body) => resolve({ kind: 'answer', httpStatus: response.statusCode ?? 0, body }))
        .catch((error: unknown) => {
          failed(reasonOf(error))
          request.destroy()
        })
        .finally(() => clearTimeout(timer))
    })
    request.on('error', (error) => failed(reasonOf(error)))
    request.once('close', () => {
      // A connection may close while its answer is still being read.
      if (isAnswered) return
      clearTimeout(timer)
      failed('the connection was closed')
    })
    request.end(post.body)
  })
}

async function bodyOf(response: IncomingMessage, bytesMax: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (bytes > bytesMax) throw new Error(`the answer is larger than ${bytesMax} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Codes alone where there are some: messages of Node quote addresses. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'the connection failed'
  const { code } = error as Error & { code?: unknown }
  return typeof code === 'string' ? code : error.message
}
