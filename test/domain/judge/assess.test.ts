import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assess } from '../../../lib/domain/judge/assess.ts'
import type { Standing } from '../../../lib/domain/judge/standing.ts'
import type { StandingFacts } from '../../../lib/domain/judge/standing-facts.ts'
import { addMs, HOUR_MS, type Instant } from '../../../lib/domain/time/instant.ts'
import { addDays, localDate } from '../../../lib/domain/time/local-date.ts'
import type { ListState } from '../../../lib/domain/watch/channel-health.ts'
import {
  at,
  attestation,
  auction,
  building,
  CALENDAR,
  CATALOGUE,
  decision,
  event,
  listState,
  mustBe,
  notice,
  obligation,
  siteOf,
  tender,
} from '../../fixtures/cast.ts'

/** Event of 2026-09-01, due at the end of 2026-09-29. */
function facts(parts: Partial<StandingFacts> & { when?: string } = {}): StandingFacts {
  const { when = '2026-09-20 09:00', ...rest } = parts
  return {
    obligation: obligation(event()),
    channel: siteOf('county-site'),
    decisions: [],
    matched: [],
    unclear: [],
    isIdentifiable: true,
    lists: [listState({ good: '2026-09-20 08:30' })],
    calendar: CALENDAR,
    now: at(when),
    ...rest,
  }
}

const matched = (...times: Parameters<typeof notice>[0][]) =>
  times.map((parts, index) => ({ notice: notice({ id: `n${index}`, ...parts }), evidence: ['标题含名称'] }))
const goodAt = (good: string, coveredFrom?: string) => [
  listState({ good, ...(coveredFrom ? { coveredFrom } : {}) }),
]
const kindOf = (standing: Standing) =>
  standing.kind === 'unverifiable' ? `unverifiable: ${standing.reason}` : standing.kind

const before = obligation(auction(), 'county-site')
const board = obligation(building(), 'project-site-board')
const boardFacts = {
  obligation: board,
  channel: mustBe(CATALOGUE.channels.get('project-site-board')),
  lists: [],
}
const provisional = obligation(event({ on: '2026-12-10 09:00' }))
const two = siteOf('county-site', 2)
const lists2 = (first: Parameters<typeof listState>[0], second?: Parameters<typeof listState>[0]) => [
  listState({ ...first, list: mustBe(two.lists[0]).id }),
  ...(second ? [listState({ ...second, list: mustBe(two.lists[1]).id })] : []),
]

