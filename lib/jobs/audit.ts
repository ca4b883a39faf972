import type { Catalogue } from '../domain/catalogue.ts'
import type { DutyEvent } from '../domain/duty/event.ts'
import { publishRules } from '../domain/duty/obligation.ts'
import type { Judged } from '../domain/judge/judge-county.ts'
import { isSettled } from '../domain/judge/standing/settled.ts'
import { hangingTogether } from '../domain/judge/unclaimed/hanging-together.ts'
import { presentIds } from '../domain/judge/unclaimed/joined-events.ts'
import { type OutboxMessage, withPresentEvents } from '../domain/tell/outbox.ts'
import { owedEvents } from '../domain/tell/planning/closing.ts'
import { isReachable } from '../domain/tell/planning/readers.ts'
import { Told } from '../domain/tell/planning/told.ts'
import { withReturned } from '../domain/tell/receipt.ts'
import type { Person, Role } from '../domain/tell/unit.ts'
import { DAY_MS, type Instant } from '../domain/time/instant.ts'
import type { ListState } from '../domain/watch/channel-health.ts'
import { judgementOf } from './county-judgement.ts'
import type { Store } from './ports.ts'
import { type RemindPorts, remind } from './remind.ts'

export interface AuditFinding {
  /** `no-duty`: an open event of which no rule of the catalogue makes anything due, a typing error as a rule. */
  readonly kind: 'message-stuck' | 'list-not-looked-at' | 'no-person' | 'no-duty'
  readonly subject: string
}

export interface AuditReport {
  readonly findings: readonly AuditFinding[]
  readonly obligations: number
  readonly planned: number
  /** Closed events that are open work again. */
  readonly reopened: number
}

const STUCK_DAYS = 1
const LOOK_DAYS_MAX = 2

/**
 * Nightly: derives every obligation again, closed events too, gives those of which something is left to do back to the
 * routine run, which may speak in office hours, plans what that run missed, and checks that each message moves, each list
 * is looked at, each open event makes something due, and that there is somebody to tell in each unit with open duties and
 * in the office. The heartbeat is sent by the caller only when there are no findings.
 */
export async function audit(county: string, ports: RemindPorts, catalogue: Catalogue): Promise<AuditReport> {
  const { store, clock, telemetry, contents } = ports
  const now = clock.now()
  const { judged } = await judgementOf({ county, now, scope: 'all', contents }, store, catalogue)
  const reopened = await reopenUnsettled(judged, { county, now, store })
  // Whatever the county slept over is planned now, and what was reopened when the index shows it.
  await store.touch(county, now)
  const { planned } = await remind({ county, scope: 'open' }, ports, catalogue)
  const [unsettled, states, people, events] = await Promise.all([
    store.unsettled(county),
    store.listStates(county),
    store.people(county),
    store.openEvents(county),
  ])
  const isStuck = ({ plannedAt }: OutboxMessage) => now - plannedAt > STUCK_DAYS * DAY_MS
  const findings: AuditFinding[] = [
    ...unsettled.filter(isStuck).map(({ key }) => ({ kind: 'message-stuck', subject: key }) as const),
    ...listsNotLookedAt(catalogue, states, now),
    ...events
      .filter((event) => !makesSomethingDue(event, catalogue))
      .map(({ id }) => ({ kind: 'no-duty', subject: id }) as const),
    ...unitsWithoutPerson(unitsOf(events, judged), people, catalogue.counties.get(county)?.office),
  ]
  telemetry.count('AuditFindings', findings.length, { county })
  return { findings, obligations: judged.length, planned, reopened }
}

/**
 * Closed events that are not done any more: taken down since, or judged by a corrected rule; and those whose end somebody
 * is still to hear of. The routine run closes an event by the opposite of the same condition.
 */
async function reopenUnsettled(
  judged: readonly Judged[],
  { county, now, store }: { readonly county: string; readonly now: Instant; readonly store: Store },
): Promise<number> {
  const [open, sent, people] = await Promise.all([
    store.openEvents(county),
    store.messages(county),
    store.people(county),
  ])
  const openIds = new Set(open.map(({ id }) => id))
  const present = presentIds(judged.map(({ obligation }) => obligation.event))
  const told = new Told(withPresentEvents(withReturned(sent, now), present))
  const owed = owedEvents(judged, { told, people, now })
  const unsettled = hangingTogether(judged).filter(
    ({ events, judged: together }) => !isSettled(together, now) || events.some((event) => owed.has(event)),
  )
  const closed = unsettled.flatMap(({ events }) => events.filter((event) => !openIds.has(event)))
  for (const event of closed) await store.reopenEvent(county, event)
  return closed.length
}

function listsNotLookedAt(catalogue: Catalogue, states: readonly ListState[], now: Instant): AuditFinding[] {
  return [...catalogue.channels.values()].flatMap((channel) => {
    if (channel.kind !== 'web') return []
    return channel.lists.flatMap((list): AuditFinding[] => {
      const state = states.find((one) => one.channel === channel.id && one.list === list.id)
      const isRecent = state !== undefined && now - state.lastLookAt <= LOOK_DAYS_MAX * DAY_MS
      return isRecent ? [] : [{ kind: 'list-not-looked-at', subject: `${channel.id}/${list.id}` }]
    })
  })
}

/** An event that was entered with an unknown item, trigger or way of submission would else be silent for ever. */
function makesSomethingDue(event: DutyEvent, catalogue: Catalogue): boolean {
  const item = catalogue.items.get(event.item)
  return item !== undefined && publishRules(event, item).length > 0
}

/** Units of the open events, as decisions have passed them on. */
function unitsOf(events: readonly DutyEvent[], judged: readonly Judged[]): readonly string[] {
  const now = new Map(judged.map(({ obligation: { event } }) => [event.id, event.unit]))
  return [...new Set(events.map(({ id, unit }) => now.get(id) ?? unit))]
}

function unitsWithoutPerson(
  responsible: readonly string[],
  people: readonly Person[],
  office: string | undefined,
): AuditFinding[] {
  const hasPerson = (unit: string, role: Role) => people.some((one) => one.unit === unit && one.role === role)
  const units = responsible.filter((unit) => !hasPerson(unit, 'contact'))
  // The office stands in for whoever cannot be reached, and nobody for the office.
  const isReached = people.some(
    (one) => one.unit === office && one.role === 'office' && isReachable(one, 'mail'),
  )
  const silent = office === undefined || isReached ? units : [...units, office]
  return [...new Set(silent)].map((subject) => ({ kind: 'no-person', subject }))
}
