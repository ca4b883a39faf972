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

  test('goes on when one look breaks off, wakes the county after what it found is written, and fails', async () => {
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
    const outcomes = (await listStates(COUNTY)).map(({ list, lastOutcome: { kind } }) => `${list} ${kind}`)
    expect(outcomes.toSorted()).toEqual(['one read', 'three read', 'two unreadable'])
    expect(await town.touches()).toBe(1)
    expect(town.told).toContainEqual({ name: 'LooksFailed', value: 1, channel: sampleChannel.id })
    expect(town.told).toContainEqual(
      expect.objectContaining({ message: 'look broke off', list: 'two', reason: 'no store' }),
    )
  })
})

describe('a list of which our own limits leave a part', () => {
  const slow = { ...sampleChannel, politeness: { ...sampleChannel.politeness, delayMs: 100_000 } }
  const old = ['2026-03-12', '2026-03-11', '2026-03-10', '2026-03-09'].map((on, i) => post(`old${i}`, on))

  test('keeps what was read, and counts neither as good nor as a failure', async () => {
    const town = createTown()
    town.publish(old, 2)
    await town.look(at, [slow])
    const before = await town.state()
    const posts = [post('new1', '2026-03-17'), post('new0', '2026-03-16'), ...old]
    town.publish(posts, 2)
    const next = chinaInstantOf(2026, 3, 17, 9)
    // The clock goes on by 100 seconds a page: the third would be begun more than two minutes after the run's time.
    expect(await town.look(next, [slow], 1_000)).toMatchObject({ looks: { read: 1 }, newNotices: 2 })
    const [reading] = await town.store.readings(COUNTY, next)
    expect(reading).toMatchObject({
      outcome: { kind: 'read' },
      end: 'cut',
      noticesSeen: 4,
      reachedOn: '2026-03-12',
    })
    expect(reading?.pages).toHaveLength(2)
    const state = await town.state()
    expect(state).toEqual({
      ...before,
      lastLookAt: next,
      cutShortAt: next,
      newestNoticeAt: next,
      newestDisplayedOn: '2026-03-17',
      noticesSeen: 6,
      unreadPages: true,
    })
    expect(await town.touches()).toBe(2)
  })

  test('is not believed to have been looked at below what it met', async () => {
    const town = createTown()
    town.publish(old, 2)
    await town.look(at, [slow])
    // Four new ones: two were met by the look that was cut short, two lie below them.
    const names = ['new3', 'new2', 'new1', 'new0']
    town.publish([...names.map((name) => post(name, '2026-03-16')), ...old], 2)
    await town.look(later, [{ ...slow, politeness: { ...slow.politeness, delayMs: 130_000 } }], 1_000)
    expect(await town.state()).toMatchObject({ cutShortAt: later, lastGoodAt: at, noticesSeen: 6 })
    const quick = { ...sampleChannel, politeness: { ...sampleChannel.politeness, delayMs: 0 } }
    expect(await town.look(chinaInstantOf(2026, 3, 16, 11), [quick])).toMatchObject({ newNotices: 2 })
    expect(await town.state()).not.toHaveProperty('cutShortAt')
  })

  test('at its first look is known to have been cut short', async () => {
    const town = createTown()
    town.publish(old, 2)
    const tooSlow = { ...slow, politeness: { ...slow.politeness, delayMs: 130_000 } }
    expect(await town.look(at, [tooSlow], 1_000)).toMatchObject({ looks: { read: 1 }, newNotices: 2 })
    expect(await town.state()).toMatchObject({
      lastOutcome: { kind: 'unreadable', reason: '本轮时间已用完，其余的留待下一轮' },
      looks: 0,
      failures: 0,
      cutShortAt: at,
    })
    expect((await town.state()).lastGoodAt).toBeUndefined()
  })

  test('with not a single page had is as one that was not begun', async () => {
    const town = createTown()
    publish(town, 1)
    const tooSlow = { ...channel, politeness: { ...channel.politeness, delayMs: 130_000 } }
    expect(await town.look(at, [tooSlow], 1)).toMatchObject({ looks: { read: 1 }, outOfTime: 2 })
    expect(await town.store.listStates(COUNTY)).toHaveLength(1)
    expect(await town.store.readings(COUNTY, at)).toHaveLength(1)
  })
})
