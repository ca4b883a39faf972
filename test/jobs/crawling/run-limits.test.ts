import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { chinaInstantOf, DAY_MS } from '../../../lib/domain/time/instant.ts'
import {
  COUNTY,
  createTown,
  listHtml,
  ORIGIN,
  post,
  sampleChannel,
  sampleList,
  type Town,
} from '../crawl-site.ts'

const at = chinaInstantOf(2026, 3, 16, 9)
const later = chinaInstantOf(2026, 3, 16, 10)
const lists = ['one', 'two', 'three'].map((id) => ({ ...sampleList, id, url: `${ORIGIN}/zbgg/${id}.html` }))
const channel = { ...sampleChannel, lists }

/** Each list shows `size` notices of its own. */
function publish(town: Town, size: number): void {
  const posts = lists.map(({ id }) => Array.from({ length: size }, (_, i) => post(`${id}${i}`, '2026-03-10')))
  town.publish(posts.flat())
  lists.forEach(({ url }, i) => {
    town.fetcher.pages.set(url, listHtml(posts[i] ?? []))
  })
}

describe('one run', () => {
  test('reads fifty notice pages of a host, whatever the number of its lists', async () => {
    const town = createTown()
    publish(town, 30)
    expect(await town.look(at, [channel])).toMatchObject({ looks: { read: 3 }, newNotices: 90 })
    expect(town.fetcher.requests).toHaveLength(53)
    await town.look(later, [channel])
    expect((await town.store.notices(COUNTY)).filter(({ text }) => text === '')).toHaveLength(0)
  })

  test('leaves the lists for which it has no time to the next one, which begins with them', async () => {
    const town = createTown()
    publish(town, 1)
    // The clock goes on by 3 seconds a request.
    expect(await town.look(at, [channel], 6_000)).toMatchObject({ looks: { read: 2 }, outOfTime: 1 })
    expect(await town.look(later, [channel], 1_000)).toMatchObject({ looks: { read: 1 }, outOfTime: 2 })
    expect(town.fetcher.requests[0]?.url).toBe(`${ORIGIN}/zbgg/three.html`)
  })

  test('asks a host 300 times, and leaves the other lists to the next one, which begins with them', async () => {
    const town = createTown()
    const many = Array.from({ length: 310 }, (_, i) => `${ORIGIN}/zbgg/${i}.html`)
    const wide = { ...channel, lists: many.map((url, i) => ({ ...sampleList, id: `list-${i}`, url })) }
    town.publish([post('a', '2026-03-10')])
    for (const url of many) town.fetcher.pages.set(url, listHtml([post('a', '2026-03-10')]))
    const { looks, outOfTime } = await town.look(at, [wide], DAY_MS)
    expect(town.fetcher.requests).toHaveLength(300)
    expect((looks.read ?? 0) + outOfTime).toBe(310)
    expect(outOfTime).toBeGreaterThan(9)
    await town.look(chinaInstantOf(2026, 3, 17, 9), [wide], DAY_MS)
    expect(town.fetcher.requests[0]?.url).toBe(many[looks.read ?? 0])
  })

  test('begins no notice page after its time', async () => {
    const town = createTown()
    publish(town, 9)
    expect(await town.look(at, [channel], 6_000)).toMatchObject({ newNotices: 9, outOfTime: 2 })
    expect(town.fetcher.requests).toHaveLength(3)
  })

  test('that breaks off wakes the county after what it found is written', async () => {
    const town = createTown()
    publish(town, 1)
    const { putLook, noticesOfList, listStates } = town.store
    town.store.putLook = async (look) => {
      await pause(20)
      await putLook(look)
    }
    town.store.noticesOfList = async (county, site, list) => {
      if (list === 'two') throw new Error('no store')
      return noticesOfList(county, site, list)
    }
    await expect(town.look(at, [channel])).rejects.toThrow('no store')
    expect(await listStates(COUNTY)).toHaveLength(1)
    expect(await town.touches()).toBe(1)
  })
})
