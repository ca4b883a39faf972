import { type MovableClock, movableClock } from '../../lib/adapters/clock.ts'
import type { Catalogue } from '../../lib/domain/catalogue.ts'
import type { Notice } from '../../lib/domain/watch/notice.ts'
import type { JobMessage, JobQueue, Store } from '../../lib/jobs/ports.ts'
import { type NewFacts, record } from '../../lib/jobs/record.ts'
import { remind } from '../../lib/jobs/remind.ts'
import { fakeStore } from '../fakes/fake-store.ts'
import { at, CATALOGUE, COUNTY, listIdOf, listState, PEOPLE } from '../fixtures/cast.ts'
import { fakeTelemetry, type Notes } from './send-fixture.ts'

export interface Workshop {
  readonly store: Store
  readonly clock: MovableClock
  readonly telemetry: Notes
  readonly queue: JobQueue & { readonly sent: JobMessage[] }
}

export function workshop(when: string): Workshop {
  const sent: JobMessage[] = []
  const queue = { sent, enqueue: async (messages: readonly JobMessage[]) => void sent.push(...messages) }
  return { store: fakeStore(), clock: movableClock(at(when)), telemetry: fakeTelemetry(), queue }
}

/** Records facts, with the people of the cast unless others are given. */
export async function recordFacts(ports: Workshop, facts: Partial<NewFacts>): Promise<void> {
  await record({ events: [], attestations: [], decisions: [], people: PEOPLE, ...facts }, ports)
}

/** A good look at a site, with what it found. */
export async function look(
  ports: Workshop,
  notices: readonly Notice[] = [],
  channel = 'county-site',
): Promise<void> {
  const now = ports.clock.now()
  const list = listIdOf(channel)
  const reading = {
    id: `${channel}/${now}`,
    county: COUNTY,
    channel,
    list,
    startedAt: now,
    finishedAt: now,
    outcome: { kind: 'read' },
    pages: [],
    noticesSeen: notices.length,
  } as const
  const state = {
    ...listState({ channel }),
    lastGoodAt: now,
    sweeps: [{ at: now }],
    lastLookAt: now,
    lastOutcome: { kind: 'read' },
  } as const
  await ports.store.putLook({ reading, notices: notices.map((notice) => ({ ...notice, list })), state })
}

export function runRemind(ports: Workshop, scope: 'open' | 'all' = 'open', catalogue: Catalogue = CATALOGUE) {
  return remind({ county: COUNTY, scope }, ports, catalogue)
}
