import { beforeAll, expect, it } from 'vitest'
import type { Medium } from '../../../lib/domain/tell/unit.ts'
import { type Fault, faultsOf } from './fault.ts'
import { SendDesk } from './send-desk.ts'

const BOTH: readonly Medium[] = ['mail', 'sms']
let ofBoth: readonly Fault[] = []
let ofMail: readonly Fault[] = []

beforeAll(async () => {
  const sweepOf = async (media: readonly Medium[]) => (await SendDesk.open(media)).faultySweep()
  ofBoth = faultsOf(await sweepOf(BOTH))
  ofMail = faultsOf(await sweepOf(['mail']))
  // One look at what is unsettled; then claim, compose, send and settle for each message.
  expect([ofBoth.length, ofMail.length]).toEqual([9 * 4 + 2 * 3, 5 * 4 + 3])
})

async function faultsAfter(
  media: readonly Medium[],
  ...faults: readonly Fault[]
): Promise<readonly string[]> {
  const desk = await SendDesk.open(media)
  for (const fault of faults) await desk.faultySweep(fault)
  return desk.faults()
}

it('two sweeps that go wrong one after the other, in every way, lose nothing and say what they do not know', async () => {
  let cases = 0
  for (const first of ofBoth)
    for (const second of ofBoth) {
      expect(await faultsAfter(BOTH, first, second), JSON.stringify([first, second])).toEqual([])
      cases += 1
    }
  console.log(`crash injection: ${cases} cases: two sweeps that go wrong`)
  expect(cases).toBe(ofBoth.length ** 2)
})

it('nor do three that are killed or cut off', async () => {
  const hard = ofMail.filter(({ kind }) => kind.startsWith('dies') || kind.startsWith('cut'))
  let cases = 0
  for (const first of hard)
    for (const second of hard)
      for (const third of hard) {
        const faults = [first, second, third]
        expect(await faultsAfter(['mail'], ...faults), JSON.stringify(faults)).toEqual([])
        cases += 1
      }
  console.log(`crash injection: ${cases} cases: three sweeps that go wrong`)
  expect(cases).toBe(hard.length ** 3)
})
