import { describe, expect, test } from 'vitest'
import type { WebChannel } from '../../../lib/domain/watch/channel.ts'
import { htmlPage } from '../../fakes/fake-fetcher.ts'
import { createTown, post, postUrl, type Town } from '../crawl-site.ts'
import { awaited, day, NAME, others, siteWith, standingOf } from './missing-site.ts'

/** The list shows a title that does not name the document; only the page does. */
const TITLE = '关于印发管理办法的通知'
const numbered = awaited({ documentNo: '喀政办发〔2026〕12号' })
const RIGHT = `<title>${TITLE}</title><h1>${TITLE}</h1><div id="Zoom">喀政办发〔2026〕12号。现将《${NAME}》印发给你们。${'具体规定如下。'.repeat(40)}</div>`
const news = '<li><a href="/a.html">我县召开春季造林现场会</a><span>2026-03-12</span></li>'

function publish(town: Town): void {
  town.publish([...others(3, '2026-03-12'), post('answer', '2026-02-20', TITLE)])
}

describe('the page of a notice', () => {
  test.each<[string, string | Uint8Array]>([
    [
      'a test by script',
      '<html><head><title></title></head><body><script>eval(f("x"))</script></body></html>',
    ],
    ['a busy server', '<html><head><title>提示</title></head><body>服务器忙，请稍后再试！</body></html>'],
    ['the home page', `<title>喀左县人民政府</title><h1>喀左县人民政府</h1><ul>${news.repeat(30)}</ul>`],
    [
      'a database error',
      '<body>ORA-12519: TNS:no appropriate service handler found. 请与管理员联系。</body>',
    ],
    [
      'the page of another notice',
      `<h1>其他公示</h1><div id="Zoom">${'其他事项的公示内容。'.repeat(60)}</div>`,
    ],
    ['random bytes', Uint8Array.from({ length: 3000 }, (_, at) => (at * 7919) % 256)],
  ])('is not %s: it is asked for again, and meanwhile may be the answer', async (_, body) => {
    const town = createTown()
    publish(town)
    const page = htmlPage(postUrl('answer'), typeof body === 'string' ? body : '')
    town.fetcher.pages.set(
      postUrl('answer'),
      typeof body === 'string' ? page : ({ ...page, body } as typeof page),
    )
    await town.look(day(16), [siteWith()])
    expect(await town.notice('answer')).toMatchObject({ text: '' })
    expect((await standingOf(town, day(16, 10), { of: numbered })).kind).toBe('unverifiable')
    town.fetcher.pages.set(postUrl('answer'), htmlPage(postUrl('answer'), RIGHT))
    await town.look(day(16, 11), [siteWith()])
    expect((await standingOf(town, day(16, 12), { of: numbered })).kind).toBe('published')
  })

  test.each([
    ['13', '第12号其他事项公示', '第13号其他事项公示'],
    ['the second batch', '公租房分配结果第三批公示', '公租房分配结果第二批公示'],
  ])('is not that of another notice of the series: %s', async (_, listed, shown) => {
    const town = createTown()
    town.publish([post('a', '2026-03-10', listed)])
    const html = `<title>${shown}</title><h1>${shown}</h1><div id="Zoom">${'具体规定如下。'.repeat(40)}</div>`
    town.fetcher.pages.set(postUrl('a'), htmlPage(postUrl('a'), html))
    await town.look(day(16), [siteWith()])
    expect(await town.notice('a')).toMatchObject({ text: '' })
  })

  test('that is a PDF is read as the file that it is', async () => {
    const town = createTown()
    publish(town)
    const page = htmlPage(postUrl('answer'), '')
    const body = new TextEncoder().encode(`%PDF-1.4 喀政办发〔2026〕12号 现将《${NAME}》印发给你们。`)
    town.fetcher.pages.set(postUrl('answer'), {
      ...page,
      contentType: 'application/pdf',
      body,
    } as typeof page)
    await town.look(day(16), [siteWith()])
    expect(await town.notice('answer')).toMatchObject({
      isStub: true,
      attachments: [{ name: TITLE, isBody: true, content: 'text' }],
    })
    expect((await standingOf(town, day(16, 10), { of: numbered })).kind).toBe('published')
  })

  test.each([
    ['says it in other brackets and widths', '喀左县［２０２６］第３号 公示', '喀左县[2026]第3号公示'],
    ['says more', '管理办法公示', '喀左县公租房管理办法公示（征求意见稿）'],
    ['has no column before it', '[通知公告]南哨小学招生通知', '南哨小学招生通知'],
    ['has the end that the list cut', '关于征求公共租赁住房管理…', '关于征求公共租赁住房管理办法意见的公告'],
    ['differs by a word', '关于公共租赁住房管理办法征求意见的公告', '关于公共租赁住房管理办法征求意见公告'],
  ])('is the notice’s when it %s', async (_, listed, shown) => {
    const town = createTown()
    town.publish([post('a', '2026-03-10', listed)])
    const html = `<title>${shown}</title><h1>${shown}</h1><div id="Zoom">${'具体规定如下。'.repeat(40)}</div>`
    town.fetcher.pages.set(postUrl('a'), htmlPage(postUrl('a'), html))
    await town.look(day(16), [siteWith()])
    expect((await town.notice('a')).text).toContain('具体规定')
  })

  test('on which selectors of the card find nothing is read without them, and ops are told', async () => {
    const town = createTown()
    const list = { ...siteWith().lists[0], detail: { format: 'html', text: 'div.gone', title: 'h1' } }
    const channel = siteWith({ lists: [list as typeof list & WebChannel['lists'][number]] })
    publish(town)
    town.fetcher.pages.set(postUrl('answer'), htmlPage(postUrl('answer'), RIGHT))
    await town.look(day(16), [channel])
    expect((await town.notice('answer')).text).toContain('喀政办发')
    const where = { channel: channel.id, list: list.id, url: postUrl('answer') }
    expect(town.told).toContainEqual({ message: 'notice page reshaped', ...where, selectors: 'div.gone' })
  })

  test('that is dead does not keep the others from being read', async () => {
    const town = createTown()
    const dead = Array.from({ length: 9 }, (_, i) =>
      post(`dead${i}`, '2026-03-12', `转载${i}：其他网站的文章`),
    )
    town.publish([...dead, ...others(3, '2026-03-12')])
    for (const { name } of dead) town.fetcher.pages.delete(postUrl(name))
    await town.look(day(16), [siteWith()])
    const unread = (await town.store.notices('211324')).filter(({ text }) => text === '')
    expect(unread.map(({ title }) => title.slice(0, 2))).toEqual(dead.map(() => '转载'))
  })
})
