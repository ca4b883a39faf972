import { describe, expect, test } from 'vitest'
import { chinaInstantOf } from '../../../lib/domain/time/instant.ts'
import { COUNTY, createTown, LIST_URL, post, sampleChannel } from '../crawl-site.ts'

const day = (date: number, hour = 9) => chinaInstantOf(2026, 3, date, hour)
const posts = ['2026-03-14', '2026-03-13', '2026-03-12'].map((on, i) => post(`p${i}`, on))
const onePage = { ...sampleChannel, politeness: { ...sampleChannel.politeness, pagesMax: 1 } }

describe('what a look covered', () => {
  test('is kept with it and with the list: days asked for, pages, and why it ended', async () => {
    const town = createTown()
    town.publish(posts, 2)
    await town.look(day(16))
    const [reading] = await town.store.readings(COUNTY, day(16))
    const window = { fromOn: '2026-01-15', untilOn: '2026-03-16', end: 'end' }
    expect(reading).toMatchObject(window)
    // The first one is asked for once more at the end.
    expect(reading?.pages).toHaveLength(2 + 1)
    expect((await town.state()).coverage).toEqual({ ...window, at: day(16), pages: 2 + 1 })
  })

  test('of a list that is longer than we read ends in a cut', async () => {
    const town = createTown()
    town.publish(posts, 2)
    await town.look(day(16), [onePage])
    expect((await town.state()).coverage).toMatchObject({ pages: 1, end: 'cut' })
  })

  test('stays while looks find nothing changed, join on or fail', async () => {
    const town = createTown()
    town.publish(posts, 2)
    await town.look(day(16))
    const { coverage } = await town.state()
    await town.look(day(16, 10))
    expect((await town.state()).coverage).toEqual(coverage)
    town.publish([post('new', '2026-03-16'), ...posts], 2)
    expect(await town.look(day(16, 11))).toMatchObject({ newNotices: 1 })
    const known = (await town.store.readings(COUNTY, day(16, 11))).at(-1)
    expect(known?.end).toBe('known')
    expect((await town.state()).coverage).toEqual(coverage)
    town.fetcher.pages.set(LIST_URL, { kind: 'unreachable', reason: '连接超时' })
    await town.look(day(17))
    expect((await town.state()).coverage).toEqual(coverage)
    town.publish(posts, 2)
    await town.look(day(18))
    expect((await town.state()).coverage).toMatchObject({ at: day(18) })
  })
})

describe('what is kept over time', () => {
  test('is the outcome of each look, the rows of each day, and the newest day displayed', async () => {
    const town = createTown()
    town.publish([post('typo', '2062-03-14'), ...posts])
    await town.look(day(16))
    await town.look(day(16, 10))
    town.fetcher.pages.set(LIST_URL, { kind: 'unreachable', reason: '连接超时' })
    await town.look(day(17))
    town.publish(posts)
    await town.look(day(17, 10))
    expect(await town.state()).toMatchObject({
      firstLookAt: day(16),
      recentOutcomes: 'runr',
      rowCounts: [4, 3],
      newestDisplayedOn: '2026-03-14',
    })
  })

  test('goes on from a state that was stored before it', async () => {
    const town = createTown()
    town.publish(posts)
    await town.look(day(16))
    const { firstLookAt, recentOutcomes, rowCounts, newestDisplayedOn, coverage, ...old } = await town.state()
    const [reading] = await town.store.readings(COUNTY, day(16))
    if (!reading) throw new Error('one reading')
    await town.store.putLook({ reading, notices: [], state: old })
    await town.look(day(17))
    const state = await town.state()
    expect(state).toMatchObject({ recentOutcomes: 'u', rowCounts: [3], newestDisplayedOn: '2026-03-14' })
    expect(state.firstLookAt).toBeUndefined()
    expect(state.coverage).toEqual({ ...coverage, at: day(17), fromOn: '2026-01-16', untilOn: '2026-03-17' })
  })

  test('tells ops the health of each list, and why one is unwell', async () => {
    const town = createTown()
    town.publish(posts.slice(0, 2))
    await town.look(day(16))
    expect(town.told).toContainEqual({ name: 'ListHealth', value: 1, health: 'healthy' })
    const old = { ...sampleChannel, expect: { ...sampleChannel.expect, silentDaysMax: 1 } }
    await town.look(day(20), [old])
    expect(town.told).toContainEqual({ name: 'ListHealth', value: 1, health: 'silent' })
    expect(town.told).toContainEqual(
      expect.objectContaining({ message: 'list unwell', channel: 'kazuo-site', health: 'silent', days: 6 }),
    )
  })
})
