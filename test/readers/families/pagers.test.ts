import { describe, expect, it } from 'vitest'
import { firstRequest, readListPage } from '../../../lib/readers/list-page.ts'
import { listWith, read, rowsOf, URL_OF_LIST, WINDOW } from './pager-lists.ts'

describe('a list that is turned by ASP.NET postback', () => {
  const list = listWith({ kind: 'postback', target: 'MoreInfoList1$Pager', argument: '{n}' })
  const page = (calls: readonly number[], rows: readonly number[], count = '') => `<html><body>
    <form method="post" action="list.aspx?categorynum=003001003">
    <input type="hidden" name="__VIEWSTATE" value="/wEPDwUK+abc==">
    <input type="hidden" name="__EVENTTARGET" value=""><input type="hidden" name="__EVENTVALIDATION" value="/wEd&amp;x">
    <table>${rowsOf(rows)}</table>${count}
    ${calls.map((n) => `<a href="javascript:__doPostBack(&#39;MoreInfoList1$Pager&#39;,&#39;${n}&#39;)">${n}</a>`).join('')}
    </form></body></html>`

  it('sends the page’s own form with its state and the number of the next page', () => {
    const first = read(list, page([2, 3], [20, 21]))
    expect(first).toMatchObject({
      kind: 'list',
      next: { method: 'POST', page: 2, url: URL_OF_LIST, knownBy: 'link' },
    })
    const body = new URLSearchParams(first.kind === 'list' ? first.next?.body : '')
    expect(Object.fromEntries(body)).toEqual({
      __VIEWSTATE: '/wEPDwUK+abc==',
      __EVENTVALIDATION: '/wEd&x',
      __EVENTTARGET: 'MoreInfoList1$Pager',
      __EVENTARGUMENT: '2',
    })
  })

  it('ends where the pager leads to no later page, and where the stated number of pages is reached', () => {
    const first = read(list, page([2], [20]))
    const next = first.kind === 'list' ? first.next : undefined
    const last = read(list, page([1], [18]), next)
    expect(last).toEqual({ kind: 'list', notices: last.kind === 'list' ? last.notices : [] })
    const only = read(list, page([1, 2], [20], '<span>共1页</span>'))
    expect(only).not.toHaveProperty('next')
    expect(only).not.toHaveProperty('isCut')
  })

  it('does not count as read to its end when its pager is called in another way than the card says', () => {
    const other = listWith({ kind: 'postback', target: 'MoreInfoList1$Pager', argument: 'Page-{n}' })
    expect(read(other, page([2, 3], [20]))).toMatchObject({ kind: 'list', isCut: true })
  })

  it('sends no state beyond a million characters', () => {
    const huge = page([2], [20]).replace('/wEPDwUK+abc==', 'x'.repeat(1_000_001))
    const first = read(list, huge)
    expect(first).toMatchObject({ kind: 'list', isCut: true })
    expect(first).not.toHaveProperty('next')
  })

  it('does not count as read to its end when the page shows no pager, or none of the form that it belongs to', () => {
    expect(read(list, page([], [20]))).toMatchObject({ kind: 'list', isCut: true })
    const formless = page([2], [20]).replace('__VIEWSTATE', 'state')
    expect(read(list, formless)).toMatchObject({ kind: 'list', isCut: true })
  })
})

it('turns a SharePoint list by the first row that its page names', () => {
  const argument = 'dvt_firstrow={firstrow};dvt_startposition={}'
  const list = listWith({ kind: 'postback', target: 'ctl00$m$g', argument })
  const calls = (rows: readonly number[]) =>
    rows.map(
      (row) =>
        `<a href="javascript:__doPostBack('ctl00$m$g','dvt_firstrow=${row};dvt_startposition={}')">页</a>`,
    )
  const page = (rows: readonly number[]) =>
    `<form action="/a.aspx"><input type="hidden" name="__VIEWSTATE" value="s"><table>${rowsOf([20])}</table>${calls(rows).join('')}</form>`
  const first = read(list, page([31]))
  const next = first.kind === 'list' ? first.next : undefined
  expect(new URLSearchParams(next?.body).get('__EVENTARGUMENT')).toBe('dvt_firstrow=31;dvt_startposition={}')
  const second = read(list, page([1, 61]), next)
  const third = second.kind === 'list' ? second.next : undefined
  expect(new URLSearchParams(third?.body).get('__EVENTARGUMENT')).toBe('dvt_firstrow=61;dvt_startposition={}')
  expect(read(list, page([31]), third)).not.toHaveProperty('next')
})

