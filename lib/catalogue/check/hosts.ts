import { addressesOf, groupOf } from '../channel-hosts.ts'
import type { Fault } from '../fault.ts'
import { type Placed, type WebCard, within } from './placed.ts'

/**
 * No host is asked by two channels that may be read at the same time: channels are read side by side unless their
 * addresses are on one host, and a host is asked for one page at a time.
 */
export function* checkHosts(channels: readonly Placed<WebCard>[]): Iterable<Fault> {
  const groups = new Map(
    channels.map(({ value }) => [groupOf(value), { group: groupOf(value), id: value.id }]),
  )
  for (const channel of channels) {
    const group = groupOf(channel.value)
    for (const list of within(channel, ['lists'], channel.value.lists)) {
      for (const { path, url } of addressesOf(list.value)) {
        const { host } = new URL(url)
        const owner = groups.get(host) ?? { group, id: channel.value.id }
        groups.set(host, owner)
        if (owner.group === group) continue
        const message = `${host} 已由渠道 ${owner.id} 读取，两个渠道会同时访问它`
        const mend = '把两个渠道的 address 写成同一主机，或者只在一张卡片上登记这个主机的栏目'
        yield list.fault(path, { message, mend })
      }
    }
  }
}
