import { describe, expect, it } from 'vitest'
import type { DutyEvent } from '../../../../lib/domain/duty/event.ts'
import { obligationsOf } from '../../../../lib/domain/duty/obligation.ts'
import { derivedEvents } from '../../../../lib/domain/judge/unclaimed/derived-events.ts'
import type { Notice } from '../../../../lib/domain/watch/notice.ts'
import { at, CATALOGUE, mustBe, notice } from '../../../fixtures/cast.ts'
import { AWARD, announced, award, deal, fixed, judge, sold } from './unclaimed-cast.ts'

function derive(events: readonly DutyEvent[], notices: readonly Notice[], catalogue = CATALOGUE) {
  return derivedEvents(judge({ events, notices }).judged, notices, catalogue)
}

const dueOf = (one: DutyEvent) =>
  mustBe(obligationsOf(one, mustBe(CATALOGUE.items.get(one.item)), CATALOGUE.calendar)[0]).due

describe('a notice on the designated medium', () => {
  it('makes the other sites due from its day, under an id of the recorded event', () => {
    const [one, ...others] = derive([fixed()], [award()])
    expect(others).toEqual([])
    expect(one).toMatchObject({
      id: 'f1+13',
      item: '13',
      trigger: 'announcement_published',
      unit: 'procurement-office',
      occurredAt: at('2026-09-09 12:00'),
      origin: { kind: 'derived', notice: 'n-award', from: 'f1' },
    })
    expect(dueOf(mustBe(one))).toMatchObject({ dueOn: '2026-09-10' })
  })

  it('of a parcel that was sold makes the result of supply due', () => {
    expect(derive([sold()], [deal()])).toMatchObject([
      { id: 's1+09', trigger: 'land_auction_ended', facts: { parcelNo: 'KZ2026-77' } },
    ])
  })

  it.each<{ what: string; events: DutyEvent[]; notices: Notice[] }>([
    { what: 'stands on another site only', events: [fixed()], notices: [award({ channel: 'county-site' })] },
    { what: 'is of an event that says the same itself', events: [announced()], notices: [award()] },
    { what: 'was taken down', events: [fixed()], notices: [award({ gone: '2026-09-09 18:30' })] },
    {
      what: 'may answer either of two events',
      events: [fixed(), fixed({ id: 'f2' })],
      notices: [award()],
    },
    {
      what: 'carries the name and another number',
      events: [fixed()],
      notices: [award({ identifiers: { ...award().identifiers, procurementNos: ['JH26-211324-00999'] } })],
    },
    {
      what: 'is of another lot',
      events: [fixed({ facts: { ...fixed().facts, lot: '1' } })],
      notices: [award({ title: '喀左县示例学校课桌椅采购项目二标段中标公告', text: '' })],
    },
    {
      what: 'is of a unit that the item does not name',
      events: [sold({ unit: 'housing-bureau' })].map((one) => ({
        ...one,
        item: '13',
        trigger: 'supplier_fixed',
      })),
      notices: [deal()],
    },
  ])('makes nothing due where it $what', ({ events, notices }) => {
    expect(derive(events, notices)).toEqual([])
  })

  it('makes nothing due that could not be found on a site that is read', () => {
    const shared = mustBe(CATALOGUE.followUps.find(({ id }) => id === 'share-award'))
    const followUps = [{ ...shared, as: 'event' as const }]
    const onSite = { ...mustBe(CATALOGUE.channels.get('county-site')), id: 'ggzy-ln' }
    const channels = new Map([...CATALOGUE.channels, ['ggzy-ln', onSite]])
    expect(derive([fixed()], [award()], { ...CATALOGUE, followUps })).toMatchObject([{ id: 'f1+N5.2' }])
    expect(derive([fixed()], [award()], { ...CATALOGUE, followUps, channels })).toEqual([])
  })

  it('is the first of two', () => {
    const later = award({
      id: 'n-later',
      displayedOn: '2026-09-14',
      seen: '2026-09-14 10:30',
      absent: '2026-09-14 08:30',
    })
    expect(derive([fixed()], [later, award()])).toMatchObject([{ origin: { notice: 'n-award' } }])
  })
})

describe('a notice whose day is not sure', () => {
  it.each([
    {
      what: 'no day is displayed',
      parts: { displayedOn: undefined, absent: '2026-09-04 08:30' },
      from: '2026-09-04',
      until: '2026-09-10',
    },
    {
      what: 'the day displayed is before a look that did not see it',
      parts: { displayedOn: '2026-09-07' },
      from: '2026-09-08',
      until: '2026-09-10',
    },
    {
      what: 'its address says a later day',
      parts: { urlOn: '2026-09-11' },
      from: '2026-09-09',
      until: '2026-09-14',
    },
  ])('counts from the late end and reminds by the early one: $what', ({ parts, from, until }) => {
    const { displayedOn = '2026-09-09', ...rest } = parts
    const dated = 'displayedOn' in parts && parts.displayedOn === undefined ? {} : { displayedOn }
    const seen = award({ ...rest, ...dated })
    const plain =
      'displayedOn' in parts && parts.displayedOn === undefined ? { ...seen, displayedOn: undefined } : seen
    const one = mustBe(derive([fixed()], [plain])[0])
    expect(one.origin?.earliestAt).toBe(at(`${from} 12:00`))
    expect(dueOf(one)).toMatchObject({ kind: 'provisional', latestOn: until })
  })
})

describe('a title of something else', () => {
  it('makes nothing due', () => {
    expect(derive([fixed()], [notice({ channel: 'ccgp-liaoning', title: `${AWARD}更正公告` })])).toEqual([])
  })
})
