import { describe, expect, it } from 'vitest'
import { assess } from '../../../../../lib/domain/judge/standing/assess.ts'
import type { ListState } from '../../../../../lib/domain/watch/channel-health.ts'
import {
  at,
  decision,
  event,
  listState,
  mustBe,
  notice,
  obligation,
  siteOf,
} from '../../../../fixtures/cast.ts'
import { facts, goodAt, lists2, two } from '../standing-rows.ts'

const AFTER = '2026-10-08 09:00'
const GOOD = '2026-10-08 08:30'
/** A card on which no list has been found yet. */
const bare = siteOf('county-site', 0)
const failing = (list = 0) =>
  listState({ list: mustBe(two.lists[list]).id, good: '2026-10-01 08:30', failed: GOOD })

type Parts = Parameters<typeof facts>[0]

describe('while there is time', () => {
  it.each<[string, Parts, object]>([
    [
      'a site that can be read is waited for',
      {},
      { because: '期限未到，县政府网站上尚未看到。', channelReadable: true },
    ],
    [
      'one that fails now says so',
      { lists: [listState({ good: '2026-09-19 08:30', failed: '2026-09-20 08:30' })] },
      {
        because: '期限未到；县政府网站目前无法读取，是否已公开暂时无法核对。',
        channelReadable: false,
        neverLooked: false,
      },
    ],
    [
      'one of two lists that nobody has looked at is no fault',
      { channel: two, lists: lists2('2026-09-20 08:30') },
      {
        because: '期限未到；县政府网站尚未查看，是否已公开暂时无法核对。',
        channelReadable: false,
        neverLooked: true,
      },
    ],
    [
      'one without any list cannot be read',
      { channel: bare },
      {
        because: '期限未到；县政府网站目前无法读取，是否已公开暂时无法核对。',
        channelReadable: false,
        neverLooked: false,
      },
    ],
  ])('%s', (_, parts, expected) => {
    expect(assess(facts(parts))).toEqual({ kind: 'awaited', ...expected })
  })
})

describe('after the due moment nothing is said of the unit', () => {
  const swept = (...sweeps: NonNullable<ListState['sweeps']>): Parts => ({
    lists: goodAt(GOOD).map((list) => ({ ...list, sweeps })),
  })
  const notSwept = '期限已过，但期限后还没有完整查看一遍县政府网站，不能判断是否公开。'
  const notRead = '期限已过，但期限后未能成功读取县政府网站，不能判断是否公开。'

  it.each<[string, Parts, string, string]>([
    ['where nobody read the site', { lists: [] }, 'channel-not-read', notRead],
    ['where the card names no list', { channel: bare }, 'channel-not-read', notRead],
    [
      'where the list was not read far enough',
      { lists: goodAt(GOOD, '2026-09-05') },
      'window-not-covered',
      '县政府网站只查看到2026-09-05，更早的公告未查看，不能判断是否公开。',
    ],
    ['where no look went through it', { ...swept() }, 'window-not-covered', notSwept],
    [
      'where the last look through it was in the last second of the period',
      swept({ at: at('2026-09-29 23:59:59') }),
      'window-not-covered',
      notSwept,
    ],
    [
      'where the event cannot be known by a notice',
      { isIdentifiable: false },
      'not-identifiable',
      '期限已过，但登记的信息不足以辨认公告（缺少文号等编号，也没有项目或文件名称），需人工核对或补充登记。',
    ],
  ])('%s', (_, parts, reason, because) => {
    const standing = assess(facts({ when: AFTER, lists: goodAt(GOOD), ...parts }))
    expect(standing).toEqual({ kind: 'unverifiable', because, reason, candidates: [] })
  })

  it('where two matters are close: both notices are shown with what speaks for them', () => {
    const unclear = ['a', 'b'].map((id) => ({ notice: notice({ id }), evidence: [`似${id}`] }))
    expect(assess(facts({ unclear }))).toMatchObject({
      because: '有2条公告可能对应本事项，但与登记的时间、次数或者其他事项不能完全对上，需人工确认。',
      candidates: [
        { notice: 'a', matchedBy: ['似a'] },
        { notice: 'b', matchedBy: ['似b'] },
      ],
    })
  })

  it('where notices were not read: the first five are shown, earliest first', () => {
    const unread = [6, 2, 3, 4, 5, 1].map((day) => notice({ id: `n${day}`, seen: `2026-09-0${day} 08:30` }))
    const standing = assess(facts({ when: AFTER, lists: goodAt(GOOD), unread }))
    const matchedBy = ['页面未能读取或标题不全，请打开核对']
    expect(standing).toMatchObject({
      because: '期限已过，但县政府网站上有6条公告未能读到全文，不能判断是否公开。',
      reason: 'pages-not-read',
      candidates: ['n1', 'n2', 'n3', 'n4', 'n5'].map((id) => ({ notice: id, matchedBy })),
    })
    expect(standing).toHaveProperty('candidates.length', 5)
  })
})

