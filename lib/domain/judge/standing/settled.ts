import { chinaDateOf, DAY_MS, type Instant } from '../../time/instant.ts'
import type { Judged } from '../judge-county.ts'

/** A settled event stays among the open ones this long, so that later notices of the same project meet it in matching. */
const STAYS_OPEN_DAYS = 120

/** True when every publication of the event is done or given up, and nothing more can change for it soon. */
export function isSettled(ofEvent: readonly Judged[], now: Instant): boolean {
  const today = chinaDateOf(now)
  return ofEvent.every(({ obligation, standing }) => {
    if (now - obligation.event.occurredAt < STAYS_OPEN_DAYS * DAY_MS) return false
    if (standing.kind === 'withdrawn' || standing.kind === 'withheld') return true
    if (standing.kind !== 'published' && standing.kind !== 'incomplete') return false
    // What a notice lacks can be added as long as it must be up.
    if (standing.kind === 'incomplete')
      return standing.keepUntilOn !== undefined && standing.keepUntilOn < today
    return (
      standing.keepUntilOn === undefined ||
      standing.keepUntilOn < today ||
      isLongKeep(standing.keepUntilOn, now)
    )
  })
}

/** Keep periods of years are watched by the nightly audit, which derives closed events too. */
function isLongKeep(untilOn: string, now: Instant): boolean {
  return untilOn > chinaDateOf((now + STAYS_OPEN_DAYS * DAY_MS) as Instant)
}
