import type { ChannelList, WebChannel } from '../../domain/watch/channel.ts'

/** Name of the card that fits any page. */
export const GENERIC = 'generic'
/** A file that states no address of its own: links of it are shown below a host that cannot exist (RFC 2606). */
const NO_ADDRESS = 'http://file.invalid/'

/** The card of a page that no card describes. */
export function genericCard(page: string): { channel: WebChannel; list: ChannelList } {
  const url = /^https?:\/\//i.test(page) ? page : NO_ADDRESS
  const list: ChannelList = {
    id: GENERIC,
    name: '没有卡片的页面',
    url,
    reader: { family: 'generic' },
    detail: { format: 'html' },
  }
  const channel: WebChannel = {
    kind: 'web',
    id: GENERIC,
    name: list.name,
    aliases: [],
    caveats: [],
    address: url,
    lists: [list],
    expect: { silentDaysMax: 180, mayBeEmpty: false },
    politeness: { delayMs: 2000, timeoutMs: 15_000, from: '00:00', until: '24:00', pagesMax: 1 },
    ask: '',
  }
  return { channel, list }
}
