import { describe, expect, test } from 'vitest'
import { chinaInstantOf } from '../../lib/domain/time/instant.ts'
import type { WebChannel } from '../../lib/domain/watch/channel.ts'
import { isOpenAt } from '../../lib/jobs/crawl.ts'
import type { PageAnswer } from '../../lib/jobs/ports.ts'
import { htmlPage } from '../fakes/fake-fetcher.ts'
import {
  COUNTY,
  createTown,
  LIST_URL,
  listHtml,
  ORIGIN,
  post,
  postUrl,
  sampleChannel,
  sampleList,
} from './crawl-site.ts'

const at = chinaInstantOf(2026, 3, 16, 9)
const later = chinaInstantOf(2026, 3, 16, 10)
const posts = [post('b', '2026-03-15'), post('a', '2026-03-10')]
const status = (httpStatus: number) => htmlPage(LIST_URL, '<p>…</p>', { httpStatus })

describe('one look at a list', () => {
  test.each<[string, PageAnswer | string, string, string]>([
    ['401', status(401), 'blocked', 'HTTP 401'],
    ['403', status(403), 'blocked', 'HTTP 403'],
    ['412', status(412), 'blocked', 'HTTP 412'],
    ['429', status(429), 'blocked', 'HTTP 429'],
    ['521', status(521), 'blocked', 'HTTP 521'],
    ['a captcha', '<title>安全验证</title><p>请输入验证码</p>', 'blocked', '验证'],
    ['500', status(500), 'unreachable', 'HTTP 500'],
    ['502', status(502), 'unreachable', 'HTTP 502'],
    ['a timeout', { kind: 'unreachable', reason: '15 秒内没有读完' }, 'unreachable', '15 秒'],
    ['a bad certificate', { kind: 'unreachable', reason: '证书已过期' }, 'unreachable', '证书已过期'],
    ['404', status(404), 'unreadable', 'HTTP 404'],
    ['an unasked 304', status(304), 'unreadable', 'HTTP 304'],
    ['our own refusal', { kind: 'refused', reason: 'robots.txt 不允许读取 /' }, 'unreadable', 'robots.txt'],
    ['no rows', listHtml([]), 'unreadable', '列表为空'],
    ['another shape', '<table><tr><td>招标公告</td></tr></table>', 'unreadable', '列表为空'],
    ['a page that is not there', '<title>404</title><p>页面不存在</p>', 'unreadable', '不存在'],
  ])('that gives %s is not good', async (_, answer, kind, reason) => {
    const town = createTown()
    town.fetcher.pages.set(LIST_URL, answer)
    const counts = await town.look(at)
    expect(counts).toEqual({
      looks: { [kind]: 1 },
      newNotices: 0,
      goneNotices: 0,
      outsideHours: 0,
      outOfTime: 0,
      leftAlone: 0,
    })
    const state = await town.state()
    expect(state).toMatchObject({ looks: 1, failures: 1, failuresInARow: 1 })
    expect(state.lastOutcome).toMatchObject({ kind, reason: expect.stringContaining(reason) })
    expect(state.lastGoodAt).toBeUndefined()
    expect(await town.touches()).toBe(1)
  })

  test('finds notices and reads their pages', async () => {
    const town = createTown()
    town.publish(posts)
    expect(await town.look(at)).toEqual({
      looks: { read: 1 },
      newNotices: 2,
      goneNotices: 0,
      outsideHours: 0,
      outOfTime: 0,
      leftAlone: 0,
    })
    const notice = await town.notice('b')
    expect(notice).toMatchObject({
      county: COUNTY,
      channel: 'kazuo-site',
      list: 'tenders',
      title: 'b号项目招标公告',
      displayedOn: '2026-03-15',
      identifiers: { procurementNos: ['JH26-211324-00012'] },
      firstSeenAt: at,
      lastSeenAt: at,
      earlier: [],
    })
    expect(notice.id).toMatch(/^[0-9a-f]{24}$/)
    expect(notice.text).toContain('现对该项目进行公开招标')
    expect(notice.absentAt).toBeUndefined()
    expect(notice.evidence).not.toBe((await town.notice('a')).evidence)
    expect(await town.state()).toMatchObject({
      lastGoodAt: at,
      newestNoticeAt: at,
      noticesSeen: 2,
      failures: 0,
    })
  })

  test('waits between requests, and only there', async () => {
    const town = createTown()
    town.publish(posts)
    await town.look(at)
    expect(town.fetcher.requests.map(({ url }) => url)).toEqual([LIST_URL, postUrl('b'), postUrl('a')])
    expect(town.pauses).toEqual([3000, 3000])
  })

  test('names its pages with their hashes', async () => {
    const town = createTown()
    town.publish(posts)
    await town.look(at)
    const [reading] = await town.store.readings(COUNTY, at)
    expect(reading).toMatchObject({
      id: 'kazuo-site/tenders/2026-03-16T09:00:00+08:00',
      outcome: { kind: 'read' },
      noticesSeen: 2,
      pages: [{ url: LIST_URL, httpStatus: 200, sha256: expect.stringMatching(/^[0-9a-f]{64}$/), at }],
    })
    expect(reading?.reachedOn).toBeUndefined()
  })

  test('of a list that may be empty is good without rows', async () => {
    const town = createTown()
    town.fetcher.pages.set(LIST_URL, listHtml([]))
    const expect_ = { silentDaysMax: 180, mayBeEmpty: true }
    expect(await town.look(at, [{ ...sampleChannel, expect: expect_ }])).toMatchObject({
      looks: { empty: 1 },
    })
    expect(await town.state()).toMatchObject({ lastGoodAt: at, lastOutcome: { kind: 'empty' } })
  })
})

