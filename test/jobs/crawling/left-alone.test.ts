import { describe, expect, test } from 'vitest'
import { chinaInstantOf, HOUR_MS, type Instant } from '../../../lib/domain/time/instant.ts'
import type { PageAnswer } from '../../../lib/jobs/ports.ts'
import { htmlPage } from '../../fakes/fake-fetcher.ts'
import {
  COUNTY,
  createTown,
  listHtml,
  ORIGIN,
  post,
  postUrl,
  sampleChannel,
  sampleList,
  type Town,
} from '../crawl-site.ts'

const day = (date: number, hour: number, minute = 0) => chinaInstantOf(2026, 3, date, hour, minute)
const OTHER = 'http://api.sample.localhost'
const listUrl = (id: string, origin = ORIGIN) => `${origin}/zbgg/${id}.html`
const lists = [
  { ...sampleList, id: 'one', url: listUrl('one') },
  { ...sampleList, id: 'two', url: listUrl('two') },
  { ...sampleList, id: 'api', url: listUrl('api', OTHER) },
]
const channel = { ...sampleChannel, lists }
/** Lists that were asked for. */
const askedFor = ({ fetcher }: Town) =>
  fetcher.requests.flatMap(({ url }) => lists.filter((list) => list.url === url).map(({ id }) => id))

/** A site with two lists, and a third one on another host; the first list answers as it is told. */
function town(answer: PageAnswer) {
  const one = createTown()
  one.publish([post('a', '2026-03-10')])
  for (const { url } of lists) one.fetcher.pages.set(url, listHtml([post('a', '2026-03-10')]))
  const heal = () => one.fetcher.pages.set(listUrl('one'), listHtml([post('a', '2026-03-10')]))
  one.fetcher.pages.set(listUrl('one'), answer)
  return { ...one, heal, lookAt: one.look, look: (at: Instant) => one.look(at, [channel]) }
}

const says = (httpStatus: number, more: object = {}): PageAnswer => ({
  ...htmlPage(listUrl('one'), '<p>…</p>', { httpStatus }),
  ...more,
})

describe('a list that is refused', () => {
  test.each([
    ['by 403', says(403)],
    ['by a captcha', htmlPage(listUrl('one'), '<p>请输入验证码</p>')],
  ])('%s alone is left alone for the rest of the day, and the others are read', async (_, answer) => {
    const site = town(answer)
    expect(await site.look(day(16, 9))).toMatchObject({ looks: { read: 2, blocked: 1 }, leftAlone: 0 })
    site.heal()
    expect(await site.look(day(16, 23, 59))).toMatchObject({ leftAlone: 1 })
    expect(askedFor(site)).toEqual(['two', 'api'])
    expect(await site.look(day(17, 0, 0))).toMatchObject({ leftAlone: 0 })
    expect(askedFor(site)).toEqual(['two', 'api', 'one'])
  })

  test('with the next one has their host left alone for the rest of the day', async () => {
    const ids = ['one', 'two', 'three']
    const site = town(says(403))
    site.fetcher.pages.set(listUrl('two'), says(403))
    site.fetcher.pages.set(listUrl('three'), listHtml([post('a', '2026-03-10')]))
    const three = { ...channel, lists: ids.map((id) => ({ ...sampleList, id, url: listUrl(id) })) }
    const look = async (at: Instant) => (await site.lookAt(at, [three])).leftAlone
    expect(await look(day(16, 9))).toBe(1)
    expect(await look(day(16, 23, 59))).toBe(3)
    // What answers comes first, and then the wrong addresses keep nobody from it.
    expect(await look(day(17, 9))).toBe(0)
    expect(await look(day(17, 10))).toBe(2)
  })
})

describe('a host that wants to be left alone', () => {
  test.each<[string, PageAnswer, Instant, Instant]>([
    ['for two hours, by 429', says(429, { retryAfterMs: 2 * HOUR_MS }), day(16, 10, 59), day(16, 11, 1)],
    ['for two hours, by 503', says(503, { retryAfterMs: 2 * HOUR_MS }), day(16, 10, 59), day(16, 11, 1)],
    ['for a day', says(429, { retryAfterMs: 24 * HOUR_MS }), day(17, 8, 59), day(17, 9, 1)],
    [
      'for a month, which is a day',
      says(503, { retryAfterMs: 720 * HOUR_MS }),
      day(17, 8, 59),
      day(17, 9, 1),
    ],
    ['by 429 alone, for the rest of the day', says(429), day(16, 23, 59), day(17, 0, 0)],
  ])('%s is asked for nothing until then, then again', async (_, answer, before, after) => {
    const site = town(answer)
    expect(await site.look(day(16, 9))).toMatchObject({ looks: { read: 1 }, leftAlone: 1 })
    expect(askedFor(site)).toEqual(['one', 'api'])
    site.heal()
    expect(await site.look(before)).toMatchObject({ leftAlone: 2 })
    expect(askedFor(site)).toEqual(['api'])
    expect(await site.look(after)).toMatchObject({ leftAlone: 0 })
    expect(askedFor(site)).toEqual(expect.arrayContaining(['one', 'two']))
  })

  test('is left as it was seen: no look is written, and ops are told how many were left out', async () => {
    const site = town(says(429))
    await site.look(day(16, 9))
    const states = () => site.store.listStates(COUNTY)
    const of = async (list: string) => (await states()).find((state) => state.list === list)
    const before = await of('one')
    expect(before).toMatchObject({ failuresInARow: 1, looks: 1 })
    const touches = await site.touches()
    await site.look(day(16, 12))
    expect(await of('one')).toEqual(before)
    expect(await of('two')).toBeUndefined()
    expect(await site.store.readings(COUNTY, day(16, 11))).toHaveLength(1)
    expect(site.told).toContainEqual({ name: 'ListsLeftAlone', value: 2 })
    expect(await site.touches()).toBe(touches)
  })

  test('since it refuses one of its lists has its others read first on the next day', async () => {
    const site = town(says(429))
    await site.look(day(16, 9))
    expect(await site.look(day(17, 9))).toMatchObject({ leftAlone: 0 })
    expect(askedFor(site).filter((id) => id !== 'api')).toEqual(['two', 'one'])
  })

  test('for the sake of a notice page keeps its lists waiting too', async () => {
    const site = town(htmlPage(listUrl('one'), listHtml([post('b', '2026-03-10')])))
    site.fetcher.pages.set(postUrl('b'), says(429, { retryAfterMs: HOUR_MS }))
    expect(await site.look(day(16, 9))).toMatchObject({ looks: { read: 2 }, leftAlone: 1 })
    expect(await site.look(day(16, 9, 30))).toMatchObject({ leftAlone: 2 })
    expect(await site.look(day(16, 10, 30))).toMatchObject({ leftAlone: 0 })
  })

  test('on a notice page that a list is not blocked by is not left alone', async () => {
    const site = town(htmlPage(listUrl('one'), listHtml([post('b', '2026-03-10')])))
    site.fetcher.pages.set(postUrl('b'), says(403))
    expect(await site.look(day(16, 9))).toMatchObject({ looks: { read: 3 }, leftAlone: 0 })
    expect(await site.look(day(16, 9, 30))).toMatchObject({ leftAlone: 0 })
  })
})
