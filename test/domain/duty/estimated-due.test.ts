import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overdueAfter, remindOnOf } from '../../../lib/domain/duty/due.ts'
import { dueOf } from '../../../lib/domain/duty/due-of.ts'
import type { Period } from '../../../lib/domain/duty/due-rule.ts'
import { dueOfEvent } from '../../../lib/domain/duty/estimated-due.ts'
import { addMs, chinaDateOf, DAY_MS } from '../../../lib/domain/time/instant.ts'
import { at, CALENDAR, event, mustBe } from '../../fixtures/cast.ts'

const LATEST = at('2026-09-09 12:00')
const periodOf = (isWorkdays: boolean, length: number): Period =>
  isWorkdays ? { kind: 'within-workdays', workdays: length } : { kind: 'within-days', days: length }
const lengths = fc.integer({ min: 1, max: 30 })

describe('the due date of an event of which only a range of days is known', () => {
  it('reminds by the early day and calls nobody late before the late one', () => {
    fc.assert(
      fc.property(fc.boolean(), lengths, fc.integer({ min: 0, max: 40 }), (isWorkdays, length, days) => {
        const period = periodOf(isWorkdays, length)
        const earliestAt = addMs(LATEST, -days * DAY_MS)
        const origin = { kind: 'derived', notice: 'n1', from: 'e1', earliestAt } as const
        const anchor = { at: LATEST }
        const due = dueOfEvent(period, { ...event(), origin }, { anchor, calendar: CALENDAR })
        const [early, late] = [{ at: earliestAt }, anchor].map((one) => dueOf(period, one, CALENDAR))
        const lateAt = mustBe(overdueAfter(mustBe(late)))
        expect(chinaDateOf(mustBe(overdueAfter(due)))).toBe(chinaDateOf(lateAt))
        expect(mustBe(overdueAfter(due))).toBeGreaterThanOrEqual(lateAt)
        expect(mustBe(remindOnOf(due)) <= mustBe(remindOnOf(mustBe(late)))).toBe(true)
        if (due.kind === 'provisional') expect(remindOnOf(due)).toBe(remindOnOf(mustBe(early)))
      }),
    )
  })

  it('is that of the rule where the day is known', () => {
    const period: Period = { kind: 'within-workdays', workdays: 5 }
    const due = dueOfEvent(period, event(), { anchor: { at: LATEST }, calendar: CALENDAR })
    expect(due).toEqual(dueOf(period, { at: LATEST }, CALENDAR))
  })
})
