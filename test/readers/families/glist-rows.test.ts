import { describe, expect, it } from 'vitest'
import { GLIST } from '../sample-pages.ts'
import { read } from './pager-lists.ts'

const IDS = `<script>getDynamicPageUrl('cms','KZXZF',1,'162063350188546','162063350188547')</script>`
const article = (id: number) => `/html/KZXZF/202607/01783985869763${id}.html`
const row = (id: number, on = '2026-07-13') =>
  `<li><a href="${article(id)}">公告${id}号<span>${on}</span></a></li>`
const TITLE = '样例县公租房分配结果公示'
const page = (list: string, around = '') =>
  `<html><body>${around}<ul class="list">${row(10)}${row(11)}${list}</ul>${IDS}</body></html>`

function noticesOf(text: string) {
  const seen = read(GLIST, text)
  if (seen.kind !== 'list') throw new Error(JSON.stringify(seen))
  return seen.notices.map(({ title, displayedOn }) => [title, displayedOn])
}

describe('an article among dated rows of the county CMS', () => {
  it.each<[string, string, string | undefined]>([
    ['without a date', `<li><a href="${article(20)}">${TITLE}</a></li>`, undefined],
    [
      'without a date, with a class of its own',
      `<li class="last"><a href="${article(20)}">${TITLE}</a></li>`,
      undefined,
    ],
    ['without a date, of another site', `<li><a href="https://a.gov.cn/1.html">${TITLE}</a></li>`, undefined],
    [
      'without a date, in a list of its own beside them',
      `</ul><ul class="list"><li><a href="${article(20)}">${TITLE}</a></li>`,
      undefined,
    ],
    [
      'with two dates, of which the second has another name',
      `<li><a href="${article(20)}">${TITLE}</a><span>2026-07-01</span><span>有效期至2027-07-01</span></li>`,
      '2026-07-01',
    ],
    [
      'with two dates, of which the first has another name',
      `<li><a href="${article(20)}">${TITLE}</a><span>截止2027-07-01</span><span>[2026-07-01]</span></li>`,
      '2026-07-01',
    ],
    [
      'with two dates that both have names',
      `<li><a href="${article(20)}">${TITLE}</a><i>截止2027-07-01</i><i>发布日期：2026-07-01</i></li>`,
      '2026-07-01',
    ],
    [
      'with two dates inside of a sentence, which are about something else',
      `<li><a href="${article(20)}">${TITLE}</a><p>请于2026年8月1日至2026年8月5日到样例镇政府领取</p></li>`,
      undefined,
    ],
  ])('%s is a notice', (_, html, on) => {
    expect(noticesOf(page(html)).slice(2)).toEqual([[TITLE, on]])
  })

  it.each([
    ['in a list of another kind', `<ul class="nav"><li><a href="${article(30)}">无障碍说明</a></li></ul>`],
    ['outside of any list', `<div class="nav"><a href="${article(30)}">无障碍说明</a></div>`],
    ['of the foot', '<p><a href="https://zfwzgl.www.gov.cn/exposure/">政府网站找错</a></p>'],
  ])('is not taken for one where it stands %s', (_, html) => {
    expect(noticesOf(page('', html))).toHaveLength(2)
  })

  it('is not a link of the list to another column', () => {
    expect(noticesOf(page('<li><a href="/kzxzf/zwgk/index.html">更多公开信息</a></li>'))).toHaveLength(2)
  })
})

describe('a picture that leads to an article without a title', () => {
  const picture = `<a href="${article(40)}"><img src="a.jpg"></a>`
  it.each([
    ['as a banner', picture],
    ['in a list of another kind', `<div class="nav"><ol><li>${picture}</li></ol></div>`],
  ])('says nothing about the list where it stands %s', (_, html) => {
    expect(read(GLIST, page('', html))).not.toHaveProperty('isCut')
  })

  it.each([
    ['among the rows', page(`<li>${picture}</li>`)],
    ['in a list beside them', page(`</ul><ul class="list"><li>${picture}</li>`)],
    ['elsewhere beside its day', page('', `<div><ol><li>${picture}2026-07-13</li></ol></div>`)],
  ])('is a notice that is missing where it stands %s', (_, html) => {
    expect(read(GLIST, html)).toMatchObject({ kind: 'list', isCut: true })
  })
})

describe('what says that a list of the county CMS has a next page', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, n) => row(10 + n)).join('')
  it.each([
    ['the number of pages', `${rows(5)}<li>共 3 页</li>`, 'count'],
    ['a full page', rows(20), 'link'],
    ['a link', `${rows(5)}<li><a href="glist_2.html">下一页</a></li>`, 'link'],
    ['nothing, where the page is not full', rows(5), 'nothing'],
  ])('is %s', (_, list, knownBy) => {
    expect(read(GLIST, `<html><body><ul>${list}</ul>${IDS}</body></html>`)).toMatchObject({
      next: { page: 2, knownBy },
    })
  })
})
