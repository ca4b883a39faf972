import { describe, expect, test } from 'vitest'
import { compareClocks } from '../../../lib/domain/judge/standing/published.ts'
import { chinaInstantOf } from '../../../lib/domain/time/instant.ts'
import { pageClocks } from '../../../lib/domain/watch/page-clocks.ts'
import { htmlPage } from '../../fakes/fake-fetcher.ts'
import { COUNTY, createTown, LIST_URL, listHtml, post, postUrl, type Town } from '../crawl-site.ts'

const day = (date: number, hour = 9) => chinaInstantOf(2026, 3, date, hour)
const other = post('other', '2026-03-01')
const before = post('page', '2026-03-10', '喀左县公共租赁住房政策')
const after = post('page', '2026-03-17', '喀左县公共租赁住房管理办法')

async function versions(town: Town) {
  const notices = await town.store.notices(COUNTY)
  return notices
    .filter(({ url }) => url === postUrl('page'))
    .sort((a, b) => a.earlier.length - b.earlier.length)
}

async function changedTown(): Promise<Town> {
  const town = createTown()
  town.publish([before, other])
  await town.look(day(12))
  await town.look(day(16))
  town.publish([after, other])
  await town.look(day(18))
  return town
}

describe('a page that was changed in place', () => {
  test('is read again as what it is now, judged by the looks around the change', async () => {
    const town = await changedTown()
    const [old, now] = await versions(town)
    expect(now).toMatchObject({
      title: after.title,
      displayedOn: '2026-03-17',
      text: expect.stringContaining(after.title),
      absentAt: day(16),
      firstSeenAt: day(18),
      earlier: [old?.evidence],
    })
    expect(now?.evidence).not.toBe(old?.evidence)
    expect(await town.touches()).toBe(3)
  })

  test('goes on to answer what it answered', async () => {
    const [old, now] = await versions(await changedTown())
    expect(old).toMatchObject({
      id: `${now?.id}-1`,
      title: before.title,
      displayedOn: '2026-03-10',
      firstSeenAt: day(12),
      supersededAt: day(18),
      earlier: [],
    })
    expect(old?.goneAt).toBeUndefined()
  })

  test('is asked for once, not at each look', async () => {
    const town = await changedTown()
    expect(town.fetcher.requests).toHaveLength(2)
    await town.look(day(19))
    expect(town.fetcher.requests).toHaveLength(1)
    expect(await versions(town)).toHaveLength(2)
  })

  test('is gone and back with all its versions, and counts once', async () => {
    const town = await changedTown()
    town.publish([other])
    await town.look(day(19))
    expect(await town.look(day(20))).toMatchObject({ goneNotices: 1 })
    expect((await versions(town)).map(({ goneAt }) => goneAt)).toEqual([day(20) + 3000, day(20) + 3000])
    town.publish([after, other])
    await town.look(day(21))
    expect((await versions(town)).map(({ goneAt }) => goneAt)).toEqual([undefined, undefined])
  })

  test('before it was ever read keeps its first title as a notice that nobody could read', async () => {
    const town = createTown()
    const down = () => htmlPage(postUrl('page'), '<p>…</p>', { httpStatus: 500 })
    town.publish([before, other])
    town.fetcher.pages.set(postUrl('page'), down())
    await town.look(day(16))
    town.publish([after, other])
    await town.look(day(16, 15))
    expect(await versions(town)).toMatchObject([
      { title: before.title, text: '' },
      { title: after.title, text: expect.stringContaining(after.title) },
    ])
  })

  test('again and again, as a counter in its title would, is given up after ten versions', async () => {
    const town = createTown()
    for (let n = 0; n < 14; n++) {
      town.publish([post('page', '2026-03-10', `浏览${n}次的公告`), other])
      await town.look(day(12, n))
    }
    expect(await versions(town)).toHaveLength(11)
  })
})

describe('a page whose title was corrected', () => {
  const corrected = (displayedOn: string) => post('page', displayedOn, after.title)
  const DUE_AT = day(15, 17)

  test.each([
    ['is on time when the page was, under the same day', corrected('2026-03-10'), 'on-time', day(12)],
    ['is late by the day that it displays now', corrected('2026-03-17'), 'late', day(18)],
    ['is uncertain when it displays another day in time', corrected('2026-03-14'), 'uncertain', day(18)],
  ])('%s', async (_, next, timing, since) => {
    const town = createTown()
    town.publish([before, other])
    await town.look(day(12))
    await town.look(day(16))
    town.publish([next, other])
    await town.look(day(18))
    const now = (await versions(town)).at(-1)
    expect(now).toMatchObject({ title: after.title, firstSeenAt: day(18), absentAt: day(16) })
    if (!now) return
    expect(pageClocks(now)).toMatchObject({ firstSeenAt: since })
    expect(compareClocks(now, DUE_AT)).toMatchObject({ timing, possiblyBackDated: false })
  })

  test('stays late when the page came late, however often it is corrected', async () => {
    const town = createTown()
    town.publish([other])
    await town.look(day(16))
    for (const [n, title] of ['其一', '其二', '其三'].entries()) {
      town.publish([post('page', '2026-03-10', `公告${title}`), other])
      await town.look(day(17 + n))
    }
    const now = (await versions(town)).at(-1)
    expect(now).toMatchObject({ firstSeenAt: day(19), page: { firstSeenAt: day(17), absentAt: day(16) } })
    expect(now && compareClocks(now, DUE_AT)).toMatchObject({ timing: 'late', possiblyBackDated: true })
  })
})

describe('a page is not changed', () => {
  test.each([
    ['when its list cuts the title', [post('page', '2026-03-10', '喀左县公共租赁…'), other], before],
    ['when its list shows a day to come', [post('page', '2026-09-10', before.title), other], before],
    [
      'when its list shows no year and another one is nearer',
      [post('page', '2025-03-10', before.title), other],
      before,
    ],
  ])('%s', async (_, listed, displayed) => {
    const town = createTown()
    town.publish([displayed, other])
    await town.look(day(16))
    town.publish(listed)
    await town.look(day(17))
    expect(await versions(town)).toHaveLength(1)
    expect(town.fetcher.requests).toHaveLength(1)
  })
})

describe('a notice page that cannot be read', () => {
  test('is tried at each look for three days, then once a day', async () => {
    const town = createTown()
    town.publish([before, other])
    const page = town.fetcher.pages.get(postUrl('page'))
    town.fetcher.pages.set(postUrl('page'), htmlPage(postUrl('page'), '<p>…</p>', { httpStatus: 500 }))
    const asked = async (at: ReturnType<typeof day>) => {
      await town.look(at)
      return town.fetcher.requests.filter(({ url }) => url === postUrl('page')).length
    }
    expect(await asked(day(10))).toBe(1)
    expect(await asked(day(10, 15))).toBe(1)
    expect(await asked(day(16))).toBe(1)
    town.fetcher.pages.set(LIST_URL, listHtml([post('late', '2026-03-16'), before, other]))
    expect(await asked(day(16, 15))).toBe(0)
    if (page) town.fetcher.pages.set(postUrl('page'), page)
    expect(await asked(day(20))).toBe(1)
    expect((await town.notice('page')).text).toContain(before.title)
  })
})
