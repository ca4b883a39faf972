import type { WorkCalendar } from '../../domain/time/work-calendar.ts'
import { type CatalogueChange, entryChanges } from './entry-changes.ts'
import { fieldChanges, isSame } from './field-changes.ts'

/** How far the calendar reaches, its notices, and every day that is another kind of day or rests on another notice. */
export function calendarChanges(before: WorkCalendar, after: WorkCalendar): readonly CatalogueChange[] {
  const reach = fieldChanges(reachOf(before), reachOf(after)).map(
    (change): CatalogueChange => ({ kind: 'calendar', id: '', change: 'changed', ...change }),
  )
  return [
    ...reach,
    ...entryChanges('holiday-notice', before.notices, after.notices),
    ...dayChanges(before, after),
  ]
}

function reachOf(calendar: WorkCalendar) {
  return {
    firstOn: calendar.dateOf(calendar.first),
    firmThrough: calendar.dateOf(calendar.firmThrough),
    anchorsUntil: calendar.dateOf(calendar.anchorsUntil),
  }
}

function dayChanges(before: WorkCalendar, after: WorkCalendar): readonly CatalogueChange[] {
  const [first, last] = [Math.max(before.first, after.first), Math.min(before.last, after.last)]
  const days = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  return days.flatMap((day): readonly CatalogueChange[] => {
    const [was, is] = [saidOf(before, day), saidOf(after, day)]
    if (isSame(was, is)) return []
    const id = after.dateOf(day)
    return [{ kind: 'calendar-day', id, change: 'changed', field: 'kind', before: was, after: is }]
  })
}

/** A weekday that a new notice leaves as it was is no change. */
function saidOf(calendar: WorkCalendar, day: number) {
  const { estimated: _, ...reason } = calendar.reasonFor(day)
  return reason
}
