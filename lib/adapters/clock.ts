import { invariant } from '../domain/invariant.ts'
import { addMs, type Instant } from '../domain/time/instant.ts'
import type { Clock } from '../jobs/ports.ts'

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() as Instant }

/** A clock that stands still until it is moved, and only forward: facts written later never look earlier. */
export interface MovableClock extends Clock {
  moveTo(at: Instant): void
  moveBy(ms: number): void
}

export function movableClock(start: Instant): MovableClock {
  let at = start
  const moveTo = (next: Instant): void => {
    invariant(next >= at, `a clock cannot go back from ${at} to ${next}`)
    at = next
  }
  return { now: () => at, moveTo, moveBy: (ms) => moveTo(addMs(at, ms)) }
}
