import { type MovableClock, movableClock } from '../../../lib/adapters/clock.ts'
import { linesTold, type OutboxMessage } from '../../../lib/domain/tell/outbox.ts'
import { MINUTE_MS } from '../../../lib/domain/time/instant.ts'
import { createComposer } from '../../../lib/jobs/compose.ts'
import type { Sms } from '../../../lib/jobs/ports/text-messages.ts'
import type { JobMessage, Mail, Store } from '../../../lib/jobs/ports.ts'
import { remind } from '../../../lib/jobs/remind.ts'
import { LEASE_MS, type SendWork, send, sendOne } from '../../../lib/jobs/send.ts'
import { fakeMailer, fakeSms } from '../../fakes/fake-mailer.ts'
import { fakeStore } from '../../fakes/fake-store.ts'
import {
  at,
  CATALOGUE,
  COUNTY,
  county,
  event,
  listState,
  tender,
  wang,
  zhangWithPhone,
  zhou,
} from '../../fixtures/cast.ts'
import { type Fault, type Faulty, faulty } from './fault.ts'
import { type Gate, open, through } from './gate.ts'

/**
 * A grouped mail of two lines, an urgent mail and a text message for one person, a mail for another, and one to ops on a
 * list that is out, fall due.
 */
const MORNING_AT = at('2026-09-28 08:00')
const EVENTS = [
  event(),
  event({ id: 'e2', facts: { documentTitle: '喀左县保障性住房配租办法' } }),
  event({ id: 'e3', unit: 'transport-bureau', facts: { documentTitle: '喀左县农村公路养护办法' } }),
  tender({ on: '2026-09-27 21:00' }),
]
const ops = { ...zhou, id: 'sun', role: 'ops' } as const
const REFUSED = { kind: 'blocked', reason: '403' } as const
const refused = listState({ channel: 'landchina', failed: '2026-09-28 07:30' })
const OUT = {
  state: { ...refused, lastOutcome: REFUSED },
  notices: [],
  reading: {
    id: 'landchina/refused',
    county: COUNTY,
    channel: refused.channel,
    list: refused.list,
    startedAt: refused.lastLookAt,
    finishedAt: refused.lastLookAt,
    outcome: REFUSED,
    pages: [],
    noticesSeen: 0,
  },
}
/** How often a queue hands over what fails, before it lays it aside. */
const RECEIVED_MAX = 3

interface Queued {
  readonly message: Extract<JobMessage, { job: 'send' }>
  received: number
}

let claims = 0

/** A county, the outside world of its workers, and what reached its people. */
export class CrashWorld {
  readonly clock: MovableClock = movableClock(MORNING_AT)
  readonly store: Store = fakeStore()
  readonly mailer = fakeMailer()
  readonly sms = fakeSms()
  /** Each message is handed over that often, side by side. */
  readonly copies: number
  readonly #queue: Queued[] = []

  private constructor(copies: number) {
    this.copies = copies
  }

  static async open(copies = 1): Promise<CrashWorld> {
    const world = new CrashWorld(copies)
    for (const person of [zhangWithPhone, wang, ops]) await world.store.putPerson(person)
    for (const one of EVENTS) await world.store.putEvent(one)
    await world.store.putLook(OUT)
    return world
  }

  /** One worker runs every job once: it plans, sends what the queue holds, and sweeps. A job that fails stops no other. */
  async tick(gate: Gate = open): Promise<void> {
    const store = through(gate, 'store', this.store)
    const enqueue = async (messages: readonly JobMessage[]) => {
      for (const message of messages) if (message.job === 'send') this.#queue.push({ message, received: 0 })
    }
    const ports = { store, clock: this.clock, telemetry: { count() {}, note() {} } }
    const queue = through(gate, 'queue', { enqueue })
    await remind({ county: COUNTY, scope: 'open' }, { ...ports, queue }, CATALOGUE).catch(() => {})
    const work = () => this.#sendWork(gate, ports)
    for (const queued of [...this.#queue]) await this.#handOver(queued, work)
    await send({ county: COUNTY, ...work() }).catch(() => {})
  }

  async #handOver(queued: Queued, work: () => SendWork): Promise<void> {
    queued.received += 1
    const copies = Array.from({ length: this.copies }, () => sendOne({ key: queued.message, ...work() }))
    const ends = await Promise.allSettled(copies)
    const isDone = ends.every(({ status }) => status === 'fulfilled')
    if (isDone || queued.received === RECEIVED_MAX) this.#queue.splice(this.#queue.indexOf(queued), 1)
  }

  #sendWork(gate: Gate, ports: Pick<SendWork['ports'], 'clock' | 'telemetry'> & { store: Store }): SendWork {
    return {
      compose: createComposer({ store: ports.store, catalogue: CATALOGUE, county }),
      ports: {
        ...ports,
        mailer: through(gate, 'mailer', { send: (mail: Mail) => this.mailer.send(mail) }),
        sms: through(gate, 'sms', { send: (sms: Sms) => this.sms.send(sms) }),
        newClaimId: () => `claim-${++claims}`,
        messageId: (key) => key,
      },
    }
  }

  /** A worker whose run goes wrong at one call, up to its end or its death. */
  async faultyTick(fault?: Fault): Promise<Faulty> {
    const worker = faulty(fault)
    await Promise.race([this.tick(worker.gate), worker.killed])
    return worker
  }

  /** Other workers go on until every claim has run out that can. */
  async calm(ticks = 4): Promise<void> {
    for (let n = 0; n < ticks; n += 1) {
      this.clock.moveBy(LEASE_MS + MINUTE_MS)
      await this.tick()
    }
  }

  /** How often each message went out, by its key. */
  deliveries(): ReadonlyMap<string, number> {
    const ids = [
      ...this.mailer.delivered.map(({ messageId }) => messageId),
      ...this.sms.delivered.map(({ key }) => key),
    ]
    return new Map([...Map.groupBy(ids, (id) => id)].map(([id, all]) => [id, all.length]))
  }

  /** `<person> <medium> <line>` of each line that went out, once for each message that said it. */
  async saidLines(): Promise<readonly string[]> {
    const messages = await this.store.messages(COUNTY)
    const gone = this.deliveries()
    return messages
      .filter(({ key }) => gone.has(key))
      .flatMap(linesOf)
      .toSorted()
  }
}

export function linesOf(message: OutboxMessage): readonly string[] {
  return linesTold(message).map(({ key }) => `${message.person} ${message.medium} ${key}`)
}
