import { describe, expect, it } from 'vitest'
import { type CountyFacts, judgeCounty } from '../../../lib/domain/judge/judge-county.ts'
import { isSettled } from '../../../lib/domain/judge/standing/settled.ts'
import { NO_IDENTIFIERS } from '../../../lib/domain/watch/notice.ts'
import {
  at,
  attestation,
  auction,
  building,
  CATALOGUE,
  decision,
  event,
  listState,
  notice,
  tender,
} from '../../fixtures/cast.ts'

function judge(parts: Partial<Omit<CountyFacts, 'now'>> & { when?: string }) {
  const { when = '2026-09-21 09:00', ...rest } = parts
  const none = { events: [event()], notices: [], listStates: [], attestations: [], decisions: [] }
  return judgeCounty({ ...none, ...rest, now: at(when) }, CATALOGUE)
}

const standings = (parts: Parameters<typeof judge>[0]) =>
  judge(parts).judged.map(({ obligation, standing }) => [obligation.channel, standing.kind])
const first = (parts: Parameters<typeof judge>[0]) => judge(parts).judged[0]

describe('a county', () => {
  it('judges each channel of an event by itself', () => {
    const events = [tender()]
    const notices = [
      notice({
        channel: 'lntb',
        title: '老城街道示例道路改造工程招标公告',
        displayedOn: '2026-09-01',
        seen: '2026-09-01 15:30',
      }),
    ]
    const listStates = [listState({ good: '2026-09-01 21:30' })]
    expect(standings({ events, notices, listStates, when: '2026-09-01 22:00' })).toEqual([
      ['lntb', 'published'],
      ['county-site', 'overdue'],
    ])
  })

  it('proves a site by its notice and a board by its attestation', () => {
    const events = [building()]
    const attestations = [attestation({ postedOn: '2026-09-20' })]
    const listStates = [listState({ good: '2026-09-30 08:30' })]
    expect(standings({ events, attestations, listStates, when: '2026-09-30 09:00' })).toEqual([
      ['county-site', 'overdue'],
      ['project-site-board', 'published'],
    ])
  })

  it('takes a board for cleared only by a statement made then, not by one of when it is to be', () => {
    const events = [building({ item: '11', trigger: 'award_notice_sent_or_confirmation_signed' })]
    const hall = { channel: 'mining-trading-hall', postedOn: '2026-09-02', removedOn: '2026-09-05' }
    const boardOf = (made: string) => {
      const attestations = [attestation({ ...hall, at: made })]
      const all = standings({ events, attestations, when: '2026-09-30 09:00' })
      return all.find(([channel]) => channel === hall.channel)?.[1]
    }
    expect(boardOf('2026-09-02 10:00')).toBe('published')
    expect(boardOf('2026-09-05 10:00')).toBe('taken-down-early')
  })

  it('takes the last statement on a board, in whatever order they are stored', () => {
    const events = [building({ item: '11', trigger: 'award_notice_sent_or_confirmation_signed' })]
    const on = { channel: 'mining-trading-hall', postedOn: '2026-09-02' }
    const attestations = [
      attestation({ ...on, id: 'x2', at: '2026-09-02 10:00' }),
      attestation({ ...on, id: 'x1', removedOn: '2026-09-05', at: '2026-09-05 10:00' }),
    ]
    for (const order of [attestations, attestations.toReversed()]) {
      expect(standings({ events, attestations: order })).toContainEqual([
        'mining-trading-hall',
        'taken-down-early',
      ])
    }
  })

  it('moves the due date by an extension, and with it what people are told', () => {
    const { obligation, standing } = first({ decisions: [decision({ until: '2026-10-11' })] }) ?? {}
    expect(standing?.kind).toBe('extended')
    expect(obligation?.due).toMatchObject({
      kind: 'by-end-of-date',
      dueOn: '2026-10-11',
      safeOn: '2026-10-10',
    })
    expect(obligation?.dueVersion).not.toBe(first({})?.obligation.dueVersion)
    expect(first({ decisions: [decision({ until: '2026-09-12' })] })?.obligation.due).toMatchObject({
      dueOn: '2026-09-29',
    })
  })

  it('gives back notices that answer no event and those that a person must decide', () => {
    const events = [event(), event({ id: 'e2' })]
    const notices = [notice(), notice({ id: 'n2', title: '喀左县另一份办法' })]
    const { unclaimed, unclear, judged } = judge({ events, notices })
    expect(unclaimed.map(({ id }) => id)).toEqual(['n2'])
    expect(unclear.map((verdict) => verdict.notice.id)).toEqual(['n1'])
    expect(judged.map(({ standing }) => standing.kind)).toEqual(['unverifiable', 'unverifiable'])
  })

  it('leaves out what the catalogue does not know, and says nothing wrong about it', () => {
    expect(judge({ events: [event({ item: 'nothing' })] }).judged).toEqual([])
    expect(judge({ events: [event({ trigger: 'nothing' })] }).judged).toEqual([])
  })
})

