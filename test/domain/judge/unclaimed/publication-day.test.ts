import { describe, expect, it } from 'vitest'
import { publicationDays } from '../../../../lib/domain/judge/unclaimed/publication-day.ts'
import { at, type NoticeTimes, notice } from '../../../fixtures/cast.ts'

const SEEN = '2026-09-10 09:00'

describe('the days between which a notice was published', () => {
  it.each<[string, NoticeTimes, string, string]>([
    ['without any day: the first sighting', {}, '2026-09-10', '2026-09-10'],
    [
      'without any day: since the last look that did not see it',
      { absent: '2026-09-08 18:00' },
      '2026-09-08',
      '2026-09-10',
    ],
    ['the day that the page displays', { displayedOn: '2026-09-07' }, '2026-09-07', '2026-09-07'],
    ['a day in the address alone is no late end', { urlOn: '2026-09-07' }, '2026-09-07', '2026-09-10'],
    [
      'the earliest and the latest of its clocks',
      { displayedOn: '2026-09-07', urlOn: '2026-09-05', metaOn: '2026-09-08' },
      '2026-09-05',
      '2026-09-08',
    ],
    [
      'a look on the displayed day contradicts nothing',
      { displayedOn: '2026-09-08', absent: '2026-09-08 08:00' },
      '2026-09-08',
      '2026-09-08',
    ],
    [
      'a look after the displayed day does',
      { displayedOn: '2026-09-07', absent: '2026-09-08 08:00' },
      '2026-09-08',
      '2026-09-10',
    ],
    [
      'a displayed day after the last look holds',
      { displayedOn: '2026-09-09', absent: '2026-09-08 08:00' },
      '2026-09-09',
      '2026-09-09',
    ],
    [
      'a day in the future of the first sighting holds as the late end',
      { displayedOn: '2026-09-12' },
      '2026-09-12',
      '2026-09-12',
    ],
    [
      'an address of a later day without a displayed one: the first sighting',
      { urlOn: '2026-09-12' },
      '2026-09-10',
      '2026-09-10',
    ],
  ])('%s', (_, times, earliestOn, latestOn) => {
    expect(publicationDays(notice({ seen: SEEN, ...times }))).toEqual({ earliestOn, latestOn })
  })

  it('are days in China: half past midnight is the new one', () => {
    expect(publicationDays({ firstSeenAt: at('2026-09-10 00:30') }).latestOn).toBe('2026-09-10')
  })
})
