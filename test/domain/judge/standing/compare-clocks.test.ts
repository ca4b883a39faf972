import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareClocks } from '../../../../lib/domain/judge/standing/published.ts'
import { addMs, HOUR_MS } from '../../../../lib/domain/time/instant.ts'
import { localDate } from '../../../../lib/domain/time/local-date.ts'
import { at, type NoticeTimes, notice } from '../../../fixtures/cast.ts'

const DUE_AT = at('2026-10-12 23:59:59')
const NOON = at('2026-10-12 12:00')

interface Row {
  readonly says: string
  readonly when: NoticeTimes
  readonly dueAt?: number
  readonly timing: 'on-time' | 'late' | 'uncertain'
  readonly late?: readonly [number, number]
  readonly backDated?: true
}

const ROWS: readonly Row[] = [
  { says: 'seen on the last day is on time', when: { seen: '2026-10-12 08:30' }, timing: 'on-time' },
  { says: 'seen in the last second is on time', when: { seen: '2026-10-12 23:59:59' }, timing: 'on-time' },
  {
    says: 'seen in time is on time whatever the page displays',
    when: { seen: '2026-10-12 08:30', displayedOn: '2026-10-20', urlOn: '2026-10-20' },
    timing: 'on-time',
  },
  {
    says: 'absent on the day after and seen two days later is late by one to two days',
    when: { absent: '2026-10-13 08:30', seen: '2026-10-14 08:30' },
    timing: 'late',
    late: [1, 2],
  },
  {
    says: 'absent half an hour after the end of the day and seen that morning is one day late',
    when: { absent: '2026-10-13 00:30', seen: '2026-10-13 08:30', displayedOn: '2026-10-13' },
    timing: 'late',
    late: [1, 1],
  },
  {
    says: 'displayed in time but absent after the due date is late and possibly back-dated',
    when: { absent: '2026-10-13 08:30', seen: '2026-10-14 08:30', displayedOn: '2026-10-12' },
    timing: 'late',
    late: [1, 2],
    backDated: true,
  },
  {
    says: 'displayed late and absent before is late and not back-dated',
    when: { absent: '2026-10-13 08:30', seen: '2026-10-14 08:30', displayedOn: '2026-10-13' },
    timing: 'late',
    late: [1, 2],
  },
  {
    says: 'between two looks, the displayed date in time counts',
    when: { absent: '2026-10-12 19:30', seen: '2026-10-13 08:30', displayedOn: '2026-10-12' },
    timing: 'on-time',
  },
  {
    says: 'between two looks, the displayed date after the due date counts',
    when: { absent: '2026-10-12 19:30', seen: '2026-10-15 08:30', displayedOn: '2026-10-14' },
    timing: 'late',
    late: [2, 2],
  },
  {
    says: 'between two looks, a date in the address after the due date makes a displayed one in time doubtful',
    when: {
      absent: '2026-10-12 19:30',
      seen: '2026-10-15 08:30',
      displayedOn: '2026-10-11',
      urlOn: '2026-10-14',
    },
    timing: 'late',
    late: [2, 2],
    backDated: true,
  },
  {
    says: 'the same by the date of the meta tags',
    when: { seen: '2026-10-15 08:30', displayedOn: '2026-10-11', metaOn: '2026-10-14' },
    timing: 'late',
    late: [2, 2],
    backDated: true,
  },
  {
    says: 'a date in the address in time stands in for a displayed one',
    when: { seen: '2026-10-15 08:30', urlOn: '2026-10-12' },
    timing: 'on-time',
  },
  {
    says: 'an address of before and a displayed date of after the due date: the page admits that it is late',
    when: { seen: '2026-10-15 08:30', displayedOn: '2026-10-13', urlOn: '2026-10-09' },
    timing: 'late',
    late: [1, 1],
  },
  {
    says: 'a date later than the first sighting is a slip: it cannot be later than it was seen',
    when: { seen: '2026-10-14 08:30', displayedOn: '2026-10-31' },
    timing: 'late',
    late: [2, 2],
  },
  {
    says: 'without any date and without a look before, nobody knows',
    when: { seen: '2026-10-15 08:30' },
    timing: 'uncertain',
    late: [0, 3],
  },
  {
    says: 'without any date, absent before the due moment, nobody knows either',
    when: { absent: '2026-10-12 19:30', seen: '2026-10-13 08:30' },
    timing: 'uncertain',
    late: [0, 1],
  },
  {
    says: 'hours: absent after the hour and seen on the same day is late by less than a day, and honest',
    dueAt: NOON,
    when: { absent: '2026-10-12 12:30', seen: '2026-10-12 15:30', displayedOn: '2026-10-12' },
    timing: 'late',
    late: [0, 0],
  },
  {
    says: 'hours: displayed on the day before, although absent on the day itself, is possibly back-dated',
    dueAt: NOON,
    when: { absent: '2026-10-12 12:30', seen: '2026-10-12 15:30', displayedOn: '2026-10-11' },
    timing: 'late',
    late: [0, 0],
    backDated: true,
  },
  {
    says: 'hours: a displayed day cannot say on which side of noon it was',
    dueAt: NOON,
    when: { absent: '2026-10-12 11:30', seen: '2026-10-12 15:30', displayedOn: '2026-10-12' },
    timing: 'uncertain',
    late: [0, 0],
  },
  {
    says: 'hours: a displayed day before is on time',
    dueAt: NOON,
    when: { seen: '2026-10-12 15:30', displayedOn: '2026-10-11' },
    timing: 'on-time',
  },
]

