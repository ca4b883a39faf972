import { describe, expect, it } from 'vitest'
import { readDetailPage } from '../../../lib/readers/detail-page.ts'

const URL_OF_PAGE = 'https://a.gov.cn/deal/a/1.html'

function stagesOf(list: string) {
  const detail = { format: 'html', stages: 'ul.all a' } as const
  const text = `<ul><li id="t_02">中标公告</li></ul><div id="div_02"><ul class="all">${list}</ul></div>`
  return readDetailPage({ text, url: URL_OF_PAGE, detail }).stages
}

describe('the stages of a project', () => {
  it.each([
    [
      'by script',
      `<a href="javascript:;" onclick="showDetail(this, '02','/deal/b/2.html')">成交公告</a>`,
      'https://a.gov.cn/deal/b/2.html',
    ],
    [
      'by script without blanks, in other quotes',
      `<a onclick='go("02","/deal/b/2.html?x=1")'>成交公告</a>`,
      'https://a.gov.cn/deal/b/2.html?x=1',
    ],
    [
      'by a link',
      '<a href="../b/2.html" onclick="count(\'/stat.html\')">成交公告</a>',
      'https://a.gov.cn/deal/b/2.html',
    ],
    ['by a whole address', `<a onclick="open('https://b.gov.cn/2')">成交公告</a>`, 'https://b.gov.cn/2'],
  ])('are led to %s', (_, link, url) => {
    expect(stagesOf(`<li>${link}<span>2026-07-13</span></li>`)).toEqual([
      { title: '成交公告', url, displayedOn: '2026-07-13', column: '中标公告' },
    ])
  })

  it.each([
    ['nothing stands there', '<li>暂无数据</li>'],
    ['a link leads nowhere', '<li><a href="javascript:;" onclick="clickHead(\'02\')">成交公告</a></li>'],
    ['a link leads back to the page', '<li><a href="/deal/a/1.html">成交公告</a></li>'],
    ['a link has no words', '<li><a href="/deal/b/2.html"></a></li>'],
  ])('are none where %s', (_, list) => {
    expect(stagesOf(list)).toBeUndefined()
  })

  it('have the date beside the link, not one of the title, and their whole title', () => {
    const link = '<a href="/deal/b/2.html" title="2025-01-02号宗地成交公告">2025-01-02号宗地…</a>'
    expect(stagesOf(`<li>${link}<span>07-13</span></li>`)).toEqual([
      { title: '2025-01-02号宗地成交公告', url: 'https://a.gov.cn/deal/b/2.html', column: '中标公告' },
    ])
  })

  it('are a hundred at most, each once', () => {
    const link = (n: number) => `<li><a href="/deal/b/${n}.html">第${n}次成交公告</a></li>`
    const list = Array.from({ length: 300 }, (_, n) => link(n) + link(n)).join('')
    const urls = stagesOf(list)?.map(({ url }) => url)
    expect(urls).toHaveLength(100)
    expect(new Set(urls).size).toBe(100)
  })
})