const ROWS: readonly (readonly [says: string, standing: string, parts: Parameters<typeof facts>[0]])[] = [
  ['before the due moment a notice is awaited', 'awaited', {}],
  ['in the last second it is still awaited', 'awaited', { when: '2026-09-29 23:59:59' }],
  ['a second later nobody has looked yet', 'unverifiable: channel-not-read', { when: '2026-09-30 00:00' }],
  [
    'a look before the due moment proves nothing',
    'unverifiable: channel-not-read',
    { when: '2026-10-08 09:00', lists: goodAt('2026-09-29 23:30') },
  ],
  [
    'a good look after the due moment proves that it is missing',
    'overdue',
    { when: '2026-10-08 09:00', lists: goodAt('2026-09-30 08:30') },
  ],
  [
    'a failed look after a good one leaves the proof',
    'overdue',
    {
      when: '2026-10-08 09:00',
      lists: [listState({ good: '2026-09-30 08:30', failed: '2026-10-08 08:30' })],
    },
  ],
  [
    'a failed look alone proves nothing',
    'unverifiable: channel-not-read',
    { when: '2026-10-08 09:00', lists: [listState({ failed: '2026-10-08 08:30' })] },
  ],
  [
    'a site that was never looked at proves nothing',
    'unverifiable: channel-not-read',
    { when: '2026-10-08 09:00', lists: [] },
  ],
  [
    'a list that was not read deep enough proves nothing',
    'unverifiable: window-not-covered',
    { when: '2026-10-08 09:00', lists: goodAt('2026-10-08 08:30', '2026-09-05') },
  ],
  [
    'clerks date by hand: three days before the event must be covered too',
    'unverifiable: window-not-covered',
    { when: '2026-10-08 09:00', lists: goodAt('2026-10-08 08:30', '2026-08-30') },
  ],
  [
    'a list covered from there on proves it',
    'overdue',
    { when: '2026-10-08 09:00', lists: goodAt('2026-10-08 08:30', '2026-08-29') },
  ],
  [
    'of two lists, one was not read',
    'unverifiable: channel-not-read',
    { when: '2026-10-08 09:00', channel: two, lists: lists2({ good: '2026-10-08 08:30' }) },
  ],
  [
    'of two lists, one was read before the due moment only',
    'unverifiable: channel-not-read',
    {
      when: '2026-10-08 09:00',
      channel: two,
      lists: lists2({ good: '2026-10-08 08:30' }, { good: '2026-09-29 08:30' }),
    },
  ],
  [
    'a list that left the card does not stand in for one that was not read',
    'unverifiable: channel-not-read',
    {
      when: '2026-10-08 09:00',
      channel: two,
      lists: [...lists2({ good: '2026-10-08 08:30' }), listState({ list: 'gone', good: '2026-10-08 08:30' })],
    },
  ],
  [
    'both lists were read',
    'overdue',
    {
      when: '2026-10-08 09:00',
      channel: two,
      lists: lists2({ good: '2026-10-08 08:30' }, { good: '2026-10-08 08:31' }),
    },
  ],
  [
    'an event without code or name can never be found missing',
    'unverifiable: not-identifiable',
    { when: '2026-10-08 09:00', lists: goodAt('2026-10-08 08:30'), isIdentifiable: false },
  ],
  [
    'two close matters go to a person',
    'unverifiable: ambiguous-match',
    { unclear: matched({}), lists: goodAt('2026-10-08 08:30') },
  ],
  ['a notice in time is published', 'published', { matched: matched({ seen: '2026-09-28 08:30' }) }],
  [
    'a clear notice counts more than an unclear one',
    'published',
    { matched: matched({}), unclear: matched({}) },
  ],
  ['withheld with its basis', 'withheld', { decisions: [decision()] }],
  ['withdrawn', 'withdrawn', { decisions: [decision({ kind: 'withdraw' })] }],
  [
    'a later decision replaces an earlier one, in whatever order they are stored',
    'extended',
    {
      decisions: [
        decision({ at: '2026-09-12 10:00', until: '2026-10-20' }),
        decision({ at: '2026-09-10 10:00' }),
      ],
    },
  ],
  [
    'extended while the granted day lasts',
    'extended',
    {
      when: '2026-10-20 12:00',
      decisions: [decision({ until: '2026-10-20' })],
      lists: goodAt('2026-10-20 08:30'),
    },
  ],
  [
    'overdue after the granted day, by a look after it',
    'overdue',
    {
      when: '2026-10-21 09:00',
      decisions: [decision({ until: '2026-10-20' })],
      lists: goodAt('2026-10-21 08:30'),
    },
  ],
  [
    'not by a look before it',
    'unverifiable: channel-not-read',
    {
      when: '2026-10-21 09:00',
      decisions: [decision({ until: '2026-10-20' })],
      lists: goodAt('2026-10-20 08:30'),
    },
  ],
  [
    'a granted day before the due date grants nothing',
    'awaited',
    { when: '2026-09-15 09:00', decisions: [decision({ until: '2026-09-12' })] },
  ],
  ['a board waits for its due date', 'awaited', { ...boardFacts }],
  [
    'a board without attestation is unattested, not overdue',
    'unattested',
    { ...boardFacts, when: '2026-10-08 09:00' },
  ],
  [
    'an attested board is published',
    'published',
    { ...boardFacts, when: '2026-10-08 09:00', attestation: attestation({ postedOn: '2026-09-10' }) },
  ],
  [
    'a statement about a day to come proves nothing',
    'unattested',
    {
      ...boardFacts,
      when: '2026-10-08 09:00',
      attestation: attestation({ postedOn: '2026-10-09', at: '2026-10-08 08:00' }),
    },
  ],
  ['a manual site waits too', 'awaited', { channel: mustBe(CATALOGUE.channels.get('gsxt-ln')) }],
  [
    'a manual site cannot be found missing by a machine',
    'unverifiable: manual-channel',
    { when: '2026-10-08 09:00', channel: mustBe(CATALOGUE.channels.get('gsxt-ln')) },
  ],
  ['before-type: awaited until the last day', 'awaited', { obligation: before, when: '2026-10-27 12:00' }],
  [
    'before-type: overdue before the auction',
    'overdue',
    { obligation: before, when: '2026-10-28 09:00', lists: goodAt('2026-10-28 08:30') },
  ],
  [
    'before-type: a notice may have been posted weeks before, and its place must have been read',
    'unverifiable: window-not-covered',
    { obligation: before, when: '2026-10-28 09:00', lists: goodAt('2026-10-28 08:30', '2026-10-20') },
  ],
  [
    'provisional: not overdue after the early end',
    'awaited',
    { obligation: provisional, when: '2027-01-05 09:00', lists: goodAt('2027-01-05 08:30') },
  ],
  [
    'provisional: not overdue after the likely date',
    'awaited',
    { obligation: provisional, when: '2027-01-14 09:00', lists: goodAt('2027-01-14 08:30') },
  ],
  [
    'provisional: overdue after the late end',
    'overdue',
    { obligation: provisional, when: '2027-01-19 09:00', lists: goodAt('2027-01-19 08:30') },
  ],
  [
    'an obligation whose date cannot be computed goes to a person',
    'unverifiable: no-date',
    {
      obligation: { ...obligation(event()), due: { kind: 'error', code: 'unreadable-anchor', message: '' } },
    },
  ],
]

