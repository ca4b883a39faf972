import { describe, expect, test } from 'vitest'
import { chinaInstantOf } from '../../../lib/domain/time/instant.ts'
import type { WebChannel } from '../../../lib/domain/watch/channel.ts'
import { noticeIdOf } from '../../../lib/jobs/crawling/known/notice-id.ts'
import { beginLook, isTrusted } from '../../../lib/jobs/crawling/look.ts'
import { unlistedStages } from '../../../lib/jobs/crawling/stages.ts'
import { createVisitor } from '../../../lib/jobs/crawling/visit.ts'
import { noticeOf, stateOf } from '../../contracts/store-values.ts'
import {
  COUNTY,
  createTown,
  LIST_URL,
  ORIGIN,
  post,
  postUrl,
  type SamplePost,
  sampleChannel,
  sampleList,
} from '../crawl-site.ts'

const day = (date: number, hour = 9) => chinaInstantOf(2026, 3, date, hour)
const posts = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, i) => post(name, `2026-03-0${9 - i}`))
const fresh = post('new', '2026-03-15')

/** The list as it looks after its site was rebuilt: no row that the card's selector finds. */
function rebuilt(shown: readonly SamplePost[]): string {
  const rows = shown.map(
    ({ name, title, on }) =>
      `<div class="item"><a href="${name}.html" title="${title}">${title}</a><em>${on}</em></div>`,
  )
  return `<html><title>招标公告_喀左县人民政府</title><body><div class="news">${rows.join('')}</div></body></html>`
}

describe('a list whose card fits no more', () => {
  const change = async () => {
    const town = createTown()
    town.publish(posts)
    await town.look(day(13))
    await town.look(day(14))
    town.publish([fresh, ...posts.slice(1)])
    town.fetcher.pages.set(LIST_URL, rebuilt([fresh, ...posts.slice(1)]))
    return town
  }

  test('is unreadable and tells ops where', async () => {
    const town = await change()
    expect(await town.look(day(16))).toMatchObject({
      looks: { unreadable: 1 },
      newNotices: 1,
      goneNotices: 0,
    })
    const outcome = { kind: 'unreadable', selector: 'ul.list > li', sample: expect.any(String) }
    const state = await town.state()
    expect(state.lastOutcome).toMatchObject(outcome)
    expect(state.lastOutcome).not.toHaveProperty('notices')
    const [reading] = await town.store.readings(COUNTY, day(16))
    expect(reading).toMatchObject({ outcome, noticesSeen: 6, end: 'failed' })
    expect(town.told).toContainEqual({ name: 'ListHealth', value: 1, health: 'shape-changed' })
    expect(town.told).toContainEqual(
      expect.objectContaining({ message: 'look failed', selector: 'ul.list > li', outcome: 'unreadable' }),
    )
  })

  test('keeps what is there as seen, with its page, and proves no absence by it', async () => {
    const town = await change()
    const before = await town.state()
    await town.look(day(16))
    const notice = await town.notice('new')
    expect(notice).toMatchObject({ firstSeenAt: day(16), displayedOn: '2026-03-15', isUnlisted: true })
    expect(notice.text).toContain('公开招标')
    expect(notice.absentAt).toBeUndefined()
    const after = await town.state()
    for (const kept of ['lastGoodAt', 'coveredFromOn', 'coverage', 'sha256', 'rowCounts'] as const)
      expect(after[kept]).toEqual(before[kept])
    // The page of the notice that is not shown is not asked for: not to be shown means nothing now.
    expect(town.fetcher.requests.map(({ url }) => url)).toEqual([LIST_URL, postUrl('new')])
  })

  test('changes no notice by the words around its link', async () => {
    const town = await change()
    const shown = posts.map((one) => ({ ...one, title: `${one.title}（新）`, on: '2026-03-14' }))
    town.fetcher.pages.set(LIST_URL, rebuilt(shown))
    expect(await town.look(day(16))).toMatchObject({ newNotices: 0 })
    expect(await town.store.notices(COUNTY)).toHaveLength(posts.length)
    expect((await town.notice('a')).title).toBe(posts[0]?.title)
  })

  test('once it is mended goes on under the words of the list, and as one notice', async () => {
    const town = await change()
    town.fetcher.pages.set(
      LIST_URL,
      rebuilt([{ ...fresh, title: `置顶${fresh.title}`, on: '2026-03-14' }, ...posts]),
    )
    await town.look(day(16))
    town.publish([fresh, ...posts])
    expect(await town.look(day(17))).toMatchObject({ looks: { read: 1 }, newNotices: 0 })
    const notice = await town.notice('new')
    expect(notice).toMatchObject({
      title: fresh.title,
      displayedOn: '2026-03-15',
      firstSeenAt: day(16),
      earlier: [],
    })
    expect(notice.isUnlisted).toBeUndefined()
    expect(await town.state()).toMatchObject({ lastGoodAt: day(17), lastOutcome: { kind: 'read' } })
  })
})

