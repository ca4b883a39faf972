import { siteOfHost } from '../../domain/watch/site.ts'

/** True for an address on the site's own host or under the domain that its owner registered. */
export function isOnSite(url: string, siteAddress: string): boolean {
  if (!URL.canParse(url) || !URL.canParse(siteAddress)) return false
  const { protocol, hostname } = new URL(url)
  if (protocol !== 'http:' && protocol !== 'https:') return false
  return siteOfHost(hostname) === siteOfHost(new URL(siteAddress).hostname)
}
