import { describe, expect, it } from 'vitest'
import type { Instant } from '../../../lib/domain/time/instant.ts'
import { chinaDateOf } from '../../../lib/domain/time/instant.ts'
import { addDays, type LocalDate } from '../../../lib/domain/time/local-date.ts'
import type { ChannelList, WebChannel } from '../../../lib/domain/watch/channel.ts'
import type { ListedNotice } from '../../../lib/domain/watch/notice.ts'
import type { Fetcher, PageAnswer } from '../../../lib/jobs/ports.ts'
import type { SampleNotice } from '../../../lib/local/sample/sample-notice.ts'
import { sampleNotices } from '../../../lib/local/sample/sample-notices.ts'
import { sampleChannels } from '../../../lib/local/sample/sample-sites.ts'
import { encodeGbk } from '../../../lib/local/sample/site/gbk.ts'
import { SAMPLE_FAULTS } from '../../../lib/local/sample/site/sample-faults.ts'
import { SiteAnswers } from '../../../lib/local/sample/site/site-answers.ts'
import { chinaMoment } from '../../../lib/local/sample/story.ts'
import { readDetailPage } from '../../../lib/readers/detail-page.ts'
import { firstRequest, type NextPage, readListPage } from '../../../lib/readers/list-page.ts'
import { decodePage } from '../../../lib/readers/page-text.ts'
import { fetcherOf } from './played-sample.ts'

const MOMENTS = ['2026-09-21 00:00', '2026-10-25 12:00', '2026-11-24 09:00'].map(chinaMoment)
const WINDOW_DAYS = 400
const BOUNDS = { timeoutMs: 5000, bytesMax: 5_000_000 }

const notices = sampleNotices()
const channels = sampleChannels()
const lists = channels.flatMap((channel) => channel.lists.map((list) => ({ channel, list })))
const answers = new SiteAnswers(channels, notices, SAMPLE_FAULTS)

function fetcherAt(now: Instant): Fetcher {
  return fetcherOf(answers, () => now)
}

function pageOf(answer: PageAnswer): Extract<PageAnswer, { kind: 'page' }> {
  if (answer.kind !== 'page') throw new Error(answer.kind)
  return answer
}

async function readAll(channel: WebChannel, list: ChannelList, now: Instant) {
  const untilOn = chinaDateOf(now)
  const window = {
    fromOn: addDays(untilOn, -WINDOW_DAYS) as LocalDate,
    untilOn,
    region: channel.expect.region,
  }
  const read: ListedNotice[] = []
  let pages = 0
  let request: NextPage | undefined = firstRequest(list, window)
  while (request) {
    const { url, body, contentType } = pageOf(await fetcherAt(now).fetch({ ...request, ...BOUNDS }))
    const page = readListPage({ text: decodePage(body, contentType).text, url, request, list })
    if (page.kind !== 'list') throw new Error(`${list.id}: ${page.kind}`)
    pages += page.notices.length > 0 ? 1 : 0
    read.push(...page.notices)
    request = page.next
  }
  return { read, pages }
}

function upAt(channel: WebChannel, list: ChannelList, now: Instant): readonly SampleNotice[] {
  return notices.filter(
    (notice) =>
      notice.channel === channel.id &&
      notice.list === list.id &&
      notice.postedAt <= now &&
      (notice.goneAt === undefined || now < notice.goneAt),
  )
}

const lineOf = ({ title, displayedOn }: { title: string; displayedOn?: string | undefined }) =>
  `${displayedOn} ${title}`

/** Lists that are busy enough for a second page; each family of sites has one. */
const PAGED = new Set([
  'county-site/policy',
  'county-site/resource-trading',
  'lntb/tender-notice',
  'ccgp-liaoning/purchase-notice',
  'landchina/transfer-notice',
  'jtt-ln/notices',
  'lnzc/purchase-notice',
])

describe('lists of the sample sites', () => {
  it.each(lists)(
    '$channel.id/$list.id shows over its pages what is up at the moment',
    async ({ channel, list }) => {
      for (const now of MOMENTS) {
        const { read, pages } = await readAll(channel, list, now)
        expect(read.map(lineOf).toSorted()).toEqual(upAt(channel, list, now).map(lineOf).toSorted())
        expect(pages).toBeLessThanOrEqual(5)
      }
      const { pages } = await readAll(channel, list, MOMENTS[2] ?? (0 as Instant))
      expect(pages).toBeGreaterThanOrEqual(PAGED.has(`${channel.id}/${list.id}`) ? 2 : 1)
    },
  )

  it.each(lists)(
    '$channel.id/$list.id leads to pages with title, date, text and codes',
    async ({ channel, list }) => {
      const now = MOMENTS[2] ?? (0 as Instant)
      const { read } = await readAll(channel, list, now)
      for (const listed of read.slice(0, 12)) {
        const answer = pageOf(await fetcherAt(now).fetch({ url: listed.url, method: 'GET', ...BOUNDS }))
        const { text } = decodePage(answer.body, answer.contentType)
        const page = readDetailPage({ text, url: answer.url, detail: list.detail })
        const shown = upAt(channel, list, now).find((notice) => lineOf(notice) === lineOf(listed))
        expect(page.text.split('\n')).toEqual(shown?.paragraphs.flatMap((line) => line.trim()))
        if (list.detail.format === 'html') expect(page.title).toBe(listed.title)
        if (list.detail.format === 'html') expect(page.displayedOn).toBe(listed.displayedOn)
        expect(page.urlOn ?? chinaDateOf(shown?.addressedAt ?? (0 as Instant))).toBe(
          chinaDateOf(shown?.addressedAt ?? (0 as Instant)),
        )
      }
    },
  )
})

