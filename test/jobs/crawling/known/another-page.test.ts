import { describe, expect, test } from 'vitest'
import { chinaInstantOf } from '../../../../lib/domain/time/instant.ts'
import { htmlPage } from '../../../fakes/fake-fetcher.ts'
import {
  COUNTY,
  createTown,
  LIST_URL,
  listHtml,
  ORIGIN,
  post,
  sampleChannel,
  sampleList,
  type Town,
} from '../../crawl-site.ts'

const day = (date: number, hour = 9) => chinaInstantOf(2026, 3, date, hour)
const monday = chinaInstantOf(2026, 3, 16, 9)
const tuesday = chinaInstantOf(2026, 3, 17, 9)
const posts = [post('b', '2026-03-15'), post('a', '2026-03-10')]

describe('a page with rows at the address of a known list', () => {
  test('that shows none of the known notices is another page: misleading, and no proof of anything', async () => {
    const town = createTown()
    town.fetcher.pages.set(LIST_URL, listHtml(posts))
    await town.look(monday)
    const { lastGoodAt } = await town.state()
    const news = [
      post('n2', '2026-03-17', '我县召开春耕动员会议'),
      post('n1', '2026-03-01', '县领导调研重点项目'),
    ]
    town.fetcher.pages.set(LIST_URL, listHtml(news))
    expect((await town.look(tuesday)).looks).toEqual({ misled: 1 })
    const state = await town.state()
    expect(state.lastOutcome).toMatchObject({ kind: 'misled', reason: expect.stringContaining('别的页面') })
    expect(state.lastGoodAt).toBe(lastGoodAt)
  })

  test.each([
    { what: 'one of them still', now: [post('c', '2026-03-17'), post('a', '2026-03-10')] },
    {
      what: 'one of them at another address',
      now: [post('c', '2026-03-17'), { ...post('a', '2026-03-10'), name: 'moved' }],
    },
  ])('that shows $what is the list', async ({ now }) => {
    const town = createTown()
    town.fetcher.pages.set(LIST_URL, listHtml(posts))
    await town.look(monday)
    town.fetcher.pages.set(LIST_URL, listHtml(now))
    expect((await town.look(tuesday)).looks).toEqual({ read: 1 })
  })
})

/** Outcomes of a look on each of the days. */
async function outcomes(town: Town, dates: readonly number[], channel = sampleChannel): Promise<string> {
  const kinds: string[] = []
  for (const date of dates) kinds.push(Object.keys((await town.look(day(date), [channel])).looks).join())
  return kinds.join(' ')
}

const titled = (title: string, html: string) => html.replace(/<title>[^<]*/, `<title>${title}`)
const titles = async (town: Town) => (await town.store.notices(COUNTY)).map(({ title }) => title)

describe('a list of one page that was cleared', () => {
  const fresh = [post('f1', '2026-03-16'), post('f2', '2026-03-16')]

  test('is the list again on the third day, and shows from the first one what is there', async () => {
    const town = createTown()
    town.publish(posts)
    await town.look(day(14))
    town.publish(fresh)
    expect(await outcomes(town, [16, 17])).toBe('misled misled')
    expect((await town.state()).lastGoodAt).toBe(day(14))
    expect(await town.notice('f1')).toMatchObject({ firstSeenAt: day(16), isUnlisted: true })
    expect(await outcomes(town, [18, 19])).toBe('read read')
    expect((await town.notice('f1')).isUnlisted).toBeUndefined()
    expect((await town.state()).lastGoodAt).toBe(day(19))
  })

  test('leaves what was known where it is still up', async () => {
    const town = createTown()
    town.publish(posts)
    await town.look(day(14))
    town.fetcher.pages.set(LIST_URL, listHtml(fresh))
    await outcomes(town, [16, 17, 18, 19])
    const { goneAt, missedAt, lastSeenAt } = await town.notice('a')
    expect({ goneAt, missedAt }).toEqual({ goneAt: undefined, missedAt: undefined })
    expect(lastSeenAt).toBeGreaterThan(day(18))
  })

  test.each([
    ['shows other rows each day', '招标公告', (date: number) => [post(`f${date}`, '2026-03-16')]],
    ['does not say that it is the column', '喀左县人民政府', () => fresh],
  ])('stays another page while it %s', async (_, title, postsOf) => {
    const town = createTown()
    town.publish(posts)
    await town.look(day(14))
    for (const date of [16, 17, 18, 19, 20]) {
      town.fetcher.pages.set(LIST_URL, titled(title, listHtml(postsOf(date))))
      expect(await outcomes(town, [date])).toBe('misled')
    }
  })
})

