import type { DetailReader, DetailRequest } from '../domain/watch/channel.ts'

/** What is asked for in place of the notice's own address. */
export type DetailAsk = Pick<DetailRequest, 'url' | 'method' | 'body' | 'contentType'>

/**
 * The request for a notice's text where its card has one; undefined when the text stands at the notice's own address,
 * or the card's pattern does not fit that address.
 */
export function detailRequest({ request }: DetailReader, noticeUrl: string): DetailAsk | undefined {
  const part = request && new RegExp(request.pattern, 'u').exec(noticeUrl)?.[1]
  if (!request || part === undefined) return undefined
  const { method, body, contentType } = request
  return {
    url: request.url.replaceAll('{1}', encodeURIComponent(part)),
    method,
    ...(body !== undefined && { body: body.replaceAll('{1}', () => part) }),
    ...(contentType !== undefined && { contentType }),
  }
}
