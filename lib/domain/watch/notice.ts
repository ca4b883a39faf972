import type { Instant } from '../time/instant.ts'
import type { LocalDate } from '../time/local-date.ts'
import type { PageClocks } from './page-clocks.ts'

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
  /** Column and source (信息来源) by the meta tags of GB/T 42147, at most 100 characters. */
  readonly column?: string | undefined
  readonly source?: string | undefined
  readonly text: string
  readonly attachments: readonly AttachmentLink[]
  readonly identifiers: Identifiers
  /** The page says hardly more than that the text is elsewhere (查看原文, a lone attachment): its text is not the notice. */
  readonly isStub?: true | undefined
  /** Selectors of the card that found nothing on the page: title, date or text were then found without them. */
  readonly misfits?: readonly string[] | undefined
  /** Other stages of the same project that the page leads to. */
  readonly stages?: readonly ListedNotice[] | undefined
}

export interface AttachmentLink {
  readonly name: string
  readonly url: string
  /** True for the file that is the notice itself. */
  readonly isBody?: true | undefined
}

/** 附件 of a notice as it was found; its bytes are in the evidence. */
export interface Attachment extends AttachmentLink {
  /** SHA-256 of the stored bytes; absent while they were not had. */
  readonly sha256?: string | undefined
  /** `scanned`: pictures of pages, whose text cannot be told; `picture`: never read; `unread`: not had so far. */
  readonly content: 'text' | 'scanned' | 'picture' | 'unreadable' | 'unread'
  readonly reason?: string | undefined
  /** True when a part of the text was left out, such as the scanned pages among others. */
  readonly isCut?: true | undefined
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
  /** Start of the last good look at its place that did not show it, less the age of a page from a cache; absent when it was there at the first look. */
  readonly absentAt?: Instant | undefined
  readonly lastSeenAt: Instant
  /** Absent: none. */
  readonly attachments?: readonly Attachment[] | undefined
  /** True when its own page is a stub: what the text does not say may stand in the attachments. */
  readonly isStub?: true | undefined
  /**
   * True while it was found otherwise than as a row of its list by the card's rules: by the generic reader, or as a stage
   * of another notice. It is there, but says nothing about what stands around it or when it was not there.
   */
  readonly isUnlisted?: true | undefined
  /** When its own page was first found gone (404, 410, or "deleted"), after `lastSeenAt`: a passing fault, unless it stays. */
  readonly missedAt?: Instant | undefined
  /** When it was found gone once more, a day later: by then it was taken down. */
  readonly goneAt?: Instant | undefined
  /** SHA-256 of the stored detail page; of the list page when the channel has no detail page. */
  readonly evidence: string
  readonly goneEvidence?: string | undefined
  /** Hashes of earlier versions, oldest first, when the page was edited after posting. */
  readonly earlier: readonly string[]
  /** Clocks of the page before it was edited into this version (see `pageClocks`). */
  readonly page?: PageClocks | undefined
  /** On a version that is not shown any more: when its list first showed another title or day at the same address. */
  readonly supersededAt?: Instant | undefined
}

/** Id of the page, which its present version has: one that is not shown any more has a number after it. */
export function pageIdOf({ id, supersededAt }: Pick<Notice, 'id' | 'supersededAt'>): string {
  return supersededAt === undefined ? id : id.replace(/-\d{1,3}$/, '')
}

/** Attachments that are the notice itself: the file so named by the card, and on a stub page every file. */
export function bodyFilesOf({ isStub, attachments = [] }: Notice): readonly Attachment[] {
  return isStub ? attachments : attachments.filter(({ isBody }) => isBody)
}

/**
 * True when what the notice says may stand where we could not read: in a scanned or unread file that is the notice, or
 * behind a stub page that names no file at all. Such a notice can match by its title, but never be ruled out by its text.
 */
export function isBodyUnread(notice: Notice): boolean {
  const files = bodyFilesOf(notice)
  return (
    (notice.isStub === true && files.length === 0) ||
    files.some(({ content, isCut }) => content !== 'text' || isCut)
  )
}
