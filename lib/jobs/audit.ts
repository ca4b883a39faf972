import type { Catalogue } from '../domain/catalogue.ts'
import { DAY_MS } from '../domain/time/instant.ts'
import { healthOf } from '../domain/watch/channel-health.ts'
import { type RemindPorts, remind } from './remind.ts'

export interface AuditFinding {
  readonly kind: 'message-stuck' | 'list-not-looked-at' | 'no-person'
  readonly subject: string
}

export interface AuditReport {
  readonly findings: readonly AuditFinding[]
  readonly obligations: number
  readonly planned: number
}

const STUCK_DAYS = 1
const LOOK_DAYS_MAX = 2

/**
 * Nightly: derives every obligation again, closed events too, plans what the routine run missed, and checks that each
 * message moves, each list is looked at, and each unit with open duties has somebody to tell. The heartbeat is sent by
 * the caller only when there are no findings.
 */
export async function audit(county: string, ports: RemindPorts, catalogue: Catalogue): Promise<AuditReport> {
  const { store, clock, telemetry } = ports
  const now = clock.now()
  const { obligations, planned } = await remind({ county, scope: 'all' }, ports, catalogue)
  const [unsettled, states, people, events] = await Promise.all([
    store.unsettled(county),
    store.listStates(county),
    store.people(county),
    store.openEvents(county),
  ])
  const findings: AuditFinding[] = []
  for (const message of unsettled) {
    if (now - message.plannedAt > STUCK_DAYS * DAY_MS)
      findings.push({ kind: 'message-stuck', subject: message.key })
  }
  for (const channel of catalogue.channels.values()) {
    if (channel.kind !== 'web') continue
    for (const list of channel.lists) {
      const state = states.find((one) => one.channel === channel.id && one.list === list.id)
      const isOld = state === undefined || now - state.lastLookAt > LOOK_DAYS_MAX * DAY_MS
      if (isOld || healthOf(state, channel.expect.silentDaysMax, now).kind === 'never-looked') {
        findings.push({ kind: 'list-not-looked-at', subject: `${channel.id}/${list.id}` })
      }
    }
  }
  const told = new Set(people.map(({ unit }) => unit))
  for (const unit of new Set(events.map((event) => event.unit))) {
    if (!told.has(unit)) findings.push({ kind: 'no-person', subject: unit })
  }
  telemetry.count('AuditFindings', findings.length, { county })
  return { findings, obligations, planned }
}