describe('faults of the sample sites', () => {
  const jtt = lists.find(({ channel }) => channel.id === 'jtt-ln')
  const lyt = lists.find(({ list }) => list.id === 'licence-results')

  it.each([
    ['2026-10-26 23:59', 'page'],
    ['2026-10-27 00:00', 'unreachable'],
    ['2026-10-28 23:59', 'unreachable'],
    ['2026-10-29 00:00', 'page'],
  ])('at %s the down site gives: %s', async (moment, kind) => {
    const url = jtt?.list.url ?? ''
    expect((await fetcherAt(chinaMoment(moment)).fetch({ url, method: 'GET', ...BOUNDS })).kind).toBe(kind)
  })

  it('a list turns up without a row for some days, although notices stand in it', async () => {
    const now = chinaMoment('2026-11-05 10:00')
    const answer = pageOf(await fetcherAt(now).fetch({ url: lyt?.list.url ?? '', method: 'GET', ...BOUNDS }))
    const { text } = decodePage(answer.body, answer.contentType)
    if (!lyt) throw new Error('no such list')
    expect(readListPage({ text, url: answer.url, list: lyt.list }).kind).toBe('unreadable')
  })

  it('a notice that is taken down leaves the list and its page', async () => {
    const gone = notices.filter(({ goneAt }) => goneAt !== undefined)
    expect(gone.map(({ channel }) => channel).toSorted()).toEqual(['county-site', 'landchina'])
    for (const { channel, list, title, goneAt = 0 as Instant } of gone) {
      const place = lists.find((one) => one.channel.id === channel && one.list.id === list)
      if (!place) throw new Error('no such list')
      const before = await readAll(place.channel, place.list, (goneAt - 1) as Instant)
      const url = before.read.find((listed) => listed.title === title)?.url ?? ''
      expect(pageOf(await fetcherAt(goneAt).fetch({ url, method: 'GET', ...BOUNDS })).httpStatus).toBe(404)
      const after = await readAll(place.channel, place.list, goneAt)
      expect(after.read.map((listed) => listed.title)).not.toContain(title)
    }
  })

  it('static lists answer a validator that still holds with 304, until something changes', async () => {
    const url = lyt?.list.url ?? ''
    const ask = (now: Instant, etag?: string) => fetcherAt(now).fetch({ url, method: 'GET', etag, ...BOUNDS })
    const first = pageOf(await ask(chinaMoment('2026-10-30 08:00')))
    expect((await ask(chinaMoment('2026-10-30 08:30'), first.etag)).kind).toBe('not-modified')
    expect((await ask(chinaMoment('2026-10-30 10:00'), first.etag)).kind).toBe('page')
  })

  it('knows no page that it did not link', async () => {
    const answer = await fetcherAt(MOMENTS[1] ?? (0 as Instant)).fetch({
      url: 'http://kazuo.sample.localhost/html/KZXZF/202601/0176720000000000.html',
      method: 'GET',
      ...BOUNDS,
    })
    expect(pageOf(answer).httpStatus).toBe(404)
  })
})

describe('GBK', () => {
  it('bytes decode to the text that they were made of', () => {
    const text = '喀左县大凌河右岸堤防加固工程（二标段）——中标候选人公示〔2026〕12号 ABC 123'
    expect(new TextDecoder('gb18030').decode(encodeGbk(text))).toBe(text)
    expect([...encodeGbk('中')]).toEqual([0xd6, 0xd0])
  })

  it('a character that GBK does not have becomes an entity', () => {
    expect(new TextDecoder('gb18030').decode(encodeGbk('𠮷'))).toBe('&#134071;')
  })

  it('the old tender site is no UTF-8 and does not say so in its header', async () => {
    const url = 'http://lntb.sample.localhost/Article_Class2.asp?ClassID=1&SpecialID=0&page=1'
    const now = MOMENTS[2] ?? (0 as Instant)
    const { body, contentType } = pageOf(await fetcherAt(now).fetch({ url, method: 'GET', ...BOUNDS }))
    expect(contentType).toBe('text/html')
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(body)).toThrow()
    expect(decodePage(body, contentType).text).toContain('辽宁省招投标监管网')
  })
})
