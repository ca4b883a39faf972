import { describe, expect, it } from 'vitest'
import type { ChannelList } from '../../../lib/domain/watch/channel.ts'
import type { NextPage } from '../../../lib/readers/list-answer.ts'
import { firstRequest } from '../../../lib/readers/list-page.ts'
import { listWith, read, rowsOf, WINDOW } from './pager-lists.ts'

describe('a page that its card fits no more', () => {
  const list = listWith({ kind: 'none' }, { row: 'ul.old > li' })
  const page = `<html><body><div class="new-list">${[20, 19, 18, 17]
    .map(
      (n) =>
        `<p class="line"><a href="/html/${n}.html">关于公布第${n}批公租房分配结果的公告</a><i>2026-11-${n}</i></p>`,
    )
    .join(
      '',
    )}<p class="line"><a href="http://other.example/x.html">外站转载的一条公告标题</a><i>2026-11-16</i></p></div></body></html>`

  it('is unreadable, with the selector, the shape of the page, and the rows of this site that were found without it', () => {
    const found = read(list, page)
    expect(found).toMatchObject({ kind: 'unreadable', selector: 'ul.old > li' })
    const { notices = [], sample = '', reason } = found as Extract<typeof found, { kind: 'unreadable' }>
    expect(notices.map(({ displayedOn }) => displayedOn)).toEqual([
      '2026-11-20',
      '2026-11-19',
      '2026-11-18',
      '2026-11-17',
    ])
    expect(reason).toContain('通用方法找到 4 条')
    expect(sample).toContain('p.line>a')
    expect(sample).not.toMatch(/公租房/)
  })

  it.each<[string, string, string]>([
    ['its list is there without a row', '<ul class="old"></ul>', 'empty'],
    ['it says itself that there is nothing', '<div class="new">暂无数据</div>', 'empty'],
    ['it counts no row', '<div class="new">共 0 条</div>', 'empty'],
    ['neither its list nor such words are there', '<div id="app"></div>栏目导航', 'unreadable'],
    ['it counts further pages', '<ul class="old"></ul>共 4 页', 'unreadable'],
  ])('without any row to be found, when %s: %s is %s', (_, body, kind) => {
    expect(read(list, `<html><body>${body}</body></html>`).kind).toBe(kind)
  })

  it('is empty where its own list says so, whatever stands beside it, but not for such words elsewhere', () => {
    const beside = (words: string) => page.replace('<div', `${words}<div`)
    expect(read(list, beside('<ul class="old"><p>暂无相关信息</p></ul>'))).toEqual({ kind: 'empty' })
    expect(read(list, beside('<div>暂无数据</div>')).kind).toBe('unreadable')
  })

  it.each<[string, string]>([
    [
      'holds a notice in another way',
      '<ul class="old"><div onclick="go(1)"><a>关于公布公租房分配结果的公告</a></div></ul>',
    ],
    [
      'holds the title of a notice that lost its link',
      '<ul class="old"><p>关于公布公租房分配结果的公告</p></ul>',
    ],
    ['is filled in by a script', '<ul class="old"><div v-for="row in rows">{{ row.title }}</div></ul>'],
    [
      'is filled in by a script that would say so',
      '<ul class="old"><p v-if="rows.length === 0">暂无数据</p></ul>',
    ],
  ])('is not empty where its own list %s', (_, body) => {
    expect(read(list, `<html><body>${body}</body></html>`).kind).toBe('unreadable')
  })

  it('has another date than the card says', () => {
    const dated = listWith({ kind: 'none' }, { row: 'p.line', date: { selector: 'span.day' } })
    expect(read(dated, page)).toMatchObject({
      kind: 'unreadable',
      selector: 'span.day',
      reason: expect.stringContaining('通用方法找到 4 条'),
    })
  })

  it('of a later page is no matter of the generic way', () => {
    const request: NextPage = { ...firstRequest(list, WINDOW), page: 2, knownBy: 'count' }
    expect(read(list, page, request)).toEqual({ kind: 'empty' })
  })
})