describe('nothing changed', () => {
  test('when the bytes are the same', async () => {
    const town = createTown()
    town.publish(posts)
    await town.look(at)
    expect(await town.look(later)).toMatchObject({ looks: { unchanged: 1 }, newNotices: 0 })
    expect(town.fetcher.requests).toHaveLength(1)
    expect(await town.state()).toMatchObject({ looks: 2, lastGoodAt: later, newestNoticeAt: at })
    expect(await town.touches()).toBe(1)
  })

  test('when the site says so by 304', async () => {
    const town = createTown()
    town.publish(posts)
    town.fetcher.pages.set(LIST_URL, (request) =>
      request.etag === '"7"'
        ? { kind: 'not-modified' }
        : htmlPage(LIST_URL, listHtml(posts), { etag: '"7"' }),
    )
    await town.look(at)
    expect(await town.look(later)).toMatchObject({ looks: { unchanged: 1 } })
    expect(town.fetcher.requests).toMatchObject([{ url: LIST_URL, etag: '"7"' }])
    expect(await town.state()).toMatchObject({ etag: '"7"', lastGoodAt: later })
    const [{ sha256 = '' } = {}] = (await town.store.readings(COUNTY, at)).at(-1)?.pages ?? []
    const times = await town.vault.sightings(sha256)
    expect(times.map(({ kind, at: when }) => [kind, when])).toEqual([
      ['came', at],
      ['not-modified', later],
    ])
  })

  test('is not believed on the first look of a day, which reads the whole window', async () => {
    const town = createTown()
    town.publish(posts)
    town.fetcher.pages.set(LIST_URL, htmlPage(LIST_URL, listHtml(posts), { etag: '"7"' }))
    await town.look(at)
    expect(await town.look(chinaInstantOf(2026, 3, 17, 8))).toMatchObject({ looks: { unchanged: 1 } })
    expect(town.fetcher.requests).toEqual([expect.not.objectContaining({ etag: '"7"' })])
  })
})

