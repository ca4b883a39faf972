import type { Catalogue } from '../../domain/catalogue.ts'
import type { Anchor, Due } from '../../domain/duty/due.ts'
import { dueOf } from '../../domain/duty/due-of.ts'
import type { DueRule } from '../../domain/duty/due-rule.ts'
import type { DutyEvent } from '../../domain/duty/event.ts'
import { obligationsOf } from '../../domain/duty/obligation.ts'
import { chinaInstant, formatChinaInstant, HOUR_MS } from '../../domain/time/instant.ts'
import { addDays, type LocalDate, toDayNumber } from '../../domain/time/local-date.ts'
import { isSame } from './field-changes.ts'

/** Whose due date it is: that of a recorded event on a channel, or of a rule from a day taken as an example. */
export type DueOwner =
  | { readonly event: string; readonly rule: string; readonly channel: string }
  | { readonly anchor: string; readonly rule: string; readonly level?: 'department' | 'county' | undefined }

/** The last day on which something that has been published must still be up. */
export interface KeptUntil {
  readonly kind: 'kept-until'
  readonly lastOn: LocalDate
}

export interface OwnedDue {
  readonly owner: DueOwner
  readonly due: Due | KeptUntil
}

/** A due date that differs; undefined on the side where the rule, the channel or the item is not there. */
export interface MovedDue {
  readonly owner: DueOwner
  readonly before: OwnedDue['due'] | undefined
  readonly after: OwnedDue['due'] | undefined
}

/** What the events make due by one catalogue. An event of an item that it lacks makes nothing due. */
export function duesOfEvents(
  events: readonly DutyEvent[],
  { items, calendar }: Catalogue,
): readonly OwnedDue[] {
  return events.flatMap((event) => {
    const item = items.get(event.item)
    const obligations = item ? obligationsOf(event, item, calendar) : []
    return obligations.map(({ rule, channel, due }) => ({
      owner: { event: event.id, rule: rule.id, channel },
      due,
    }))
  })
}

/** Examples start at the beginning of office hours, so that periods of hours have one. */
const EXAMPLE_HOUR_MS = 9 * HOUR_MS

/** The date of every rule from each of some days. */
export function duesOfDays(days: readonly LocalDate[], { rules, calendar }: Catalogue): readonly OwnedDue[] {
  return [...rules.values()].flatMap((rule) =>
    days.flatMap((day) => {
      const at = chinaInstant(day, EXAMPLE_HOUR_MS)
      return levelsOf(rule).map((level): OwnedDue => {
        const owner = {
          anchor: formatChinaInstant(at),
          rule: rule.id,
          ...(level === undefined ? {} : { level }),
        }
        return { owner, due: dueOf(rule.period, { at, level }, calendar) }
      })
    }),
  )
}

function levelsOf({ period }: DueRule): readonly Anchor['level'][] {
  return period.kind === 'yearly-report' ? ['department', 'county'] : [undefined]
}

/** Days from the first on that are worked by one of the calendars. */
export function exampleDays(
  from: { readonly firstOn: LocalDate; readonly days: number },
  catalogues: readonly Catalogue[],
): readonly LocalDate[] {
  const days = Array.from({ length: from.days }, (_, index) => addDays(from.firstOn, index))
  return days.filter((day) => catalogues.some(({ calendar }) => calendar.isWorkday(toDayNumber(day))))
}

/** Exactly the dues that are not the same: in the order of those before, then the new ones. */
export function movedDues(before: readonly OwnedDue[], after: readonly OwnedDue[]): readonly MovedDue[] {
  const [was, is] = [byOwner(before), byOwner(after)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key): readonly MovedDue[] => {
    const [one, other] = [was.get(key), is.get(key)]
    const owner = (one ?? other)?.owner
    if (!owner || isSame(datesOf(one?.due), datesOf(other?.due))) return []
    return [{ owner, before: one?.due, after: other?.due }]
  })
}

function byOwner(dues: readonly OwnedDue[]): ReadonlyMap<string, OwnedDue> {
  return new Map(dues.map((one) => [JSON.stringify(one.owner), one]))
}

/** A due without its words: those name how far the calendar is known, which moves no date. */
function datesOf(due: OwnedDue['due'] | undefined): unknown {
  if (due?.kind === 'provisional') return { ...due, reason: undefined }
  return due?.kind === 'error' ? { ...due, message: undefined } : due
}