describe('standing', () => {
  it.each(ROWS)('%s: %s', (_, standing, parts) => {
    const found = assess(facts(parts))
    expect(kindOf(found)).toBe(standing)
    expect(found.because).toMatch(/。$/)
  })

  it('says whether the site can be read now, for each list of the card', () => {
    const readable = (parts: Parameters<typeof facts>[0]) => {
      const standing = assess(facts(parts))
      return standing.kind === 'awaited' && standing.channelReadable
    }
    expect(readable({})).toBe(true)
    expect(readable({ lists: [listState({ good: '2026-09-19 08:30', failed: '2026-09-20 08:30' })] })).toBe(
      false,
    )
    expect(readable({ channel: two, lists: lists2({ good: '2026-09-20 08:30' }) })).toBe(false)
  })

  it('names who extended in the sentence about what is missing', () => {
    const { because } = assess(
      facts({
        when: '2026-10-21 09:00',
        decisions: [decision({ until: '2026-10-20' })],
        lists: goodAt('2026-10-21 08:30'),
      }),
    )
    expect(because).toBe(
      '经县政府办公室批准延期至2026-10-20。期限已过，2026-10-21 08:30查看县政府网站时未见公开。',
    )
  })

  it('counts the lateness of a board in days of the attestation', () => {
    const standing = assess(
      facts({
        ...boardFacts,
        when: '2026-10-20 09:00',
        attestation: attestation({ postedOn: '2026-10-02' }),
      }),
    )
    expect(standing).toMatchObject({ kind: 'published', timing: 'late', lateness: { atLeast: 3, atMost: 3 } })
  })

  it('counts hours from the minute', () => {
    const due = obligation(tender({ on: '2026-09-01 09:00' }), 'county-site')
    const look = (when: string, good: string) =>
      kindOf(assess(facts({ obligation: due, when, lists: goodAt(good) })))
    expect(look('2026-09-01 21:00', '2026-09-01 20:59')).toBe('awaited')
    expect(look('2026-09-01 21:01', '2026-09-01 20:59')).toBe('unverifiable: channel-not-read')
    expect(look('2026-09-01 21:05', '2026-09-01 21:04')).toBe('overdue')
  })

  it('is never overdue without a good look after the due moment at every list', () => {
    const dueAt = at('2026-09-29 23:59:59')
    const site = siteOf('county-site', 3)
    const state = fc.record({
      list: fc.constantFrom(...site.lists.map(({ id }) => id), 'another'),
      good: fc.option(fc.integer({ min: -500, max: 500 }), { nil: undefined }),
      failed: fc.boolean(),
      covered: fc.option(fc.integer({ min: -60, max: 5 }), { nil: undefined }),
    })
    fc.assert(
      fc.property(fc.array(state, { maxLength: 6 }), fc.integer({ min: -300, max: 600 }), (states, hours) => {
        const now = addMs(dueAt, hours * HOUR_MS)
        const lists = states.map(
          ({ list, good, failed, covered }): ListState => ({
            ...listState({ list }),
            lastGoodAt:
              good === undefined ? undefined : (Math.min(addMs(dueAt, good * HOUR_MS), now) as Instant),
            lastOutcome: failed ? { kind: 'blocked', reason: '412' } : { kind: 'read' },
            coveredFromOn: covered === undefined ? undefined : addDays(localDate('2026-09-01'), covered),
          }),
        )
        const standing = assess(facts({ channel: site, lists, now }))
        const isProved = site.lists.every(({ id }) =>
          lists.some(({ list, lastGoodAt }) => list === id && lastGoodAt !== undefined && lastGoodAt > dueAt),
        )
        if (!isProved || now <= dueAt) expect(standing.kind).not.toBe('overdue')
      }),
      { numRuns: 2_000 },
    )
  })
})
