/** Names below `cn` under which organisations register: `kazuo.gov.cn` is a site of its own, `gov.cn` is none. */
const CN_CATEGORIES: ReadonlySet<string> = new Set(
  (
    'ac com edu gov mil net org ' +
    'ah bj cq fj gd gs gx gz ha hb he hi hk hl hn jl js jx ln mo nm nx qh sc sd sh sn sx tj tw xj xz yn zj'
  ).split(' '),
)

/** True for an address on the site's own host or under the domain that its owner registered. */
export function isOnSite(url: string, siteAddress: string): boolean {
  if (!URL.canParse(url) || !URL.canParse(siteAddress)) return false
  const { protocol, hostname } = new URL(url)
  if (protocol !== 'http:' && protocol !== 'https:') return false
  const site = new URL(siteAddress).hostname
  return hostname === site || ownerOf(hostname) === ownerOf(site)
}

/** The domain that somebody registered; the whole host for an address in numbers or a single name. */
function ownerOf(hostname: string): string {
  const labels = hostname.split('.')
  if (hostname.startsWith('[') || /^\d+$/.test(labels.at(-1) ?? '')) return hostname
  const isBelowCategory = labels.at(-1) === 'cn' && CN_CATEGORIES.has(labels.at(-2) ?? '')
  return labels.slice(isBelowCategory ? -3 : -2).join('.')
}
