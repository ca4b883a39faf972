import { describe, expect, it } from 'vitest'
import { createComposer } from '../../lib/jobs/compose.ts'
import { digest } from '../../lib/jobs/digest.ts'
import { at, CATALOGUE, COUNTY, county, event, mustBe } from '../fixtures/cast.ts'
import { look, recordFacts, runRemind, workshop } from './job-fixture.ts'

describe('digest', () => {
  it.each([
    ['on Monday, of the week before', '2026-10-05 08:30', '2026-W40'],
    ['a day late, of the same week', '2026-10-06 08:30', '2026-W40'],
    ['over the new year', '2027-01-04 08:30', '2026-W53'],
  ])('is planned %s', async (_, when, week) => {
    const ports = workshop(when)
    await recordFacts(ports, {})
    const planned = await digest({ county: COUNTY }, ports, CATALOGUE)
    expect(planned).toMatchObject({ week: { id: week }, planned: 1 })
    expect((await ports.store.messages(COUNTY)).map(({ key }) => key)).toEqual([
      `${COUNTY}/zhou/mail/digest-${week}`,
    ])
  })

  it('is planned once, and for the office only', async () => {
    const ports = workshop('2026-10-05 08:30')
    await recordFacts(ports, { events: [event()] })
    await digest({ county: COUNTY }, ports, CATALOGUE)
    expect(await digest({ county: COUNTY }, ports, CATALOGUE)).toMatchObject({ planned: 0 })
    expect(ports.queue.sent.map((message) => 'person' in message && message.person)).toEqual(['zhou'])
  })

  it('is worded from the facts of the moment when it goes out', async () => {
    const ports = workshop('2026-10-05 08:30')
    await recordFacts(ports, { events: [event()] })
    await look(ports)
    await digest({ county: COUNTY }, ports, CATALOGUE)
    const message = mustBe((await ports.store.messages(COUNTY))[0])
    const compose = createComposer({ store: ports.store, catalogue: CATALOGUE, county })
    const answer = await compose(message, at('2026-10-05 08:31'))
    expect(answer).toMatchObject({ kind: 'mail', mail: { to: { address: 'zhou@unit.example' } } })
    expect(answer.kind === 'mail' && answer.mail.text).toContain('喀左县公共租赁住房管理办法')
  })

  it('does not stop the reminders of the same day to the same person', async () => {
    const ports = workshop('2026-10-12 08:30')
    await recordFacts(ports, { events: [event()] })
    await look(ports)
    await digest({ county: COUNTY }, ports, CATALOGUE)
    await runRemind(ports)
    const toOffice = (await ports.store.messages(COUNTY)).filter(({ person }) => person === 'zhou')
    expect(toOffice.map(({ kind }) => kind).sort()).toEqual(['digest', 'reminder'])
  })
})
