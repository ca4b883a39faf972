import { expect, it } from 'vitest'
import type { Medium } from '../../../lib/domain/tell/unit.ts'
import { fakeStore } from '../../fakes/fake-store.ts'
import { COUNTY, planned, START_AT } from '../send-fixture.ts'
import type { Gate } from './gate.ts'
import { SendDesk } from './send-desk.ts'

/** message, claim, compose, send, settle */
const STEPS = 5

/** A worker that makes one call at a time, when it is told to. */
function stepped(): { readonly gate: Gate; step(): Promise<void> } {
  let goOn: (() => void) | undefined
  const gate: Gate = async (_, run) => {
    await new Promise<void>((resolve) => {
      goOn = resolve
    })
    return run()
  }
  // Nothing in these workers waits for anything but promises, all of which are through when the next turn begins.
  const turn = () => new Promise((resolve) => setImmediate(resolve))
  return {
    gate,
    async step() {
      const go = goOn
      goOn = undefined
      go?.()
      await turn()
    },
  }
}

/** Every order of `left` steps of each worker. */
function ordersOf(left: Readonly<Record<string, number>>): readonly string[] {
  const names = Object.keys(left).filter((name) => (left[name] ?? 0) > 0)
  if (names.length === 0) return ['']
  return names.flatMap((name) =>
    ordersOf({ ...left, [name]: (left[name] ?? 0) - 1 }).map((rest) => name + rest),
  )
}

/** Lets two workers make their steps in an order; one that has steps left when it ends was killed there. */
async function played(medium: Medium, order: string, runOutAt: number): Promise<readonly string[]> {
  const desk = await SendDesk.open([medium])
  const workers = new Map(['a', 'b'].map((name) => [name, stepped()]))
  for (const { gate } of workers.values()) void desk.handOver(medium, gate)
  for (const [index, name] of [...order].entries()) {
    if (index === runOutAt) desk.letClaimsRunOut()
    await workers.get(name)?.step()
  }
  return desk.faults()
}

it.each(['mail', 'sms'] as const)(
  'two workers in every order, with claims that run out at every moment or not: %s',
  async (medium) => {
    const orders = ordersOf({ a: STEPS, b: STEPS })
    let cases = 0
    for (const order of orders)
      for (let runOutAt = 0; runOutAt <= 2 * STEPS; runOutAt += 1) {
        expect(await played(medium, order, runOutAt), `${order}, run out at ${runOutAt}`).toEqual([])
        cases += 1
      }
    console.log(`crash injection: ${cases} cases: two workers in every order, ${medium}`)
    expect(cases).toBe(252 * 11)
  },
)

it.each(['mail', 'sms'] as const)(
  'two workers in every order, each killed after any of its steps, with claims that run out at every moment: %s',
  async (medium) => {
    let cases = 0
    for (let ofA = 0; ofA <= STEPS; ofA += 1)
      for (let ofB = 0; ofB < STEPS; ofB += 1)
        for (const order of ordersOf({ a: ofA, b: ofB }))
          for (let runOutAt = 0; runOutAt <= order.length; runOutAt += 1) {
            expect(await played(medium, order, runOutAt), `${order}, run out at ${runOutAt}`).toEqual([])
            cases += 1
          }
    console.log(`crash injection: ${cases} cases: two workers that are killed, ${medium}`)
    expect(cases).toBe(3829)
  },
)

it('a bounce that comes before any step of sending stays with its message, and so does the outcome', async () => {
  const { key } = planned('an')
  const bounce = { kind: 'bounced', at: START_AT, reason: '550 5.1.1', permanent: true } as const
  for (let bouncedAt = 0; bouncedAt <= STEPS; bouncedAt += 1)
    for (let runOutAt = 0; runOutAt <= STEPS; runOutAt += 1) {
      const store = fakeStore()
      const desk = await SendDesk.open(['mail'], store)
      const worker = stepped()
      void desk.handOver('mail', worker.gate)
      for (let step = 0; step <= STEPS; step += 1) {
        if (step === bouncedAt) await store.putReceipt({ county: COUNTY, key }, bounce)
        if (step === runOutAt) desk.letClaimsRunOut()
        await worker.step()
      }
      expect(await desk.faults(), `bounced at ${bouncedAt}, run out at ${runOutAt}`).toEqual([])
      expect(await store.message(COUNTY, key)).toMatchObject({ state: { kind: 'accepted' }, receipt: bounce })
      expect(desk.mailer.delivered).toHaveLength(1)
    }
})
