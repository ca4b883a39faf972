import { describe, expect, test } from 'vitest'
import { chinaInstantOf } from '../../../lib/domain/time/instant.ts'
import { htmlPage } from '../../fakes/fake-fetcher.ts'
import { event } from '../../fixtures/cast.ts'
import { createTown, LIST_URL, listHtml, ORIGIN, post, type SamplePost, sampleList } from '../crawl-site.ts'
import { answer, day, others, siteWith, standingOf } from './missing-site.ts'

const SECOND_URL = `${ORIGIN}/zbgg/index_1.html`
const THIRD_URL = `${ORIGIN}/zbgg/index_2.html`
const ROAD = '老城街道示例道路改造工程'
/** Has to be answered within hours: due at noon of the next workday at the latest. */
const tender = event({
  id: 't1',
  item: '20',
  trigger: 'text_received',
  track: 'electronic-exchange',
  on: '2026-03-15 22:00',
  facts: { projectName: ROAD },
})
const uncounted = (html: string) => html.replace(/<p>共\d+页<\/p>/, '')
const threePages = [...others(20, '2026-03-05'), ...others(20, '2026-03-01'), ...others(5, '2026-02-01')]

describe('what is there is not called missing', () => {
  test('in a list that was read to its end: that is how it is called missing', async () => {
    const town = createTown()
    town.publish(threePages)
    await town.look(day(16), [siteWith()])
    expect(await standingOf(town, day(16, 10))).toMatchObject({ kind: 'overdue', lookedAt: day(16) })
  })

  test('when the page on which it stands cannot be had from before the due day on', async () => {
    const town = createTown()
    town.publish(threePages)
    await town.look(day(3), [siteWith()])
    town.publish([...threePages.slice(0, 25), answer('2026-03-01'), ...threePages.slice(25)])
    town.fetcher.pages.delete(SECOND_URL)
    for (let date = 4; date < 17; date++) await town.look(day(date), [siteWith()])
    expect(await standingOf(town, day(16, 10))).toMatchObject({
      kind: 'unverifiable',
      reason: 'window-not-covered',
    })
  })

  test('and nothing is said about when it was absent, once that page is back', async () => {
    const town = createTown()
    town.publish(threePages)
    await town.look(day(3), [siteWith()])
    const withAnswer = [...threePages.slice(0, 25), answer('2026-03-01'), ...threePages.slice(25)]
    town.publish(withAnswer)
    town.fetcher.pages.delete(SECOND_URL)
    for (let date = 4; date < 17; date++) await town.look(day(date), [siteWith()])
    town.publish(withAnswer)
    await town.look(day(17), [siteWith()])
    const standing = await standingOf(town, day(17, 10))
    expect(standing).toMatchObject({ kind: 'published', possiblyBackDated: false })
    expect(standing).not.toMatchObject({ timing: 'late' })
  })

  test('when a rule of hours is due and only the first page was looked at since', async () => {
    const town = createTown()
    const all = [...others(20, '2026-03-15'), ...others(20, '2026-03-13')]
    town.publish(all)
    await town.look(day(16, 8), [siteWith()])
    town.publish([...all.slice(0, 20), post('tender', '2026-03-13', `${ROAD}招标公告`), ...all.slice(20)])
    await town.look(day(16, 11), [siteWith()])
    expect((await standingOf(town, day(16, 12), { of: tender })).kind).toBe('unverifiable')
  })

  test('when a site says "not modified" whatever is posted', async () => {
    const town = createTown()
    const list = (posts: SamplePost[]) => htmlPage(LIST_URL, listHtml(posts), { etag: '"x"' })
    town.publish(others(5, '2026-03-12'))
    town.fetcher.pages.set(LIST_URL, list(others(5, '2026-03-12')))
    await town.look(day(16, 8), [siteWith()])
    town.fetcher.pages.set(LIST_URL, ({ etag }) =>
      etag
        ? { kind: 'not-modified' }
        : list([post('tender', '2026-03-16', `${ROAD}招标公告`), ...others(5, '2026-03-12')]),
    )
    await town.look(day(16, 11), [siteWith()])
    expect((await standingOf(town, day(16, 12), { of: tender })).kind).toBe('unverifiable')
  })
})

