import { titleBeginning } from '../../../domain/watch/cut-title.ts'
import type { ListedNotice } from '../../../domain/watch/notice.ts'
import type { KnownNotices, Look } from '../look.ts'

/** In the path, as servers of Java write it for readers without cookies. */
const PATH_SESSION = /;jsessionid=[^/?#;]*/gi
/** Query parameters that say who asks. `sid` and the like may just as well say what is asked for. */
const SESSION = /^(?:jsessionid|phpsessid|aspsessionid\w*|asp\.net_sessionid|session_?id)=/i
/** Query parameters that say when it is asked, or are made up against caches; with anything but a number they may identify. */
const STAMP = /^(?:_|_t|timestamp|rnd|rand|random|nocache)=(?:\d*\.)?\d+$/i

/**
 * Hash of channel and address: 24 hex characters, the same at every look. What only says who asks or when is left out,
 * and so is the scheme, as far as the notice is known already: it keeps the id under which it was first stored, so that
 * an address of which nothing is left out has the id that it always had.
 */
export function noticeIdOf(
  { channel, ports }: Pick<Look, 'channel' | 'ports'>,
  url: string,
  known: KnownNotices,
): string {
  const idOf = (address: string) => ports.digest(`${channel.id}\n${address}`).slice(0, 24)
  const bare = withoutSession(url)
  const id = idOf(bare)
  if (known.has(id)) return id
  const others = [otherScheme(bare), ...(bare === url ? [] : [url])]
  return others.map(idOf).find((other) => known.has(other)) ?? id
}

/** The address without what changes from visit to visit; the very same text where there is no such thing in it. */
export function withoutSession(url: string): string {
  const hashAt = url.indexOf('#')
  const [address, hash] = hashAt < 0 ? [url, ''] : [url.slice(0, hashAt), url.slice(hashAt)]
  const queryAt = address.indexOf('?')
  const path = (queryAt < 0 ? address : address.slice(0, queryAt)).replace(PATH_SESSION, '')
  if (queryAt < 0) return `${path}${hash}`
  const all = address.slice(queryAt + 1).split('&')
  const kept = all.filter((one) => !SESSION.test(one) && !STAMP.test(one))
  if (kept.length === all.length) return `${path}${address.slice(queryAt)}${hash}`
  return `${path}${kept.length > 0 ? `?${kept.join('&')}` : ''}${hash}`
}

function otherScheme(url: string): string {
  return url.startsWith('https:') ? `http:${url.slice(6)}` : url.replace(/^http:/, 'https:')
}

/** True when rows of one page under one id are not one notice: a link that was copied, or one that a script tells apart. */
export function haveTwins(
  rows: readonly { readonly id: string; readonly listed: Pick<ListedNotice, 'title'> }[],
): boolean {
  const titles = new Map<string, string>()
  return rows.some(({ id, listed: { title } }) => {
    const other = titles.get(id)
    titles.set(id, other ?? title)
    // One that is pinned has a word before its title, and one of two links to it is cut.
    return other !== undefined && !isPartOf(title, other) && !isPartOf(other, title)
  })
}

function isPartOf(title: string, other: string): boolean {
  return other.includes(titleBeginning(title))
}