describe('keeping', () => {
  const seen = { seen: '2026-09-20 08:30', displayedOn: '2026-09-20' }
  const auctioned = (parts: Parameters<typeof notice>[0]) =>
    first({
      events: [auction({ on: '2026-10-30 09:00' })],
      notices: [
        notice({
          channel: 'landchina',
          title: 'KZ2026-99号地块挂牌出让公告',
          identifiers: { ...NO_IDENTIFIERS, parcelNos: ['KZ2026-99'] },
          ...seen,
          ...parts,
        }),
      ],
      when: '2026-12-01 09:00',
    })?.standing

  it('of policies is for ever', () => {
    const standing = first({
      notices: [notice({ ...seen, gone: '2026-12-30 08:30', lastSeen: '2026-12-28 08:30' })],
      when: '2026-12-31 09:00',
    })?.standing
    expect(standing).toMatchObject({
      kind: 'taken-down-early',
      lastSeenAt: at('2026-12-28 08:30'),
      missedAt: at('2026-12-29 08:30'),
      goneAt: at('2026-12-30 08:30'),
    })
    expect(standing?.because).toBe(
      '2026-12-28 08:30仍在，2026-12-29 08:30、2026-12-30 08:30两次查看都已打不开，应长期公开。',
    )
  })

  // Twenty days after 20 September is 10 October, a make-up Saturday.
  it.each([
    ['before its last day is early', '2026-10-09 08:30', 'taken-down-early'],
    ['on its last day is early', '2026-10-10 08:30', 'taken-down-early'],
    ['on the day after is allowed', '2026-10-11 08:30', 'published'],
  ])('of an auction’s notice: gone %s', (_, gone, kind) => {
    expect(auctioned({ gone })?.kind).toBe(kind)
  })

  it('goes on where the notice was posted again at another address', () => {
    const again = [
      notice({ ...seen, gone: '2026-10-01 08:30' }),
      notice({ id: 'n2', ...seen, seen: '2026-10-02 08:30' }),
    ]
    expect(first({ notices: again, when: '2026-10-03 09:00' })?.standing).toMatchObject({
      kind: 'published',
      timing: 'on-time',
    })
    const both = again.map((one) => ({
      ...one,
      missedAt: at('2026-10-04 08:30'),
      goneAt: at('2026-10-05 08:30'),
    }))
    expect(first({ notices: both, when: '2026-10-06 09:00' })?.standing.kind).toBe('taken-down-early')
  })

  it('counts the first publication for being in time, whatever was posted later', () => {
    const notices = [notice({ id: 'n2', seen: '2026-10-20 08:30', displayedOn: '2026-10-20' }), notice(seen)]
    expect(first({ notices, when: '2026-10-21 09:00' })?.standing).toMatchObject({ timing: 'on-time' })
  })
})

describe('settled', () => {
  const settled = (parts: Parameters<typeof judge>[0]) => isSettled(judge(parts).judged, at(parts.when ?? ''))
  const notices = [notice()]

  it.each([
    [
      'a published event stays for later notices of its project',
      { notices, when: '2026-11-01 09:00' },
      false,
    ],
    ['and leaves after four months', { notices, when: '2027-01-10 09:00' }, true],
    [
      'what is overdue never leaves',
      { listStates: [listState({ good: '2027-01-09 08:30' })], when: '2027-01-10 09:00' },
      false,
    ],
    ['what could not be looked at never leaves', { when: '2027-01-10 09:00' }, false],
    [
      'what was taken down early never leaves',
      { notices: [notice({ gone: '2026-12-01 08:30' })], when: '2027-01-10 09:00' },
      false,
    ],
    ['what is withheld leaves', { decisions: [decision()], when: '2027-01-10 09:00' }, true],
    [
      'one of two channels is not enough',
      {
        events: [building()],
        attestations: [attestation({ postedOn: '2026-09-02' })],
        when: '2027-01-10 09:00',
      },
      false,
    ],
  ] as const)('%s', (_, parts, expected) => {
    expect(settled(parts)).toBe(expected)
  })
})
