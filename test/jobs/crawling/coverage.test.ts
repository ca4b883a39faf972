import { describe, expect, test } from 'vitest'
import { chinaInstantOf } from '../../../lib/domain/time/instant.ts'
import { createTown, LIST_URL, listHtml, ORIGIN, post, postUrl, sampleChannel } from '../crawl-site.ts'

const day = (date: number, hour = 9) => chinaInstantOf(2026, 3, date, hour)
const SECOND_URL = `${ORIGIN}/zbgg/index_1.html`
const posts = ['2026-03-14', '2026-03-13', '2026-03-12'].map((on, i) => post(`p${i}`, on))
/** The words about the number of pages are left out. */
const uncounted = (html: string) => html.replace(/<p>共\d+页<\/p>/, '')
const onePage = { ...sampleChannel, politeness: { ...sampleChannel.politeness, pagesMax: 1 } }
const shell = `<html><title>喀左县人民政府</title><body><div id="app"></div>${'栏目导航'.repeat(200)}</body></html>`
const gone = '<title>提示</title><p>您访问的页面不存在</p>'

describe('a second page that is not there', () => {
  test.each([
    ['answers 404 although five are stated', listHtml(posts, 5), undefined, '2026-03-14'],
    ['is a shell although five are stated', listHtml(posts, 5), shell, '2026-03-14'],
    ['says that it is not there although five are stated', listHtml(posts, 5), gone, '2026-03-14'],
    [
      'answers 404 although the first leads on',
      `${uncounted(listHtml(posts))}下一页`,
      undefined,
      '2026-03-14',
    ],
    ['answers 404 where nothing led to it', uncounted(listHtml(posts)), undefined, undefined],
    ['is a shell where nothing led to it', uncounted(listHtml(posts)), shell, undefined],
    ['says that it is not there where nothing led to it', uncounted(listHtml(posts)), gone, undefined],
  ])('and %s', async (_, first, second, coveredFromOn) => {
    const town = createTown()
    town.publish(posts)
    town.fetcher.pages.set(LIST_URL, first)
    if (second) town.fetcher.pages.set(SECOND_URL, second)
    expect(await town.look(day(16))).toMatchObject({ looks: { read: 1 }, newNotices: 3 })
    expect((await town.state()).coveredFromOn).toBe(coveredFromOn)
  })

  test('though it repeats the second of the nine that are stated', async () => {
    const town = createTown()
    town.publish(posts, 2)
    town.fetcher.pages.set(LIST_URL, listHtml(posts.slice(0, 2), 9))
    const second = listHtml(posts.slice(2), 9)
    for (const url of [SECOND_URL, `${ORIGIN}/zbgg/index_2.html`]) town.fetcher.pages.set(url, second)
    await town.look(day(16))
    // Others of that day may follow.
    expect((await town.state()).coveredFromOn).toBe('2026-03-13')
  })
})

