import { expect, it } from 'vitest'
import { movableClock } from '../../../lib/adapters/clock.ts'
import type { Store } from '../../../lib/jobs/ports.ts'
import { receive } from '../../../lib/jobs/receive.ts'
import { fakeStore } from '../../fakes/fake-store.ts'
import { COUNTY, fakeTelemetry, planned, START_AT } from '../send-fixture.ts'
import { type FakeMailbox, fakeMailbox } from './fake-mailbox.ts'
import { DOMAIN, KEY, messageId, sampleBytes, tokens } from './sample-mails.ts'

/** Ends the run at its n-th call, before the call has its effect or after it: what a function does that is killed. */
class Killer {
  calls = 0
  readonly #at: number
  readonly #isAfter: boolean
  #isDead = false

  constructor(at: number, isAfter: boolean) {
    this.#at = at
    this.#isAfter = isAfter
  }

  around<Port extends object>(port: Port): Port {
    const wrapped = Object.entries(port).map(([name, value]) => [
      name,
      typeof value === 'function' && name !== 'waiting' ? this.#guarded(value) : value,
    ])
    return Object.fromEntries(wrapped) as Port
  }

  #guarded(method: (...args: unknown[]) => Promise<unknown>) {
    return async (...args: unknown[]) => {
      if (this.#isDead) throw new Error('killed')
      this.calls += 1
      const isHere = this.calls === this.#at
      if (isHere) this.#isDead = true
      if (isHere && !this.#isAfter) throw new Error('killed')
      const answer = await method(...args)
      if (isHere) throw new Error('killed')
      return answer
    }
  }
}

const SAMPLES = ['answer-by-token', 'away-qq', 'postfix-unknown-user', 'postfix-delivered', 'unknown-person']
const EARLY_KEY = `${COUNTY}/bo/mail/2026-11-23`

async function desk() {
  const store = fakeStore()
  const person = { id: 'an', county: COUNTY, unit: 'u1', role: 'contact', name: '安某' } as const
  await store.putPerson({ ...person, email: 'an@unit.example' })
  const message = planned('an')
  await store.plan({ ...message, state: { kind: 'accepted', at: START_AT, reply: '250 OK' } })
  const mails = SAMPLES.map((name) => [name, sampleBytes(name)] as const)
  const early = ['early', sampleBytes('sendmail-full', EARLY_KEY)] as const
  return { store, mailbox: fakeMailbox(Object.fromEntries([...mails, early])) }
}

async function run(store: Store, mailbox: FakeMailbox, killer?: Killer): Promise<void> {
  await receive([COUNTY], {
    store: killer?.around(store) ?? store,
    openMailbox: async () => killer?.around(mailbox) ?? mailbox,
    clock: movableClock(START_AT),
    telemetry: fakeTelemetry(),
    domain: DOMAIN,
    messageId,
    readToken: tokens.read,
  })
}

async function endOf(store: Store, mailbox: FakeMailbox) {
  // The row of the early receipt appears at last.
  await store.plan({ ...planned('bo'), key: EARLY_KEY })
  await run(store, mailbox)
  return {
    an: await store.message(COUNTY, KEY),
    bo: await store.message(COUNTY, EARLY_KEY),
    people: await store.people(COUNTY),
    answers: await store.answers(COUNTY),
    strays: await store.strayReceipts(COUNTY),
    done: mailbox.shelves.done.toSorted(),
    left: mailbox.shelves.left,
  }
}

it('ends the same wherever a run is killed, and whatever the next one reads again', async () => {
  const whole = await desk()
  const counter = new Killer(0, false)
  await run(whole.store, whole.mailbox, counter)
  const expected = await endOf(whole.store, whole.mailbox)
  expect(expected).toMatchObject({
    an: { receipt: { permanent: true } },
    bo: { receipt: { kind: 'bounced' } },
  })
  expect(expected.answers).toHaveLength(1)
  expect(expected.left).toEqual(['unknown-person'])
  expect(counter.calls).toBeGreaterThan(15)
  for (let at = 1; at <= counter.calls; at += 1) {
    for (const isAfter of [false, true]) {
      const { store, mailbox } = await desk()
      await run(store, mailbox, new Killer(at, isAfter)).catch(() => {})
      await run(store, mailbox)
      expect(await endOf(store, mailbox), `call ${at}, ${isAfter ? 'after' : 'before'}`).toEqual(expected)
    }
  }
})

it('ends the same when two runs read the mailbox at the same time', async () => {
  const whole = await desk()
  await run(whole.store, whole.mailbox)
  const expected = await endOf(whole.store, whole.mailbox)
  const { store, mailbox } = await desk()
  await Promise.all([run(store, mailbox), run(store, mailbox)])
  expect(await endOf(store, mailbox)).toEqual(expected)
})
