import { describe, expect, it } from 'vitest'
import { extendedTo } from '../../../lib/domain/duty/obligation.ts'
import { localDate } from '../../../lib/domain/time/local-date.ts'
import { CALENDAR, event, obligation } from '../../fixtures/cast.ts'

const dueUntil = (until: string) => extendedTo(obligation(event()), localDate(until), CALENDAR).due

describe('an extension', () => {
  it.each([
    ['a workday', '2026-11-18', '2026-11-18'],
    ['a rest day: the workday before is safe', '2026-11-22', '2026-11-20'],
    ['a day beyond the calendar: nothing safer than the day itself is known', '2099-12-31', '2099-12-31'],
  ])('until %s', (_, dueOn, safeOn) => {
    expect(dueUntil(dueOn)).toMatchObject({ kind: 'by-end-of-date', dueOn, nominalOn: dueOn, safeOn })
  })

  it('until a day that is no later than the regular one grants nothing', () => {
    const regular = obligation(event())
    expect(extendedTo(regular, localDate('2026-09-15'), CALENDAR)).toBe(regular)
  })
})
