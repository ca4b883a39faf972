import { describe, expect, it } from 'vitest'
import { readDetailPage } from '../../lib/readers/detail-page.ts'
import { refusedPage } from '../../lib/readers/refused-page.ts'
import { fixtureText } from './sample-pages.ts'

const COUNTY_URL = 'https://www.kazuo.gov.cn/html/KZXZF/202607/0178398586976375.html'
const html = { format: 'html' } as const

describe('a detail page', () => {
  const page = readDetailPage({ text: fixtureText('detail-county.html'), url: COUNTY_URL, detail: html })

  it('keeps the three dates apart', () => {
    expect(page).toMatchObject({ displayedOn: '2026-07-08', metaOn: '2026-07-13', urlOn: '2026-07-14' })
  })

  it('says its column and source by the meta tags, where they are names', () => {
    const read = (content: string) =>
      readDetailPage({
        text: `<meta name="ColumnName" content="${content}"><meta name="contentSource" content="县住建局"><h1>公告</h1><p>全文如下。</p>`,
        url: 'http://www.kazuo.gov.cn/a.html',
        detail: { format: 'html' },
      })
    expect(read(' 招标公告 ')).toMatchObject({ column: '招标公告', source: '县住建局' })
    expect(read('很长'.repeat(60)).column).toBeUndefined()
  })

  it('takes its title from the meta tag', () => {
    expect(page.title).toBe('喀左县2026年第二批公共租赁住房分配结果公示')
  })

  it('gives the text line by line, table rows with their cells, without what is hidden or around it', () => {
    expect(page.text.split('\n')).toEqual([
      '根据《喀左县公共租赁住房管理办法》，现将分配结果公示如下：',
      '批次 | 小区 | 面积',
      '第二批 | 利州 小区',
      '附件：分配明细、',
    ])
  })

  it('gives attachments with absolute addresses, named by their link or their file', () => {
    expect(page.attachments).toEqual([
      {
        name: '分配明细',
        url: 'https://www.kazuo.gov.cn/upload/2026/07/%E5%88%86%E9%85%8D%E6%98%8E%E7%BB%86.xlsx',
      },
      {
        name: '方案.pdf',
        url: 'https://www.kazuo.gov.cn/html/KZXZF/202607/download.jsp?id=7&filename=%E6%96%B9%E6%A1%88.pdf',
      },
    ])
  })

  it('of which the shape changed still has a title and its text, and no date that nobody displayed', () => {
    const reshaped = readDetailPage({
      text: fixtureText('detail-reshaped.html'),
      url: COUNTY_URL,
      detail: html,
    })
    expect(reshaped).toMatchObject({
      title: '喀左县2026年第二批公共租赁住房分配结果公示',
      text: '现将分配结果公示如下，公示期二十个工作日。',
    })
    expect(reshaped).not.toHaveProperty('displayedOn')
  })

  it('by selectors of its card', () => {
    const text = '<div class=t>招标公告</div><i>2018年9月3日</i><div class=c>正文</div><div>其他</div>'
    const detail = { format: 'html', title: '.t', date: 'i', text: '.c' } as const
    expect(readDetailPage({ text, url: 'http://a.gov.cn/1.html', detail })).toMatchObject({
      title: '招标公告',
      displayedOn: '2018-09-03',
      text: '正文',
    })
  })

  it('by heading and date line of a page laid out in tables', () => {
    const text = `<table><tr><td>余政储出【2017】14号国有建设用地使用权挂牌出让公告</td></tr></table>
      <table><tr><td>发布时间：2017-08-02 来源：国土局</td></tr></table><div class="TRS_Editor"><p>一、概况</p><p>二、面积</p></div>`
    expect(readDetailPage({ text, url: 'http://a.gov.cn/1.html', detail: html })).toMatchObject({
      title: '余政储出【2017】14号国有建设用地使用权挂牌出让公告',
      displayedOn: '2017-08-02',
      text: '一、概况\n二、面积',
      identifiers: { parcelNos: ['余政储出〔2017〕14号'] },
    })
  })

  it('keeps the lines of a text that shows a piece of escaped HTML', () => {
    const lines = '<p>一、中标人：样例公司</p><p>二、备注：&lt;p&gt;无&lt;/p&gt;</p><p>三、金额：5万元</p>'
    const { text } = readDetailPage({
      text: `<html><body><div id="Zoom">${lines}</div></body></html>`,
      url: 'http://www.kazuo.gov.cn/1.html',
      detail: { format: 'html' },
    })
    expect(text.split('\n').filter((line) => line !== '无')).toEqual([
      '一、中标人：样例公司',
      '二、备注：',
      '三、金额：5万元',
    ])
  })

  it('reads text that travels as escaped HTML', () => {
    const page = readDetailPage({
      text: fixtureText('detail-escaped.html'),
      url: 'http://a.gov.cn/1',
      detail: html,
    })
    expect(page.text).toBe('一、项目编号：JH26-211324-00123\n二、项目名称：教学设备')
    expect(page.identifiers.procurementNos).toEqual(['JH26-211324-00123'])
  })

  it('reads HTML inside a JSON answer', () => {
    const text = JSON.stringify({
      data: { t: '中标公告', c: '<p>一</p><p>二<a href="/a.pdf">附件</a></p>', d: '2026-03-16' },
    })
    const detail = { format: 'json', title: 'data.t', date: 'data.d', text: 'data.c' } as const
    expect(readDetailPage({ text, url: 'http://a.gov.cn/1', detail })).toMatchObject({
      title: '中标公告',
      displayedOn: '2026-03-16',
      text: '一\n二附件',
      attachments: [{ name: '附件', url: 'http://a.gov.cn/a.pdf' }],
    })
  })

  it.each([
    ['nothing', ''],
    ['half a tag', '<html><body><div class="TRS_Editor'],
    ['text that nests without end', '<div>'.repeat(20_000)],
    ['tables that nest without end', '<table><tr><td>公告'.repeat(5_000)],
    ['JSON in place of HTML', '{"a":[1,2'],
  ])('survives %s', (_, text) => {
    for (const format of ['html', 'json'] as const)
      expect(readDetailPage({ text, url: 'http://a.gov.cn/1', detail: { format } })).toHaveProperty('title')
  })

  it('is bounded', () => {
    const { text } = readDetailPage({
      text: `<body>${'<p>公告公告公告</p>'.repeat(60_000)}`,
      url: 'http://a.gov.cn/1',
      detail: html,
    })
    expect(text).toHaveLength(200_000)
  })
})

