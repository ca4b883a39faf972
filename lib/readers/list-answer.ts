import type { LocalDate } from '../domain/time/local-date.ts'
import type { ListedNotice } from '../domain/watch/notice.ts'

/** The days that are asked for, and the district code (行政区划代码) whose notices are wanted. */
export interface ListWindow {
  readonly fromOn: LocalDate
  readonly untilOn: LocalDate
  readonly region?: string | undefined
}

/** A request for one page of a list. Hand it back to `readListPage` with the answer: it says which page was asked for. */
export interface NextPage {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly body?: string | undefined
  readonly contentType?: string | undefined
  /** Counted from 1. */
  readonly page: number
  readonly window: ListWindow
  /** What says that the page exists: a stated number of pages or rows, a link, or nothing. Absent on a first page. */
  readonly knownBy?: KnownBy | undefined
  /** Pages in the whole list, as an earlier page stated it: one that then shows no way on is not thereby the last. */
  readonly pageCount?: number | undefined
  /** The code with which an interface gave the rows of the page before, where it is none that means success elsewhere. */
  readonly codeOfRows?: string | undefined
}

export type KnownBy = 'count' | 'link' | 'nothing'

/** What a reader made of one answer. Only `list` and `empty` say something about what is on the channel. */
export type ListPage =
  | {
      readonly kind: 'list'
      /** None on a page that the reader knows to lie past the end. */
      readonly notices: readonly ListedNotice[]
      readonly next?: NextPage | undefined
      /** Notices in the whole list, where the page states it. */
      readonly total?: number | undefined
      /** More rows exist than this page shows or leads to: the list was not read to its end. */
      readonly isCut?: true | undefined
    }
  /** The page parsed and held no row; whether that may be is the card's `mayBeEmpty`. */
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'unreadable'
      readonly reason: string
      /** The card's selector or path that found nothing, and the shape of what is there instead. */
      readonly selector?: string | undefined
      readonly sample?: string | undefined
      /** Rows that the generic reader found where the card's selectors fit no more: present, but no proof of absence. */
      readonly notices?: readonly ListedNotice[] | undefined
    }
  | { readonly kind: 'blocked'; readonly reason: string }
  | { readonly kind: 'misled'; readonly reason: string }

/** An answer to be read. `url` is the address after redirects, against which links are resolved. */
export interface ListAnswer {
  readonly text: string
  readonly url: string
  /** Absent: the answer is taken as the first page, and pages whose address needs the window cannot be asked for. */
  readonly request?: NextPage | undefined
  /** What is looked for, when a page is read without its request. */
  readonly window?: ListWindow | undefined
}

export function windowOf(answer: ListAnswer): ListWindow | undefined {
  return answer.request?.window ?? answer.window
}

/** Rows beyond this number on one page are left out, and the page counts as cut. */
export const ROWS_MAX = 500