test('a list without a card of its own is never read well', async () => {
  const town = createTown()
  town.publish(posts)
  town.fetcher.pages.set(LIST_URL, rebuilt(posts))
  const lists = [{ ...sampleList, reader: { family: 'generic' as const } }]
  const channel: WebChannel = { ...sampleChannel, lists }
  expect(await town.look(day(16), [channel])).toMatchObject({ looks: { unreadable: 1 }, newNotices: 6 })
  expect((await town.state()).lastGoodAt).toBeUndefined()
})

test('a notice that no list showed is no sign that those below it were looked at', () => {
  const state = stateOf(COUNTY, { lastGoodAt: day(16) })
  expect(isTrusted(noticeOf(COUNTY, 'a'), state)).toBe(true)
  expect(isTrusted(noticeOf(COUNTY, 'a', { isUnlisted: true }), state)).toBe(false)
})

describe('stages of a project to which a page leads', () => {
  const url = (name: string) => `${ORIGIN}/stage/${name}.html`
  const seen = { url: postUrl('a'), httpStatus: 200, sha256: 'c'.repeat(64), at: day(16) }
  const link = (address: string) => ({ listed: { title: `${address}成交公告`, url: address }, seen })

  async function rowsOf(
    addresses: readonly string[],
    knownHere: readonly string[],
    knownThere: readonly string[],
  ) {
    const { ports, store } = createTown()
    const idOf = (name: string) => noticeIdOf({ channel: sampleChannel, ports }, url(name), new Map())
    const inList = (list: string) => (name: string) =>
      noticeOf(COUNTY, idOf(name), { channel: sampleChannel.id, list, url: url(name) })
    store.noticesOfList = async (_, __, list) => knownThere.map(inList(list))
    const known = new Map(knownHere.map((name) => [idOf(name), inList(sampleList.id)(name)]))
    const channel = { ...sampleChannel, lists: [sampleList, { ...sampleList, id: 'results' }] }
    const of = { county: COUNTY, channel, list: sampleList, state: undefined }
    const look = beginLook({ ...of, ports, visit: createVisitor(ports), windowDays: 60 })
    return (await unlistedStages(look, addresses.map(link), known)).map(({ listed }) => listed.url)
  }

  test.each<[string, readonly string[], readonly string[], readonly string[], readonly string[]]>([
    ['that are in no list are found', [url('won')], [], [], [url('won')]],
    ['that are named twice are found once', [url('won'), url('won')], [], [], [url('won')]],
    ['that this list has are known', [url('won')], ['won'], [], []],
    ['that another list has are known', [url('won'), url('lost')], [], ['won'], [url('lost')]],
    ['that are on another site are not', ['https://other.example/won.html'], [], [], []],
  ])('%s', async (_, addresses, here, there, found) => {
    expect(await rowsOf(addresses, here, there)).toEqual(found)
  })

  test('are forty at most', async () => {
    const many = Array.from({ length: 60 }, (_, i) => url(`s${i}`))
    expect(await rowsOf(many, [], [])).toHaveLength(40)
  })
})
