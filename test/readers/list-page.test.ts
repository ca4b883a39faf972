import { describe, expect, it } from 'vitest'
import type { ChannelList } from '../../lib/domain/watch/channel.ts'
import { firstRequest, type ListPage, readListPage } from '../../lib/readers/list-page.ts'
import { fixtureText, GLIST, listOf, TRS, WINDOW } from './sample-pages.ts'

function readFirst(list: ChannelList, text: string): ListPage {
  const request = firstRequest(list, WINDOW)
  return readListPage({ text, url: request.url, list, request })
}

const noticesIn = (page: ListPage) => (page.kind === 'list' ? page.notices : page)

describe('a glist page', () => {
  const page = readFirst(GLIST, fixtureText('glist-first.html'))

  it('gives title and date, inside the link or beside it', () => {
    expect(noticesIn(page)).toEqual([
      {
        title: '喀左县2026年第二批公共租赁住房分配结果公示',
        url: 'https://www.kazuo.gov.cn/html/KZXZF/202607/0178398586976375.html',
        displayedOn: '2026-07-13',
      },
      {
        title: '喀左县农村危房改造补助对象公示[正在报名]',
        url: 'https://www.kazuo.gov.cn/html/KZXZF/202607/0178364521180212.html',
        displayedOn: '2026-07-09',
      },
      {
        title: '关于2026年6月1日停水的公告',
        url: 'https://www.kazuo.gov.cn/html/KZXZF/202606/0178087654321098.html',
        displayedOn: '2026-06-08',
      },
      {
        title: '喀左县中医院设备采购公告',
        url: 'https://ggzy.ln.gov.cn/jyfb/zfcg/t20260605_4411.html',
        displayedOn: '2026-06-05',
      },
    ])
  })

  it('finds the next page by the ids of the script', () => {
    const next = page.kind === 'list' ? page.next : undefined
    expect(next).toMatchObject({
      url: 'http://cms.chaoyang.gov.cn/html/page.xhtml?s=KZXZF&o=1&p=162063350188546&c=162064112345678',
      method: 'GET',
      page: 2,
    })
  })

  it.each([
    [1, 'http://cms.chaoyang.gov.cn/html/page.xhtml?s=KZXZF&o=2&p=1&c=2'],
    [2, undefined],
  ])('counts later pages by their address (o=%i) up to the stated number of pages', (offset, next) => {
    const url = `http://cms.chaoyang.gov.cn/html/page.xhtml?s=KZXZF&o=${offset}&p=1&c=2`
    const request = { url, method: 'GET' as const, page: offset + 1, window: WINDOW }
    const later = readListPage({ text: fixtureText('glist-first.html'), url, list: GLIST, request })
    expect(later.kind === 'list' && later.next?.url).toBe(next)
  })

  it('knows the frame without rows as past the end, unless the page before stated or linked more', () => {
    const url = 'http://cms.chaoyang.gov.cn/html/page.xhtml?s=KZXZF&o=2&p=1&c=2'
    const text = '<html><body>喀左县人民政府<script>getDynamicPageUrl(s, 1, 2)</script></body></html>'
    const ask = (knownBy: 'count' | 'link' | 'nothing') =>
      readListPage({
        text,
        url,
        list: GLIST,
        request: { url, method: 'GET', page: 3, window: WINDOW, knownBy },
      })
    expect(ask('nothing')).toEqual({ kind: 'list', notices: [] })
    expect(ask('link')).toEqual({ kind: 'empty' })
    expect(ask('count')).toEqual({ kind: 'empty' })
  })

  it('says that a full page without a pager is not the whole list', () => {
    const row = (n: number) =>
      `<li><a href="/html/KZXZF/202607/01783985869763${n}.html">公告${n}号<span>2026-07-13</span></a></li>`
    const rows = Array.from({ length: 20 }, (_, n) => row(10 + n))
    expect(readFirst(GLIST, rows.join(''))).toMatchObject({ kind: 'list', isCut: true })
    expect(readFirst(GLIST, rows.slice(1).join(''))).not.toHaveProperty('isCut')
  })

  it('is unreadable when links are there but no date', () => {
    expect(readFirst(GLIST, fixtureText('glist-reshaped.html'))).toMatchObject({ kind: 'unreadable' })
  })
})

