import { expect, it } from 'vitest'
import type { Store } from '../../lib/jobs/ports.ts'
import { rememberingStore } from '../../lib/local/remembering-store.ts'
import { storeContract } from '../contracts/store-contract.ts'
import { eventOf } from '../contracts/store-values.ts'
import { fakeStore } from '../fakes/fake-store.ts'

storeContract('remembering', async () => ({ store: rememberingStore(fakeStore()), close: async () => {} }))

/** A store that counts how often its open events are read, and can hold a read back. */
function counted(): { store: Store; reads: () => number } {
  const inner = fakeStore()
  let reads = 0
  const store: Store = {
    ...inner,
    openEvents(county) {
      reads += 1
      return inner.openEvents(county)
    },
  }
  return { store, reads: () => reads }
}

it('asks once for what nobody has changed, and again after a write', async () => {
  const { store, reads } = counted()
  const remembering = rememberingStore(store)
  await remembering.openEvents('211324')
  await remembering.openEvents('211324')
  expect(reads()).toBe(1)
  await remembering.putEvent(eventOf('211324', 'e1'))
  expect((await remembering.openEvents('211324')).map(({ id }) => id)).toEqual(['e1'])
  expect(reads()).toBe(2)
})

it('does not keep what was read while something was being written', async () => {
  const { store } = counted()
  const remembering = rememberingStore(store)
  const written = remembering.putEvent(eventOf('211324', 'e1'))
  await remembering.openEvents('211324')
  await written
  expect((await remembering.openEvents('211324')).map(({ id }) => id)).toEqual(['e1'])
})

it('does not keep a failure', async () => {
  let isDown = true
  const inner = fakeStore()
  const remembering = rememberingStore({
    ...inner,
    people: (county) => (isDown ? Promise.reject(new Error('down')) : inner.people(county)),
  })
  await expect(remembering.people('211324')).rejects.toThrow('down')
  isDown = false
  expect(await remembering.people('211324')).toEqual([])
})
