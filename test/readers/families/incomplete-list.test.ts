import { describe, expect, it } from 'vitest'
import type { ChannelList } from '../../../lib/domain/watch/channel.ts'
import { firstRequest, readListPage } from '../../../lib/readers/list-page.ts'
import { GLIST, listOf } from '../sample-pages.ts'
import { listWith, read, rowsOf, WINDOW } from './pager-lists.ts'

const LIST = listWith({ kind: 'none' }, { row: 'table.list tr' })
const FORM = listWith({ kind: 'postback', target: 'pager', argument: '{n}' })
const page = (body: string) => `<html><body><div>${body}</div></body></html>`
const table = (rows: string) => `<table class="list">${rows}</table>`
const WHOLE = page(table(rowsOf([21, 20, 19])))
/** Ends behind the row of that number, as a page that was not written to its end. */
const upTo = (text: string, part: string) => text.slice(0, text.indexOf(part) + part.length)

const FOOT = '<div class="foot">主办单位：喀左县人民政府办公室</div>'
const PAGES = '<div class="pages"><a href="/list_2.html">下一页</a></div>'
const LINKED = listWith(
  { kind: 'next-link', selector: 'a.next', attribute: 'href' },
  { row: 'table.list tr' },
)
const open = (body: string) => `<html><body>${body}`
const glistRow = (id: number) =>
  `<li><a href="/html/KZXZF/202607/01783985869763${id}.html">公租房分配结果公示<span>2026-07-${id}</span></a></li>`

describe('a list of which a part is missing', () => {
  it.each<[string, ChannelList, string]>([
    ['ends behind a row', LIST, upTo(WHOLE, '</td></tr>')],
    ['ends inside a row', LIST, upTo(WHOLE, '2026-11-20')],
    ['ends inside a tag', LIST, upTo(WHOLE, '<a href="/ShowInfo.aspx?id=19')],
    ['ends behind the list, ahead of its pager', LIST, upTo(WHOLE, '</table>')],
    ['ends inside a comment', LIST, `${upTo(WHOLE, '</tr>')}<!-- ${table(rowsOf([20]))}</body></html>`],
    ['ends inside a script', LIST, page(`${table(rowsOf([21]))}<script>${rowsOf([20])}`)],
    ['breaks off after another page', LIST, WHOLE + upTo(WHOLE, '</td></tr>')],
    [
      'nests deeper than any page',
      LIST,
      page(`${table(rowsOf([21]))}${'<div>'.repeat(3000)}${table(rowsOf([20]))}`),
    ],
    [
      'has more tags than any page',
      LIST,
      page(`${table(rowsOf([21]))}${'<br>'.repeat(210_000)}${table(rowsOf([20]))}`),
    ],
    [
      'has a dated row without a link',
      LIST,
      page(table(`${rowsOf([21])}<tr><td>招标公告</td><td>2026-11-20</td></tr>`)),
    ],
    [
      'has a dated neighbour of its rows that the card does not take for one',
      listWith({ kind: 'none' }, { row: 'tr:has(a)' }),
      page(table(`${rowsOf([21])}<tr><td onclick="go(20)">招标公告</td><td>2026-11-20</td></tr>`)),
    ],
    [
      'has one whose address a script takes from an attribute',
      listWith({ kind: 'none' }, { row: 'tr:has(a)' }),
      page(table(`${rowsOf([21])}<tr data-url="/20.html"><td>招标公告</td><td>2026-11-20</td></tr>`)),
    ],
    [
      'has such a neighbour inside of very many tags',
      listWith({ kind: 'none' }, { row: 'tr:has(> td > a)' }),
      page(
        table(
          `${rowsOf([21])}<tr><td>${'<b>'.repeat(300)}<a href="/20.html">招标公告</a> 2026-11-20</td></tr>`,
        ),
      ),
    ],
    [
      'has a neighbour of its rows that is larger than any row',
      listWith({ kind: 'none' }, { row: 'tr:has(> td > a)' }),
      page(table(`${rowsOf([21])}<tr><td>${'<b>'.repeat(3000)}<a href="/20.html">招标公告</a></td></tr>`)),
    ],
    [
      'has one with more parts in its link than any row',
      listWith({ kind: 'none' }, { row: 'tr:has(> td > a > b)' }),
      page(
        table(
          `${rowsOf([21]).replace('公告</a>', '<b>公告</b></a>')}<tr><td><a href="/20.html">${'<p>'.repeat(300)}招标公告</a></td></tr>`,
        ),
      ),
    ],
    ['is a glist page that ends behind a row', GLIST, `<html><body><ul>${glistRow(13)}${glistRow(12)}`],
    ['leaves out its end and has nothing behind the list', LIST, open(table(rowsOf([21, 20])))],
    ['leaves out its end where the pager should be', LINKED, open(table(rowsOf([21, 20])) + FOOT)],
    ['ends between two groups of rows', LIST, open(`<h3>十一月</h3>${table(rowsOf([21, 20]))}<h3>十月</h3>`)],
    [
      'ends behind one of many tables',
      LIST,
      open([21, 20].map((n) => `${table(rowsOf([n]))}<div class="line">—</div>`).join('')),
    ],
    [
      'ends behind the first of many tables',
      listWith({ kind: 'none' }, { row: 'td.t' }),
      open(
        `<table><tr><td class="t"><a href="/1.html">公告</a>2026-11-21</td><td>县住建局</td></tr></table>`,
      ),
    ],
    [
      'leaves out its end in the body, which holds its rows',
      listWith({ kind: 'none' }, { row: 'p' }),
      open(`${[21, 20].map((n) => `<p><a href="/${n}.html">公告</a>2026-11-${n}</p>`).join('')}${FOOT}`),
    ],
    [
      'is a glist page without its end and pager',
      GLIST,
      open(`<ul>${glistRow(13)}${glistRow(12)}</ul>${FOOT}`),
    ],
  ])('that %s says so', (_, list, text) => {
    expect(read(list, text)).toMatchObject({ kind: 'list', isCut: true })
  })

  it.each<[string, ChannelList, string]>([
    ['ends itself', LIST, WHOLE],
    ['leaves parts around the list open', LIST, WHOLE.replace('</div>', '')],
    ['leaves its rows open', LIST, WHOLE.replaceAll('</tr>', '').replaceAll('</td>', '')],
    ['is a part of a page that closes all that it opens', LIST, table(rowsOf([21]))],
    ['goes on behind its end with a script', LIST, `${WHOLE}<script src="/count.js"></script>`],
    ['leaves out its end behind a foot', LIST, open(table(rowsOf([21, 20])) + FOOT)],
    ['leaves out its end behind a foot that follows its only row', LIST, open(table(rowsOf([21])) + FOOT)],
    ['leaves out its end behind its pager', LINKED, open(table(rowsOf([21, 20])) + PAGES)],
    [
      'is a glist page that leaves out its end behind its pager',
      GLIST,
      open(
        `<ul>${glistRow(13)}${glistRow(12)}</ul><script>getDynamicPageUrl('cms','KZXZF',1,'162063350188546')</script>`,
      ),
    ],
    [
      'has a dated heading that is no row to the card and leads nowhere',
      listWith({ kind: 'none' }, { row: 'tr:has(a)' }),
      page(table(`<tr><td>标题</td><td>截至2026-11-21</td></tr>${rowsOf([21])}`)),
    ],
    [
      'has a dated foot beside its rows',
      listWith({ kind: 'none' }, { row: 'div.r' }),
      page(`<div class="r"><a href="/1.html">公告</a>2026-11-21</div><div>更新时间：2026-11-21</div>`),
    ],
    ['has a line of headings', LIST, page(table(`<tr><th>标题</th><th>日期</th></tr>${rowsOf([21])}`))],
    ['is a glist page that ends itself', GLIST, `<html><body><ul>${glistRow(13)}</ul></body></html>`],
  ])('is not one that %s', (_, list, text) => {
    const seen = read(list, text)
    expect(seen).toMatchObject({ kind: 'list' })
    expect(seen).not.toHaveProperty('isCut')
  })

  it.each<[string, ChannelList]>([
    ['by selectors', LIST],
    ['as glist', GLIST],
  ])('and that ends ahead of its first row is not read as empty, %s', (_, list) => {
    expect(read(list, upTo(WHOLE, '<table class="list">'))).toMatchObject({ kind: 'unreadable' })
  })
})

