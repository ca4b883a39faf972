import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assess } from '../../../../lib/domain/judge/standing/assess.ts'
import { addMs, HOUR_MS, type Instant } from '../../../../lib/domain/time/instant.ts'
import { addDays, localDate } from '../../../../lib/domain/time/local-date.ts'
import type { ListState } from '../../../../lib/domain/watch/channel-health.ts'
import { at, attestation, decision, listState, obligation, siteOf, tender } from '../../../fixtures/cast.ts'

import { DECIDED_ROWS } from './decided-rows.ts'
import { boardFacts, facts, goodAt, kindOf, lists2, ROWS, two } from './standing-rows.ts'

describe('standing', () => {
  it.each([...ROWS, ...DECIDED_ROWS])('%s: %s', (_, standing, parts) => {
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
    expect(readable({ channel: two, lists: lists2('2026-09-20 08:30') })).toBe(false)
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
      swept: fc.option(fc.integer({ min: -500, max: 500 }), { nil: undefined }),
    })
    fc.assert(
      fc.property(fc.array(state, { maxLength: 6 }), fc.integer({ min: -300, max: 600 }), (states, hours) => {
        const now = addMs(dueAt, hours * HOUR_MS)
        const lists = states.map(
          ({ list, good, failed, covered, swept }): ListState => ({
            ...listState({ list }),
            lastGoodAt:
              good === undefined ? undefined : (Math.min(addMs(dueAt, good * HOUR_MS), now) as Instant),
            lastOutcome: failed ? { kind: 'blocked', reason: '412' } : { kind: 'read' },
            coveredFromOn: covered === undefined ? undefined : addDays(localDate('2026-09-01'), covered),
            sweeps: swept === undefined ? undefined : [{ at: addMs(dueAt, swept * HOUR_MS) }],
          }),
        )
        const standing = assess(facts({ channel: site, lists, now }))
        const isProved = site.lists.every(({ id }) =>
          lists.some(
            ({ list, lastGoodAt, sweeps }) =>
              list === id &&
              lastGoodAt !== undefined &&
              lastGoodAt > dueAt &&
              sweeps?.some((sweep) => sweep.at > dueAt),
          ),
        )
        if (!isProved || now <= dueAt) expect(standing.kind).not.toBe('overdue')
      }),
      { numRuns: 2_000 },
    )
  })
})
