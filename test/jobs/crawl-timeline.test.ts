import { describe, expect, test } from 'vitest'
import { chinaInstantOf } from '../../lib/domain/time/instant.ts'
import { htmlPage } from '../fakes/fake-fetcher.ts'
import { COUNTY, createTown, LIST_URL, listHtml, post, postUrl, sampleChannel } from './crawl-site.ts'

const day = (date: number, hour = 9) => chinaInstantOf(2026, 3, date, hour)
const a = post('a', '2026-03-10')
const b = post('b', '2026-03-15')

describe('a late first sighting', () => {
  test('is a range from the last good look without it to the first with it', async () => {
    const town = createTown()
    town.publish([a])
    await town.look(day(12))
    await town.look(day(13))
    town.publish([b, a])
    await town.look(day(16))
    expect(await town.notice('b')).toMatchObject({ absentAt: day(13), firstSeenAt: day(16) })
    expect((await town.notice('a')).absentAt).toBeUndefined()
  })

  test('reaches back over the days on which the site was down', async () => {
    const town = createTown()
    town.publish([a])
    await town.look(day(12))
    town.fetcher.pages.set(LIST_URL, { kind: 'unreachable', reason: '连接超时' })
    expect(await town.look(day(13))).toMatchObject({ looks: { unreachable: 1 } })
    expect(await town.look(day(14))).toMatchObject({ looks: { unreachable: 1 } })
    expect(await town.state()).toMatchObject({
      lastGoodAt: day(12),
      failuresInARow: 2,
      failures: 2,
      looks: 3,
    })
    town.publish([b, a])
    await town.look(day(15))
    expect(await town.notice('b')).toMatchObject({ absentAt: day(12), firstSeenAt: day(15) })
    expect(await town.state()).toMatchObject({
      lastGoodAt: day(15),
      failuresInARow: 0,
      failures: 2,
      looks: 4,
    })
  })

  test('of a notice slipped in below known ones claims no more than the day’s thorough look saw', async () => {
    const town = createTown()
    const known = [
      post('k6', '2026-03-12'),
      post('k5', '2026-03-11'),
      post('k4', '2026-03-09'),
      post('k3', '2026-03-08'),
    ]
    town.publish(known, 2)
    await town.look(day(12))
    const [k6, k5, k4, k3] = known
    if (!k6 || !k5 || !k4 || !k3) throw new Error('four posts')
    town.publish([k6, k5, k4, post('slipped', '2026-03-08'), k3], 2)
    expect(await town.look(day(12, 12))).toMatchObject({ newNotices: 0 })
    expect(await town.look(day(13))).toMatchObject({ newNotices: 1 })
    expect(await town.notice('slipped')).toMatchObject({
      absentAt: day(12),
      firstSeenAt: expect.anything(),
    })
  })

  test('of what lay below a cut list claims nothing', async () => {
    const town = createTown()
    const channel = { ...sampleChannel, politeness: { ...sampleChannel.politeness, pagesMax: 1 } }
    const many = ['2026-03-14', '2026-03-13', '2026-03-12', '2026-03-11'].map((on, i) => post(`m${i}`, on))
    town.publish(many, 2)
    await town.look(day(15), [channel])
    town.publish(many, 4)
    expect(await town.look(day(16), [channel])).toMatchObject({ newNotices: 2 })
    expect((await town.notice('m3')).absentAt).toBeUndefined()
  })
})

describe('a list that turns empty', () => {
  test('is unreadable, its notices stay, and it wakes the county', async () => {
    const town = createTown()
    town.publish([b, a])
    await town.look(day(16))
    town.fetcher.pages.set(LIST_URL, listHtml([]))
    expect(await town.look(day(17))).toMatchObject({ looks: { unreadable: 1 }, goneNotices: 0 })
    expect(town.fetcher.requests).toHaveLength(1)
    expect((await town.notice('a')).goneAt).toBeUndefined()
    expect(await town.state()).toMatchObject({ lastGoodAt: day(16) })
    expect(await town.touches()).toBe(2)
    // An outage that is sure now is news to ops.
    await town.look(day(18))
    expect(await town.touches()).toBe(3)
    await town.look(day(18, 10))
    expect(await town.touches()).toBe(3)
    town.publish([b, a])
    expect(await town.look(day(19))).toMatchObject({ looks: { unchanged: 1 } })
    expect(await town.touches()).toBe(4)
  })
})

