import type { Instant } from '../time/instant.ts'
import type { LocalDate } from '../time/local-date.ts'

/** A line of a list page, before its detail page is read. */
export interface ListedNotice {
  readonly title: string
  readonly url: string
  readonly displayedOn?: LocalDate | undefined
  /** Name of the column when one list mixes several kinds. */
  readonly column?: string | undefined
}

/** What a detail page says. `metaOn` comes from the meta tags of GB/T 42147, `urlOn` from the address or id. */
export interface NoticePage {
  readonly title: string
  readonly url?: string | undefined
  readonly displayedOn?: LocalDate | undefined
  readonly urlOn?: LocalDate | undefined
  readonly metaOn?: LocalDate | undefined
  readonly text: string
  readonly attachments: readonly { readonly name: string; readonly url: string }[]
  readonly identifiers: Identifiers
}

/** Codes found in title and text, each kind normalised (width, brackets, case). */
export interface Identifiers {
  readonly projectCodes: readonly string[]
  readonly procurementNos: readonly string[]
  readonly announcementNos: readonly string[]
  readonly parcelNos: readonly string[]
  readonly documentNos: readonly string[]
  readonly creditCodes: readonly string[]
}

export const NO_IDENTIFIERS: Identifiers = {
  projectCodes: [],
  procurementNos: [],
  announcementNos: [],
  parcelNos: [],
  documentNos: [],
  creditCodes: [],
}

/** UTF-16 units of a notice's text that are kept, and looked at, for matching; every sweep reads them. */
export const NOTICE_TEXT_MAX = 300

/** 公告 as seen on one channel. Three clocks: what it displays, what its address says, when we saw it. */
export interface Notice {
  /** Hash of channel and address; an earlier version of a page that was changed in place has a number after it. */
  readonly id: string
  readonly county: string
  readonly channel: string
  readonly list: string
  readonly url: string
  readonly title: string
  readonly column?: string | undefined
  readonly displayedOn?: LocalDate | undefined
  readonly urlOn?: LocalDate | undefined
  readonly metaOn?: LocalDate | undefined
  /** The beginning of its text, for matching; empty while its own page has not been read. The whole is in the evidence. */
  readonly text: string
  readonly identifiers: Identifiers
  /** Of this version, where the page was changed in place. */
  readonly firstSeenAt: Instant
  /** Finish of the last good reading of the list that did not show it; absent when it was there at the first look. */
  readonly absentAt?: Instant | undefined
  readonly lastSeenAt: Instant
  /** When its own page was first found gone (404, 410, or "deleted"), after `lastSeenAt`. */
  readonly goneAt?: Instant | undefined
  /** SHA-256 of the stored detail page; of the list page when the channel has no detail page. */
  readonly evidence: string
  readonly goneEvidence?: string | undefined
  /** Hashes of earlier versions, oldest first, when the page was edited after posting. */
  readonly earlier: readonly string[]
  /** On a version that is not shown any more: when its list first showed another title or day at the same address. */
  readonly supersededAt?: Instant | undefined
}