describe('a list whose card names no part of the page that holds it', () => {
  const glist = { family: 'glist', siteCode: 'KZXZF', pager: 'http://cms.example/page.xhtml' } as const
  const menu = '<a href="/kzxzf/c1/">政务公开</a><a href="/kzxzf/c2/">办事服务</a>'
  const column = `<script>next = getDynamicPageUrl('http://cms.example', 'KZXZF', 1, '162063350188546')</script>`
  const lists = {
    'a list of the county CMS': { ...listWith({ kind: 'none' }), reader: glist },
    'a list of table rows': listWith({ kind: 'none' }),
    'a list of rows in any list': listWith({ kind: 'none' }, { row: 'ul > li.notice' }),
    'a list of two kinds of rows': listWith({ kind: 'none' }, { row: 'ul.a > li, ul.b > li' }),
    'a list of records': listWith(
      { kind: 'records', url: 'http://site.example/p?s={start}', size: 15 },
      { row: 'record li' },
    ),
  }

  const rowless: [string, string][] = [
    ['a home page', `${menu}<ul><li>主办单位：喀左县人民政府办公室</li></ul>`],
    ['an empty frame', '<div id="app"></div><script src="/app.js"></script>'],
    ['a page of words', '<div>喀左县概况：位于辽宁省西部。</div>'],
    [
      'a script that would say that there is nothing',
      `${menu}<script>if (!rows) box.innerHTML = '暂无数据'</script>`,
    ],
    ['hidden words for the case that there is nothing', `${menu}<div style="display:none">暂无数据</div>`],
    ['a template of such words', `${menu}<div v-if="!rows.length">暂无数据</div>`],
    [
      'a script that loads the pager',
      `${menu}<script>function getDynamicPageUrl(domain, code) { return domain }</script>`,
    ],
  ]
  const cases = Object.entries(lists).flatMap(([name, list]) =>
    rowless.map(([what, body]) => [name, what, list, body] as const),
  )

  it.each(cases)('%s is unreadable, not empty, on %s', (_, _what, list, body) => {
    expect(read(list, `<html><body>${body}</body></html>`)).toMatchObject({
      kind: 'unreadable',
      selector: expect.any(String),
    })
  })

  it.each(Object.entries(lists))('%s is empty where the page says so', (_, list) => {
    expect(read(list, `<html><body>${menu}<div class="tip">暂无相关信息</div></body></html>`).kind).toBe(
      'empty',
    )
  })

  it("is empty on the column's own page, as its pager tells", () => {
    const list = lists['a list of the county CMS']
    expect(read(list, `<html><body>${menu}${column}</body></html>`).kind).toBe('empty')
    expect(read(list, `<html><body>${menu}${column}共3页</body></html>`).kind).toBe('unreadable')
    const broken = '<a href="ml" title="关于示例河治理工程的招标公告">'
    expect(read(list, `<html><body>${menu}${broken}${column}</body></html>`).kind).toBe('unreadable')
    expect(read(list, `<html><body>${menu}${column}<p v-for="row in rows"></p></body></html>`).kind).toBe(
      'unreadable',
    )
  })

  it('is empty where the answer counts no record', () => {
    const answer = (total: string) => `<datastore>${total}<recordset></recordset></datastore>`
    expect(read(lists['a list of records'], answer('<totalrecord>0</totalrecord>')).kind).toBe('empty')
    expect(read(lists['a list of records'], answer('<totalrecord>31</totalrecord>')).kind).toBe('unreadable')
    expect(read(lists['a list of records'], answer('')).kind).toBe('unreadable')
  })

  it('is empty where JSON around its markup counts no row', () => {
    const list = listWith({ kind: 'none' }, { row: 'li', within: { html: 'data.html', total: 'data.count' } })
    const answer = (data: unknown) => JSON.stringify({ code: 200, data })
    expect(read(list, answer({ html: '', count: 0 })).kind).toBe('empty')
    expect(read(list, answer({ html: '', count: 7 })).kind).toBe('unreadable')
    expect(read(list, answer({ html: '' })).kind).toBe('unreadable')
    expect(read(list, answer({ html: '<p>暂无数据</p>' })).kind).toBe('empty')
  })
})

it('a page that no card describes is never read as empty', () => {
  const generic: ChannelList = { ...listWith({ kind: 'none' }), reader: { family: 'generic' } }
  expect(read(generic, '<html><body>喀左县概况</body></html>').kind).toBe('unreadable')
  expect(read(generic, '<html><body>暂无数据</body></html>').kind).toBe('unreadable')
})

it('a page that no card describes is read as far as its rows repeat, and never to its end', () => {
  const generic: ChannelList = { ...listWith({ kind: 'none' }), reader: { family: 'generic' } }
  const rows = [20, 19, 18]
    .map((n) => `<li><a href="/n/${n}.html">第${n}号国有土地成交公示</a><i>2026-11-${n}</i></li>`)
    .join('')
  expect(read(generic, `<ul>${rows}</ul>`)).toMatchObject({ kind: 'list', isCut: true })
})

it('a list without a pager is not the whole where it states more pages', () => {
  const list = listWith({ kind: 'none' })
  expect(read(list, `<table>${rowsOf([20])}</table>共3页`)).toMatchObject({ kind: 'list', isCut: true })
  expect(read(list, `<table>${rowsOf([20])}</table>共1页`)).not.toHaveProperty('isCut')
})

it.each([
  ['are never closed', `${'<a href="/b.html">'.repeat(1900)}${'字'.repeat(1_000_000)}`],
  ['stand side by side in one part', '<a href="/b.html">公告标题</a>某某某某某某某某<br>'.repeat(20_000)],
])('a page whose links %s takes no time that grows with their square', (_, body) => {
  const row =
    '<li><a href="/html/KZXZF/202607/0178398586976375.html">停水公告<span>2026-07-13</span></a></li>'
  const reader = { family: 'glist', siteCode: 'KZXZF', pager: 'http://cms.example/page.xhtml' } as const
  const list = { ...listWith({ kind: 'none' }), reader }
  expect(read(list, `<ul>${row}</ul><div>${body}</div>`)).toMatchObject({ kind: 'list' })
})
