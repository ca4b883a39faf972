import { type Channel, type ChannelList, isReadFor, type WebChannel } from '../domain/watch/channel.ts'

/** An address that a card itself names, with the field of the list in which it stands. */
export interface CardAddress {
  readonly path: readonly string[]
  readonly url: string
}

/** Everything that a list makes us ask for, apart from addresses which pages and answers give in full. */
export function addressesOf({ url, reader, detail }: ChannelList): readonly CardAddress[] {
  const named = [
    { path: ['url'], url },
    ...pagersOf(reader),
    { path: ['detail', 'request', 'url'], url: detail.request?.url },
    { path: ['detail', 'file', 'base'], url: detail.file?.base },
  ]
  return named.flatMap((address) => {
    const start = address.url?.split('{')[0] ?? ''
    return URL.canParse(start) ? [{ path: address.path, url: start }] : []
  })
}

function pagersOf(reader: ChannelList['reader']) {
  switch (reader.family) {
    case 'glist':
      return [{ path: ['reader', 'pager'], url: reader.pager }]
    case 'html-list': {
      const { pager } = reader
      return 'url' in pager ? [{ path: ['reader', 'pager', 'url'], url: pager.url }] : []
    }
    case 'json-list':
      return [{ path: ['reader', 'url'], url: reader.url }]
    case 'generic':
      return []
  }
}

/** The host under which a channel stands in the queue: channels of one group are read one after the other. */
export function groupOf({ address }: Pick<WebChannel, 'address'>): string {
  return new URL(address).host
}

/** The channels that are read for a county, by the host of their address. */
export function channelsByHost(
  channels: Iterable<Channel>,
  county: string,
): ReadonlyMap<string, readonly WebChannel[]> {
  const web = [...channels].filter((channel) => channel.kind === 'web')
  return Map.groupBy(
    web.filter((channel) => isReadFor(channel, county)),
    groupOf,
  )
}

/**
 * Certificates of issuers, PEM, that the cards pin, by the names of the hosts which these cards ask: what one site
 * needs is not trusted anywhere else.
 */
export function pinnedIssuers(channels: Iterable<Channel>): ReadonlyMap<string, readonly string[]> {
  const pinned = new Map<string, Set<string>>()
  for (const channel of channels) {
    if (channel.kind !== 'web' || channel.ca === undefined) continue
    const urls = [channel.address, ...channel.lists.flatMap(addressesOf).map(({ url }) => url)]
    for (const { hostname } of urls.map((url) => new URL(url)))
      pinned.set(hostname, (pinned.get(hostname) ?? new Set()).add(channel.ca))
  }
  return new Map([...pinned].map(([hostname, issuers]) => [hostname, [...issuers]]))
}