describe('whether a notice is gone', () => {
  it.each([
    ['a soft 404', '<title>404</title><body>返回首页</body>', 'gone'],
    ['withdrawn', '<body>该信息已被删除</body>', 'gone'],
    ['the notice is there', fixtureText('detail-county.html'), undefined],
    [
      'a short notice about something deleted',
      '<title>喀左县采购更正公告</title><body>原公告第三条内容已删除，其余不变。采购人：喀左县中医院，地址：喀左县大城子街道，联系人见原公告，更正日期：2026年3月16日，开标时间顺延至2026年4月2日，地点不变，原获取采购文件的供应商须重新下载采购文件，未下载的不予受理。特此公告，请各供应商注意。</body>',
      undefined,
    ],
    ['an error by its number', '<title>错误 404</title><body>5 秒后返回首页</body>', 'gone'],
    ['an error page with a number', '<title>喀左县人民政府</title><body>404 抱歉，请返回首页</body>', 'gone'],
    ['a gateway by its number', '<title>HTTP Status 503</title><body></body>', 'faulty'],
    ['a wall by its number', '<title>403</title><body></body>', 'blocked'],
    ['an amount', '<title>成交公告</title><body>成交价404万元，成交人示例公司。</body>', undefined],
    ['another amount', '<title>招标公告</title><body>示例项目预算500万元，欢迎投标。</body>', undefined],
    ['a road in the title', '<title>503县道改造工程招标公告</title><body>详见附件。</body>', undefined],
    ['a road', '<title>限行公告</title><body>请走403省道绕行。</body>', undefined],
    ['an award of building', '<title>农村公路建设中标公告</title><body>详见附件。</body>', undefined],
    [
      'an upgrade that is bought',
      '<title>政务平台升级改造招标公告</title><body>详见附件。</body>',
      undefined,
    ],
    ['a firewall that is bought', '<title>医院防火墙采购公告</title><body>详见附件。</body>', undefined],
    ['blocked is not gone', '<body>访问过于频繁</body>', 'blocked'],
  ])('%s', (_, text, kind) => {
    expect(refusedPage(text)?.kind).toBe(kind)
  })
})
