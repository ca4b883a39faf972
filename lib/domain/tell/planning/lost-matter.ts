import type { Judged } from '../../judge/judge-county.ts'
import { endOf } from '../line.ts'
import type { Line } from '../outbox.ts'
import type { Told } from './told.ts'

/** A close-out of what is no duty any more. */
interface LostClosing {
  readonly person: string
  readonly line: Line
  readonly isOwed: boolean
}

/**
 * Obligations of which people were told and that the facts do not give any more, though their events are looked at: the
 * notice from which an event was derived is gone, or a corrected registration or rule makes something else due.
 */
export function lostClosings(judged: readonly Judged[], told: Told): readonly LostClosing[] {
  const known = new Set(judged.map(({ obligation }) => obligation.id))
  const lost = [...told.matters()].filter(([matter]) => !known.has(matter))
  if (lost.length === 0) return []
  const events = new Set(judged.map(({ obligation }) => obligation.event.id))
  return lost.flatMap(([matter, trails]): LostClosing[] => {
    if (!eventsBehind(matter).some((event) => events.has(event))) return []
    return [...trails].flatMap(([person, { isOpen, isReproached, last, closings }]) => {
      if (!isOpen) return []
      const line = told.firstUnsaid(person, closings + 1, (n) => endOf(last, 'closed', n))
      return [{ person, line, isOwed: isReproached }]
    })
  })
}

/** The event of an obligation that is not there any more, or the one that it was derived from, to tell of it by. */
export function standInFor(obligation: string, judged: Iterable<Judged>): Judged | undefined {
  const events = eventsBehind(obligation)
  for (const one of judged) if (events.includes(one.obligation.event.id)) return one
  return undefined
}

/** `<event>/<rule>/<channel>`; an event derived from another one is `<event>+<item>`. */
export function eventsBehind(obligation: string): readonly string[] {
  const slash = obligation.indexOf('/')
  if (slash <= 0) return []
  const event = obligation.slice(0, slash)
  const plus = event.lastIndexOf('+')
  return plus <= 0 ? [event] : [event, event.slice(0, plus)]
}

/** Item of a derived event, by its id. */
export function itemOfDerived(obligation: string): string | undefined {
  const event = obligation.slice(0, Math.max(0, obligation.indexOf('/')))
  const plus = event.lastIndexOf('+')
  return plus <= 0 ? undefined : event.slice(plus + 1)
}
