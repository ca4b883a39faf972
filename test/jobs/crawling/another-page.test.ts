import { describe, expect, test } from 'vitest'
import { chinaInstantOf } from '../../../lib/domain/time/instant.ts'
import { createTown, LIST_URL, listHtml, post } from '../crawl-site.ts'

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
