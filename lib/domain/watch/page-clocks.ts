import type { Instant } from '../time/instant.ts'
import type { LocalDate } from '../time/local-date.ts'

/** What is known of when a page was posted: clocks of a notice, as it names them. */
export interface PageClocks {
  readonly displayedOn?: LocalDate | undefined
  readonly metaOn?: LocalDate | undefined
  readonly firstSeenAt: Instant
  readonly absentAt?: Instant | undefined
}

/**
 * The clocks that a notice is judged by. A title corrected in place posts nothing anew: while its page displays the same
 * day, or none, when it was first seen is when the page was. One that displays another day may be another notice, and
 * has its own.
 */
export function pageClocks(notice: PageClocks & { readonly page?: PageClocks | undefined }): PageClocks {
  const { displayedOn, metaOn, firstSeenAt, absentAt, page } = notice
  const own = { displayedOn, metaOn, firstSeenAt, absentAt }
  if (page === undefined || isOtherDay(displayedOn, page.displayedOn)) return own
  return { ...page, displayedOn: displayedOn ?? page.displayedOn }
}

/** A list that shows no year is read with the nearest one, which is another one half a year later. */
export function isOtherDay(one: PageClocks['displayedOn'], other: PageClocks['displayedOn']): boolean {
  return one !== undefined && other !== undefined && one.slice(4) !== other.slice(4)
}