describe('a notice taken down', () => {
  test('is gone when neither list nor page has it', async () => {
    const town = createTown()
    town.publish([b, a])
    await town.look(day(16))
    await town.look(day(17))
    town.publish([b])
    expect(await town.look(day(18))).toMatchObject({ looks: { read: 1 }, goneNotices: 0 })
    expect(await town.notice('a')).toMatchObject({ lastSeenAt: day(17), missedAt: day(18) + 3000 })
    expect((await town.notice('a')).goneAt).toBeUndefined()
    expect(await town.look(day(19))).toMatchObject({ goneNotices: 1 })
    const notice = await town.notice('a')
    expect(notice).toMatchObject({ lastSeenAt: day(17), goneEvidence: expect.stringMatching(/^\w{64}$/) })
    expect(notice.goneAt).toBe(day(19) + 3000)
    // The first good look of each day may prove what is missing since the day before, so that it wakes the county.
    expect(await town.touches()).toBe(4)
    expect(await town.look(day(20))).toMatchObject({ goneNotices: 0 })
    expect(town.fetcher.requests).toHaveLength(1)
  })

  test('is gone when its page says so with HTTP 200', async () => {
    const town = createTown()
    town.publish([b, a])
    await town.look(day(16))
    town.publish([b])
    const html = '<title>提示</title><p>您访问的页面不存在或已被删除</p>'
    town.fetcher.pages.set(postUrl('a'), htmlPage(postUrl('a'), html))
    expect(await town.look(day(17))).toMatchObject({ goneNotices: 0 })
    expect(await town.look(day(18))).toMatchObject({ goneNotices: 1 })
  })

  test('only from the list is still up, and its page is asked once a day', async () => {
    const town = createTown()
    town.publish([b, a])
    await town.look(day(16))
    const page = town.fetcher.pages.get(postUrl('a'))
    town.publish([b])
    if (page) town.fetcher.pages.set(postUrl('a'), page)
    await town.look(day(17))
    expect(await town.notice('a')).toMatchObject({ lastSeenAt: day(17) + 3000 })
    expect((await town.notice('a')).goneAt).toBeUndefined()
    const c = post('c', '2026-03-17')
    town.publish([c, b])
    if (page) town.fetcher.pages.set(postUrl('a'), page)
    await town.look(day(17, 15))
    expect(town.fetcher.requests.map(({ url }) => url)).toEqual([LIST_URL, postUrl('c')])
    town.publish([c, b])
    await town.look(day(19))
    expect(await town.look(day(20))).toMatchObject({ goneNotices: 1 })
    expect(await town.notice('a')).toMatchObject({ lastSeenAt: day(17) + 3000 })
  })

  const wall = '<title>提示</title><p>您的请求带有不合法参数，已被网站管理员设置拦截！</p>'
  test.each([
    ['503', postUrl('a'), '<p>…</p>', 503],
    ['403', postUrl('a'), '<p>…</p>', 403],
    ['404 with the words of a firewall', postUrl('a'), wall, 404],
    ['404 on another site, to which it leads', 'http://parked.elsewhere.localhost/a', '<p>404</p>', 404],
    ['with a good page of another site', 'http://parked.elsewhere.localhost/a', '<p>域名出售</p>', 200],
  ])('is neither gone nor still up when its page answers %s', async (_, url, html, httpStatus) => {
    const town = createTown()
    town.publish([b, a])
    await town.look(day(16))
    town.publish([b])
    town.fetcher.pages.set(postUrl('a'), htmlPage(url, html, { httpStatus }))
    for (const date of [17, 18, 19]) {
      expect(await town.look(day(date))).toMatchObject({ goneNotices: 0 })
      expect(await town.notice('a')).toMatchObject({ lastSeenAt: day(16) })
    }
    expect((await town.notice('a')).missedAt).toBeUndefined()
  })

  test('is not looked for below what the look reached', async () => {
    const town = createTown()
    const channel = { ...sampleChannel, politeness: { ...sampleChannel.politeness, pagesMax: 1 } }
    town.publish([b, a])
    await town.look(day(16), [channel])
    town.publish([post('d', '2026-03-16'), b, a], 2)
    expect(await town.look(day(17), [channel])).toMatchObject({ newNotices: 1, goneNotices: 0 })
    expect(town.fetcher.requests.map(({ url }) => url)).toEqual([LIST_URL, postUrl('d')])
  })

  test('and put back is not gone any more', async () => {
    const town = createTown()
    town.publish([b, a])
    await town.look(day(16))
    town.publish([b])
    await town.look(day(17))
    town.publish([b, a])
    expect(await town.look(day(18))).toMatchObject({ newNotices: 0, goneNotices: 0 })
    const notice = await town.notice('a')
    expect(notice).toMatchObject({ firstSeenAt: day(16), lastSeenAt: day(18) })
    expect(notice.goneAt).toBeUndefined()
    expect(notice.goneEvidence).toBeUndefined()
  })
})

describe('a run that comes twice', () => {
  test('finds the same notices under the same ids and changes nothing', async () => {
    const town = createTown()
    town.publish([b, a])
    await town.look(day(16))
    const before = await town.store.notices(COUNTY)
    await town.look(day(16))
    expect(await town.store.notices(COUNTY)).toEqual(before)
    expect(await town.touches()).toBe(1)
  })
})
