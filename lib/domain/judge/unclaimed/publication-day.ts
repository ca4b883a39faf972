import { chinaDateOf, chinaInstant, HOUR_MS, type Instant } from '../../time/instant.ts'
import type { LocalDate } from '../../time/local-date.ts'
import type { Notice } from '../../watch/notice.ts'

/** The days between which a notice was published. */
export interface PublicationDays {
  readonly earliestOn: LocalDate
  readonly latestOn: LocalDate
}

type Dated = Pick<Notice, 'displayedOn' | 'urlOn' | 'metaOn' | 'firstSeenAt' | 'absentAt'>

/**
 * By its three clocks. Where the page displays no day, or our own looks contradict it, the first sighting is the late end:
 * a day that is too early would count somebody's time from before there was anything to follow.
 */
export function publicationDays({
  displayedOn,
  urlOn,
  metaOn,
  firstSeenAt,
  absentAt,
}: Dated): PublicationDays {
  const seenOn = chinaDateOf(firstSeenAt)
  const absentOn = absentAt === undefined ? undefined : chinaDateOf(absentAt)
  const written = [displayedOn, urlOn, metaOn].filter((day) => day !== undefined).toSorted()
  const [first = absentOn ?? seenOn] = written
  const last = displayedOn === undefined ? seenOn : (written.at(-1) ?? seenOn)
  const latestOn = absentOn !== undefined && absentOn > last ? seenOn : last
  const earliestOn = absentOn !== undefined && absentOn > first ? absentOn : first
  return { earliestOn: earliestOn < latestOn ? earliestOn : latestOn, latestOn }
}

/** Noon: a notice shows its day and no hour. */
export function noonOf(day: LocalDate): Instant {
  return chinaInstant(day, 12 * HOUR_MS)
}