describe('a row that is never closed', () => {
  const row = (n: number) =>
    `<div class="r"><a href="/${n}.html">喀左县行政许可第${n}期</a><em>2026-11-${n}</em>`
  const list = listWith({ kind: 'none' }, { row: 'div.r' })

  it('has its own day, not that of the rows inside it', () => {
    const seen = read(list, `<html><body>${[21, 20, 19].map(row).join('')}</body></html>`)
    expect(seen.kind === 'list' && seen.notices.map(({ displayedOn }) => displayedOn)).toEqual([
      '2026-11-21',
      '2026-11-20',
      '2026-11-19',
    ])
  })

  it('does not hide the way to the next page', () => {
    const pager = '<a class="next" href="/p2.html">下一页</a>'
    const linked = {
      ...list,
      reader: { ...list.reader, pager: { kind: 'next-link', selector: 'a.next', attribute: 'href' } },
    }
    expect(
      read(linked as ChannelList, `<html><body>${row(21)}${row(20)}${pager}</body></html>`),
    ).toMatchObject({
      next: { url: 'http://site.example/p2.html' },
    })
  })
})

describe('titles that nobody can read', () => {
  const titled = (title: string) => page(table(rowsOf([21, 20]).replace(/某某工程\d+标段招标公告/g, title)))

  it.each([
    ['after GBK was read as Latin letters', 'Õб깫¸æ'],
    ['with marks of broken characters', '\ufffd\ufffd公告\ufffd'],
    ['of question marks', '????????'],
  ])('%s make the page unreadable', (_, title) => {
    expect(read(LIST, titled(title))).toMatchObject({
      kind: 'unreadable',
      reason: expect.stringContaining('乱码'),
    })
  })
})