describe('a second page that nothing led to', () => {
  const firewall = '<html><title>访问被拦截</title><body>您的访问被网站防火墙拦截</body></html>'

  test.each([
    ['is the end where it is not there', htmlPage(SECOND_URL, '<p>…</p>', { httpStatus: 404 }), 'read'],
    ['is a firewall, whatever its status', htmlPage(SECOND_URL, firewall, { httpStatus: 404 }), 'blocked'],
    [
      'is another site, whatever its status',
      htmlPage('http://parked.example/', '<p>…</p>', { httpStatus: 404 }),
      'misled',
    ],
  ])('%s', async (_, page, outcome) => {
    const town = createTown()
    town.publish(others(20, '2026-03-05'))
    town.fetcher.pages.set(LIST_URL, uncounted(listHtml(others(20, '2026-03-05'))))
    town.fetcher.pages.set(SECOND_URL, page)
    expect(await town.look(day(16), [siteWith()])).toMatchObject({ looks: { [outcome]: 1 } })
  })
})

describe('a list that ends above what it showed before', () => {
  const link = { ...sampleList.reader, pager: { kind: 'next-link', selector: 'a.next', attribute: 'href' } }
  const linked = siteWith({ lists: [{ ...sampleList, reader: link as typeof sampleList.reader }] })

  test.each([
    ['no link leads on any more', linked, '<a class="next" href="index_1.html">下一页</a>'],
    ['nothing led to a second page that is gone', siteWith(), ''],
  ])('was not read to its end, where %s', async (_, channel, next) => {
    const town = createTown()
    town.publish(threePages)
    const [first, second, third] = [
      threePages.slice(0, 20),
      threePages.slice(20, 40),
      threePages.slice(40),
    ].map((posts) => uncounted(listHtml(posts)))
    town.fetcher.pages.set(LIST_URL, `${first}${next}`)
    town.fetcher.pages.set(SECOND_URL, `${second}${next.replace('_1', '_2')}`)
    town.fetcher.pages.set(THIRD_URL, third ?? '')
    await town.look(day(3), [channel])
    expect(await town.state()).toMatchObject({ coverage: { end: 'end', pages: expect.any(Number) } })
    town.fetcher.pages.set(LIST_URL, first ?? '')
    town.fetcher.pages.delete(SECOND_URL)
    await town.look(day(16), [channel])
    expect(await town.state()).toMatchObject({ coverage: { end: 'cut' }, coveredFromOn: '2026-03-02' })
    expect((await standingOf(town, day(16, 10), { channel })).kind).toBe('unverifiable')
  })

  test('is another page when it is empty', async () => {
    const channel = siteWith({ expect: { silentDaysMax: 400, mayBeEmpty: true } })
    const town = createTown()
    town.publish(others(9, '2026-02-12'))
    await town.look(day(3), [channel])
    town.fetcher.pages.set(LIST_URL, listHtml([]))
    expect(await town.look(day(16), [channel])).toMatchObject({ looks: { misled: 1 } })
    expect((await standingOf(town, day(16, 10), { channel })).kind).toBe('unverifiable')
  })

  test('says again what it can say once the last notice is found gone', async () => {
    const town = createTown()
    const posts = [...others(5, '2026-03-10'), post('oldest', '2026-02-20')]
    town.publish(posts)
    await town.look(day(12), [siteWith()])
    town.publish(posts.slice(0, 5))
    for (const date of [13, 14, 15]) await town.look(day(date), [siteWith()])
    expect(await town.notice('oldest')).toMatchObject({ goneAt: expect.any(Number) })
    expect(await town.state()).toMatchObject({ coverage: { end: 'end' } })
    expect((await standingOf(town, day(16))).kind).toBe('overdue')
  })

  test('still proves what it shows, where it keeps its newest notices only', async () => {
    const town = createTown()
    const posts = [...others(5, '2026-03-10'), ...others(5, '2026-02-03'), post('oldest', '2026-01-20')]
    town.publish(posts)
    await town.look(day(12), [siteWith()])
    town.fetcher.pages.set(LIST_URL, listHtml([post('new', '2026-03-12'), ...posts.slice(0, 10)]))
    await town.look(day(16), [siteWith()])
    expect(await town.state()).toMatchObject({ coverage: { end: 'cut' }, coveredFromOn: '2026-01-21' })
    expect((await standingOf(town, day(16, 10))).kind).toBe('overdue')
  })
})

