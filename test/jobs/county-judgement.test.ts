import { describe, expect, it } from 'vitest'
import { judgementOf } from '../../lib/jobs/county-judgement.ts'
import { at, auction, CATALOGUE, COUNTY, decision, event, notice } from '../fixtures/cast.ts'
import { look, recordFacts, workshop } from './job-fixture.ts'

const judgement = async (ports: ReturnType<typeof workshop>, scope: 'open' | 'all' = 'open') =>
  (await judgementOf({ county: COUNTY, now: ports.clock.now(), scope }, ports.store, CATALOGUE)).judged.map(
    ({ obligation, standing }) => `${obligation.event.id} ${obligation.channel} ${standing.kind}`,
  )

describe('the judgement of a county', () => {
  it('of its open work leaves out closed events, of everything holds them', async () => {
    const ports = workshop('2026-09-21 09:00')
    await recordFacts(ports, {
      events: [event(), event({ id: 'e2', facts: { documentTitle: '喀左县农村危房改造办法' } })],
    })
    await look(ports, [notice()])
    await ports.store.closeEvent(COUNTY, 'e1')
    expect(await judgement(ports)).toEqual(['e2 county-site awaited'])
    expect(await judgement(ports, 'all')).toEqual(['e1 county-site published', 'e2 county-site awaited'])
  })

  it('reads notices from long before an auction that lies ahead', async () => {
    const ports = workshop('2026-09-01 09:00')
    const land = auction({
      on: '2026-11-16 09:00',
      facts: { parcelNo: 'KZ2026-99', projectName: '示例出让地块九十九' },
    })
    await recordFacts(ports, { events: [land] })
    await look(
      ports,
      [
        notice({
          channel: 'landchina',
          title: '示例出让地块九十九挂牌出让公告',
          displayedOn: '2026-08-25',
          seen: '2026-08-25 08:30',
        }),
      ],
      'landchina',
    )
    ports.clock.moveTo(at('2026-11-15 09:00'))
    expect(await judgement(ports)).toContain('a1 landchina published')
  })

  it('reads notices from the beginning of the year for a yearly date, whenever the event was dated', async () => {
    const ports = workshop('2026-01-20 09:00')
    const title = '喀左县2026年度国有建设用地供应计划'
    const plan = event({
      item: '06',
      trigger: 'each_year',
      on: '2026-10-05 09:00',
      facts: { documentTitle: title },
    })
    await recordFacts(ports, { events: [plan] })
    await look(ports, [notice({ title, displayedOn: '2026-01-19', seen: '2026-01-20 08:30' })])
    ports.clock.moveTo(at('2026-10-12 09:00'))
    expect(await judgement(ports)).toContain('e1 county-site published')
  })

  it('reads a notice of long ago that a person named as the answer', async () => {
    const ports = workshop('2026-03-02 09:00')
    await look(ports, [notice({ id: 'old', title: '喀左县住房工作办法', seen: '2026-03-02 08:30' })])
    await recordFacts(ports, { events: [event()] })
    ports.clock.moveTo(at('2026-09-10 11:00'))
    expect(await judgement(ports)).toEqual(['e1 county-site awaited'])
    await recordFacts(ports, { decisions: [decision({ kind: 'match', notice: 'old', isAnswer: true })] })
    expect(await judgement(ports)).toEqual(['e1 county-site published'])
  })

  it('does not take a look for proof whose notices it did not read', async () => {
    const ports = workshop('2026-09-30 07:00')
    await recordFacts(ports, { events: [event()] })
    await look(ports)
    ports.clock.moveTo(at('2026-09-30 07:30'))
    const { notices } = ports.store
    ports.store.notices = (...args) => {
      const before = notices(...args)
      void look(ports, [notice({ seen: '2026-09-30 07:30', displayedOn: '2026-09-28' })])
      return before
    }
    const [one] = (
      await judgementOf({ county: COUNTY, now: ports.clock.now(), scope: 'open' }, ports.store, CATALOGUE)
    ).judged
    expect(one?.standing).toMatchObject({ kind: 'overdue', lookedAt: at('2026-09-30 07:00') })
    expect(await judgement(ports)).toEqual(['e1 county-site published'])
  })

  it('of a county without facts is empty', async () => {
    expect(await judgement(workshop('2026-09-21 09:00'))).toEqual([])
  })
})
