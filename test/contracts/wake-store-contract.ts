import { expect, it } from 'vitest'
import { addMs, HOUR_MS } from '../../lib/domain/time/instant.ts'
import type { WakeStore } from '../../lib/jobs/ports.ts'
import { freshCounty, NOON } from './store-values.ts'

/** What every WakeStore must do. */
export function wakeStoreContract(store: () => WakeStore): void {
  const later = (hours: number) => addMs(NOON, hours * HOUR_MS)

  it('has no wake time for a county that never slept', async () => {
    const county = freshCounty()
    expect(await store().wake(county)).toEqual({ version: 0, wakeAt: undefined })
    await store().touch(county, later(5))
    expect(await store().wake(county)).toEqual({ version: 1, wakeAt: undefined })
  })

  it('sleeps, and a touch moves the wake time only to earlier', async () => {
    const county = freshCounty()
    await store().sleep(county, 0, later(9))
    expect(await store().wake(county)).toEqual({ version: 0, wakeAt: later(9) })
    await store().touch(county, later(3))
    expect(await store().wake(county)).toEqual({ version: 1, wakeAt: later(3) })
    await store().touch(county, later(7))
    expect(await store().wake(county)).toEqual({ version: 2, wakeAt: later(3) })
    await store().sleep(county, 2, later(8))
    expect(await store().wake(county)).toEqual({ version: 2, wakeAt: later(8) })
  })

  it.each([0, 1])('keeps a touch that came after the version was read, at version %i', async (touches) => {
    const county = freshCounty()
    for (let n = 0; n < touches; n += 1) await store().touch(county, NOON)
    const { version } = await store().wake(county)
    await store().sleep(county, version, later(1))
    await store().touch(county, NOON)
    await store().sleep(county, version, later(24))
    expect(await store().wake(county)).toEqual({ version: version + 1, wakeAt: NOON })
  })

  it('ends at the earliest of 20 concurrent touches, and counts them all', async () => {
    const county = freshCounty()
    await store().sleep(county, 0, later(100))
    const hours = Array.from({ length: 20 }, (_, n) => ((n * 7) % 20) + 1)
    await Promise.all(hours.map((hour) => store().touch(county, later(hour))))
    expect(await store().wake(county)).toEqual({ version: 20, wakeAt: later(1) })
  })
}
