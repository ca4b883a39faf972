import type { ChannelList, WebChannel } from '../../../domain/watch/channel.ts'
import type { SampleNotice } from '../sample-notice.ts'

/** A list of a sample site: its card, and a number that tells it from the other lists of all sites. */
export interface SiteList {
  readonly channel: WebChannel
  readonly list: ChannelList
  readonly url: URL
  readonly number: number
}

/** A notice with the number that makes its address its own. */
export interface NumberedNotice extends SampleNotice {
  readonly number: number
}

export interface Ask {
  readonly method: string
  readonly url: URL
  readonly body: string
}

/** Which page of a list is asked for, from 1, and for which days where the site filters by days. */
export interface PageAsked {
  readonly page: number
  readonly from?: string | undefined
  readonly until?: string | undefined
}

/** The rows of one page, newest first, of a list that has `pages` pages and `total` notices. */
export interface RowsShown {
  readonly rows: readonly NumberedNotice[]
  readonly page: number
  readonly pages: number
  readonly total: number
}

/** How sites of one kind lay out their lists and notices. */
export interface SiteFamily {
  readonly contentType: string
  /** Files on a disk: they have validators, and a page after the last one is not there. */
  readonly isStatic: boolean
  pageAsked(site: SiteList, ask: Ask): PageAsked | undefined
  sizeOf(site: SiteList): number
  listPage(site: SiteList, shown: RowsShown): string
  /** Address of the notice's own page on the site. */
  addressOf(site: SiteList, notice: NumberedNotice): string
  detailPage(site: SiteList, notice: NumberedNotice): string
  encode(text: string): Uint8Array
}

const utf8 = new TextEncoder()

export function encodeUtf8(text: string): Uint8Array {
  return utf8.encode(text)
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
}

export function paragraphsOf(notice: SampleNotice): string {
  return notice.paragraphs.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n')
}
