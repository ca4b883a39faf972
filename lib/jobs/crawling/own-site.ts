import { siteOfAddress } from '../../readers/generic/site-of-address.ts'

/** True for an address on the site's own host or under the domain that its owner registered. */
export function isOnSite(url: string, siteAddress: string): boolean {
  if (!URL.canParse(url) || !URL.canParse(siteAddress)) return false
  const { protocol } = new URL(url)
  if (protocol !== 'http:' && protocol !== 'https:') return false
  return siteOfAddress(url) === siteOfAddress(siteAddress)
}
