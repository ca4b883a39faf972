/** Names below `cn` under which organisations register: `kazuo.gov.cn` is a site of its own, `gov.cn` is none. */
const CN_CATEGORIES: ReadonlySet<string> = new Set(
  (
    'ac com edu gov mil net org ' +
    'ah bj cq fj gd gs gx gz ha hb he hi hk hl hn jl js jx ln mo nm nx qh sc sd sh sn sx tj tw xj xz yn zj'
  ).split(' '),
)

/**
 * The site that a host belongs to, by the domain that its owner registered: `www.kazuo.gov.cn` → `kazuo.gov.cn`,
 * `zrzy.ln.gov.cn` → `ln.gov.cn`. The whole host for an address in numbers or a single name.
 * @param hostname as in a parsed URL: without a port, IPv6 in brackets.
 */
export function siteOfHost(hostname: string): string {
  const host = hostname.toLowerCase().replace(/\.$/, '')
  const labels = host.split('.')
  if (host.startsWith('[') || /^\d+$/.test(labels.at(-1) ?? '')) return host
  const isBelowCategory = labels.at(-1) === 'cn' && CN_CATEGORIES.has(labels.at(-2) ?? '')
  return labels.slice(isBelowCategory ? -3 : -2).join('.')
}
