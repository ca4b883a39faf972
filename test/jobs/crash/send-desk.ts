import { movableClock } from '../../../lib/adapters/clock.ts'
import type { Medium } from '../../../lib/domain/tell/unit.ts'
import { MINUTE_MS } from '../../../lib/domain/time/instant.ts'
import type { OutboxStore } from '../../../lib/jobs/ports.ts'
import { LEASE_MS, type SendWork, send, sendOne } from '../../../lib/jobs/send.ts'
import { fakeMailer, fakeSms } from '../../fakes/fake-mailer.ts'
import { fakeStore } from '../../fakes/fake-store.ts'
import { COUNTY, composed, planned, START_AT } from '../send-fixture.ts'
import { type Fault, faulty } from './fault.ts'
import { type Gate, open, through } from './gate.ts'

const SILENT = { count() {}, note() {} }
let claims = 0

/** Messages to one person, and workers that do nothing but send them: small enough to try everything. */
export class SendDesk {
  readonly clock = movableClock(START_AT)
  readonly mailer = fakeMailer()
  readonly sms = fakeSms()
  readonly media: readonly Medium[]
  readonly store: OutboxStore

  readonly #county: string

  private constructor(media: readonly Medium[], { store, county }: { store: OutboxStore; county: string }) {
    this.media = media
    this.store = store
    this.#county = county
  }

  static async open(
    media: readonly Medium[],
    store: OutboxStore = fakeStore(),
    county = COUNTY,
  ): Promise<SendDesk> {
    for (const medium of media) await store.plan({ ...planned('an', medium), county })
    return new SendDesk(media, { store, county })
  }

  #work(gate: Gate): SendWork {
    const compose = (message: Parameters<SendWork['compose']>[0]) => gate('compose', () => composed(message))
    return {
      compose,
      ports: {
        store: through(gate, 'store', this.store),
        mailer: through(gate, 'mailer', { send: this.mailer.send }),
        sms: through(gate, 'sms', { send: this.sms.send }),
        clock: this.clock,
        telemetry: SILENT,
        newClaimId: () => `claim-${++claims}`,
        messageId: (key) => key,
      },
    }
  }

  async sweep(gate: Gate = open): Promise<void> {
    await send({ county: this.#county, ...this.#work(gate) }).catch(() => {})
  }

  async handOver(medium: Medium, gate: Gate = open): Promise<void> {
    await sendOne({
      key: { county: this.#county, key: planned('an', medium).key },
      ...this.#work(gate),
    }).catch(() => {})
  }

  /** A sweep that goes wrong, and then the time in which its claims run out. Gives its calls. */
  async faultySweep(fault?: Fault): Promise<readonly string[]> {
    const worker = faulty(fault)
    await Promise.race([this.sweep(worker.gate), worker.killed])
    this.letClaimsRunOut()
    return worker.calls
  }

  letClaimsRunOut(): void {
    this.clock.moveBy(LEASE_MS + MINUTE_MS)
  }

  /** What is wrong with how the messages ended; empty when all is as it must be. */
  async faults(): Promise<readonly string[]> {
    for (let n = 0; n < 4; n += 1) {
      await this.sweep()
      this.letClaimsRunOut()
    }
    const found = await Promise.all(this.media.map((medium) => this.#faultsOf(medium)))
    return found.flat()
  }

  async #faultsOf(medium: Medium): Promise<readonly string[]> {
    const { key } = planned('an', medium)
    const state = (await this.store.message(this.#county, key))?.state
    const gone =
      medium === 'mail'
        ? this.mailer.delivered.map(({ messageId }) => messageId)
        : this.sms.delivered.map((sms) => sms.key)
    const times = gone.filter((id) => id === key).length
    const words = `${medium} ${state?.kind} after ${times}`
    if (gone.some((id) => id !== key)) return [`${medium} under another id`]
    if (times > (medium === 'mail' ? 2 : 1)) return [`${words}: too often`]
    if (state?.kind === 'accepted') {
      if (times === 0) return [`${words}: it never went out`]
      return times === 2 && state.isAgain !== true ? [`${words}: says nothing of the other`] : []
    }
    return state?.kind === 'unknown' ? [] : [`${words}: neither sent nor shown`]
  }
}