describe('what is missing', () => {
  it('is said with the moment of the earliest look that proves it', () => {
    expect(assess(facts({ when: AFTER, channel: two, lists: lists2('2026-10-07 08:30', GOOD) }))).toEqual({
      kind: 'overdue',
      because: '期限已过，2026-10-07 08:30查看县政府网站时未见公开。',
      since: at('2026-09-29 23:59:59'),
      lookedAt: at('2026-10-07 08:30'),
      readableNow: true,
    })
  })

  it.each([
    ['the first', [failing(0), listState({ good: GOOD, list: mustBe(two.lists[1]).id })]],
    ['the second', [listState({ good: GOOD, list: mustBe(two.lists[0]).id }), failing(1)]],
  ])('is said to be unreadable now where %s of two lists fails', (_, lists) => {
    expect(assess(facts({ when: AFTER, channel: two, lists }))).toMatchObject({
      kind: 'overdue',
      readableNow: false,
    })
  })
})

describe('a decision', () => {
  const matched = [{ notice: notice(), evidence: [] }]

  it('that withholds without a ground gives its basis alone', () => {
    expect(assess(facts({ decisions: [decision()] })).because).toBe(
      '依法不予公开（资料补正，县政府办公室批准）。',
    )
  })

  it('that withdraws names who and why', () => {
    expect(assess(facts({ decisions: [decision({ kind: 'withdraw' })] }))).toEqual({
      kind: 'withdrawn',
      because: '县政府办公室批准撤回：资料补正。',
    })
  })

  it('that gave more time is not spoken of where the notice is there', () => {
    expect(assess(facts({ decisions: [decision({ until: '2026-10-20' })], matched })).because).toBe(
      '期限内已公开（2026-09-20 08:30首次看到）。',
    )
  })

  it('that gave a day within a stop that its approver knew of gave that day, and no more', () => {
    const stop = decision({
      kind: 'stop-clock',
      fromOn: '2026-10-15',
      toOn: '2026-10-25',
      at: '2026-09-10 10:00',
    })
    const until = decision({ id: 'd2', until: '2026-10-20', at: '2026-09-28 10:00' })
    const decisions = [stop, until]
    expect(
      assess(facts({ when: '2026-10-22 09:00', lists: goodAt('2026-10-22 08:30'), decisions })),
    ).toMatchObject({
      kind: 'overdue',
      since: at('2026-10-20 23:59:59'),
    })
  })
})

it('an event without a date that can be computed is a matter for a person', () => {
  const undated = (code: 'missing-field' | 'wrong-field', message: string) => {
    const due = { kind: 'error', code, message } as const
    return assess(facts({ obligation: { ...obligation(event()), due } }))
  }
  expect(undated('wrong-field', '日期不对')).toEqual({
    kind: 'unverifiable',
    because: '期限无法计算，请核对起算时间。',
    reason: 'no-date',
    candidates: [],
  })
  expect(undated('missing-field', '没有写明提交方式')).toEqual({
    kind: 'unverifiable',
    because: '没有写明提交方式，期限无法计算，请补充登记。',
    reason: 'no-track',
    candidates: [],
  })
  const kept = { ...obligation(event()), due: { kind: 'keep-forever' } } as const
  expect(assess(facts({ obligation: kept }))).toMatchObject({ reason: 'no-date' })
})
