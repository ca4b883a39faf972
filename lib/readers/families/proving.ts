import type { ChannelList } from '../../domain/watch/channel.ts'
import type { ListPage } from '../list-answer.ts'

type List = Pick<ChannelList, 'url' | 'reader' | 'proves'>

/**
 * What a page says of a list that cannot prove an absence: its rows are there, but others may be there too, and a list
 * without a row may be that of another place.
 * @param hasShownRows false while no look has found a row on the list: whether its filter works was then never seen.
 */
export function proving(list: List, page: ListPage, hasShownRows = true): ListPage {
  const doubt = doubtOf(list)
  if (doubt !== undefined && page.kind === 'list')
    return { kind: 'unreadable', reason: doubt, notices: page.notices }
  if (page.kind !== 'empty') return page
  const why = doubt ?? (hasShownRows ? undefined : doubtOfFilter(list))
  return why === undefined ? page : { kind: 'unreadable', reason: why }
}

function doubtOf({ reader, proves }: List): string | undefined {
  if (reader.family === 'generic') return '栏目还没有读取规则，只能看到有的公告，不能证明没有'
  if (proves === false) return '列表里看不出是哪个地区的，只能看到有的公告，不能证明没有'
  return undefined
}

/** A district that the site does not know, or whose code it wants in another form, has no rows either. */
function doubtOfFilter({ url, reader }: List): string | undefined {
  if (reader.family !== 'json-list' || !`${url}${reader.body ?? ''}`.includes('{region}')) return undefined
  return '列表为空，而这个栏目还没有读到过本县的公告，地区筛选是否有效没有见到，不能证明没有'
}
