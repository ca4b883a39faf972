import { describe, expect, test } from 'vitest'
import { chinaInstantOf } from '../../../../lib/domain/time/instant.ts'
import { haveTwins, noticeIdOf, withoutSession } from '../../../../lib/jobs/crawling/known/notice-id.ts'
import { noticeOf } from '../../../contracts/store-values.ts'
import { htmlPage } from '../../../fakes/fake-fetcher.ts'
import { COUNTY, createTown, LIST_URL, listHtml, ORIGIN, post, sampleChannel } from '../../crawl-site.ts'

const day = (date: number, hour = 9) => chinaInstantOf(2026, 3, date, hour)
const posts = ['2026-03-12', '2026-03-11', '2026-03-10'].map((on, i) => post(`p${i}`, on))

describe('an address', () => {
  test.each<[string, string, string]>([
    ['without a session is as it was, blanks and order', '/v?b=2&a=%201&id=', '/v?b=2&a=%201&id='],
    ['loses the session in its path', '/a/1.jsp;jsessionid=0A1B.node1?id=3', '/a/1.jsp?id=3'],
    ['loses the session in its query', '/v?id=3&JSESSIONID=0A1B', '/v?id=3'],
    ['loses other kinds of session', '/v?PHPSESSID=a&id=3&ASPSESSIONIDQQ=b&session_id=c', '/v?id=3'],
    ['loses a time', '/v?id=3&_t=178995&timestamp=17', '/v?id=3'],
    ['loses a number made up against caches', '/v?rnd=0.1731&random=.5&_=3', '/v'],
    ['keeps words that only look like one', '/v?timestamp=spring&random=a1', '/v?timestamp=spring&random=a1'],
    ['keeps what may say which notice it is', '/v?sid=3&t=7&r=8&v=1', '/v?sid=3&t=7&r=8&v=1'],
    ['keeps the path that a script reads', '/app;jsessionid=0A#/detail?_t=1', '/app#/detail?_t=1'],
  ])('%s', (_, path, expected) => {
    expect(withoutSession(ORIGIN + path)).toBe(ORIGIN + expected)
  })
})

describe('the id of a notice', () => {
  const { ports } = createTown()
  const of = { channel: sampleChannel, ports }
  const url = `${ORIGIN}/v?id=3`
  const secure = url.replace('http:', 'https:')
  const oldId = (address: string) => ports.digest(`${sampleChannel.id}\n${address}`).slice(0, 24)
  const knowing = (id: string) => new Map([[id, noticeOf(COUNTY, id, { channel: sampleChannel.id })]])

  test.each<[string, string]>([
    ['with http', url],
    ['with https', secure],
  ])('at an address %s is the one that it always had', (_, address) => {
    expect(noticeIdOf(of, address, new Map())).toBe(oldId(address))
  })

  test.each<[string, string, string]>([
    ['by https, when it comes by http', secure, url],
    ['by http, when it comes by https', url, secure],
    ['with a session, when it comes with the same', `${url}&_t=5`, `${url}&_t=5`],
    ['without a session, when it comes with one', url, `${url}&_t=6`],
  ])('that is known %s stays', (_, stored, address) => {
    expect(noticeIdOf(of, address, knowing(oldId(stored)))).toBe(oldId(stored))
  })
})

describe('a list whose addresses change from visit to visit', () => {
  test.each<[string, (html: string, visit: number) => string]>([
    ['by a session', (html, visit) => html.replaceAll('.html"', `.html;jsessionid=${visit}AB"`)],
    ['by a time', (html, visit) => html.replaceAll('.html"', `.html?_t=178${visit}"`)],
    [
      'by http and https in turn',
      (html, visit) =>
        html.replaceAll('href="', `href="http${visit % 2 ? 's' : ''}://kazuo.sample.localhost/zbgg/`),
    ],
  ])('%s has the same notices at each', async (_, change) => {
    const town = createTown()
    let visits = 0
    town.fetcher.pages.set(LIST_URL, ({ url }) => htmlPage(url, change(listHtml(posts), ++visits)))
    expect(await town.look(day(16))).toMatchObject({ newNotices: 3 })
    expect(await town.look(day(17))).toMatchObject({ newNotices: 0 })
    expect(await town.store.notices(COUNTY)).toHaveLength(3)
  })
})

describe('rows of one page under one id', () => {
  const row = (id: string, title: string) => ({ id, listed: { title } })

  test.each<[string, string, string, boolean]>([
    ['with two titles are two notices', '一号项目招标公告', '二号项目招标公告', true],
    ['with one title are one', '一号项目招标公告', '一号项目招标公告', false],
    ['of which one is pinned are one', '【置顶】一号项目招标公告', '一号项目招标公告', false],
    ['of which one is cut are one', '一号项目招标公告', '一号项目招…', false],
  ])('%s', (_, one, other, expected) => {
    expect(haveTwins([row('a', one), row('b', '另一条'), row('a', other)])).toBe(expected)
  })

  test('leave a notice out, so that the list proves no absence', async () => {
    const town = createTown()
    const twins = [...posts, { ...post('p0', '2026-03-09'), title: '链接抄错的另一条公告' }]
    town.fetcher.pages.set(LIST_URL, listHtml(twins))
    await town.look(day(16))
    expect((await town.state()).coverage).toMatchObject({ end: 'cut' })
  })
})
