/** 发布渠道: a place where notices must appear. A `web` channel is read by a reader; a `board` is proved by people. */
export type Channel = WebChannel | PlaceChannel

interface ChannelBase {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly caveats: readonly string[]
}

/** `manual`: a site that must not or cannot be read by a machine; `board`: a physical place. */
export interface PlaceChannel extends ChannelBase {
  readonly kind: 'manual' | 'board'
  readonly address?: string | undefined
  /** Whom to ask: for an export or an allow-list (manual), for a photo (board). */
  readonly ask: string
}

export interface WebChannel extends ChannelBase {
  readonly kind: 'web'
  readonly address: string
  readonly lists: readonly ChannelList[]
  readonly expect: Expectation
  readonly politeness: Politeness
  readonly ask: string
  /** Certificates of issuers, PEM, trusted on this card's hosts besides the usual ones: for a chain that a site sends cut. */
  readonly ca?: string | undefined
}

/** True for a card of all counties, and for that of this county. */
export function isReadFor({ expect }: Pick<WebChannel, 'expect'>, county: string): boolean {
  return expect.region === undefined || expect.region === county
}

/** One list page (栏目) of a site, with the reader that fits it. */
export interface ChannelList {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly reader: ListReader
  readonly detail: DetailReader
  /** The list shows what is there; that it shows no more proves nothing, since one cannot see whose list it is. */
  readonly proves?: false | undefined
}

export interface Expectation {
  /** A longer silence than this is reported to ops: 14 days for news, 180 days for notices (国办秘函〔2019〕19号). */
  readonly silentDaysMax: number
  /** Only a list that may truly be empty may be read as empty; else an empty list means that its shape changed. */
  readonly mayBeEmpty: boolean
  /** Code of the one county that the card is for; an answer for another district is misleading. Absent: any county. */
  readonly region?: string | undefined
}

export interface Politeness {
  readonly delayMs: number
  readonly timeoutMs: number
  /** Hours in China between which the site is looked at, `07:00`. */
  readonly from: string
  readonly until: string
  readonly pagesMax: number
}

export type ListReader = HtmlListReader | GlistReader | JsonListReader | GenericListReader

/** Where a text stands: in the element itself or in one of its attributes, cut by a pattern with one group. */
export interface TextFrom {
  readonly selector?: string | undefined
  readonly attribute?: string | undefined
  readonly pattern?: string | undefined
}

export interface HtmlListReader {
  readonly family: 'html-list'
  /** Where the markup stands in an answer that is JSON (大汉 jpaas: `data.html`); absent: the answer is the page. */
  readonly within?: WithinJson | undefined
  readonly row: string
  readonly link: string
  readonly title: TextFrom
  readonly date: TextFrom
  readonly pager: Pager
}

/** The CMS of Chaoyang's sites: title and date inside one `<a>`; further pages come from `page.xhtml`. */
export interface GlistReader {
  readonly family: 'glist'
  readonly siteCode: string
  /** `http://cms.…/html/page.xhtml`, to which `s`, `o`, `p`, `c` are added; the ids are read from the page. */
  readonly pager: string
}

export interface WithinJson {
  readonly html: string
  /** Path of the number of rows in the whole list; with `size`, the rows of a page, it says where the list ends. */
  readonly total?: string | undefined
  readonly size?: number | undefined
}

/** Finds rows of links with dates by their repetition: for a page that no card describes. Never proves absence. */
export interface GenericListReader {
  readonly family: 'generic'
}

export interface JsonListReader {
  readonly family: 'json-list'
  readonly method: 'GET' | 'POST'
  readonly contentType?: 'application/json' | 'application/x-www-form-urlencoded' | undefined
  /** Body with `{page}`, `{size}`, `{from}`, `{until}`, `{days}`, `{region}` filled in; a GET puts them in the URL. */
  readonly body?: string | undefined
  readonly size: number
  /** Dotted paths into the answer. */
  readonly list: string
  readonly title: string
  readonly date: string
  /** URL of the detail page with `{path.of.field}` filled in. */
  readonly url: string
  readonly zone: 'china' | 'utc'
  readonly total?: string | undefined
  /** Where each row shows its district: a code that begins with that of `expect.region`, or one of `regionNames`. */
  readonly region?: string | undefined
  /** Words of which the district's name in a row has one: 喀左, 喀喇沁左翼. */
  readonly regionNames?: readonly string[] | undefined
}

export type Pager =
  | { readonly kind: 'none' }
  /** A link to the next page: its selector and the attribute that holds the address. */
  | { readonly kind: 'next-link'; readonly selector: string; readonly attribute: string }
  /** Addresses made from a number: `index_{n}.html`, with the number of the second page. */
  | { readonly kind: 'numbered'; readonly url: string; readonly second: number }
  /** ASP.NET: the page's own form sent again with `__EVENTTARGET` and `__EVENTARGUMENT` (`{n}`: page number from 1). */
  | { readonly kind: 'postback'; readonly target: string; readonly argument: string }
  /** 大汉 jpage: rows by number, `{start}` and `{end}` from 1, `{size}` rows a page, in address or body. */
  | {
      readonly kind: 'records'
      readonly url: string
      readonly size: number
      readonly body?: string | undefined
    }

export interface DetailReader {
  readonly format: 'html' | 'json' | 'none'
  /** Where the text is asked for, when that is not the notice's own address. */
  readonly request?: DetailRequest | undefined
  /** Where a JSON answer names the file that is the notice itself (lntb: a PDF). */
  readonly file?: DetailFile | undefined
  /** Selector of links to the other stages of the same project (ggzy.gov.cn). */
  readonly stages?: string | undefined
  readonly title?: string | undefined
  readonly date?: string | undefined
  readonly text?: string | undefined
}

/** `pattern` with one group on the notice's address; `{1}` in `url` and `body` is what the group holds. */
export interface DetailRequest {
  readonly pattern: string
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly body?: string | undefined
  readonly contentType?: 'application/json' | 'application/x-www-form-urlencoded' | undefined
}

/** `path` is dotted; what `pattern`'s group cuts out of it is resolved against `base`. */
export interface DetailFile {
  readonly path: string
  readonly pattern?: string | undefined
  readonly base: string
}
