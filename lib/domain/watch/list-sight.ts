import { HOUR_MS } from '../time/instant.ts'
import { type ChannelHealth, healthOf, type ListState } from './channel-health.ts'
import { isGood } from './reading.ts'

/**
 * Whether a list can be read, by its last look alone, so that only a look changes it. `unreadable` once it is sure: a
 * site that is gone for an hour is no outage, and says nothing yet; nor does a list that was never looked at. A site that
 * refuses us is not asked again on that day: that is sure at once.
 */
export type ListSight = 'readable' | 'unreadable' | 'unclear'

/** Failed looks in a row, and the time between the first and the last of them, after which it is sure. */
const FAILURES_SURE = 2
const OUT_MS = 2 * HOUR_MS
/** Without a good look, however few failed: lists that are looked at once a day, or that our own limits keep from being read. */
const OUT_FOR_LONG_MS = 48 * HOUR_MS

export function sightOf(state: ListState | undefined, silentDaysMax: number): ListSight {
  if (!state) return 'unclear'
  const { lastLookAt, failuresInARow } = state
  if (!isOut(healthOf(state, silentDaysMax, lastLookAt)))
    return isGood(state.lastOutcome) ? 'readable' : 'unclear'
  const failingMs = lastLookAt - (state.failingSinceAt ?? lastLookAt)
  const isRefused = state.lastOutcome.kind === 'blocked'
  const isSure = isRefused || (failuresInARow >= FAILURES_SURE && failingMs >= OUT_MS)
  const notGoodMs = lastLookAt - (state.lastGoodAt ?? state.firstLookAt ?? lastLookAt)
  return isSure || notGoodMs >= OUT_FOR_LONG_MS ? 'unreadable' : 'unclear'
}

function isOut({ kind }: ChannelHealth): boolean {
  return kind === 'failing' || kind === 'shape-changed'
}
