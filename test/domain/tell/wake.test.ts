import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Judged } from '../../../lib/domain/judge/judge-county.ts'
import { isOfficeTime, nextOpening } from '../../../lib/domain/tell/office-hours.ts'
import { nextWakeAt } from '../../../lib/domain/tell/wake.ts'
import { addMs, formatChinaInstant, MINUTE_MS } from '../../../lib/domain/time/instant.ts'
import { at, building, CALENDAR, county, event, tender } from '../../fixtures/cast.ts'
import { AWAITED, judged, overdue, PUBLISHED, UNATTESTED, UNREAD } from './judged.ts'

const from = { county, calendar: CALENDAR }

function wake(when: string, ...of: readonly Judged[]): string {
  return formatChinaInstant(nextWakeAt(of, { ...from, now: at(when) }))
    .slice(5, 16)
    .replace('T', ' ')
}

/** Due on Tuesday 2026-09-29. */
const policy = event()
/** Due on Friday 2026-09-18 at 21:00. */
const text = tender({ on: '2026-09-18 09:00' })

describe('the next wake', () => {
  it.each([
    ['with nothing to do, when the office opens next', '2026-09-15 09:00', [], '09-16 08:00'],
    ['before the office opens, when it does today', '2026-09-15 05:00', [], '09-15 08:00'],
    ['after a Friday, on Monday', '2026-09-11 09:00', [], '09-14 08:00'],
    ['over National Day, on the day after', '2026-09-30 09:00', [], '10-08 08:00'],
    ['before a make-up Saturday, on it', '2026-10-09 09:00', [], '10-10 08:00'],
    [
      'for a rung of grouped mail, when the office opens on its day',
      '2026-09-14 09:00',
      [judged(policy, AWAITED)],
      '09-15 08:00',
    ],
    [
      'for a due moment of the day, when the office opens after it',
      '2026-09-29 09:00',
      [judged(policy, AWAITED)],
      '09-30 08:00',
    ],
    ['a second after an urgent due moment', '2026-09-18 20:00', [judged(text, AWAITED)], '09-18 21:00'],
    ['for rungs of hours, by the minute', '2026-09-18 09:00', [judged(text, AWAITED)], '09-18 15:00'],
    [
      'on a Saturday at seven for held text messages',
      '2026-09-18 22:00',
      [judged(text, overdue('2026-09-18 21:00', '2026-09-18 21:30'))],
      '09-19 07:00',
    ],
    [
      'in an hour, when an urgent matter only misses a look',
      '2026-09-19 09:00',
      [judged(text, UNREAD)],
      '09-19 10:00',
    ],
    [
      'at the opening for others: the first good look of a day wakes the county by itself',
      '2026-09-30 09:00',
      [judged(policy, UNREAD)],
      '10-08 08:00',
    ],
    ['by night too for what is urgent', '2026-09-18 22:00', [judged(text, UNREAD)], '09-18 23:00'],
    ['but not for weeks', '2026-09-25 22:00', [judged(text, UNREAD)], '09-26 07:00'],
    [
      'in an hour for an urgent rung that waits for a newer look',
      '2026-09-21 09:00',
      [judged(text, overdue('2026-09-18 21:00', '2026-09-18 21:30'))],
      '09-21 10:00',
    ],
    [
      'not when the rung has its look',
      '2026-10-09 09:00',
      [judged(policy, overdue('2026-09-29 23:59:59', '2026-10-09 07:30'))],
      '10-10 08:00',
    ],
    [
      'not for a board, which no look proves',
      '2026-09-30 09:00',
      [judged(building(), UNATTESTED, 'project-site-board')],
      '10-08 08:00',
    ],
    [
      'not for what only a person can decide',
      '2026-09-30 09:00',
      [judged(policy, { ...UNREAD, reason: 'ambiguous-match' } as typeof UNREAD)],
      '10-08 08:00',
    ],
    ['not for what is published', '2026-09-14 09:00', [judged(policy, PUBLISHED)], '09-15 08:00'],
  ] as const)('comes %s', (_, when, of, expected) => {
    expect(wake(when, ...of)).toBe(expected)
  })

  it('is later than now, and never later than the next opening', () => {
    const standings = [
      AWAITED,
      PUBLISHED,
      UNREAD,
      UNATTESTED,
      overdue('2026-09-29 23:59:59', '2026-09-30 07:30'),
    ]
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(policy, text, building()), fc.constantFrom(...standings)), {
          maxLength: 4,
        }),
        fc.integer({ min: 0, max: 60 * 24 * 60 }),
        (of, minutes) => {
          const now = addMs(at('2026-09-10 00:00'), minutes * MINUTE_MS)
          const next = nextWakeAt(
            of.map(([one, standing]) => judged(one, standing)),
            { ...from, now },
          )
          expect(next).toBeGreaterThan(now)
          expect(next).toBeLessThanOrEqual(nextOpening(now, from))
          expect(isOfficeTime(nextOpening(now, from), from)).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })
})
