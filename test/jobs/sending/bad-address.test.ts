import { expect, it } from 'vitest'
import { countsAsTold } from '../../../lib/domain/tell/outbox.ts'
import { fateOf } from '../../../lib/domain/tell/receipt.ts'
import type { SendResult } from '../../../lib/jobs/ports.ts'
import { send } from '../../../lib/jobs/send.ts'
import { noteBadAddress } from '../../../lib/jobs/sending/bad-address.ts'
import { fakeStore } from '../../fakes/fake-store.ts'
import { bench, COUNTY, planned } from '../send-fixture.ts'

/** A mail to An that the gateway refuses like this; what is known of An afterwards. */
async function refused(result: SendResult, email = 'an@example.cn') {
  const store = fakeStore()
  await store.putPerson({ id: 'an', county: COUNTY, unit: 'u1', role: 'contact', name: '安某', email })
  await store.plan(planned('an'))
  const desk = bench({ store, mailer: { send: async () => result } })
  const ports = { ...desk.work.ports, badAddress: noteBadAddress({ store, clock: desk.clock }) }
  await send({ county: COUNTY, compose: desk.work.compose, ports })
  const [message] = await store.messages(COUNTY)
  const [person] = await store.people(COUNTY)
  if (!message) throw new Error('no message')
  return { fate: fateOf(message), isTold: countsAsTold(message), mark: person?.unreachable?.mail }
}

const no = (reason: string, permanent = true): SendResult => ({ kind: 'refused', permanent, reason })

it.each([
  ['550 5.1.1 <an@example.cn>: User unknown', 'a code of a recipient that is not there'],
  ['550 用户不存在', 'Chinese words'],
])('marks the person and leaves the lines to another reader: %s, %s', async (reason) => {
  const { fate, isTold, mark } = await refused(no(reason))
  expect(fate).toBe('refused')
  expect(isTold).toBe(false)
  expect(mark?.reason).not.toContain('an@example.cn')
})

it.each([
  [no('553 5.1.8 sender address rejected'), 'the sender is at fault'],
  [no('554 5.7.1 message looks like spam'), 'the mail is at fault'],
  [no('450 4.2.1 user unknown for now', false), 'it may pass'],
  [{ ...no('no such user'), about: 'setup' } as SendResult, 'our set-up is at fault'],
  [{ kind: 'unknown', reason: 'user unknown' } as SendResult, 'it may have gone out'],
])('marks nobody: %o, %s', async (result) => {
  expect((await refused(result)).mark).toBeUndefined()
})

it('marks nobody who has another address by now', async () => {
  expect((await refused(no('550 5.1.1 user unknown'), 'new@example.cn')).mark).toBeUndefined()
})