describe('three clocks', () => {
  it.each(ROWS)('$says', ({ when, timing, late, backDated, dueAt = DUE_AT }) => {
    const judgement = compareClocks(notice(when), dueAt as typeof DUE_AT)
    expect(judgement.timing).toBe(timing)
    expect(judgement.possiblyBackDated).toBe(backDated ?? false)
    expect(judgement.lateness && [judgement.lateness.atLeast, judgement.lateness.atMost]).toEqual(late)
    expect(judgement.because).toMatch(/。$/)
  })

  it('never widens the range of lateness by one more look, before or after', () => {
    const hours = fc.integer({ min: -240, max: 240 })
    const date = fc.option(
      fc.integer({ min: 1, max: 25 }).map((day) => localDate(`2026-10-${String(day).padStart(2, '0')}`)),
      { nil: undefined },
    )
    fc.assert(
      fc.property(
        fc.record({
          absent: hours,
          later: hours,
          seen: hours,
          earlier: hours,
          displayedOn: date,
          urlOn: date,
        }),
        ({ absent, later, seen, earlier, displayedOn, urlOn }) => {
          const looks = [absent, later, seen, earlier].toSorted((a, b) => a - b)
          const [first = 0, second = 0, third = 0, fourth = 0] = looks.map((hour) =>
            addMs(DUE_AT, hour * HOUR_MS),
          )
          const dates = { ...notice(), displayedOn, urlOn }
          const wide = compareClocks(
            { ...dates, absentAt: first as typeof DUE_AT, firstSeenAt: fourth as typeof DUE_AT },
            DUE_AT,
          )
          const narrow = compareClocks(
            { ...dates, absentAt: second as typeof DUE_AT, firstSeenAt: third as typeof DUE_AT },
            DUE_AT,
          )
          if (narrow.timing === 'on-time') return
          // Written dates are points; they may be contradicted by a look, and then the range of the looks counts.
          const isByDates =
            wide.lateness !== undefined && first <= DUE_AT && (displayedOn ?? urlOn) !== undefined
          if (isByDates || wide.timing === 'on-time') return
          expect(width(narrow)).toBeLessThanOrEqual(width(wide))
          expect(narrow.lateness?.atLeast).toBeGreaterThanOrEqual(wide.lateness?.atLeast ?? 0)
          expect(narrow.lateness?.atMost).toBeLessThanOrEqual(wide.lateness?.atMost ?? 0)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('never calls a notice late that was seen in time, nor on time one that was absent after', () => {
    const hours = fc.integer({ min: -2_000, max: 2_000 })
    fc.assert(
      fc.property(hours, fc.nat(500), (seen, before) => {
        const firstSeenAt = addMs(DUE_AT, seen * HOUR_MS)
        const absentAt = addMs(firstSeenAt, -(before + 1) * HOUR_MS)
        const { timing } = compareClocks({ ...notice(), firstSeenAt, absentAt }, DUE_AT)
        if (firstSeenAt <= DUE_AT) expect(timing).toBe('on-time')
        if (absentAt > DUE_AT) expect(timing).toBe('late')
      }),
    )
  })
})

function width({ lateness }: ReturnType<typeof compareClocks>): number {
  return lateness === undefined ? 0 : lateness.atMost - lateness.atLeast
}
