import type { Extend, InForce, StopClock } from '../../duty/decision.ts'
import { overdueAfter } from '../../duty/due.ts'
import type { Obligation } from '../../duty/obligation.ts'
import { chinaDateOf, type Instant } from '../../time/instant.ts'
import type { LocalDate } from '../../time/local-date.ts'
import type { Standing } from './standing.ts'

/** 停计: the stop within which the clock stands still at `now`, where the period was not over when it began. */
export function stopAt(
  stops: readonly StopClock[],
  obligation: Obligation,
  now: Instant,
): StopClock | undefined {
  const today = chinaDateOf(now)
  const dueAt = overdueAfter(obligation.due)
  if (dueAt === undefined) return undefined
  const dueOn = chinaDateOf(dueAt)
  const isNow = ({ fromOn, toOn }: StopClock) =>
    fromOn <= today && fromOn <= dueOn && (toOn === undefined || today <= toOn)
  // Without a last day nobody knows when the clock goes on: that is the one to tell.
  return stops.find((stop) => stop.toOn === undefined && isNow(stop)) ?? stops.find(isNow)
}

/** The standing of what is not yet due by decision; undefined when none gives time. */
export function putOffStanding(obligation: Obligation, decided: InForce, now: Instant): Standing | undefined {
  const stop = stopAt(decided.stops, obligation, now)
  if (stop && stop.toOn === undefined) {
    const because = `停计中：经${stop.approver}批准，自${stop.fromOn}起停止计算期限，尚未恢复（${basisOf(stop)}）。`
    return { kind: 'extended', because }
  }
  const untilOn = lastDayOf(obligation)
  if (obligation.putOff === undefined || untilOn === undefined) return undefined
  const head = stop ? '停计中：' : ''
  return {
    kind: 'extended',
    because: `${head}${grantWords(obligation)}：${basisOf(lastGrant(obligation))}。`,
    untilOn,
  }
}

/** Who gave how much time: `经…批准延期至2026-10-20`. */
export function grantWords(obligation: Obligation): string {
  const { extend, stops = [] } = obligation.putOff ?? {}
  const untilOn = lastDayOf(obligation)
  if (extend) {
    const moved = untilOn === extend.until ? '' : `，停计后顺延至${untilOn}`
    return `经${extend.approver}批准延期至${extend.until}${moved}`
  }
  const spans = stops.flatMap(({ fromOn, toOn }) => (toOn === undefined ? [] : [`${fromOn}至${toOn}`]))
  const approvers = [...new Set(stops.map(({ approver }) => approver))]
  return `经${approvers.join('、')}批准，${spans.join('、')}停止计算期限，期限顺延至${untilOn}`
}

function lastGrant({ putOff }: Obligation): Extend | StopClock | undefined {
  return putOff?.extend ?? putOff?.stops.at(-1)
}

function lastDayOf({ due }: Obligation): LocalDate | undefined {
  const dueAt = overdueAfter(due)
  return dueAt === undefined ? undefined : chinaDateOf(dueAt)
}

/** What people enter may end in a full stop of its own. */
export function basisOf(decision: { readonly basis: string } | undefined): string {
  return (decision?.basis ?? '').replace(/[。.；;\s]+$/, '')
}
