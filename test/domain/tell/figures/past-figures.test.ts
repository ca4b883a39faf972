import { describe, expect, it } from 'vitest'
import type { Judged } from '../../../../lib/domain/judge/judge-county.ts'
import type { Answer, Standing } from '../../../../lib/domain/judge/standing/standing.ts'
import { comparisonsOf, pastFigures } from '../../../../lib/domain/tell/figures/past-figures.ts'
import { NOTHING_DUE } from '../../../../lib/domain/tell/figures/tally.ts'
import { localDate } from '../../../../lib/domain/time/local-date.ts'
import { at, event } from '../../../fixtures/cast.ts'
import { judged, overdue, PUBLISHED, UNREAD } from '../judged.ts'

/** The event of the cast falls due on Tuesday, 2026-09-29; its week ends on 2026-10-04. */
const WEEK = { firstOn: localDate('2026-09-28'), lastOn: localDate('2026-10-04') }
const MONDAY = at('2026-10-05 08:30')

const seen = (when: string): Answer => ({
  notice: 'n1',
  title: '',
  url: '',
  firstSeenAt: at(when),
  evidence: '',
  matchedBy: [],
})
const late = (when: string): Standing =>
  ({ ...PUBLISHED, timing: 'late', answer: seen(when), lateness: { atLeast: 1, atMost: 2 } }) as Standing
const down = (goneAt: string): Standing => ({
  kind: 'taken-down-early',
  because: '',
  answer: seen('2026-09-20 08:00'),
  lastSeenAt: at('2026-10-01 08:00'),
  goneAt: at(goneAt),
})

describe('the figures of a week as they stood on the Monday after it', () => {
  it.each<[string, Standing, object]>([
    ['what was published in time', PUBLISHED, { due: 1, onTime: 1 }],
    ['what came late, before that Monday', late('2026-10-02 08:00'), { late: 1, overdue: 0 }],
    ['what came only after it was missing then', late('2026-10-09 08:00'), { late: 0, overdue: 1 }],
    ['what is missing to this day', overdue('2026-09-29 23:59:59', '2026-11-20 07:30'), { overdue: 1 }],
    ['what could not be read counts against nobody', UNREAD, { unverifiable: 1, overdue: 0 }],
    ['what was taken down by then', down('2026-10-04 08:00'), { onTime: 1, takenDownEarly: 1, compliant: 0 }],
    [
      'what was taken down later still stood',
      down('2026-10-20 08:00'),
      { onTime: 1, takenDownEarly: 0, compliant: 1 },
    ],
  ])('%s', (_, standing, counts) => {
    expect(pastFigures([judged(event(), standing)], WEEK, MONDAY).tally).toMatchObject(counts)
  })

  const recorded = (when: string): Judged => {
    const one = judged(event({ id: when }), PUBLISHED)
    const { obligation } = one
    return { ...one, obligation: { ...obligation, event: { ...obligation.event, recordedAt: at(when) } } }
  }

  it('leave out what was recorded only later', () => {
    const all = [recorded('2026-09-02 09:00'), recorded('2026-11-01 09:00')]
    expect(pastFigures(all, WEEK, MONDAY).tally).toMatchObject({ due: 1 })
  })

  it('are not known where nothing at all had been recorded', () => {
    expect(pastFigures([recorded('2026-11-01 09:00')], WEEK, MONDAY).tally).toBeUndefined()
    expect(pastFigures([], WEEK, MONDAY).tally).toBeUndefined()
  })

  it('are nothing, and known, where something was recorded and nothing fell due', () => {
    const before = { firstOn: localDate('2026-09-14'), lastOn: localDate('2026-09-20') }
    expect(pastFigures([judged(event(), PUBLISHED)], before, at('2026-09-21 08:30')).tally).toEqual(
      NOTHING_DUE,
    )
  })
})

describe('the weeks to compare with', () => {
  const { lastWeek, yearAgo, weeks } = comparisonsOf([judged(event(), PUBLISHED)], WEEK)

  it('are the one before and the same one of the year before, Monday to Sunday', () => {
    expect(lastWeek).toMatchObject({ firstOn: '2026-09-21', lastOn: '2026-09-27' })
    expect(yearAgo).toMatchObject({ firstOn: '2025-09-29', lastOn: '2025-10-05', tally: undefined })
  })

  it('are twelve for the trend, this one last', () => {
    expect(weeks).toHaveLength(12)
    expect(weeks[0]).toMatchObject({ firstOn: '2026-07-13', lastOn: '2026-07-19' })
    expect(weeks.at(-1)).toMatchObject({ ...WEEK, tally: { due: 1, onTime: 1 } })
  })
})