describe('a list whose card is given another address', () => {
  const right = `${ORIGIN}/right/index.html`
  const channel = { ...sampleChannel, lists: [{ ...sampleList, url: right }] }

  test('is read as one that nobody has looked at', async () => {
    const town = createTown()
    town.publish(posts)
    await town.look(day(14))
    town.fetcher.pages.set(right, listHtml([post('r2', '2026-02-05'), post('r1', '2026-02-03')]))
    expect(await outcomes(town, [16, 17], channel)).toBe('read unchanged')
    const state = await town.state()
    expect(state).toMatchObject({ url: right, lastGoodAt: day(17), sweeps: [{ at: day(17) }] })
    expect(state.coveredFromOn).toBeUndefined()
    // When the right column began to show it, nobody knows.
    const found = (await town.store.notices(COUNTY)).find(({ url }) => url.endsWith('/right/r1.html'))
    expect(found).toMatchObject({ firstSeenAt: day(16) })
    expect(found?.absentAt).toBeUndefined()
  })

  test('has proved nothing while it cannot be read', async () => {
    const town = createTown()
    town.publish(posts)
    await town.look(day(14))
    expect(await outcomes(town, [16], channel)).toBe('unreadable')
    expect(await town.state()).toMatchObject({ url: LIST_URL, failuresInARow: 1 })
    expect((await town.state()).lastGoodAt).toBeUndefined()
  })
})

describe('a list whose reader is corrected', () => {
  const reader = { ...sampleList.reader, pager: { kind: 'none' as const } }
  const channel = { ...sampleChannel, lists: [{ ...sampleList, reader }] as never }

  test('has proved nothing until it is read so, and its notices stay known', async () => {
    const town = createTown()
    town.publish(posts)
    await town.look(day(14))
    const known = await titles(town)
    const page = town.fetcher.pages.get(LIST_URL)
    town.fetcher.pages.set(LIST_URL, htmlPage(LIST_URL, '…', { httpStatus: 500 }))
    expect(await outcomes(town, [16], channel)).toBe('unreachable')
    expect(await town.state()).toMatchObject({ url: LIST_URL, failuresInARow: 1 })
    expect((await town.state()).lastGoodAt).toBeUndefined()
    expect((await town.state()).sweeps).toBeUndefined()
    if (page) town.fetcher.pages.set(LIST_URL, page)
    expect(await outcomes(town, [17, 18], channel)).toBe('read unchanged')
    expect(await town.state()).toMatchObject({ sweeps: [{ at: day(18) }] })
    expect((await town.state()).movedAt).toBeUndefined()
    expect(await titles(town)).toEqual(known)
  })
})

describe('the first page that is seen of a list', () => {
  const rows = listHtml(posts)
  const lookAt = async (html: string, name = sampleList.name) => {
    const town = createTown()
    town.fetcher.pages.set(LIST_URL, html)
    const channel = { ...sampleChannel, lists: [{ ...sampleList, name }] }
    return { town, channel, outcome: await outcomes(town, [16], channel) }
  }

  test('shows what is there, and proves nothing, when it does not say that it is the column', async () => {
    const { town, outcome } = await lookAt(titled('喀左县人民政府', rows))
    expect(outcome).toBe('misled')
    const state = await town.state()
    expect(state.lastOutcome).toMatchObject({ reason: expect.stringContaining('没有写明是“招标公告”栏目') })
    expect(state.lastGoodAt).toBeUndefined()
    expect(await titles(town)).toHaveLength(2)
  })

  test('is the list when it is met on another day with one of its rows, and not before', async () => {
    const { town, channel } = await lookAt(titled('喀左县人民政府', rows))
    town.fetcher.pages.set(
      LIST_URL,
      titled('喀左县人民政府', listHtml([post('c', '2026-03-17'), ...posts.slice(1)])),
    )
    expect((await town.look(day(16, 15), [channel])).looks).toEqual({ misled: 1 })
    expect(await outcomes(town, [17], channel)).toBe('read')
    expect((await town.state()).lastGoodAt).toBe(day(17))
  })

  test('stays another page while each day shows other rows', async () => {
    const { town, channel } = await lookAt(titled('喀左县人民政府', rows))
    town.fetcher.pages.set(LIST_URL, titled('喀左县人民政府', listHtml([post('x', '2026-03-17')])))
    expect(await outcomes(town, [17], channel)).toBe('misled')
  })
})
