import type { ChannelList, HtmlListReader, ListReader } from '../../../lib/domain/watch/channel.ts'
import { listOf } from '../sample-pages.ts'

/** A list of one family: its card, its pages in their order, and how each next page is asked for. */
export interface FamilyPages {
  readonly family: string
  readonly list: ChannelList
  readonly pages: readonly string[]
  /** Part of address or body of each request after the first. */
  readonly asks: readonly string[]
  readonly titles: readonly string[]
}

export const page = (body: string, title = '公告') =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body><div class="nav"><a href="/">首页</a></div>${body}<div class="foot">主办单位：某某办公室</div></body></html>`

export function html(
  url: string,
  reader: Omit<HtmlListReader, 'family' | 'title' | 'date'> & Partial<HtmlListReader>,
) {
  return listOf(url, { family: 'html-list', title: {}, date: {}, ...reader } satisfies ListReader)
}