describe('an html list', () => {
  it('gives rows, completes a cut title, takes the year of a short date from the address', () => {
    expect(noticesIn(readFirst(TRS, fixtureText('trs-list.html')))).toEqual([
      {
        title: '喀左县第一初级中学教学设备采购项目（二次）公开招标公告',
        url: 'https://ggzy.ln.gov.cn/jyfb/zfcg/cggg/202603/t20260316_4412.html',
        displayedOn: '2026-03-16',
      },
      {
        title: '喀左县公营子镇污水处理厂设备采购更正公告',
        url: 'https://ggzy.ln.gov.cn/jyfb/zfcg/cggg/202603/t20260309_4398.html',
        displayedOn: '2026-03-09',
      },
      {
        title: '喀左县人民医院CT维保中标结果公告',
        url: 'https://ggzy.ln.gov.cn/jyfb/zfcg/jggg1/202512/t20251230_4101.html',
        displayedOn: '2025-12-31',
      },
    ])
  })

  it('numbers pages from the second on, up to the number in the script of the page', () => {
    const text = fixtureText('trs-list.html')
    const urls: (string | undefined)[] = []
    let request: ReturnType<typeof firstRequest> | undefined = firstRequest(TRS, WINDOW)
    while (request) {
      const page: ListPage = readListPage({ text, url: request.url, list: TRS, request })
      request = page.kind === 'list' ? page.next : undefined
      urls.push(request?.url.split('/').at(-1))
    }
    expect(urls).toEqual(['index_1.html', 'index_2.html', 'index_3.html', undefined])
  })

  it('is unreadable when rows are there but no link', () => {
    expect(readFirst(TRS, fixtureText('trs-list-reshaped.html'))).toMatchObject({ kind: 'unreadable' })
  })

  it('is unreadable when a selector of the card is wrong', () => {
    const list = listOf(TRS.url, {
      family: 'html-list',
      row: 'li[',
      link: 'a',
      title: {},
      date: {},
      pager: { kind: 'none' },
    })
    expect(readFirst(list, fixtureText('trs-list.html'))).toMatchObject({ kind: 'unreadable' })
  })

  it('follows a pager that stands in another attribute than href', () => {
    const list = listOf('https://slt.ln.gov.cn/slt/zfxxgk/gsgg/index.shtml', {
      family: 'html-list',
      row: 'ul.news li',
      link: 'a',
      title: { selector: 'span:first-child' },
      date: {},
      pager: { kind: 'next-link', selector: 'a[title=下一页]', attribute: 'tagname' },
    })
    const page = readFirst(list, fixtureText('eportal-list.html'))
    expect(page).toMatchObject({
      kind: 'list',
      next: { url: 'https://slt.ln.gov.cn/slt/zfxxgk/gsgg/5a1b-2.shtml' },
    })
    expect(noticesIn(page)).toMatchObject([
      { title: '关于喀左县取水许可的公告', displayedOn: '2026-04-21' },
      { title: '水利建设市场信用信息公示', displayedOn: '2026-04-02' },
    ])
  })

  it('takes title and date out of a tooltip by patterns, from a GBK page', () => {
    const list = listOf('http://www.lntb.gov.cn/Article_Class2.asp?ClassID=1&SpecialID=0&page=1', {
      family: 'html-list',
      row: 'td[height=200]',
      link: 'a[target=_blank]',
      title: { selector: 'a', attribute: 'title', pattern: '文章标题：([^\\n]+)' },
      date: { selector: 'a', attribute: 'title', pattern: '更新时间：([^\\n]+)' },
      pager: { kind: 'next-link', selector: 'a:contains(下一页)', attribute: 'href' },
    })
    expect(readFirst(list, fixtureText('lntb-gbk.html'))).toMatchObject({
      kind: 'list',
      notices: [
        {
          title: '喀左县大凌河堤防工程招标公告',
          displayedOn: '2018-09-05',
          url: 'http://www.lntb.gov.cn/Article_Show.asp?ArticleID=10471',
        },
        { title: '喀左县农村公路养护工程施工招标公告', displayedOn: '2018-09-03' },
      ],
      next: { url: 'http://www.lntb.gov.cn/Article_Class2.asp?ClassID=1&page=2' },
    })
  })

  it('reads rows that travel in CDATA', () => {
    const list = listOf('http://www.dl.gov.cn/module/web/jpage/dataproxy.jsp', {
      family: 'html-list',
      row: 'record li',
      link: 'a',
      title: {},
      date: { selector: 'span' },
      pager: { kind: 'none' },
    })
    expect(noticesIn(readFirst(list, fixtureText('jpage-list.xml')))).toMatchObject([
      { title: '喀左县国有建设用地使用权挂牌出让公告', displayedOn: '2026-05-08' },
      { title: '喀左县国有建设用地使用权成交公示', displayedOn: '2026-05-06' },
    ])
  })

  it('leaves out rows beyond five hundred and says so', () => {
    const rows = '<li><a href="/t20260316_1.html">公告</a><span>2026-03-16</span></li>'.repeat(501)
    const page = readFirst(TRS, `<ul class="dlist_rul">${rows}</ul>`)
    expect(page).toMatchObject({ kind: 'list', isCut: true })
    expect(noticesIn(page)).toHaveLength(500)
  })
})

