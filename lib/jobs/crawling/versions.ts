import { chinaDateOf } from '../../domain/time/instant.ts'
import { isCutTitle, titleBeginning } from '../../domain/watch/cut-title.ts'
import type { Notice } from '../../domain/watch/notice.ts'
import { isOtherDay, pageClocks } from '../../domain/watch/page-clocks.ts'
import type { KnownNotices } from './look.ts'
import type { Row } from './pages.ts'

/** Versions of one page that are kept: a title that never stands still, such as one with a counter in it, says nothing. */
const VERSIONS_MAX = 10

/** True when the list shows a known page under another title or day: a page that was changed in place. */
export function isChanged(known: Notice, { listed, seen, isUnlisted }: Row): boolean {
  // Words around a link that was found by its looks are not what the list calls the notice.
  if (isUnlisted || known.isUnlisted) return false
  if (known.earlier.length >= VERSIONS_MAX) return false
  if (fullerTitle(listed.title, known.title) !== known.title) return true
  const { displayedOn } = listed
  if (displayedOn === undefined || displayedOn > chinaDateOf(seen.at)) return false
  return known.displayedOn === undefined || isOtherDay(displayedOn, known.displayedOn)
}

/** The version that takes the place of a known one: seen when it is seen, on a page that was there before. */
export function nextVersion(listed: Notice, known: Notice): Notice {
  return { ...listed, earlier: [...known.earlier, known.evidence], page: pageClocks(known) }
}

/**
 * The version that was there until now, under an id of its own. It goes on to answer what it answered, with its own
 * clocks; the version that took its place has those of the page, unless it displays another day.
 */
export function supersededBy(next: Notice, known: Notice): Notice {
  return { ...known, id: `${known.id}-${next.earlier.length}`, supersededAt: next.firstSeenAt }
}

/** A notice that was found otherwise, now that its list shows it: under the list's words, with its own clocks. */
export function nowListed(known: Notice, { listed, seen }: Row): Notice {
  const { isUnlisted: _, ...notice } = known
  const { title, displayedOn = known.displayedOn, column = known.column } = listed
  return {
    ...notice,
    title: isCutTitle(title) ? fullerTitle(title, known.title) : title,
    displayedOn,
    column,
    lastSeenAt: seen.at,
  }
}

/** A page that had been gone, with its earlier versions, as they are once it is back. */
export function seenAgain(notice: Notice, row: Row, known: KnownNotices): readonly Notice[] {
  const isBack = { goneAt: undefined, goneEvidence: undefined }
  return versionsOf(notice, known).map((one) =>
    one === notice ? { ...one, ...isBack, lastSeenAt: row.seen.at } : { ...one, ...isBack },
  )
}

/** A notice and the earlier versions of its page. */
export function versionsOf(notice: Notice, known: KnownNotices): readonly Notice[] {
  const earlier = notice.earlier.flatMap((_, index) => known.get(`${notice.id}-${index + 1}`) ?? [])
  return [notice, ...earlier]
}

/** Lists cut long titles, pages may put the site's name instead: the page's title counts when it goes on from the list's. */
export function fullerTitle(listed: string, displayed: string): string {
  return displayed.includes(titleBeginning(listed)) ? displayed : listed
}
