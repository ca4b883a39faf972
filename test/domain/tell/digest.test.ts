import { describe, expect, it } from 'vitest'
import type { Standing } from '../../../lib/domain/judge/standing/standing.ts'
import { digestOf, parseWeek, weekOf } from '../../../lib/domain/tell/digest.ts'
import type { MessageState, OutboxMessage } from '../../../lib/domain/tell/outbox.ts'
import { localDate } from '../../../lib/domain/time/local-date.ts'
import { at, COUNTY, event, mustBe, tender } from '../../fixtures/cast.ts'
import { AWAITED, judged, overdue, PUBLISHED, UNREAD } from './judged.ts'

const LATE: Standing = {
  ...PUBLISHED,
  timing: 'late',
  lateness: { atLeast: 1, atMost: 2 },
  possiblyBackDated: true,
} as Standing
const MISSING = overdue('2026-09-29 23:59:59', '2026-09-30 07:30')
const AMBIGUOUS: Standing = { ...UNREAD, reason: 'ambiguous-match' } as Standing

describe('weeks', () => {
  it.each([
    ['a Monday begins its week', '2026-11-16 00:00', '2026-W47', '2026-11-16', '2026-11-22'],
    ['a Sunday ends it', '2026-11-22 23:59', '2026-W47', '2026-11-16', '2026-11-22'],
    [
      'the first days of 2027 belong to the last week of 2026',
      '2027-01-03 12:00',
      '2026-W53',
      '2026-12-28',
      '2027-01-03',
    ],
    [
      'the last days of 2024 belong to the first week of 2025',
      '2024-12-30 12:00',
      '2025-W01',
      '2024-12-30',
      '2025-01-05',
    ],
    [
      '1 January 2021 belongs to the 53rd week of 2020',
      '2021-01-01 12:00',
      '2020-W53',
      '2020-12-28',
      '2021-01-03',
    ],
  ])('%s', (_, when, id, firstOn, lastOn) => {
    expect(weekOf(at(when))).toEqual({ id, firstOn, lastOn })
    expect(parseWeek(id)).toEqual({ id, firstOn, lastOn })
  })

  it.each(['2027-W53', '2026-W00', '2026-W54', '2026-47', 'W47', ''])('%j is none', (id) => {
    expect(parseWeek(id)).toBeUndefined()
  })
})

describe('the digest of a week', () => {
  const week = mustBe(parseWeek('2026-W40'))
  const digest = (sent: readonly OutboxMessage[] = []) =>
    digestOf(
      [
        judged(event(), MISSING),
        judged(event({ id: 'e2', unit: 'transport-bureau' }), PUBLISHED),
        judged(event({ id: 'e3', on: '2026-09-02 09:00' }), AMBIGUOUS),
        judged(event({ id: 'e4', on: '2026-09-07 09:00' }), AWAITED),
        judged(event({ id: 'e5', on: '2026-12-10 09:00' }), AWAITED),
        judged(event({ id: 'e6', on: '2026-08-03 09:00' }), LATE),
        judged(
          tender({ item: '21', trigger: 'evaluation_report_received', on: '2026-09-24 09:00' }),
          MISSING,
        ),
      ],
      { county: COUNTY, week, sent },
    )
  const ids = (of: ReturnType<typeof digest>['overdue']) => of.map(({ obligation }) => obligation.event.id)

  it('counts what fell due in it, and no advice of higher law', () => {
    expect(digest().total).toMatchObject({ due: 3, onTime: 1, overdue: 1, unverifiable: 1, late: 0 })
    expect(ids(digest().overdue)).toEqual(['e1'])
  })

  it('counts of a week that is not over the days that are', () => {
    const early = [judged(event(), PUBLISHED), judged(event({ id: 'e2', on: '2026-09-02 09:00' }), PUBLISHED)]
    const until = (endedOn: string) => {
      const { total, figures } = digestOf(early, {
        county: COUNTY,
        week,
        sent: [],
        endedOn: localDate(endedOn),
      })
      return [total.due, figures.total.due, figures.throughOn]
    }
    expect(until('2026-09-29')).toEqual([1, 1, '2026-09-29'])
    expect(until('2026-11-01')).toEqual([2, 2, '2026-10-04'])
  })

  it('names what to decide, what is coming, what is provisional and what may be back-dated', () => {
    expect(ids(digest().toDecide)).toEqual(['e3'])
    expect(digest().notVerifiable).toEqual([])
    expect(ids(digest().comingUp)).toEqual(['e4'])
    expect(ids(digest().provisional)).toEqual(['e5'])
    expect(ids(digest().possiblyBackDated)).toEqual(['e6'])
  })

  it('gives each unit its own figures of the year, without what is still to come', () => {
    const { byUnit } = digest().figures
    expect([...byUnit.keys()]).toEqual(['housing-bureau', 'transport-bureau'])
    expect(byUnit.get('transport-bureau')).toMatchObject({ due: 1, onTime: 1 })
    expect(byUnit.get('housing-bureau')).toMatchObject({ due: 3, late: 1, overdue: 1 })
  })

  it('counts the messages of the week and names those in doubt, old ones no more', () => {
    const message = (key: string, plannedAt: string, state: MessageState): OutboxMessage => ({
      key,
      county: COUNTY,
      person: 'zhang',
      medium: 'mail',
      urgent: false,
      kind: 'reminder',
      lines: [],
      plannedAt: at(plannedAt),
      state,
      attempts: 1,
    })
    const accepted = (when: string): MessageState => ({ kind: 'accepted', at: at(when), reply: '250' })
    const { messagesSent, messagesUnsettled } = digest([
      message('before', '2026-09-27 08:00', accepted('2026-09-27 23:59')),
      message('first', '2026-09-28 08:00', accepted('2026-09-28 00:00')),
      message('last', '2026-09-28 08:00', accepted('2026-10-04 23:59')),
      message('after', '2026-09-28 08:00', accepted('2026-10-05 00:00')),
      message('refused', '2026-09-30 08:00', { kind: 'refused', at: at('2026-09-30 08:01'), reason: '550' }),
      message('unknown', '2026-09-30 08:00', { kind: 'unknown', at: at('2026-09-30 08:01'), reason: '' }),
      message('old', '2026-08-30 08:00', { kind: 'unknown', at: at('2026-08-30 08:01'), reason: '' }),
      message('stuck', '2026-10-02 08:00', { kind: 'planned' }),
      message('new', '2026-10-04 22:00', { kind: 'planned' }),
    ])
    expect(messagesSent).toBe(2)
    expect(messagesUnsettled.map(({ key }) => key)).toEqual(['refused', 'unknown', 'stuck'])
  })
})