describe('a page that is not the list', () => {
  const frame = (title: string, body: string) =>
    `<html><head><title>${title}</title></head><body>${body}</body></html>`

  it.each([
    ['a soft 404 by its title', frame('404', '<a href="/">返回首页</a>'), 'unreadable'],
    [
      'a soft 404 by its words',
      frame('喀左县人民政府', '您访问的页面不存在或已删除，5 秒后返回首页'),
      'unreadable',
    ],
    ['maintenance', frame('通知', '系统维护中，请稍后再访问'), 'unreadable'],
    ['a gateway error', frame('502 Bad Gateway', '<h1>502 Bad Gateway</h1>nginx'), 'unreadable'],
    ['nothing at all', '   ', 'unreadable'],
    ['too many requests', frame('提示', '访问过于频繁，请稍后再试'), 'blocked'],
    ['a captcha', frame('安全验证', '请输入验证码 <input name="code">'), 'blocked'],
    ['a wall', frame('', '您的请求已被网站防火墙拦截'), 'blocked'],
    ['a challenge by script', frame('', '<script>document.cookie="__jsl_clearance=1"</script>'), 'blocked'],
    [
      'a login page',
      frame('业务系统', `<form><input type="password" name="pwd"></form>${'服务指南'.repeat(200)}`),
      'blocked',
    ],
    ['a page without rows of either list', frame('公告', '<ul class="other"></ul>'), 'unreadable'],
    ['a list without rows that says so', frame('公告', '<ul class="dlist_rul"></ul>暂无信息'), 'empty'],
  ])('%s', (_, text, kind) => {
    expect(readFirst(TRS, text).kind).toBe(kind)
    expect(readFirst(GLIST, text).kind).toBe(kind)
  })

  it('is refused although it shows latest notices below', () => {
    const text = frame('页面不存在', fixtureText('trs-list.html'))
    expect(readFirst(TRS, text).kind).toBe('unreadable')
  })

  it('is not refused because a notice speaks of captchas', () => {
    const row =
      '<li><a href="/t20260316_1.html">关于网站系统维护期间暂停使用验证码登录的公告</a><span>2026-03-16</span></li>'
    expect(readFirst(TRS, frame('公告', `<ul class="dlist_rul">${row}</ul>`)).kind).toBe('list')
  })
})