describe('a page that lost a row', () => {
  const lost = (posts: SamplePost[], pages: number) =>
    listHtml(posts, pages).replace('</ul>', '<li><a>没有地址的公告</a><span>2026-03-12</span></li></ul>')

  test.each([
    ['the first', 0],
    ['the second', 1],
  ])('proves nothing of what was displayed by then: %s', async (_, at) => {
    const town = createTown()
    town.publish(threePages)
    const [url, from] = [[LIST_URL, SECOND_URL][at] ?? '', at * 20]
    town.fetcher.pages.set(url, lost(threePages.slice(from, from + 20), 3))
    await town.look(day(16), [siteWith()])
    expect(await town.state()).toMatchObject({ coverage: { end: 'cut' } })
    expect(await standingOf(town, day(16, 10))).toMatchObject({ reason: 'window-not-covered' })
  })

  test('joins on to nothing in a short look', async () => {
    const town = createTown()
    town.publish(threePages)
    await town.look(day(16), [siteWith()])
    town.fetcher.pages.set(LIST_URL, lost([post('new', '2026-03-16'), ...threePages.slice(0, 19)], 3))
    await town.look(day(16, 12), [siteWith()])
    expect(await town.state()).toMatchObject({ coverage: { end: 'cut' }, coveredFromOn: '2026-03-16' })
  })
})

describe('the order of a list', () => {
  test.each([
    ['a page of one old day, then newer ones', [...others(20, '2019-03-12'), ...others(20, '2022-03-12')]],
    [
      'days that go up on the first page',
      [...others(1, '2019-03-11'), ...others(2, '2019-03-12'), ...others(17, '2019-05-01')],
    ],
  ])('oldest first is read to its end: %s', async (_, old) => {
    const town = createTown()
    town.publish([...old, ...others(19, '2026-02-12'), answer('2026-02-20')])
    await town.look(day(16), [siteWith()])
    expect((await standingOf(town, day(16, 10))).kind).toBe('published')
  })

  test('oldest first proves nothing when the card’s bound comes before its end', async () => {
    const town = createTown()
    town.publish([...others(20, '2019-03-12'), ...others(120, '2022-03-12'), answer('2026-02-20')])
    await town.look(day(16), [siteWith()])
    expect(await standingOf(town, day(16, 10))).toMatchObject({ reason: 'window-not-covered' })
  })

  test('newest first ends with the window, though a page shows one day alone', async () => {
    const town = createTown()
    town.publish([...others(20, '2025-03-12'), ...others(20, '2025-03-01'), ...others(40, '2024-01-01')])
    await town.look(day(16), [siteWith()])
    expect(await town.state()).toMatchObject({ coverage: { end: 'window', pages: 2 + 1 } })
  })
})

describe('a rule of hours', () => {
  test('is judged by a look through the whole window within four hours', async () => {
    const town = createTown()
    town.publish([...others(20, '2026-03-15'), ...others(20, '2026-03-13')])
    for (const hour of [8, 11, 12]) await town.look(day(16, hour), [siteWith()])
    expect(await standingOf(town, day(16, 13), { of: tender })).toMatchObject({
      kind: 'overdue',
      lookedAt: day(16, 12),
    })
  })
})

describe('a long time after', () => {
  const days = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at)
  const daily = (day: number) =>
    `2026-${String(Math.floor(day / 28) + 1).padStart(2, '0')}-${String((day % 28) + 1).padStart(2, '0')}`
  /** A list of a notice a day, of which two hundred are shown; the window of a look is sixty days. */
  const shownOn = (now: number) =>
    days(Math.max(0, now - 200), now)
      .reverse()
      .map((n) => post(`d${n}`, daily(n), `其他事项第${n}号公示`))
  const instant = (n: number) => chinaInstantOf(2026, Math.floor(n / 28) + 1, (n % 28) + 1, 9)

  test('what was missing is still missing by the last look, which reads its window and joins on to those before', async () => {
    const town = createTown()
    const channel = siteWith({ politeness: { ...siteWith().politeness, pagesMax: 20 } })
    for (const n of days(30, 220)) {
      town.publish(shownOn(n))
      await town.look(instant(n), [channel])
    }
    expect(await standingOf(town, instant(220), { channel })).toMatchObject({
      kind: 'overdue',
      lookedAt: instant(219),
    })
  })
})
