import { type Catalogue, countyOf } from '../domain/catalogue.ts'
import type { Judged } from '../domain/judge/judge-county.ts'
import { isSettled } from '../domain/judge/standing/settled.ts'
import { closingsOf } from '../domain/tell/closing.ts'
import { planReminders } from '../domain/tell/reminder-plan.ts'
import { Told } from '../domain/tell/told.ts'
import { nextWakeAt } from '../domain/tell/wake.ts'
import type { Instant } from '../domain/time/instant.ts'
import { judgementOf } from './county-judgement.ts'
import type { Clock, JobQueue, Store, Telemetry } from './ports.ts'

export interface RemindCounts {
  /** True when nothing was due and no fact had changed: one request was made. */
  readonly asleep: boolean
  readonly obligations: number
  readonly planned: number
  readonly closed: number
}

export interface RemindPorts {
  readonly store: Store
  readonly queue: JobQueue
  readonly clock: Clock
  readonly telemetry: Telemetry
}

const ASLEEP: RemindCounts = { asleep: true, obligations: 0, planned: 0, closed: 0 }

/**
 * Judges a county's open events, plans what is to be told, and hands each new message to `send`. Triggered every ten
 * minutes, per county; a run twice plans nothing twice, since messages have deterministic keys.
 */
export async function remind(
  work: { readonly county: string; readonly scope: 'open' | 'all' },
  ports: RemindPorts,
  catalogue: Catalogue,
): Promise<RemindCounts> {
  const { store, clock, telemetry } = ports
  const now = clock.now()
  const wake = await store.wake(work.county)
  if (work.scope === 'open' && wake.wakeAt !== undefined && wake.wakeAt > now) return ASLEEP
  const county = countyOf(catalogue, work.county)
  const [{ judged }, people, sent] = await Promise.all([
    judgementOf({ county: work.county, now, scope: work.scope }, store, catalogue),
    store.people(work.county),
    store.messages(work.county),
  ])
  const messages = planReminders({ now, county, calendar: catalogue.calendar, people, judged, sent })
  const plans = await Promise.allSettled(messages.map((message) => store.plan(message)))
  const fresh = messages.filter(
    (_, index) => plans[index]?.status === 'fulfilled' && plans[index].value === 'planned',
  )
  await ports.queue.enqueue(
    fresh.map(({ county: code, key, person, medium }) => ({
      job: 'send',
      county: code,
      key,
      person,
      medium,
    })),
  )
  const planned = fresh.length
  telemetry.count('MessagesPlanned', planned, { county: work.county })
  // One message that cannot be planned keeps no other from its reader; the run fails, and the county stays awake.
  const failed = plans.filter((plan) => plan.status === 'rejected')
  if (failed.length > 0)
    throw new Error(`${failed.length} messages could not be planned: ${failed[0]?.reason}`)
  const closed = await closeSettled(judged, { now, store, told: new Told([...sent, ...messages]) })
  await store.sleep(
    work.county,
    wake.version,
    nextWakeAt(judged, { now, county, calendar: catalogue.calendar }),
  )
  return { asleep: false, obligations: judged.length, planned, closed }
}

/** Events of which nothing is left to watch leave the index of open work; the nightly audit still derives them. */
async function closeSettled(
  judged: readonly Judged[],
  { now, store, told }: { readonly now: Instant; readonly store: Store; readonly told: Told },
): Promise<number> {
  // Whoever was told that something is missing hears of its end first; by night the close-out is still held.
  const owed = new Set(
    closingsOf(judged, told).flatMap(({ isOwed, line }) => (isOwed ? [line.obligation] : [])),
  )
  const byEvent = new Map<string, Judged[]>()
  for (const one of judged) {
    const { id } = one.obligation.event
    byEvent.set(id, [...(byEvent.get(id) ?? []), one])
  }
  let closed = 0
  for (const [event, ofEvent] of byEvent) {
    const [first] = ofEvent
    if (!first || !isSettled(ofEvent, now) || ofEvent.some(({ obligation }) => owed.has(obligation.id)))
      continue
    await store.closeEvent(first.obligation.county, event)
    closed += 1
  }
  return closed
}
