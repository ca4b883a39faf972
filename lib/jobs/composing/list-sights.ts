import type { Catalogue } from '../../domain/catalogue.ts'
import { type ListNews, listMatter } from '../../domain/tell/list-news.ts'
import type { ChannelList, WebChannel } from '../../domain/watch/channel.ts'
import type { ListState } from '../../domain/watch/channel-health.ts'
import { sightOf } from '../../domain/watch/list-sight.ts'

/** A list with what its looks say of it. */
export interface SeenList extends ListNews {
  readonly channel: WebChannel
  readonly list: ChannelList
  readonly state: ListState
}

/** Lists of the catalogue of which it is sure whether they can be read. */
export function seenLists(catalogue: Catalogue, states: readonly ListState[]): readonly SeenList[] {
  const byMatter = new Map(states.map((state) => [listMatter(state), state]))
  return [...catalogue.channels.values()].flatMap((channel) => {
    if (channel.kind !== 'web') return []
    return channel.lists.flatMap((list): readonly SeenList[] => {
      const matter = listMatter({ channel: channel.id, list: list.id })
      const state = byMatter.get(matter)
      const sight = sightOf(state, channel.expect.silentDaysMax)
      return state && sight !== 'unclear'
        ? [{ matter, isReadable: sight === 'readable', channel, list, state }]
        : []
    })
  })
}