describe('a list of 大汉 that is asked for by row numbers', () => {
  const url =
    'http://site.example/module/web/jpage/dataproxy.jsp?startrecord={start}&endrecord={end}&perpage={size}'
  const list = listWith({ kind: 'records', url, size: 2 }, { row: 'li' })
  const xml = (numbers: readonly number[], total?: number) =>
    `<datastore>${total === undefined ? '' : `<totalrecord>${total}</totalrecord>`}<recordset>${numbers
      .map(
        (n) =>
          `<record><![CDATA[<li><a href="/art/2026/11/${n}/art_1_${n}.html">关于${n}号地块的公告</a><span>2026-11-${n}</span></li>]]></record>`,
      )
      .join('')}</recordset></datastore>`

  it('asks for the first rows at once, then for the next ones, and ends at the stated total', () => {
    const request = firstRequest(list, WINDOW)
    expect(request.url).toContain('startrecord=1&endrecord=2&perpage=2')
    const first = read(list, xml([20, 19], 3), request)
    expect(first).toMatchObject({ kind: 'list', next: { page: 2, knownBy: 'count' } })
    const next = first.kind === 'list' ? first.next : undefined
    expect(next?.url).toContain('startrecord=3&endrecord=4')
    const second = read(list, xml([18], 3), next)
    expect(second).toMatchObject({
      kind: 'list',
      notices: [{ title: '关于18号地块的公告', displayedOn: '2026-11-18' }],
    })
    expect(second).not.toHaveProperty('next')
  })

  it('does not count as read to its end when a first page is not full and no total is stated', () => {
    expect(read(list, xml([20]))).toMatchObject({ kind: 'list', isCut: true })
  })

  it('is cut when the site gives fewer rows at a time than it is asked for', () => {
    expect(read(list, xml([20], 3))).toMatchObject({ kind: 'list', isCut: true, next: { page: 2 } })
  })

  it('is cut when the site states fewer rows than it gave', () => {
    expect(read(list, xml([20, 19], 1))).toMatchObject({ kind: 'list', isCut: true })
  })

  it('without a row is empty only where it counts none', () => {
    expect(read(list, xml([], 0))).toEqual({ kind: 'empty' })
    expect(read(list, xml([], 31))).toMatchObject({ kind: 'unreadable', selector: 'li' })
  })

  it('sends the numbers in the body where the card has one', () => {
    const posting = listWith({
      kind: 'records',
      url: 'http://site.example/p.jsp',
      size: 15,
      body: 'a={start}&b={end}',
    })
    expect(firstRequest(posting, WINDOW)).toMatchObject({ method: 'POST', body: 'a=1&b=15' })
  })
})

describe('a list whose markup stands in JSON (大汉 jpaas)', () => {
  const api = 'http://site.example/api-gateway/jpaas-publish-server/front/page/build/unit?pageNo=1'
  const pager = { kind: 'numbered', url: api.replace('=1', '={n}'), second: 2 } as const
  const within = { html: 'data.html', total: 'data.count', size: 2 }
  const list = listWith(pager, { row: 'li', within }, api)
  const answer = (numbers: readonly number[]) =>
    JSON.stringify({
      data: {
        count: 3,
        html: `<ul>${numbers.map((n) => `<li><a href="/art/${n}.html">第${n}号招标公告</a><b>2026-11-${n}</b></li>`).join('')}</ul>`,
      },
    })

  it('reads the rows, asks for the next page by number and ends at the stated total', () => {
    const first = read(list, answer([20, 19]))
    expect(first).toMatchObject({ kind: 'list', total: 3, next: { page: 2, knownBy: 'count' } })
    const second = read(list, answer([18]), first.kind === 'list' ? first.next : undefined)
    expect(second).toMatchObject({ kind: 'list', notices: [{ displayedOn: '2026-11-18' }] })
    expect(second).not.toHaveProperty('next')
  })

  it('without a row is empty only where the answer says that it went well', () => {
    const empty = { data: { count: 0, html: '' } }
    expect(read(list, JSON.stringify({ code: 200, ...empty }))).toEqual({ kind: 'empty' })
    for (const failed of [{ success: false }, { code: 500, message: '查询失败' }])
      expect(read(list, JSON.stringify({ ...failed, ...empty }))).toMatchObject({ kind: 'unreadable' })
  })

  it('is cut when the site states fewer rows than it gave', () => {
    expect(read(list, answer([20, 19]).replace('"count":3', '"count":1'))).toMatchObject({ isCut: true })
  })

  it('names the path that holds no markup any more', () => {
    expect(read(list, '{"data":{"rows":[]}}')).toMatchObject({ kind: 'unreadable', selector: 'data.html' })
  })
})

describe('a number of pages that an earlier page stated', () => {
  const list = listWith({ kind: 'next-link', selector: 'a.next', attribute: 'href' })
  const first = '<div>共3页</div><a class="next" href="/list_2.html">下一页</a>'
  const ofPage = (pager: string) => `<html><body><table>${rowsOf([20])}</table>${pager}</body></html>`

  it('is kept with the request, so that a page which lost its pager is not the last one', () => {
    const one = read(list, ofPage(first))
    if (one.kind !== 'list' || !one.next) throw new Error('the first page leads nowhere')
    expect(one.next).toMatchObject({ pageCount: 3 })
    const second = ofPage('<div class="foot">主办单位</div>')
    expect(readListPage({ text: second, url: one.next.url, request: one.next, list })).toMatchObject({
      isCut: true,
    })
  })
})