describe('notice pages', () => {
  test('are read fifty a look; the list alone proves the others meanwhile', async () => {
    const town = createTown()
    town.publish(
      Array.from({ length: 60 }, (_, i) => post(`n${i}`, '2026-03-10')),
      60,
    )
    expect(await town.look(at)).toMatchObject({ newNotices: 60 })
    const unread = async () => (await town.store.notices(COUNTY)).filter(({ text }) => text === '').length
    expect(await unread()).toBe(10)
    expect(await town.look(later)).toMatchObject({ looks: { unchanged: 1 }, newNotices: 0 })
    expect(await unread()).toBe(0)
    expect((await town.notice('n59')).firstSeenAt).toBe(at)
  })

  test('that fail three times in a row are left for the next look', async () => {
    const town = createTown()
    town.publish(Array.from({ length: 6 }, (_, i) => post(`n${i}`, '2026-03-10')))
    for (let i = 0; i < 6; i++) town.fetcher.pages.set(postUrl(`n${i}`), status(500))
    expect(await town.look(at)).toMatchObject({ looks: { read: 1 }, newNotices: 6 })
    expect(town.fetcher.requests).toHaveLength(4)
    const notice = await town.notice('n5')
    expect(notice).toMatchObject({
      text: '',
      displayedOn: '2026-03-10',
      evidence: expect.stringMatching(/^\w{64}$/),
    })
  })

  test('are not asked for where the card has none', async () => {
    const town = createTown()
    town.publish(posts)
    const lists = [{ ...sampleList, detail: { format: 'none' as const } }]
    expect(await town.look(at, [{ ...sampleChannel, lists }])).toMatchObject({ newNotices: 2 })
    expect(town.fetcher.requests).toHaveLength(1)
  })
})

describe('a host', () => {
  const lists = ['one', 'two', 'three', 'four', 'five'].map((id) => ({
    ...sampleList,
    id,
    url: `${ORIGIN}/${id}`,
  }))

  test('that gives no answer for three lists is asked for no other, and the next run begins with those', async () => {
    const town = createTown()
    for (const { url } of lists) town.fetcher.pages.set(url, { kind: 'unreachable', reason: '连接超时' })
    const channels = [{ ...sampleChannel, lists }]
    expect(await town.look(at, channels)).toMatchObject({ looks: { unreachable: 3 }, outOfTime: 2 })
    expect(town.fetcher.requests.map(({ url }) => url)).toEqual(lists.slice(0, 3).map(({ url }) => url))
    expect(await town.store.listStates(COUNTY)).toHaveLength(3)
    await town.look(chinaInstantOf(2026, 3, 16, 9, 30), channels)
    const [one, , , four, five] = lists.map(({ url }) => url)
    expect(town.fetcher.requests.map(({ url }) => url)).toEqual([four, five, one])
  })

  test('that gives no answer is no reason to leave out the lists that stand on another', async () => {
    const town = createTown()
    for (const { url } of lists.slice(0, 4))
      town.fetcher.pages.set(url, { kind: 'unreachable', reason: '连接超时' })
    const elsewhere = { ...sampleList, id: 'elsewhere', url: 'http://lists.sample.localhost/' }
    town.fetcher.pages.set(elsewhere.url, listHtml(posts))
    const channel = { ...sampleChannel, lists: [...lists.slice(0, 4), elsewhere] }
    expect(await town.look(at, [channel])).toMatchObject({ looks: { unreachable: 3, read: 1 }, outOfTime: 1 })
  })

  test('that answers with errors is asked for each list', async () => {
    const town = createTown()
    await town.look(at, [{ ...sampleChannel, lists }])
    expect(town.fetcher.requests).toHaveLength(5)
  })

  test('is not looked at outside the hours of its card', async () => {
    const town = createTown()
    town.publish(posts)
    const politeness = { ...sampleChannel.politeness, from: '10:00', until: '20:00' }
    const channel: WebChannel = { ...sampleChannel, politeness }
    expect(await town.look(at, [channel])).toMatchObject({ looks: {}, outsideHours: 1 })
    expect(town.fetcher.requests).toHaveLength(0)
    expect(await town.look(later, [channel])).toMatchObject({ looks: { read: 1 } })
  })

  test.each([
    ['07:00', '20:00', 7, true],
    ['07:00', '20:00', 20, false],
    ['22:00', '06:00', 23, true],
    ['22:00', '06:00', 5, true],
    ['22:00', '06:00', 12, false],
  ])('open from %s to %s is at %i: %s', (from, until, hour, isOpen) => {
    expect(isOpenAt({ from, until }, chinaInstantOf(2026, 3, 16, hour))).toBe(isOpen)
  })
})
