import { describe, expect, test } from 'vitest'
import { addMs, chinaInstantOf, DAY_MS } from '../../../lib/domain/time/instant.ts'
import { localDate } from '../../../lib/domain/time/local-date.ts'
import {
  type ChannelHealth,
  healthOf,
  type ListState,
  withOutcome,
  withRowCount,
} from '../../../lib/domain/watch/channel-health.ts'
import type { ReadingOutcome } from '../../../lib/domain/watch/reading.ts'

const NOW = chinaInstantOf(2026, 3, 16, 9)
const daysAgo = (days: number) => addMs(NOW, -days * DAY_MS)

/** A list as it was stored before health was kept over time. */
const OLD: ListState = {
  county: '211324',
  channel: 'kazuo-site',
  list: 'tenders',
  lastLookAt: NOW,
  lastOutcome: { kind: 'read' },
  lastGoodAt: NOW,
  failuresInARow: 0,
  looks: 100,
  failures: 90,
  newestNoticeAt: daysAgo(1),
  noticesSeen: 5,
}
const SELECTOR = { selector: 'ul.list > li', sample: 'body > table > tr' }
const CHANGED: ReadingOutcome = { kind: 'unreadable', reason: '没有找到公告', ...SELECTOR }
const NO_ANSWER: ReadingOutcome = { kind: 'unreachable', reason: '连接超时' }
const looks = (good: number, unreachable: number) => 'u'.repeat(good) + 'n'.repeat(unreachable)
const days = (count: number, rows: number) => Array.from({ length: count }, () => rows)

describe('a list', () => {
  test.each<[string, Partial<ListState>, ChannelHealth['kind'], object?]>([
    ['stored before anything of this was kept is healthy', {}, 'healthy'],
    ['that was not to be had is failing', { lastOutcome: NO_ANSWER }, 'failing', { since: NOW }],
    [
      'whose card fits no more has changed its shape',
      { lastOutcome: CHANGED },
      'shape-changed',
      { outcome: CHANGED, since: NOW },
    ],
    [
      'that is unreadable for another reason is failing',
      { lastOutcome: { kind: 'unreadable', reason: 'HTTP 404' } },
      'failing',
    ],
    ['that our limits cut short today is healthy', { cutShortAt: NOW, lastGoodAt: daysAgo(2) }, 'healthy'],
    [
      'that they cut short day after day is failing',
      { cutShortAt: NOW, lastGoodAt: daysAgo(3) },
      'failing',
      { outcome: { kind: 'unreadable', isOurLimit: true }, since: daysAgo(3) },
    ],
    [
      'that was never read to where it should be is failing',
      { cutShortAt: NOW, lastGoodAt: undefined },
      'failing',
      { outcome: { isOurLimit: true } },
    ],
    ['of which 5 % of the looks got no answer is healthy', { recentOutcomes: looks(57, 3) }, 'healthy'],
    [
      'of which more than 5 % got none is often unreachable',
      { recentOutcomes: looks(56, 4) },
      'unreachable-often',
      { unreachable: 4, looks: 60 },
    ],
    ['looked at 19 times is not judged yet', { recentOutcomes: looks(0, 19) }, 'healthy'],
    [
      'looked at 20 times is',
      { recentOutcomes: looks(18, 2) },
      'unreachable-often',
      { unreachable: 2, looks: 20 },
    ],
    ['that turns us away often is not unreachable', { recentOutcomes: 'ub'.repeat(20) }, 'healthy'],
    [
      'with less than half its rows on two days shrinks',
      { rowCounts: [...days(10, 40), 19, 19] },
      'shrinking',
      { rows: 19, usual: 40 },
    ],
    ['with half its rows does not', { rowCounts: [...days(10, 40), 20, 20] }, 'healthy'],
    ['with few rows on one day does not', { rowCounts: [...days(10, 40), 3] }, 'healthy'],
    ['that is back the next day does not', { rowCounts: [...days(10, 40), 3, 40] }, 'healthy'],
    ['that used to have nine rows does not', { rowCounts: [...days(10, 9), 1, 1] }, 'healthy'],
    ['that used to have ten does', { rowCounts: [...days(10, 10), 4, 4] }, 'shrinking'],
    ['known for four days does not', { rowCounts: [...days(4, 40), 1, 1] }, 'healthy'],
    ['known for five days does', { rowCounts: [...days(5, 40), 1, 1] }, 'shrinking', { usual: 40 }],
    ['with one odd big day does not', { rowCounts: [...days(8, 20), 400, 20, 20] }, 'healthy'],
    [
      'that thins out over a month does not',
      { rowCounts: Array.from({ length: 30 }, (_, day) => 60 - day) },
      'healthy',
    ],
    ['that is empty where it was full shrinks', { rowCounts: [...days(10, 40), 0, 0] }, 'shrinking'],
    ['with news 180 days ago is healthy', { newestNoticeAt: daysAgo(180) }, 'healthy'],
    ['with news 181 days ago is silent', { newestNoticeAt: daysAgo(181) }, 'silent', { days: 181 }],
    [
      'whose news is old by its own days is silent from the first look on',
      { firstLookAt: NOW, newestNoticeAt: NOW, newestDisplayedOn: localDate('2019-05-06') },
      'silent',
    ],
    [
      'that got news after the first look goes by when that came',
      { firstLookAt: daysAgo(300), newestNoticeAt: daysAgo(2), newestDisplayedOn: localDate('2019-05-06') },
      'healthy',
    ],
    [
      'that never had a notice is silent after as long',
      { firstLookAt: daysAgo(200), newestNoticeAt: undefined },
      'silent',
      { days: 200 },
    ],
    [
      'that never had one, looked at since unknown when, is healthy',
      { newestNoticeAt: undefined },
      'healthy',
    ],
    [
      'that fails now tells that before all else',
      { lastOutcome: NO_ANSWER, recentOutcomes: looks(30, 30), rowCounts: [...days(10, 40), 1, 1] },
      'failing',
    ],
    [
      'that is often unreachable tells that before it shrinks',
      { recentOutcomes: looks(30, 30), rowCounts: [...days(10, 40), 1, 1] },
      'unreachable-often',
    ],
  ])('%s', (_, more, kind, figures = {}) => {
    expect(healthOf({ ...OLD, ...more }, 180, NOW)).toMatchObject({ kind, ...figures })
  })

  test('that nobody looked at says so', () => {
    expect(healthOf(undefined, 180, NOW)).toEqual({ kind: 'never-looked' })
  })

  test.each([
    [14, 14, 'healthy'],
    [14, 15, 'silent'],
  ])('of news may be silent for %i days: after %i it is %s', (daysMax, ago, kind) => {
    expect(healthOf({ ...OLD, newestNoticeAt: daysAgo(ago) }, daysMax, NOW).kind).toBe(kind)
  })
})

describe('what is kept from look to look', () => {
  test('is the last sixty outcomes, each kind by a letter of its own', () => {
    const kinds = ['read', 'unchanged', 'empty', 'unreadable', 'blocked', 'unreachable', 'misled'] as const
    const one = kinds.reduce<string | undefined>(
      (kept, kind) => withOutcome(kept, { kind, reason: '' }),
      undefined,
    )
    expect(new Set(one).size).toBe(kinds.length)
    expect(withOutcome('u'.repeat(60), NO_ANSWER)).toBe(`${'u'.repeat(59)}n`)
  })

  test('is the rows of thirty days', () => {
    expect(withRowCount(undefined, 7)).toEqual([7])
    expect(withRowCount(days(30, 1), 2)).toEqual([...days(29, 1), 2])
  })
})
