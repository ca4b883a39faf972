import { describe, expect, it } from 'vitest'
import { assess } from '../../../../../lib/domain/judge/standing/assess.ts'
import {
  at,
  attestation,
  building,
  CATALOGUE,
  decision,
  event,
  mustBe,
  obligation,
  SHA,
} from '../../../../fixtures/cast.ts'
import { boardFacts, facts } from '../standing-rows.ts'

/** A board at the site of a project, due by 2026-09-29; no rule says how long. */
const onSite = (parts: Parameters<typeof facts>[0], stated?: Parameters<typeof attestation>[0]) =>
  assess(
    facts({
      ...boardFacts,
      when: '2026-10-20 09:00',
      attestation: stated && attestation(stated),
      ...parts,
    }),
  )

const mining = event({ item: '11', trigger: 'award_notice_sent_or_confirmation_signed' })
/** A board in a hall that must hold the notice for ten workdays. */
const inHall = (stated: Parameters<typeof attestation>[0]) =>
  assess(
    facts({
      obligation: obligation(mining, 'mining-trading-hall'),
      channel: mustBe(CATALOGUE.channels.get('mining-trading-hall')),
      when: '2026-12-01 09:00',
      attestation: attestation(stated),
    }),
  )

const PUBLISHED = { kind: 'published', possiblyBackDated: false } as const

describe('an attested board', () => {
  it('is in time on the last day, with who says so', () => {
    expect(onSite({}, { postedOn: '2026-09-29' })).toEqual({
      ...PUBLISHED,
      timing: 'on-time',
      because: '张示例证明2026-09-29已在项目建设地点公示牌公示。',
    })
  })

  it('is late by the days after it', () => {
    expect(onSite({}, { postedOn: '2026-09-30' })).toEqual({
      ...PUBLISHED,
      timing: 'late',
      lateness: { atLeast: 1, atMost: 1 },
      because: '张示例证明2026-09-30已在项目建设地点公示牌公示，晚1天。',
    })
  })

  it('of an event without a date is in time', () => {
    const due = { kind: 'error', code: 'unreadable-anchor', message: '' } as const
    const undated = { ...obligation(building(), 'project-site-board'), due }
    expect(onSite({ obligation: undated }, { postedOn: '2026-09-30' })).toMatchObject({ timing: 'on-time' })
    expect(onSite({ obligation: undated })).toMatchObject({ kind: 'unverifiable', reason: 'no-date' })
  })

  it('need not stay where no rule says so', () => {
    expect(onSite({}, { postedOn: '2026-09-10', removedOn: '2026-09-11' })).toMatchObject(PUBLISHED)
  })

  it('must stay for its period, and is told until when', () => {
    expect(inHall({ postedOn: '2026-09-02' })).toMatchObject({ ...PUBLISHED, keepUntilOn: '2026-09-16' })
  })

  it.each([
    ['on the last day of its period', '2026-09-16', 'taken-down-early'],
    ['on the day after', '2026-09-17', 'published'],
  ])('may not be cleared %s', (_, removedOn, kind) => {
    expect(inHall({ postedOn: '2026-09-02', removedOn }).kind).toBe(kind)
  })

  it('that was cleared early is told of by the statement', () => {
    expect(inHall({ postedOn: '2026-09-02', removedOn: '2026-09-05' })).toEqual({
      kind: 'taken-down-early',
      because: '公共资源交易大厅（矿业权交易平台交易大厅）公示于2026-09-05撤下，应保留至2026-09-16。',
      answer: {
        notice: 'x1',
        title: '公共资源交易大厅（矿业权交易平台交易大厅）现场证明',
        url: '',
        displayedOn: '2026-09-02',
        firstSeenAt: at('2026-09-05 16:00'),
        evidence: SHA,
        matchedBy: ['张示例出具现场证明'],
      },
      lastSeenAt: at('2026-09-05 23:59:59'),
      goneAt: at('2026-09-05 23:59:59'),
      keepUntilOn: '2026-09-16',
    })
  })
})

describe('without a statement', () => {
  const manual = mustBe(CATALOGUE.channels.get('gsxt-ln'))

  it.each<[string, Parameters<typeof facts>[0], object]>([
    [
      'a board is awaited to the last second',
      { when: '2026-09-29 23:59:59' },
      { kind: 'awaited', because: '期限未到，尚未收到项目建设地点公示牌的现场证明。', channelReadable: true },
    ],
    [
      'it is unproved after it',
      { when: '2026-09-30 00:00' },
      { kind: 'unattested', because: '期限已过，尚未收到项目建设地点公示牌的现场证明。' },
    ],
    [
      'a site that no machine reads is a matter for a person',
      { channel: manual, obligation: obligation(event()) },
      {
        kind: 'unverifiable',
        because: `${manual.name}不能自动读取，需人工核对。`,
        reason: 'manual-channel',
        candidates: [],
      },
    ],
  ])('%s', (_, parts, expected) => {
    expect(onSite(parts)).toEqual(expected)
  })

  it('a stopped clock waits', () => {
    const decisions = [decision({ event: 'b1', kind: 'stop-clock', fromOn: '2026-09-20' })]
    expect(onSite({ decisions }).kind).toBe('extended')
  })
})