describe('how far a look came', () => {
  test('is not told by a single old row in last place', async () => {
    const town = createTown()
    town.publish([...posts, post('old', '2025-03-13'), post('answer', '2026-03-11')], 4)
    expect(await town.look(day(16))).toMatchObject({ newNotices: 5 })
    expect((await town.state()).coveredFromOn).toBeUndefined()
  })

  test('is told by the newest row of the last page', async () => {
    const town = createTown()
    town.publish([...posts, post('old', '2025-03-13'), post('answer', '2026-03-11')], 4)
    await town.look(day(16), [onePage])
    expect((await town.state()).coveredFromOn).toBe('2026-03-14')
  })

  test('does not join on to looks of which it met nothing', async () => {
    const town = createTown()
    const page = (of: string, on: string) => [post(`${of}1`, on), post(`${of}2`, `2026-03-0${of}`)]
    town.publish([...page('1', '2026-03-02'), ...posts], 2)
    await town.look(day(3), [onePage])
    expect((await town.state()).coveredFromOn).toBe('2026-03-02')
    town.publish([post('x', '2026-03-16'), post('y', '2026-03-15'), ...posts], 2)
    await town.look(day(16), [onePage])
    expect((await town.state()).coveredFromOn).toBe('2026-03-16')
  })

  test('is what it saw by itself, for a thorough one that was cut', async () => {
    const town = createTown()
    town.publish([...posts, post('z', '2026-03-01')], 3)
    await town.look(day(14), [onePage])
    town.publish([post('x', '2026-03-16'), ...posts], 3)
    await town.look(day(16), [onePage])
    expect((await town.state()).coveredFromOn).toBe('2026-03-16')
    town.publish([post('y', '2026-03-16'), post('x', '2026-03-16'), ...posts], 3)
    await town.look(day(16, 15), [onePage])
    expect((await town.state()).coveredFromOn).toBe('2026-03-16')
  })

  test('is not told by notices that a look left which failed half way', async () => {
    const town = createTown()
    town.publish(posts)
    await town.look(day(15))
    const fresh = ['a', 'b', 'c', 'd'].map((name) => post(name, '2026-03-15'))
    town.publish([...fresh, ...posts], 2)
    town.fetcher.pages.set(SECOND_URL, { kind: 'unreachable', reason: '连接被中断' })
    expect(await town.look(day(15, 11))).toMatchObject({ looks: { unreachable: 1 }, newNotices: 2 })
    town.publish([...fresh, ...posts], 2)
    expect(await town.look(day(15, 15))).toMatchObject({ looks: { read: 1 }, newNotices: 2 })
  })

  test('wakes the county when it is further than before, though nothing is new', async () => {
    const town = createTown()
    town.publish(posts)
    town.fetcher.pages.set(LIST_URL, listHtml(posts, 9))
    await town.look(day(16), [onePage])
    expect(await town.touches()).toBe(1)
    town.fetcher.pages.set(LIST_URL, uncounted(listHtml(posts)))
    expect(await town.look(day(17), [sampleChannel])).toMatchObject({ looks: { read: 1 }, newNotices: 0 })
    expect((await town.state()).coveredFromOn).toBeUndefined()
    expect(await town.touches()).toBe(2)
  })
})

test('a notice that is gone on the day of its first sighting is asked for at once, and again a day later', async () => {
  const town = createTown()
  const [first, ...others] = posts
  if (!first) throw new Error('a post')
  town.publish(posts)
  await town.look(day(16, 7))
  const lookWith = (name: string, hour: number) => {
    town.publish([post(name, '2026-03-16'), ...others])
    return town.look(day(16, hour))
  }
  expect(await lookWith('at8', 8)).toMatchObject({ goneNotices: 0 })
  await lookWith('at13', 13)
  expect(town.fetcher.requests.map(({ url }) => url)).not.toContain(postUrl(first.name))
  town.publish([post('next', '2026-03-17'), ...others])
  expect(await town.look(day(17, 7))).toMatchObject({ goneNotices: 1 })
})

test('a site that is asked for the last days ends with them, not with its list', async () => {
  const town = createTown()
  const url = `${ORIGIN}/api?days={days}&page={page}&size={size}`
  const list = {
    id: 'api',
    name: '接口',
    url,
    reader: {
      family: 'json-list' as const,
      method: 'GET' as const,
      size: 5,
      list: 'rows',
      title: 'title',
      date: 'on',
      url: `${ORIGIN}/{id}`,
      zone: 'china' as const,
      total: 'total',
    },
    detail: { format: 'none' as const },
  }
  const answer = { total: 1, rows: [{ id: '1', title: '示例公告', on: '2026-03-14' }] }
  town.fetcher.pages.set(`${ORIGIN}/api?days=60&page=1&size=5`, JSON.stringify(answer))
  expect(await town.look(day(16), [{ ...sampleChannel, lists: [list] }])).toMatchObject({ newNotices: 1 })
  expect((await town.state()).coveredFromOn).toBe('2026-01-15')
})