describe('what came back of messages', () => {
  const week = mustBe(parseWeek('2026-W40'))
  const message = (key: string, parts: Partial<OutboxMessage>): OutboxMessage => ({
    key,
    county: COUNTY,
    person: 'zhang',
    medium: 'mail',
    urgent: false,
    kind: 'reminder',
    lines: [],
    plannedAt: at('2026-09-28 08:00'),
    state: { kind: 'accepted', at: at('2026-09-28 08:01'), reply: '250 ok' },
    attempts: 1,
    ...parts,
  })
  const receipt = (kind: 'delivered' | 'bounced', when: string) => ({
    kind,
    at: at(when),
    reason: '',
    permanent: kind === 'bounced',
  })
  const keys = (sent: readonly OutboxMessage[]) =>
    digestOf([], { county: COUNTY, week, sent }).messagesUnsettled.map(({ key }) => key)
  const again = (when: string): MessageState => ({
    kind: 'accepted',
    at: at(when),
    reply: '250',
    isAgain: true,
  })
  const unknown: OutboxMessage['state'] = { kind: 'unknown', at: at('2026-09-29 08:00'), reason: '' }

  it.each<[string, Partial<OutboxMessage>, boolean]>([
    ['accepted, and nothing more', {}, false],
    ['accepted and come back in the week', { receipt: receipt('bounced', '2026-09-30 08:00') }, true],
    ['come back before the week began', { receipt: receipt('bounced', '2026-09-20 08:00') }, false],
    ['accepted, and perhaps sent twice', { state: again('2026-09-30 08:00') }, true],
    ['perhaps sent twice, before the week began', { state: again('2026-09-27 23:59') }, false],
    [
      'perhaps sent twice, and delivered',
      { state: again('2026-09-30 08:00'), receipt: receipt('delivered', '2026-09-30 09:00') },
      true,
    ],
    ['in doubt', { state: unknown }, true],
    [
      'in doubt, and delivered after all',
      { state: unknown, receipt: receipt('delivered', '2026-09-29 09:00') },
      false,
    ],
  ])('%s: shown or not', (_, parts, isShown) => {
    expect(keys([message('m', parts)])).toEqual(isShown ? ['m'] : [])
  })

  it('text messages are counted by the month in which the week ends', () => {
    const sms = (key: string, when: string) =>
      message(key, { medium: 'sms', state: { kind: 'accepted', at: at(when), reply: '' } })
    const sent = [sms('a', '2026-09-30 12:00'), sms('b', '2026-10-01 12:00'), message('c', {})]
    expect(digestOf([], { county: COUNTY, week, sent }).smsThisMonth).toBe(1)
  })

  it('people whom nothing reaches are named', () => {
    const person = {
      id: 'zhang',
      county: COUNTY,
      unit: 'u',
      role: 'contact',
      name: '张',
      email: 'z@unit.example',
    } as const
    const gone = { ...person, id: 'li', unreachable: { mail: { at: at('2026-09-01 08:00'), reason: '550' } } }
    const { unreachable } = digestOf([], { county: COUNTY, week, sent: [], people: [person, gone] })
    expect(unreachable.map(({ id }) => id)).toEqual(['li'])
  })
})
