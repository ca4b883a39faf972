import { describe, expect, test } from 'vitest'
import { chinaInstantOf } from '../../../lib/domain/time/instant.ts'
import { htmlPage } from '../../fakes/fake-fetcher.ts'
import { COUNTY, createTown, LIST_URL, listHtml, post, postUrl, type Town } from '../crawl-site.ts'

const day = (date: number, hour = 9) => chinaInstantOf(2026, 3, date, hour)
const kept = ['k1', 'k2', 'k3'].map((name) => post(name, '2026-03-12'))
const lost = ['l1', 'l2', 'l3', 'l4'].map((name) => post(name, '2026-03-05'))

async function readTown(): Promise<Town> {
  const town = createTown()
  town.publish([...kept, ...lost])
  await town.look(day(14))
  return town
}

const goneOf = async (town: Town) =>
  (await town.store.notices(COUNTY)).filter(({ goneAt }) => goneAt !== undefined).map(({ url }) => url)

describe('a notice that is missing on its list', () => {
  test('is not gone by one refusal, such as of a site that is being rebuilt', async () => {
    const town = await readTown()
    town.publish([...kept, ...lost.slice(1)])
    expect(await town.look(day(16))).toMatchObject({ goneNotices: 0 })
    expect(await town.notice('l1')).toMatchObject({ missedAt: day(16) + 3000, lastSeenAt: day(14) })
    town.publish([...kept, ...lost])
    await town.look(day(17))
    const notice = await town.notice('l1')
    expect(notice.missedAt).toBeUndefined()
    expect(notice.lastSeenAt).toBe(day(17))
  })

  test('needs two refusals again after it was back', async () => {
    const town = await readTown()
    for (const date of [16, 18]) {
      town.publish([...kept, ...lost.slice(1)])
      expect(await town.look(day(date))).toMatchObject({ goneNotices: 0 })
      town.publish([...kept, ...lost])
      await town.look(day(date + 1))
    }
    expect(await goneOf(town)).toEqual([])
  })

  test('is still up when its page is had the second time', async () => {
    const town = await readTown()
    town.fetcher.pages.set(LIST_URL, listHtml([...kept, ...lost.slice(1)]))
    const page = town.fetcher.pages.get(postUrl('l1'))
    town.fetcher.pages.delete(postUrl('l1'))
    await town.look(day(16))
    if (page) town.fetcher.pages.set(postUrl('l1'), page)
    await town.look(day(17))
    const { missedAt, goneAt, lastSeenAt } = await town.notice('l1')
    expect({ missedAt, goneAt, lastSeenAt }).toEqual({ lastSeenAt: day(17) + 3000 })
  })

  test('is not called still up by a page of something else, and is asked for once a day', async () => {
    const town = await readTown()
    town.publish([...kept, ...lost.slice(1)])
    town.fetcher.pages.set(postUrl('l1'), '<title>通知</title><h1>关于放假的通知</h1><p>请做好值班工作。</p>')
    await town.look(day(16))
    await town.look(day(16, 14))
    await town.look(day(17))
    const { lastSeenAt, missedAt } = await town.notice('l1')
    expect([lastSeenAt, missedAt]).toEqual([day(14), undefined])
    expect(town.fetcher.requests.filter(({ url }) => url === postUrl('l1'))).toHaveLength(1)
  })

  test('is not asked for any more, nor any other, once its site refuses three in a row', async () => {
    const town = await readTown()
    town.publish(kept)
    for (const { name } of lost)
      town.fetcher.pages.set(postUrl(name), htmlPage(postUrl(name), '…', { httpStatus: 403 }))
    await town.look(day(16))
    const asked = town.fetcher.requests.filter(({ url }) => lost.some(({ name }) => url === postUrl(name)))
    expect(asked).toHaveLength(3)
  })

  test('is asked for once a day while its site is in trouble', async () => {
    const town = await readTown()
    town.publish(kept)
    await town.look(day(16))
    expect(town.fetcher.requests).toHaveLength(5)
    town.publish([post('new', '2026-03-16'), ...kept])
    await town.look(day(16, 13))
    expect(town.fetcher.requests.map(({ url }) => url)).toEqual([LIST_URL, postUrl('new')])
  })
})

describe('notices of which most are refused at once', () => {
  test('are not gone by it for a week, and then are', async () => {
    const town = await readTown()
    town.publish(kept)
    for (const date of [16, 17, 18, 19, 20, 21, 22]) await town.look(day(date))
    expect(await goneOf(town)).toEqual([])
    expect(await town.look(day(24))).toMatchObject({ goneNotices: 4 })
    const { lastSeenAt, goneAt } = await town.notice('l1')
    expect(lastSeenAt).toBe(day(14))
    expect(goneAt).toBeGreaterThan(day(24))
  })

  test('are gone when most of the others asked for are still up', async () => {
    const town = await readTown()
    const pages = lost
      .slice(1)
      .map(({ name }) => [postUrl(name), town.fetcher.pages.get(postUrl(name))] as const)
    town.publish(kept)
    for (const [url, page] of pages) if (page) town.fetcher.pages.set(url, page)
    await town.look(day(16))
    expect(await town.look(day(18))).toMatchObject({ goneNotices: 1 })
    expect(await goneOf(town)).toEqual([postUrl('l1')])
  })
})
