import { describe, expect, test } from 'vitest'
import type { WebChannel } from '../../../lib/domain/watch/channel.ts'
import { htmlPage } from '../../fakes/fake-fetcher.ts'
import { createTown, LIST_URL, listHtml, ORIGIN, post, sampleList } from '../crawl-site.ts'
import { answer, day, NAME, others, siteWith, standingOf } from './missing-site.ts'

/** What the addresses of a site answer. */
type Pages = ReadonlyMap<string, string>
type Reader = WebChannel['lists'][number]['reader']

function channelOf(url: string, reader: Reader, expected: Partial<WebChannel['expect']> = {}): WebChannel {
  const list = { ...sampleList, url, reader, detail: { format: 'none' } as const }
  return siteWith({ lists: [list], expect: { silentDaysMax: 400, mayBeEmpty: false, ...expected } })
}

async function kindAfterLook(channel: WebChannel, pages: Pages, contentType = 'text/html; charset=utf-8') {
  const town = createTown()
  for (const [url, text] of pages)
    town.fetcher.pages.set(url, (request: { url: string }) => htmlPage(request.url, text, { contentType }))
  await town.look(day(16), [channel])
  return (await standingOf(town, day(16, 10), { channel })).kind
}

describe('by the list of an interface', () => {
  const at = (page: number) => `${ORIGIN}/api?page=${page}`
  const reader = {
    family: 'json-list',
    method: 'GET',
    size: 10,
    list: 'data.list',
    title: 'title',
    date: 'time',
    url: `${ORIGIN}/zbgg/{id}.html`,
    zone: 'china',
    total: 'data.total',
  } as const
  const { total: _, ...uncounted } = reader
  const url = `${ORIGIN}/api?page={page}`
  const rows = (count: number) =>
    Array.from({ length: count }, (_, n) => ({
      id: `j${n}`,
      title: `第${n}号其他事项公示`,
      time: '2026-03-12',
    }))
  const there = { id: 'a', title: NAME, time: '2026-02-20' }
  const says = (...answers: unknown[]): Pages =>
    new Map(answers.map((value, page) => [at(page + 1), JSON.stringify(value)]))
  const none = { list: [], total: 0 }

  test.each<[string, Reader, Pages]>([
    ['that is read to its end', reader, says({ code: 200, data: { list: rows(4), total: 4 } })],
    ['whose empty page ends it', uncounted, says({ data: { list: rows(10) } }, { code: 200, data: none })],
    ['that is empty', reader, says({ code: 200, msg: 'success', data: none })],
  ])('%s a notice is called missing', async (_, of, pages) => {
    expect(await kindAfterLook(channelOf(url, of, { mayBeEmpty: true }), pages)).toBe('overdue')
  })

  test.each<[string, Reader, Pages]>([
    ['that says by a code that it failed', reader, says({ code: 500, msg: '查询失败', data: none })],
    ['that says that it had no success', reader, says({ success: false, message: '参数不对', data: none })],
    ['that wants a login', reader, says({ code: 401, msg: 'token失效', data: none })],
    [
      'whose second page fails',
      uncounted,
      says({ data: { list: rows(10) } }, { code: 500, msg: '系统异常', data: { list: [] } }),
    ],
    [
      'whose total counts the first page only',
      reader,
      says({ data: { list: rows(10), total: 10 } }, { data: { list: [there], total: 1 } }),
    ],
  ])('%s nothing is called missing', async (_, of, pages) => {
    expect(await kindAfterLook(channelOf(url, of, { mayBeEmpty: true }), pages)).not.toBe('overdue')
  })

  test('in UTF-8 that is called Latin a notice is found', async () => {
    const pages = says({ data: { list: [...rows(3), there], total: 4 } })
    const latin = 'application/json;charset=ISO-8859-1'
    expect(await kindAfterLook(channelOf(url, reader), pages, latin)).toBe('published')
  })
})

describe('by a list of the county CMS', () => {
  const url = `${ORIGIN}/kzxzf/ggzyjy/glist.html`
  const second = 'http://cms.sample.localhost/html/page.xhtml?s=KZXZF&o=1&p=162063350188546&c=162063350188547'
  const reader = {
    family: 'glist',
    siteCode: 'KZXZF',
    pager: 'http://cms.sample.localhost/html/page.xhtml',
  } as const
  const article = (id: number) => `/html/KZXZF/202603/01783985869${id}75.html`
  const rows = (count: number) =>
    Array.from(
      { length: count },
      (_, n) => `<li><a href="${article(100 + n)}">第${n}号其他事项公示 <span>2026-03-12</span></a></li>`,
    ).join('')
  const page = (list: string) =>
    `<html><head><title>招标公告</title></head><body><ul>${list}</ul><script>getDynamicPageUrl('http://cms','KZXZF',1,'162063350188546','162063350188547')</script></body></html>`
  const says = (list: string): Pages =>
    new Map([
      [url, page(list)],
      [second, page('')],
    ])

  test('that is read to its end a notice is called missing', async () => {
    expect(await kindAfterLook(channelOf(url, reader), says(rows(5)))).toBe('overdue')
  })

  test.each([
    ['without a date', `${rows(5)}<li><a href="${article(200)}">${NAME}</a></li>`],
    [
      'with two dates',
      `${rows(5)}<li><a href="${article(200)}">${NAME}</a><i>2026-02-20</i><i>有效期至2027-02-20</i></li>`,
    ],
  ])('a notice %s is found', async (_, list) => {
    expect(await kindAfterLook(channelOf(url, reader), says(list))).toBe('published')
  })

  test('whose full first page is followed by an empty one nothing is called missing', async () => {
    expect(await kindAfterLook(channelOf(url, reader), says(rows(20)))).toBe('unverifiable')
  })
})

describe('by titles', () => {
  const channel = channelOf(LIST_URL, sampleList.reader)
  test.each([
    ['with a lost character', NAME.replace('赁', '\ufffd')],
    ['of question marks', '????????????'],
  ])('%s nothing is called missing', async (_, title) => {
    const pages = new Map([
      [LIST_URL, listHtml([...others(5, '2026-03-12'), post('answer', '2026-02-20', title)])],
    ])
    expect(await kindAfterLook(channel, pages)).toBe('unverifiable')
  })

  test('that are whole a notice is found', async () => {
    const pages = new Map([[LIST_URL, listHtml([...others(5, '2026-03-12'), answer('2026-02-20')])]])
    expect(await kindAfterLook(channel, pages)).toBe('published')
  })
})
