import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unitNamesOf } from '../domain/catalogue.ts'
import type { Judged } from '../domain/judge/judge-county.ts'
import type { StandingKind } from '../domain/judge/standing/standing.ts'
import { countStandings } from '../domain/tell/digest.ts'
import type { OutboxMessage } from '../domain/tell/outbox.ts'
import type { ListState } from '../domain/watch/channel-health.ts'
import { healthOf } from '../domain/watch/channel-health.ts'
import { judgementOf } from '../jobs/county-judgement.ts'
import { ledgerLine } from '../messages/ledger-line.ts'
import type { World } from './world.ts'

/** What a run came to: the counts on the screen and the ledger on disk are drawn from this. */
export interface Outcome {
  readonly events: number
  readonly judged: readonly Judged[]
  readonly standings: Readonly<Partial<Record<StandingKind, number>>>
  /** Told lines by rung, over all messages that went out. */
  readonly rungs: ReadonlyMap<string, number>
  readonly mails: number
  readonly sms: number
  readonly digests: number
  readonly opsMails: number
  readonly unsettled: readonly OutboxMessage[]
  readonly health: ReadonlyMap<string, number>
  /** Lists that cannot be read now, with the reason: what could not be checked. */
  readonly unreadable: readonly { readonly list: string; readonly reason: string }[]
  readonly unclaimed: number
  readonly listStates: readonly ListState[]
}

export async function outcomeOf(world: World): Promise<Outcome> {
  const { store, contents, catalogue, county, clock } = world
  const now = clock.now()
  const { judged, unclaimed } = await judgementOf(
    { county: county.code, now, scope: 'all', contents },
    store,
    catalogue,
  )
  const [messages, listStates, events] = await Promise.all([
    store.messages(county.code),
    store.listStates(county.code),
    store.events(county.code),
  ])
  const sent = messages.filter(({ state }) => state.kind === 'accepted')
  const rungs = new Map<string, number>()
  for (const { rung } of sent.flatMap(({ lines }) => lines)) rungs.set(rung, (rungs.get(rung) ?? 0) + 1)
  return {
    events: events.length,
    judged,
    standings: countStandings(judged),
    rungs,
    mails: sent.filter(({ medium, kind }) => medium === 'mail' && kind === 'reminder').length,
    sms: sent.filter(({ medium }) => medium === 'sms').length,
    digests: sent.filter(({ kind }) => kind === 'digest').length,
    opsMails: sent.filter(({ kind }) => kind === 'ops').length,
    unsettled: messages.filter(({ state }) => state.kind !== 'accepted' && state.kind !== 'superseded'),
    ...healthOfLists(world, listStates),
    unclaimed: unclaimed.length,
    listStates,
  }
}

function healthOfLists({ catalogue, clock }: World, states: readonly ListState[]) {
  const health = new Map<string, number>()
  const unreadable: { list: string; reason: string }[] = []
  for (const channel of catalogue.channels.values()) {
    if (channel.kind !== 'web') continue
    for (const list of channel.lists) {
      const state = states.find((one) => one.channel === channel.id && one.list === list.id)
      const found = healthOf(state, channel.expect.silentDaysMax, clock.now())
      health.set(found.kind, (health.get(found.kind) ?? 0) + 1)
      if (found.kind !== 'failing' && found.kind !== 'shape-changed') continue
      const reason = 'reason' in found.outcome ? found.outcome.reason : found.outcome.kind
      unreadable.push({ list: `${channel.name}·${list.name}`, reason })
    }
  }
  return { health, unreadable }
}

/** Writes `ledger.jsonl`, one obligation a line, in the order of events. */
export function writeLedger(world: World, { judged, listStates }: Outcome): void {
  const unitNames = unitNamesOf(world.catalogue, world.county.code)
  const lines = judged.map((one) => JSON.stringify(ledgerLine(one, { unitNames, lists: listStates })))
  writeFileSync(join(world.dir, 'ledger.jsonl'), lines.map((line) => `${line}\n`).join(''))
}
