import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mustLoadCatalogue } from '../../lib/catalogue/load.ts'
import { localDate } from '../../lib/domain/time/local-date.ts'
import type { ChannelList, WebChannel } from '../../lib/domain/watch/channel.ts'
import type { ListPage, ListWindow, NextPage } from '../../lib/readers/list-answer.ts'
import { firstRequest, readListPage } from '../../lib/readers/list-page.ts'
import { decodePage } from '../../lib/readers/page-text.ts'

/** Title and displayed day of a row. */
export type ProvenRow = readonly [title: string, on: string]

/** Pages of one structure, and what the lists that have it read from them. */
export interface ListProof {
  /** What the structure is called in the test's name. */
  readonly structure: string
  /** Lists as `channel/list`; several that differ in nothing but their address share their pages. */
  readonly lists: readonly string[]
  readonly pages: (list: ChannelList) => readonly string[]
  /** Rows of each page, from its first on. */
  readonly rows: readonly (readonly ProvenRow[])[]
  /** Part of address and body of each request after the first. */
  readonly asks: (list: ChannelList) => readonly string[]
  /** Rows of a full page, where the fixture's are repeated to fill it. */
  readonly size?: number | undefined
  /** True where the site does not say that its last page is the last. */
  readonly isCut?: true | undefined
  /** The first page as it looks when its shape has changed. */
  readonly reshaped: (list: ChannelList) => string
}

export const WINDOW: ListWindow = { fromOn: localDate('2026-10-25'), untilOn: localDate('2026-11-24') }

/** Text of a stored page, decoded as a page from the network is; `{name}` is filled in by `values`. */
export function storedPage(name: string, values: Readonly<Record<string, string>> = {}): string {
  const bytes = readFileSync(join(import.meta.dirname, 'fixtures', name))
  const { text } = decodePage(bytes, 'text/html')
  return Object.entries(values).reduce((filled, [key, value]) => filled.replaceAll(`{${key}}`, value), text)
}

/** The page with other names for all that selectors hold on to; titles, links and days stay. */
export function reshapedPage(text: string): string {
  return text
    .replace(/\s(?:class|id|tagname)=(?:"[^"]*"|'[^']*')/g, '')
    .replace(/<(\/?)(?:ul|table)\b/g, '<$1section')
    .replace(/<(\/?)(?:li|tr|td)\b/g, '<$1article')
    .replace(/<(\/?)span\b/g, '<$1em')
}

export interface WebList {
  readonly name: string
  readonly channel: WebChannel
  readonly list: ChannelList
}

export const WEB_LISTS: readonly WebList[] = [...mustLoadCatalogue().channels.values()].flatMap((channel) =>
  channel.kind === 'web'
    ? channel.lists.map((list) => ({ name: `${channel.id}/${list.id}`, channel, list }))
    : [],
)

export function webList(name: string): WebList {
  const found = WEB_LISTS.find((one) => one.name === name)
  if (!found) throw new Error(`no list ${name} in the catalogue`)
  return found
}

/** Reads page after page as long as they lead on; `asked` ends with a request that no page answers. */
export function walk(
  { list, channel }: { list: ChannelList; channel?: WebChannel },
  texts: readonly string[],
) {
  const window = { ...WINDOW, region: channel?.expect.region }
  const read: ListPage[] = []
  const asked: NextPage[] = []
  let request: NextPage | undefined = firstRequest(list, window)
  for (const text of texts) {
    if (!request) break
    asked.push(request)
    const page: ListPage = readListPage({ text, url: request.url, request, list })
    read.push(page)
    request = page.kind === 'list' ? page.next : undefined
  }
  return { read, asked: request ? [...asked, request] : asked }
}
