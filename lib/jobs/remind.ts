import { type Catalogue, countyOf } from '../domain/catalogue.ts'
import type { Judged } from '../domain/judge/judge-county.ts'
import { isSettled } from '../domain/judge/standing/settled.ts'
import { hangingTogether } from '../domain/judge/unclaimed/hanging-together.ts'
import { presentIds } from '../domain/judge/unclaimed/joined-events.ts'
import { withPresentEvents } from '../domain/tell/outbox.ts'
import { owedEvents } from '../domain/tell/planning/closing.ts'
import { Told } from '../domain/tell/planning/told.ts'
import { withReturned } from '../domain/tell/receipt.ts'
import { planReminders } from '../domain/tell/reminder-plan.ts'
import type { Person } from '../domain/tell/unit.ts'
import { nextWakeAt } from '../domain/tell/wake.ts'
import type { Instant } from '../domain/time/instant.ts'
import { seenLists } from './composing/list-sights.ts'
import type { ContentReader } from './contents/content-reader.ts'
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
  /** Absent: no text of a notice is looked into. */
  readonly contents?: ContentReader | undefined
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
  const [{ judged }, people, messagesSoFar, states] = await Promise.all([
    judgementOf({ ...work, now, contents: ports.contents }, store, catalogue),
    store.people(work.county),
    store.messages(work.county),
    store.listStates(work.county),
  ])
  const present = presentIds(judged.map(({ obligation }) => obligation.event))
  const sent = withPresentEvents(withReturned(messagesSoFar, now), present)
  const messages = planReminders({
    now,
    county,
    calendar: catalogue.calendar,
    people,
    judged,
    lists: seenLists(catalogue, states),
    sent,
  })
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
  // What another run planned under the same key may lack a close-out that stands here.
  const closed = await closeSettled(judged, { now, store, people, told: new Told([...sent, ...fresh]) })
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
  from: {
    readonly now: Instant
    readonly store: Store
    readonly told: Told
    readonly people: readonly Person[]
  },
): Promise<number> {
  const { now, store } = from
  // Whoever was told that something is missing hears of its end first; by night the close-out is still held.
  const owed = owedEvents(judged, from)
  let closed = 0
  for (const { events, judged: together } of hangingTogether(judged)) {
    const [first] = together
    if (!first || !isSettled(together, now) || events.some((event) => owed.has(event))) continue
    for (const event of events) await store.closeEvent(first.obligation.county, event)
    closed += events.length
  }
  return closed
}
