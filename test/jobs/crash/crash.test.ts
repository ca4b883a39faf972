import { beforeAll, describe, expect, it } from 'vitest'
import { DAY_MS, MINUTE_MS } from '../../../lib/domain/time/instant.ts'
import { LEASE_MS } from '../../../lib/jobs/send.ts'
import { CrashWorld } from './crash-world.ts'
import { type Fault, faultsOf, isGateway } from './fault.ts'
import { paused } from './gate.ts'
import { type Ending, judge } from './oracle.ts'

/** Calls that a run of every job awaits; fewer would mean that the world has shrunk. */
const CALLS_MIN = 50
/** Every step of a message's life, from the first look at the facts to the outcome. */
const STEPS = [
  ...[
    'wake',
    'openEvents',
    'people',
    'messages',
    'plan',
    'sleep',
    'message',
    'unsettled',
    'claim',
    'settle',
  ].map((method) => `store.${method}`),
  ...['queue.enqueue', 'mailer.send', 'sms.send'],
]
const NOTHING: Ending = { twice: [], unknown: [] }
/** Calls that change something outside the worker. */
const WRITES = /plan|enqueue|sleep|claim|settle|send/

let lines: readonly string[] = []
let calls: readonly string[] = []

/** The calls of a run without faults, which says everything once. */
async function calmCalls(copies = 1): Promise<readonly string[]> {
  const world = await CrashWorld.open(copies)
  const { calls: made } = await world.faultyTick()
  lines = await world.saidLines()
  await world.calm()
  expect(await judge(world, { lines, context: 'no fault' })).toEqual(NOTHING)
  return made
}

beforeAll(async () => {
  calls = await calmCalls()
  expect(lines).toHaveLength(8)
  expect(calls.length).toBeGreaterThanOrEqual(CALLS_MIN)
  expect(STEPS.filter((step) => !calls.includes(step))).toEqual([])
})

const contextOf = ({ at, kind }: Fault, of = calls) => `${kind} at ${at} (${of[at - 1]})`

/** Only what goes wrong between the gateway's word and the store's may send a mail again. */
function mayDouble(call: string, { kind }: Fault): boolean {
  return call === 'store.settle' ? kind === 'dies-before' || kind === 'throttled' : isGateway(call)
}

/** A text message goes out at most once, so that whatever stops a run that holds one asks a person. */
function mustBeFew({ twice, unknown }: Ending, fault: Fault, made: readonly string[]): void {
  const context = contextOf(fault, made)
  expect(twice.length, context).toBeLessThanOrEqual(mayDouble(made[fault.at - 1] ?? '', fault) ? 1 : 0)
  expect(unknown.length, context).toBeLessThanOrEqual(1)
  expect(unknown.filter((key) => !key.includes('/sms/'), context)).toEqual([])
  if (fault.at <= made.indexOf('store.claim')) expect(unknown, context).toEqual([])
}

function mustBeAll(cases: number, of: string, min: number): void {
  console.log(`crash injection: ${cases} cases: ${of}`)
  expect(cases).toBeGreaterThanOrEqual(min)
}

describe('one fault at any await, of any kind', () => {
  it.each([
    ['one delivery of the queue', 1],
    ['two deliveries side by side', 2],
  ])('loses nothing and repeats only what nobody can know: %s', async (words, copies) => {
    const made = await calmCalls(copies)
    const faults = faultsOf(made)
    for (const fault of faults) {
      const world = await CrashWorld.open(copies)
      await world.faultyTick(fault)
      await world.calm()
      mustBeFew(await judge(world, { lines, context: contextOf(fault, made) }), fault, made)
    }
    mustBeAll(faults.length, words, 4 * made.length)
  })
})

describe('two workers', () => {
  const moves = [
    ['at the same moment', 0],
    ['when its claims have run out', LEASE_MS + MINUTE_MS],
  ] as const
  it.each(moves)(
    'one stands still before any await while the other does everything, %s',
    async (words, moveMs) => {
      for (let at = 1; at <= calls.length; at += 1) {
        const world = await CrashWorld.open()
        const slow = paused(at)
        const run = world.tick(slow.gate)
        await slow.reached
        world.clock.moveBy(moveMs)
        await world.tick()
        slow.resume()
        await run
        await world.calm()
        const context = `standing still at ${at} (${calls[at - 1]}), ${words}`
        const { twice, unknown } = await judge(world, { lines, context })
        if (moveMs === 0) expect({ twice, unknown }, context).toEqual(NOTHING)
        expect(twice.length + unknown.length, context).toBeLessThanOrEqual(1)
      }
      mustBeAll(calls.length, `two workers ${words}`, CALLS_MIN)
    },
  )

  it('one stands still before any write, and the other is killed after any', async () => {
    const isWrite = (at: number) => WRITES.test(calls[at - 1] ?? '')
    const writes = calls.map((_, index) => index + 1).filter(isWrite)
    for (const at of writes)
      for (const diesAt of writes) {
        const world = await CrashWorld.open()
        const slow = paused(at)
        const run = world.tick(slow.gate)
        await slow.reached
        const fault: Fault = { at: diesAt, kind: 'dies-after' }
        await world.faultyTick(fault)
        slow.resume()
        await run
        await world.calm()
        await judge(world, { lines, context: `standing still at ${at}, ${contextOf(fault)}` })
      }
    mustBeAll(writes.length ** 2, 'one worker that stands still and one that dies', 15 ** 2)
  })

  it('one stands still before any await until the next day, and what it still says is not out of date', async () => {
    const baseline = await CrashWorld.open()
    await baseline.tick()
    baseline.clock.moveBy(DAY_MS)
    await baseline.tick()
    const [may, must] = [lines, (await baseline.saidLines()).filter((line) => !lines.includes(line))]
    expect(must).toHaveLength(3)
    for (let at = 1; at <= calls.length; at += 1) {
      const world = await CrashWorld.open()
      const slow = paused(at)
      const run = world.tick(slow.gate)
      await slow.reached
      world.clock.moveBy(DAY_MS)
      await world.tick()
      slow.resume()
      await run
      await world.calm()
      await judge(world, {
        lines: must,
        may,
        context: `standing still at ${at} (${calls[at - 1]}) for a day`,
      })
    }
    mustBeAll(calls.length, 'a worker that stands still for a day', CALLS_MIN)
  })
})
