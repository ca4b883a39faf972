import { describe, expect, it } from 'vitest'
import { rungMoments } from '../../../lib/domain/tell/ladder.ts'
import { formatChinaInstant } from '../../../lib/domain/time/instant.ts'
import { CALENDAR, calendarWith2027, county, event, obligation, tender } from '../../fixtures/cast.ts'

type Of = Parameters<typeof obligation>[0]

function moments(of: Of, ladder = county.ladder, calendar = CALENDAR): string[] {
  const { due } = obligation(of, undefined, calendar)
  return rungMoments(ladder, { due, startedAt: of.occurredAt, calendar }).map(
    ({ id, at, late }) =>
      `${id} ${formatChinaInstant(at).slice(5, 16).replace('T', ' ')}${late ? ' late' : ''}`,
  )
}

describe('the ladder', () => {
  // Due on Friday 16 October: 1 to 7 October and 25 to 27 September are off, Saturday 10 October is worked.
  it('counts workdays around National Day, make-up Saturday included', () => {
    expect(moments(event({ on: '2026-09-14 09:00' })).slice(0, 11)).toEqual([
      'before-10wd 09-28 00:00',
      'before-5wd 10-10 00:00',
      'before-2wd 10-14 00:00',
      'before-1wd 10-15 00:00',
      'on-day 10-16 00:00',
      'after-1wd 10-19 00:00 late',
      'after-3wd 10-21 00:00 late',
      'after-5wd 10-23 00:00 late',
      'weekly-1 10-30 00:00 late',
      'weekly-2 11-06 00:00 late',
      'weekly-3 11-13 00:00 late',
    ])
  })

  it('repeats weekly as often as the county says, and no more', () => {
    const weekly = moments(event({ on: '2026-03-02 09:00' })).filter((moment) => moment.startsWith('weekly'))
    expect(weekly).toHaveLength(12)
  })

  it('counts rules of hours in hours, and their late rungs in workdays', () => {
    expect(moments(tender({ on: '2026-09-30 20:00' }), county.hourLadder).slice(0, 5)).toEqual([
      'half-time 10-01 02:00',
      'before-2h 10-01 06:00',
      'at-end 10-01 08:00 late',
      'after-1wd 10-08 00:00 late',
      'after-3wd 10-10 00:00 late',
    ])
  })

  it('reminds of the early end of a range and reproaches after the late end', () => {
    const unknown = moments(event({ on: '2026-12-10 09:00' }))
    const known = moments(event({ on: '2026-12-10 09:00' }), county.ladder, calendarWith2027())
    const on = (rung: string, of: readonly string[]) => of.find((moment) => moment.startsWith(rung))
    expect(on('on-day', unknown)).toBe('on-day 01-01 00:00')
    expect(on('after-1wd', unknown)).toBe('after-1wd 01-19 00:00 late')
    expect(on('on-day', known)).toBe('on-day 01-08 00:00')
    expect(on('after-1wd', known)).toBe('after-1wd 01-11 00:00 late')
  })

  it('has no moments for what has no due date', () => {
    const due = { kind: 'error', code: 'unreadable-anchor', message: '' } as const
    expect(rungMoments(county.ladder, { due, startedAt: event().occurredAt, calendar: CALENDAR })).toEqual([])
  })

  it('has none where the calendar does not reach', () => {
    const due = { ...obligation(event()).due, safeOn: '2018-01-02' } as Parameters<
      typeof rungMoments
    >[1]['due']
    const found = rungMoments(county.ladder, { due, startedAt: event().occurredAt, calendar: CALENDAR })
    expect(found.map(({ at }) => at).every(Number.isFinite)).toBe(true)
  })
})
