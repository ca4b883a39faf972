import { siteOfHost } from '../../domain/watch/site.ts'

/** The site of an absolute address (see `siteOfHost`). Throws for what is none. */
export function siteOfAddress(url: string): string {
  return siteOfHost(new URL(url).hostname)
}
