import { describe, expect, it } from 'vitest'
import { readDetailPage } from '../../../lib/readers/detail-page.ts'

const TITLE = '示例学校桌椅采购公告'

function shownOn(line: string, url = 'http://a.gov.cn/n/1.html') {
  const text = `<title>${TITLE}</title><h1>${TITLE}</h1>${line}<div id="Zoom"><p>一、概况</p><p>示例局</p><p>2026年6月1日</p></div>`
  return readDetailPage({ text, url, detail: { format: 'html' } }).displayedOn
}

describe('the line with the day of publication', () => {
  it.each([
    ['发布时间：2026-07-13', '2026-07-13'],
    ['【发布日期】：2026年7月13日 10:20', '2026-07-13'],
    ['时间：2026/7/13 2:14:13', '2026-07-13'],
    ['2026-07-13 来源：县自然资源局', '2026-07-13'],
    ['2026-07-13 10:20 浏览：31次', '2026-07-13'],
    ['[2026-07-13] 点击：31', '2026-07-13'],
    ['2026年7月13日 作者：示例', '2026-07-13'],
    ['2026.07.13 | 字号：大 中 小', '2026-07-13'],
    ['来源：县自然资源局 2026-07-13 10:20', '2026-07-13'],
    ['信息来源：县自然资源局 发布时间：2026-07-13', '2026-07-13'],
    ['成文日期：2026-07-01 发布日期：2026-07-13', '2026-07-13'],
    [
      '<table><tr><td>成文日期</td><td>2026-07-01</td><td>发布日期</td><td>2026-07-13</td></tr></table>',
      '2026-07-13',
    ],
    ['<p>成文日期：2026-07-01</p><p>发布日期：2026-07-13</p>', '2026-07-13'],
    ['签署时间：2026-07-13 00:32', '2026-07-13'],
    ['<p>2026-07-13 来源：示例局</p><p>公示时间：2026-07-20</p>', '2026-07-13'],
    ['今天是2026-07-14 星期二', undefined],
    ['2026年7月13日，示例局召开会议，作者出席。', undefined],
    ['', undefined],
  ])('%s', (line, on) => {
    expect(shownOn(`<p>${line}</p>`)).toBe(on)
  })

  it('without a year is of the year of its address', () => {
    expect(shownOn('<p>发布时间：12-31</p>', 'http://a.gov.cn/202601/t20260102_7.html')).toBe('2025-12-31')
    expect(shownOn('<p>发布时间：12-31</p>')).toBeUndefined()
  })
})

describe('the clocks of a page', () => {
  const page = (head: string, line: string, url: string) =>
    readDetailPage({
      text: `<head>${head}</head><h1>${TITLE}</h1>${line}<p>正文</p>`,
      url,
      detail: { format: 'html' },
    })
  const META = '<meta name="PubDate" content="2026-07-15 09:00">'
  const LINE = '<p>2026-07-13 来源：示例局</p>'

  it.each([
    ['all three differ', META, LINE, 't20260720_1.html', ['2026-07-13', '2026-07-15', '2026-07-20']],
    [
      'none is displayed: the meta tag speaks for it',
      META,
      '',
      't20260720_1.html',
      ['2026-07-15', '2026-07-15', '2026-07-20'],
    ],
    [
      'only the address has a day, which nobody displays',
      '',
      '',
      't20260720_1.html',
      [undefined, undefined, '2026-07-20'],
    ],
    ['only a day is displayed', '', LINE, '1.html', ['2026-07-13', undefined, undefined]],
    [
      'a meta tag in UTC',
      '<meta name="PubDate" content="2025-12-31T16:30:00Z">',
      LINE,
      '1.html',
      ['2026-07-13', '2026-01-01', undefined],
    ],
  ])('%s', (_, head, line, file, days) => {
    const { displayedOn, metaOn, urlOn } = page(head, line, `http://a.gov.cn/n/${file}`)
    expect([displayedOn, metaOn, urlOn]).toEqual(days)
  })
})
