import { describe, expect, test } from 'vitest'
import { addMs, chinaInstantOf, DAY_MS } from '../../../lib/domain/time/instant.ts'
import { htmlPage } from '../../fakes/fake-fetcher.ts'
import { COUNTY, createTown, LIST_URL, listHtml, post, type Town } from '../crawl-site.ts'

const day = (date: number, hour = 9) => chinaInstantOf(2026, 3, date, hour)
const posts = [post('b', '2026-03-12'), post('a', '2026-03-10')]

function cached(town: Town, ageMs: number): void {
  town.fetcher.pages.set(LIST_URL, () => ({ ...htmlPage(LIST_URL, listHtml(posts)), ageMs }))
}

describe('a page that a cache on the way has kept', () => {
  test('proves what was there when the site gave it', async () => {
    const town = createTown()
    town.publish(posts)
    cached(town, 4 * DAY_MS)
    await town.look(day(16))
    const at = addMs(day(16), -4 * DAY_MS)
    expect(await town.state()).toMatchObject({
      lastGoodAt: at,
      coverage: { at },
      sweeps: [{ at }],
      lastLookAt: day(16),
    })
    const [reading] = await town.store.readings(COUNTY, day(16))
    expect(reading?.pages[0]).toMatchObject({ at: day(16), ageMs: 4 * DAY_MS })
  })

  test('takes nothing back of what a later page has proved', async () => {
    const town = createTown()
    town.publish(posts)
    await town.look(day(15))
    cached(town, 4 * DAY_MS)
    await town.look(day(16))
    const at = day(15)
    expect(await town.state()).toMatchObject({ lastGoodAt: at, coverage: { at }, sweeps: [{ at }] })
  })

  test('says "unchanged" of that time, too', async () => {
    const town = createTown()
    town.publish(posts)
    town.fetcher.pages.set(LIST_URL, htmlPage(LIST_URL, listHtml(posts), { etag: '"1"' }))
    await town.look(day(16))
    town.fetcher.pages.set(LIST_URL, { kind: 'not-modified', ageMs: 3_600_000 })
    await town.look(day(16, 12))
    expect((await town.state()).lastGoodAt).toBe(day(16, 11))
  })
})
