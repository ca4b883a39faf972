import { expect, it } from 'vitest'
import { movableClock } from '../../../lib/adapters/clock.ts'
import { addMs, HOUR_MS } from '../../../lib/domain/time/instant.ts'
import { askSmsReceipts } from '../../../lib/jobs/receiving/sms-receipts.ts'
import { fakeStore } from '../../fakes/fake-store.ts'
import { COUNTY, planned, START_AT } from '../send-fixture.ts'

it.each([
  [150, 1],
  [450, 3],
])(
  'of %i open text messages each has its turn within %i hours, 200 at most in a run',
  async (count, hours) => {
    const store = fakeStore()
    const clock = movableClock(START_AT)
    const person = { id: 'an', county: COUNTY, unit: 'u1', role: 'contact', name: '安某' } as const
    await store.putPerson({ ...person, email: 'an@unit.example', phone: 'withheld' })
    const state = { kind: 'accepted', at: START_AT, reply: 'biz' } as const
    for (let n = 0; n < count; n += 1) await store.plan({ ...planned('an', 'sms'), key: `k${n}`, state })
    const asked: string[] = []
    const receipts = {
      receipt: async ({ key }: { readonly key: string }) => {
        asked.push(key)
        return { kind: 'not-known', reason: '' } as const
      },
    }
    for (let hour = 0; hour < hours; hour += 1) {
      const before = asked.length
      await askSmsReceipts(COUNTY, { ports: { store, clock }, receipts })
      expect(asked.length - before).toBeLessThanOrEqual(200)
      clock.moveTo(addMs(clock.now(), HOUR_MS))
    }
    expect(new Set(asked).size).toBe(count)
  },
)
