import { expect, test } from 'vitest'
import { chinaInstantOf } from '../../../lib/domain/time/instant.ts'
import type { WebChannel } from '../../../lib/domain/watch/channel.ts'
import { createTown, LIST_URL, ORIGIN, post, sampleChannel, sampleList } from '../crawl-site.ts'

const day = (date: number, hour = 9) => chinaInstantOf(2026, 3, date, hour)
const posts = ['a', 'b', 'c'].map((name, i) => post(name, `2026-03-0${9 - i}`))
const WITHOUT_ROWS = '<html><title>招标公告</title><body><ul class="list"></ul><p>暂无数据</p></body></html>'

const channel: WebChannel = { ...sampleChannel, lists: [{ ...sampleList, proves: false }] }

test('a list that shows no district is never read well, and its notices are known all the same', async () => {
  const town = createTown()
  town.publish(posts)
  expect(await town.look(day(16), [channel])).toMatchObject({ looks: { unreadable: 1 }, newNotices: 3 })
  expect(await town.state()).toMatchObject({ lastOutcome: { reason: expect.stringContaining('哪个地区') } })
  expect((await town.state()).lastGoodAt).toBeUndefined()
  expect((await town.notice('a')).isUnlisted).toBe(true)
  // The same list with a word of its card less is read well.
  expect(await town.look(day(17))).toMatchObject({ looks: { read: 1 } })
})

test('and without a row proves no more, even where its card says that it may be empty', async () => {
  const town = createTown()
  town.publish([])
  town.fetcher.pages.set(LIST_URL, WITHOUT_ROWS)
  const expected = { ...channel.expect, mayBeEmpty: true }
  expect(await town.look(day(16), [{ ...channel, expect: expected }])).toMatchObject({
    looks: { unreadable: 1 },
  })
  expect((await town.state()).lastGoodAt).toBeUndefined()
})

test('a list of one district without a row proves nothing until a look has found a row on it', async () => {
  const town = createTown()
  const reader = {
    family: 'json-list',
    method: 'GET',
    size: 20,
    list: 'rows',
    title: 'title',
    date: 'date',
    url: `${ORIGIN}/{id}.html`,
    zone: 'china',
    total: 'total',
    region: 'xzqDm',
  } as const
  const filtered: WebChannel = {
    ...sampleChannel,
    lists: [{ ...sampleList, url: `${LIST_URL}?xzqDm={region}`, reader, detail: { format: 'none' } }],
    expect: { ...sampleChannel.expect, mayBeEmpty: true, region: '211324' },
  }
  const says = (rows: readonly object[]) =>
    town.fetcher.pages.set(`${LIST_URL}?xzqDm=211324`, JSON.stringify({ total: rows.length, rows }))
  says([])
  expect(await town.look(day(16), [filtered])).toMatchObject({ looks: { unreadable: 1 } })
  expect((await town.state()).lastGoodAt).toBeUndefined()
  says([{ id: 1, title: '示例出让公告', date: '2026-03-17', xzqDm: '211322' }])
  expect(await town.look(day(17), [filtered])).toMatchObject({ looks: { misled: 1 }, newNotices: 0 })
  expect((await town.state()).lastGoodAt).toBeUndefined()
  says([{ id: 1, title: '示例出让公告', date: '2026-03-17', xzqDm: '211324' }])
  expect(await town.look(day(18), [filtered])).toMatchObject({ looks: { read: 1 }, newNotices: 1 })
  expect(await town.state()).toMatchObject({ lastGoodAt: day(18) })
})
