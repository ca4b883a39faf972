import { addDays, type LocalDate } from '../../../domain/time/local-date.ts'
import type { ListedNotice, Notice } from '../../../domain/watch/notice.ts'
import type { KnownNotices, Look } from '../look.ts'

/** How the days of a list go, as far as its pages so far tell. Upwards: what is new stands at its end. */
export type ListOrder = 'unknown' | 'down' | 'up'

/** How the days of a list go, after one more page; rows that are pinned or bumped do not make an order. */
export function orderAfter(
  { order, reachedOn }: { readonly order: ListOrder; readonly reachedOn: LocalDate | undefined },
  notices: readonly ListedNotice[],
): ListOrder {
  const days = notices.flatMap(({ displayedOn }) => displayedOn ?? [])
  const [first, last, newest] = [days[0], days.at(-1), days.toSorted().at(-1)]
  if (first === undefined || last === undefined || newest === undefined) return order
  const goesUp =
    new Set(days).size > 2 && first < last && days.every((day, at) => day >= (days[at - 1] ?? day))
  const goesOnUp = reachedOn !== undefined && days.every((day) => day >= reachedOn) && newest > reachedOn
  if (goesUp || goesOnUp) return 'up'
  return first > last || (reachedOn !== undefined && newest < reachedOn) ? 'down' : order
}

/** The day since which all rows of a page were met: its newest, or the day after where one day may go on over the page. */
export function reachedBy(rows: readonly ListedNotice[]): LocalDate | undefined {
  const days = rows.flatMap(({ displayedOn }) => displayedOn ?? []).sort()
  const [oldestOn, newestOn] = [days[0], days.at(-1)]
  if (oldestOn === undefined || newestOn === undefined) return undefined
  return oldestOn === newestOn ? addDays(newestOn, 1) : newestOn
}

/**
 * Known notices of the window that no page showed, all of those below which none was met. One that is missing between
 * others was taken off the list; a whole end that is missing was not reached.
 */
export function unmetBelow(
  { fromOn }: Pick<Look, 'fromOn'>,
  rows: ReadonlyMap<string, { readonly listed: ListedNotice }>,
  known: KnownNotices,
): readonly Notice[] {
  const lowestOn = [...rows.values()].flatMap(({ listed }) => listed.displayedOn ?? []).sort()[0]
  return [...known.values()].filter((notice) => {
    const { id, displayedOn, goneAt, supersededAt, isUnlisted } = notice
    if (rows.has(id) || goneAt !== undefined || supersededAt !== undefined || isUnlisted) return false
    if (displayedOn === undefined) return rows.size === 0
    return displayedOn >= fromOn && (lowestOn === undefined || displayedOn <= lowestOn)
  })
}
