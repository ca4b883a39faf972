import { expect, it } from 'vitest'
import { vendorKeyOf } from '../../../lib/adapters/sms/vendor/digests.ts'
import { MINUTE_MS } from '../../../lib/domain/time/instant.ts'
import type { Composed } from '../../../lib/jobs/composed.ts'
import { send } from '../../../lib/jobs/send.ts'
import { smsWithinBudget } from '../../../lib/jobs/sending/sms-budget.ts'
import { sms } from '../../contracts/sms-sender-contract.ts'
import { fakeStore } from '../../fakes/fake-store.ts'
import { bench, COUNTY, planned } from '../../jobs/send-fixture.ts'
import { type Act, startVendorServer } from './vendor-server.ts'
import { VENDORS } from './vendors.ts'

const BOUNDS = { connectMs: 10_000, answerMs: 10_000, bytesMax: 64 * 1024 }
const PEOPLE = ['an', 'bo', 'li'] as const

/** Three people are texted, sweep after sweep, while the vendor does that; the budget is two messages. */
async function sweeps(vendor: (typeof VENDORS)[number], act: Act) {
  const clock = { now: () => desk.clock.now() }
  const server = await startVendorServer(vendor.complaintOf(), () => act)
  const store = fakeStore()
  const telemetry = { count() {}, note() {} }
  const county = { code: COUNTY, sms: { monthlyMax: 2 } }
  const gateway = vendor.sender({ clock, endpoint: server.endpoint, bounds: BOUNDS })
  const compose = async (): Promise<Composed> => ({ kind: 'sms', sms: { ...sms(), at: clock.now() } })
  const desk = bench({ store, sms: smsWithinBudget(gateway, { county, store, telemetry }), compose })
  for (const person of PEOPLE) await store.plan(planned(person, 'sms'))
  for (let sweep = 0; sweep < 4; sweep += 1) {
    await send({ county: COUNTY, ...desk.work })
    desk.clock.moveBy(MINUTE_MS)
  }
  await server.stop()
  const states = await Promise.all(
    PEOPLE.map(async (person) => (await store.message(COUNTY, planned(person, 'sms').key))?.state),
  )
  return { states, connections: server.connections(), signed: server.signed, notes: desk.telemetry.notes }
}

it.each(VENDORS)('$name: each message goes out once, as long as the budget lasts', async (vendor) => {
  const { states, signed } = await sweeps(vendor, vendor.taken(vendor.id))
  expect(states.map((state) => state?.kind)).toEqual(['accepted', 'accepted', 'refused'])
  expect(signed).toHaveLength(2)
  const named = JSON.stringify(signed)
  if (vendor.name !== 'sns') expect(named).toContain(vendorKeyOf(planned('an', 'sms').key))
})

it.each(VENDORS)(
  '$name: one without an answer is unknown, counts as sent, and is not sent again',
  async (vendor) => {
    const { states, connections } = await sweeps(vendor, 'cut after the request')
    expect(states.map((state) => state?.kind)).toEqual(['unknown', 'unknown', 'refused'])
    expect(connections).toBe(2)
  },
)

it.each(VENDORS)('$name: one that was throttled is tried again, and no number is noted', async (vendor) => {
  const code = {
    aliyun: 'isv.BUSINESS_LIMIT_CONTROL',
    tencent: 'LimitExceeded.PhoneNumberDailyLimit',
    sns: 'Throttled',
  }
  const { states, connections, notes } = await sweeps(vendor, vendor.refused(code[vendor.name]))
  expect(states.map((state) => state?.kind)).toEqual(['planned', 'planned', 'planned'])
  // At once, after one minute, and after two more.
  expect(connections).toBe(PEOPLE.length * 3)
  expect(JSON.stringify(notes)).not.toMatch(/\d{11}/)
})
