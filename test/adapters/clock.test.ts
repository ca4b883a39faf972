import { expect, it } from 'vitest'
import { movableClock, systemClock } from '../../lib/adapters/clock.ts'
import { addMs, chinaInstantOf, HOUR_MS } from '../../lib/domain/time/instant.ts'

const START = chinaInstantOf(2026, 3, 2, 8)

it('stands still until it is moved, and moves only forward', () => {
  const clock = movableClock(START)
  expect(clock.now()).toBe(START)
  clock.moveBy(HOUR_MS)
  clock.moveTo(addMs(START, 2 * HOUR_MS))
  expect(clock.now()).toBe(addMs(START, 2 * HOUR_MS))
  expect(() => clock.moveTo(START)).toThrow('cannot go back')
})

it('is the machine’s time otherwise', () => {
  expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1000)
})
