import type { Fetcher, PageAnswer, PageRequest } from '../../lib/jobs/ports.ts'

export type FakePage = PageAnswer | string | ((request: PageRequest) => PageAnswer | string)

export interface FakeFetcher extends Fetcher {
  /** Pages by address; a text is an HTML page. What is not here is answered with HTTP 404. */
  readonly pages: Map<string, FakePage>
  /** Requests in the order in which they came. */
  readonly requests: PageRequest[]
}

/** A web in memory. */
export function createFakeFetcher(): FakeFetcher {
  const pages = new Map<string, FakePage>()
  const requests: PageRequest[] = []
  return {
    pages,
    requests,
    async fetch(request) {
      requests.push(request)
      const page = pages.get(request.url) ?? htmlPage(request.url, '<p>404</p>', { httpStatus: 404 })
      const answer = typeof page === 'function' ? page(request) : page
      return typeof answer === 'string' ? htmlPage(request.url, answer) : answer
    },
  }
}

/** An answer with an HTML page in UTF-8. */
export function htmlPage(
  url: string,
  html: string,
  more: { httpStatus?: number; etag?: string; contentType?: string } = {},
): PageAnswer {
  const body = new TextEncoder().encode(html)
  return { kind: 'page', url, httpStatus: 200, contentType: 'text/html; charset=utf-8', body, ...more }
}