describe('a title that nobody can read among others', () => {
  it.each(['喀左县公共租\ufffd住房公示', '????????????'])('%s is kept as it is', (title) => {
    const text = page(table(rowsOf([21, 20, 19]).replace(/某某工程\d+标段招标公告/, title)))
    const seen = read(LIST, text)
    expect(seen.kind === 'list' && seen.notices[0]?.title).toBe(title)
    expect(seen).not.toHaveProperty('isCut')
  })
})

describe('an answer in JSON', () => {
  const list = listOf('https://a.example/api?page={page}', {
    family: 'json-list',
    method: 'GET',
    size: 2,
    list: 'rows',
    title: 'title',
    date: 'day',
    url: '/n/{id}.html',
    zone: 'china',
    total: 'total',
  })
  const row = (id: number, title: unknown = `公告${id}`) => ({ id, title, day: '2026-11-20' })
  const ended = (answer: object, { page = 2 } = {}) => {
    const plain = { ...list, reader: { ...list.reader, total: undefined } } as ChannelList
    const first = firstRequest(plain, WINDOW)
    const text = JSON.stringify({ code: 1, msg: '', rows: [row(1), row(2)] })
    const before = readListPage({ text, url: first.url, request: first, list: plain })
    const next = before.kind === 'list' ? before.next : undefined
    expect(next).toMatchObject({ page: 2, knownBy: 'nothing', codeOfRows: '1' })
    const request = page === 1 ? first : next
    return readListPage({
      text: JSON.stringify({ rows: [], ...answer }),
      url: first.url,
      request,
      list: plain,
    })
  }
  const seen = (rows: readonly unknown[], total: unknown) => {
    const request = firstRequest(list, WINDOW)
    return readListPage({ text: JSON.stringify({ rows, total }), url: request.url, request, list })
  }

  it('of which a row has no title left a notice out', () => {
    expect(seen([row(1), row(2, null)], 2)).toMatchObject({ kind: 'list', isCut: true })
  })

  it('that states fewer rows than it holds does not say where the list ends', () => {
    expect(seen([row(1), row(2)], 1)).toMatchObject({ kind: 'list', isCut: true })
  })

  it.each(['Õб깫¸æ', '\ufffd\ufffd公告', '????'])('whose titles are like %s is not read', (title) => {
    expect(seen([row(1, title), row(2, title)], 5)).toMatchObject({ kind: 'unreadable' })
  })

  it('ends its list by the code with which it gave rows', () => {
    expect(ended({ code: 1, msg: '' })).toEqual({ kind: 'list', notices: [] })
  })

  it.each<[string, object]>([
    ['another code', { code: 2, msg: '' }],
    ['a code of the server', { code: 500, msg: '' }],
    ['a message of failure', { code: 1, msg: '查询失败' }],
    ['a flag against it', { code: 1, success: false }],
  ])('does not end its list by %s', (_, answer) => {
    expect(ended(answer)).toMatchObject({ kind: 'unreadable' })
  })

  it('is not empty by such a code on its first page', () => {
    expect(ended({ code: 1, msg: '' }, { page: 1 })).toMatchObject({ kind: 'unreadable' })
  })

  it('that nests without end is not read', () => {
    const request = firstRequest(list, WINDOW)
    const text = '['.repeat(1_000_000) + ']'.repeat(1_000_000)
    expect(readListPage({ text, url: request.url, request, list })).toMatchObject({ kind: 'unreadable' })
  })

  it('that states as many rows as it holds is the whole list', () => {
    expect(seen([row(1), row(2)], 2)).not.toHaveProperty('isCut')
  })
})

describe('a page larger than any list', () => {
  it('is not read', () => {
    expect(read(LIST, page(`${table(rowsOf([21]))}${' '.repeat(5_000_000)}`))).toMatchObject({
      kind: 'unreadable',
    })
  })

  it.each<[string, string]>([
    [
      'with an end tag that fits none of many open ones',
      page(table(`${'<x>'.repeat(15_000)}${'</y>'.repeat(100_000)}${rowsOf([21])}`)),
    ],
    ['with a row of very many cells', page(table(`<tr>${'<td>'.repeat(20_000)}</tr>${rowsOf([21])}`))],
    [
      'with a form of very many parts',
      page(
        `<form><input type="hidden" name="__VIEWSTATE">${table(rowsOf([21]))}<a href="javascript:__doPostBack('pager','2')">2</a>${'<p>'.repeat(20_000)}</form>`,
      ),
    ],
    ['with rows inside rows', page('<div class="r">'.repeat(1500) + table(rowsOf([21])))],
  ])('or %s takes no time that grows with its square', (_, text) => {
    const startedAt = performance.now()
    read(text.includes('<form>') ? FORM : LIST, text)
    expect(performance.now() - startedAt).toBeLessThan(2000)
  })
})
