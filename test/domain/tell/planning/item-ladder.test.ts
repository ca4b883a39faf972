import { describe, expect, it } from 'vitest'
import type { County } from '../../../../lib/domain/tell/county.ts'
import type { Rung } from '../../../../lib/domain/tell/ladder.ts'
import { planReminders } from '../../../../lib/domain/tell/reminder-plan.ts'
import { at, CALENDAR, county, PEOPLE, tender } from '../../../fixtures/cast.ts'
import { AWAITED, judged } from '../judged.ts'
import { due29, lines, policy } from '../plans.ts'

const three: Rung = {
  id: 'before-3wd',
  at: { kind: 'workdays-before', workdays: 3 },
  to: ['head'],
  media: ['mail'],
}

function toldBy(itemLadders: County['itemLadders'], when: string, of = due29) {
  const given = { now: at(when), calendar: CALENDAR, people: PEOPLE, sent: [] }
  return lines(
    planReminders({ ...given, county: { ...county, itemLadders }, judged: [judged(of, AWAITED)], lists: [] }),
  )
}

describe('an item with a ladder of its own', () => {
  const own = new Map([['01', { ladder: [three] }]])

  it('is reminded of by that ladder alone', () => {
    expect(toldBy(own, '2026-09-15 09:00')).toEqual([])
    expect(toldBy(own, '2026-09-23 09:00')).toEqual(['zhao mail: e1 before-3wd'])
    expect(toldBy(own, '2026-09-29 09:00')).toEqual(['zhao mail: e1 before-3wd'])
  })

  it('leaves other items and the ladder of hours as they are', () => {
    const other = policy('e5', {
      item: '02.3s',
      trigger: 'project_started',
      facts: { projectName: '示例小区' },
    })
    expect(toldBy(own, '2026-09-15 09:00', other)).toEqual(['zhang mail: e5 before-10wd'])
    const short = tender({ on: '2026-09-28 08:00' })
    const hours = new Map([['20', { ladder: [three] }]])
    expect(toldBy(hours, '2026-09-28 15:00', short)).toEqual(toldBy(undefined, '2026-09-28 15:00', short))
  })
})
