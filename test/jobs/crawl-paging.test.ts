import { describe, expect, test } from 'vitest'
import { chinaInstantOf } from '../../lib/domain/time/instant.ts'
import { COUNTY, createTown, LIST_URL, listHtml, ORIGIN, post, sampleChannel } from './crawl-site.ts'

const at = chinaInstantOf(2026, 3, 16, 9)
const later = chinaInstantOf(2026, 3, 16, 10)

describe('paging', () => {
  const many = Array.from({ length: 9 }, (_, i) => post(`p${9 - i}`, `2026-03-0${9 - i}`))
  const pageUrls = (town: ReturnType<typeof createTown>) =>
    town.fetcher.requests.map(({ url }) => url).filter((url) => url.includes('index'))

  test('goes to the end of the list, and asks for its first page once more', async () => {
    const town = createTown()
    town.publish(many, 3)
    expect(await town.look(at)).toMatchObject({ newNotices: 9 })
    const further = [`${ORIGIN}/zbgg/index_1.html`, `${ORIGIN}/zbgg/index_2.html`]
    expect(pageUrls(town)).toEqual([LIST_URL, ...further, LIST_URL])
    expect((await town.state()).coveredFromOn).toBeUndefined()
  })

  test('stops at a page of known notices', async () => {
    const town = createTown()
    town.publish(many, 3)
    await town.look(at)
    town.publish([post('q', '2026-03-16'), ...many], 3)
    expect(await town.look(later)).toMatchObject({ newNotices: 1 })
    expect(pageUrls(town)).toEqual([LIST_URL, `${ORIGIN}/zbgg/index_1.html`])
    expect((await town.state()).coveredFromOn).toBeUndefined()
  })

  test('stops when the window is passed, but not for an old notice pinned on top', async () => {
    const town = createTown()
    const old = [post('x3', '2025-12-03'), post('x2', '2025-12-02'), post('x1', '2025-12-01')]
    town.publish([post('pinned', '2019-01-01'), ...many, ...old, ...old], 4)
    await town.look(at)
    expect(pageUrls(town)).toHaveLength(4 + 1)
    expect((await town.state()).coveredFromOn).toBe('2026-01-15')
  })

  test('is cut by the card, and then says how far it came', async () => {
    const town = createTown()
    const politeness = { ...sampleChannel.politeness, pagesMax: 2 }
    town.publish(many, 3)
    expect(await town.look(at, [{ ...sampleChannel, politeness }])).toMatchObject({ newNotices: 6 })
    expect((await town.state()).coveredFromOn).toBe('2026-03-06')
    const [reading] = await town.store.readings(COUNTY, at)
    expect(reading?.reachedOn).toBe('2026-03-06')
  })

  test('that fails half way makes the look fail, keeps its notices, and is made good by the next one', async () => {
    const town = createTown()
    town.publish(many, 3)
    town.fetcher.pages.set(`${ORIGIN}/zbgg/index_1.html`, { kind: 'unreachable', reason: '连接被中断' })
    expect(await town.look(at)).toMatchObject({ looks: { unreachable: 1 }, newNotices: 3 })
    expect((await town.state()).lastGoodAt).toBeUndefined()
    expect(town.fetcher.requests).toHaveLength(2)
    town.publish(many, 3)
    expect(await town.look(later)).toMatchObject({ looks: { read: 1 }, newNotices: 6 })
    expect((await town.notice('p9')).text).toContain('公开招标')
    expect(await town.state()).toMatchObject({ noticesSeen: 9, failuresInARow: 0, failures: 1 })
  })

  test('over a list that turns no pages is cut', async () => {
    const town = createTown()
    town.publish(many.slice(0, 3))
    const html = listHtml(many.slice(0, 3), 9)
    for (const url of [LIST_URL, `${ORIGIN}/zbgg/index_1.html`]) town.fetcher.pages.set(url, html)
    await town.look(at)
    expect((await town.state()).coveredFromOn).toBe('2026-03-09')
  })
})
