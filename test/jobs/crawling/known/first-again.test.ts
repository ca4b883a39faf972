import { describe, expect, test } from 'vitest'
import { createTown, LIST_URL, listHtml, type SamplePost, type Town } from '../../crawl-site.ts'
import { answer, day, others, siteWith, standingOf } from '../../missing/missing-site.ts'

const listed = [...others(20, '2026-03-15'), answer('2026-03-03'), ...others(19, '2026-02-12')]

/** A site whose list changes between the first request for its first page and all that follow. */
function changing(town: Town, before: readonly SamplePost[], after: readonly SamplePost[]): void {
  town.publish(after)
  let asked = 0
  town.fetcher.pages.set(LIST_URL, () => listHtml((asked++ === 0 ? before : after).slice(0, 20), 2))
}

describe('a list that changes while its pages are turned', () => {
  test('does not prove that a row is missing which moved up past the page just read', async () => {
    const town = createTown()
    changing(town, listed, listed.slice(1))
    await town.look(day(16), [siteWith()])
    expect(await standingOf(town, day(16, 10))).toMatchObject({
      kind: 'unverifiable',
      reason: 'window-not-covered',
    })
    await town.look(day(16, 14), [siteWith()])
    expect((await standingOf(town, day(16, 15))).kind).toBe('published')
  })

  test('proves as before when a row was added on top', async () => {
    const town = createTown()
    const without = listed.filter(({ name }) => name !== 'answer')
    changing(town, without, [...others(1, '2026-03-16'), ...without])
    await town.look(day(16), [siteWith()])
    expect((await standingOf(town, day(16, 10))).kind).toBe('overdue')
  })

  test('proves as before when it stood still', async () => {
    const town = createTown()
    town.publish(listed.filter(({ name }) => name !== 'answer'))
    await town.look(day(16), [siteWith()])
    expect((await standingOf(town, day(16, 10))).kind).toBe('overdue')
  })
})
