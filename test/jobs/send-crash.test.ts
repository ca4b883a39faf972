import { expect, it } from 'vitest'
import { MINUTE_MS } from '../../lib/domain/time/instant.ts'
import type { OutboxStore } from '../../lib/jobs/ports.ts'
import { LEASE_MS, send } from '../../lib/jobs/send.ts'
import { fakeMailer, fakeSms } from '../fakes/fake-mailer.ts'
import { fakeStore } from '../fakes/fake-store.ts'
import { bench, COUNTY, composed, messageId, planned } from './send-fixture.ts'

const PEOPLE = ['an', 'bo', 'chen']

/** How a call goes wrong: before or after it has had its effect, alone or together with all that come after it. */
interface Fault {
  readonly at: number
  readonly when: 'before' | 'after'
  readonly how: 'throws' | 'dies'
}

/** Counts every call that a run awaits, and lets one of them go wrong. */
function faultyCalls() {
  let calls = 0
  let fault: Fault | undefined
  return {
    begin(next: Fault | undefined) {
      calls = 0
      fault = next
    },
    calls: () => calls,
    wrap<Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>) {
      return async (...args: Args): Promise<Result> => {
        calls += 1
        const isHit = fault !== undefined && (fault.how === 'dies' ? calls >= fault.at : calls === fault.at)
        if (isHit && (fault?.when === 'before' || calls !== fault?.at)) throw new Error('stopped')
        const result = await call(...args)
        if (isHit) throw new Error('stopped')
        return result
      }
    },
  }
}

async function county() {
  const faults = faultyCalls()
  const real = fakeStore()
  const store: OutboxStore = {
    ...real,
    message: faults.wrap(real.message),
    unsettled: faults.wrap(real.unsettled),
    claim: faults.wrap(real.claim),
    settle: faults.wrap(real.settle),
  }
  const [mailer, sms] = [fakeMailer(), fakeSms()]
  const { work, clock } = bench({
    store,
    mailer: { send: faults.wrap(mailer.send) },
    sms: { send: faults.wrap(sms.send) },
    compose: faults.wrap(composed),
  })
  for (const person of PEOPLE)
    for (const medium of ['mail', 'sms'] as const) await real.plan(planned(person, medium))
  const run = async (fault?: Fault) => {
    faults.begin(fault)
    await send({ county: COUNTY, ...work }).catch(() => {})
    clock.moveBy(LEASE_MS + MINUTE_MS)
    return faults.calls()
  }
  return { run, real, mailer, sms }
}

async function outcomes(faults: readonly Fault[]) {
  const { run, real, mailer, sms } = await county()
  for (const fault of faults) await run(fault)
  for (let calm = 0; calm < 4; calm += 1) await run()
  return Promise.all(
    PEOPLE.map(async (person) => ({
      mails: mailer.delivered.filter(({ messageId: id }) => id === messageId(planned(person).key)).length,
      texts: sms.delivered.filter(({ key }) => key === planned(person, 'sms').key).length,
      mail: (await real.message(COUNTY, planned(person).key))?.state.kind,
      text: (await real.message(COUNTY, planned(person, 'sms').key))?.state.kind,
    })),
  )
}

async function everyFault(): Promise<Fault[]> {
  const calls = await (await county()).run()
  return Array.from({ length: calls }, (_, n) => n + 1).flatMap((at) =>
    (['before', 'after'] as const).flatMap((when) =>
      (['throws', 'dies'] as const).map((how) => ({ at, when, how })),
    ),
  )
}

it('loses no mail and sends none a third time, wherever one run stops', async () => {
  const faults = await everyFault()
  expect(faults.length).toBeGreaterThan(4 * 20)
  let doubles = 0
  for (const fault of faults) {
    for (const { mails, texts, mail, text } of await outcomes([fault])) {
      expect(mails, JSON.stringify(fault)).toBeGreaterThanOrEqual(1)
      expect(mails, JSON.stringify(fault)).toBeLessThanOrEqual(2)
      expect(mail, JSON.stringify(fault)).toBe('accepted')
      expect(texts, JSON.stringify(fault)).toBeLessThanOrEqual(1)
      expect(text === 'accepted' ? texts : text, JSON.stringify(fault)).toBe(
        text === 'accepted' ? 1 : 'unknown',
      )
      doubles += mails - 1
    }
  }
  // Only a stop between the server's word and the store's makes a double: three mails, and few ways to stop there.
  expect(doubles).toBeLessThanOrEqual(3 * 6)
})

it('shows as unknown what two stopped runs leave open, and still sends no mail a third time', async () => {
  const faults = (await everyFault()).filter(({ at }) => at <= 12)
  for (const first of faults) {
    for (const second of faults) {
      for (const { mails, texts, mail, text } of await outcomes([first, second])) {
        const context = JSON.stringify([first, second])
        expect(mails, context).toBeLessThanOrEqual(2)
        expect(mail === 'accepted' ? mails >= 1 : mail === 'unknown', context).toBe(true)
        expect(texts, context).toBeLessThanOrEqual(1)
        expect(text === 'accepted' ? texts === 1 : text === 'unknown', context).toBe(true)
      }
    }
  }
})
