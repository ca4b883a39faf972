import { describe, expect, it } from 'vitest'
import type { ListState } from '../../../lib/domain/watch/channel-health.ts'
import { sightOf } from '../../../lib/domain/watch/list-sight.ts'
import type { ReadingOutcome } from '../../../lib/domain/watch/reading.ts'
import { at } from '../../fixtures/cast.ts'

const NOW = at('2026-11-24 12:00')
const READ: ReadingOutcome = { kind: 'read' }
const DOWN: ReadingOutcome = { kind: 'unreachable', reason: '连接超时' }
const RESHAPED: ReadingOutcome = { kind: 'unreadable', reason: '没有找到列表', selector: 'ul.list' }
const OUR_LIMIT: ReadingOutcome = { kind: 'unreadable', reason: '次数用完', isOurLimit: true }

function state(parts: Partial<ListState>): ListState {
  return {
    county: '211324',
    channel: 'county-site',
    list: 'policy',
    firstLookAt: at('2026-09-01 08:00'),
    lastLookAt: NOW,
    lastOutcome: READ,
    lastGoodAt: at('2026-11-24 09:00'),
    failuresInARow: 0,
    looks: 100,
    failures: 0,
    noticesSeen: 5,
    ...parts,
  }
}

const out = (parts: Partial<ListState>) =>
  state({ lastOutcome: DOWN, failuresInARow: 2, failingSinceAt: at('2026-11-24 10:00'), ...parts })

describe('whether a list can be read', () => {
  it.each<[string, ListState | undefined, ReturnType<typeof sightOf>]>([
    ['nobody looked yet', undefined, 'unclear'],
    ['the last look was good', state({}), 'readable'],
    ['one look failed, hours after a good one', out({ failuresInARow: 1, failingSinceAt: NOW }), 'unclear'],
    ['two looks in a row failed, two hours apart', out({}), 'unreadable'],
    ['two looks failed within two hours', out({ failingSinceAt: at('2026-11-24 10:01') }), 'unclear'],
    [
      'the site refused us once',
      out({ lastOutcome: { kind: 'blocked', reason: '403' }, failuresInARow: 1, failingSinceAt: NOW }),
      'unreadable',
    ],
    ['one look found another page', out({ lastOutcome: RESHAPED, failuresInARow: 1 }), 'unclear'],
    ['two looks found another page', out({ lastOutcome: RESHAPED }), 'unreadable'],
    [
      'one look failed, two days after the last good one',
      out({ failuresInARow: 1, lastGoodAt: at('2026-11-22 12:00') }),
      'unreadable',
    ],
    [
      'one look failed, less than two days after the last good one',
      out({ failuresInARow: 1, lastGoodAt: at('2026-11-22 12:01') }),
      'unclear',
    ],
    ['all looks failed since the first, today', out({ lastGoodAt: undefined }), 'unreadable'],
    ['two looks failed, and it was not kept since when', out({ failingSinceAt: undefined }), 'unclear'],
    [
      'our own limits ended every look since the first, for days',
      state({ lastOutcome: OUR_LIMIT, lastGoodAt: undefined, cutShortAt: NOW }),
      'unreadable',
    ],
    [
      'our own limits ended the first look of today',
      state({ lastOutcome: OUR_LIMIT, lastGoodAt: undefined, firstLookAt: NOW, cutShortAt: NOW }),
      'unclear',
    ],
    [
      'our own limits kept it from being read for days',
      state({ lastGoodAt: at('2026-11-20 08:00'), cutShortAt: NOW }),
      'unreadable',
    ],
    ['it says nothing new for months', state({ newestNoticeAt: at('2026-01-10 08:00') }), 'readable'],
  ])('%s', (_, given, expected) => {
    expect(sightOf(given, 30)).toBe(expected)
  })
})
