import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDetailPage } from '../../lib/readers/detail-page.ts'
import { mainText } from '../../lib/readers/main-text.ts'
import { elementsOf, loadPage, textOf } from '../../lib/readers/page-tree.ts'
import { fixtureText } from './sample-pages.ts'

/** What the reader finds in one walk, as the selectors that say the same. */
const MAIN_PARTS = [
  '#Zoom, #zoom',
  '.TRS_Editor, .trs_editor_view, #UCAP-CONTENT, [class^=ExternalClass]',
  '#mycontent, #template, div.ewb-show-con, table#tblInfo, div.zf_mainconlist1',
  '.article-content, .article_content, .content-article, #articleContent, article',
]
const PAGES = ['detail-county.html', 'detail-escaped.html', 'detail-reshaped.html', 'lntb-gbk.html'].map(
  fixtureText,
)
const MARKS = [
  '<div id="Zoom">正文</div>',
  '<div id=zoom>',
  '<p class="a TRS_Editor">二</p>',
  '<p class="trs_editor_view\tb">',
  '<i id="UCAP-CONTENT">三</i>',
  '<b class="ExternalClassAB">四</b>',
  '<b class=" ExternalClass">五</b>',
  '<p id="template">六',
  '<p class="ewb-show-con">七',
  '<div class="ewb-show-con">八</div>',
  '<table id="tblInfo"><tr><td>九</td><td>十</td></tr></table>',
  '<div class="zf_mainconlist1">',
  '<span class="x article_content">甲</span>',
  '<article>乙</article>',
  '<u id="articleContent">丙</u>',
  '<meta name="PubDate" content="2026-03-16">',
  '<META NAME="ARTICLETITLE" CONTENT="中标公告">',
  '<meta name content="丁">',
  '<!-- id="zoom" --><?php class="TRS_Editor" ?>',
  '</div>',
]

function textBySelectors(text: string): string | undefined {
  const $ = loadPage(text)
  for (const selector of MAIN_PARTS) {
    const parts = $(selector).toArray()
    const lengths = parts.map((part) => textOf(part).trim().length)
    const longest = Math.max(0, ...lengths)
    if (longest > 0) return mainText(parts[lengths.indexOf(longest)])
  }
  return undefined
}

function sameBothWays(text: string): void {
  const $ = loadPage(text)
  expect(elementsOf($)).toEqual($('*').toArray())
  const read = readDetailPage({ text, url: 'http://a.gov.cn/1', detail: { format: 'html' } })
  const bySelectors = textBySelectors(text)
  if (bySelectors !== undefined) expect(read.text).toBe(bySelectors)
}

describe('one walk over a page finds what the selectors find', () => {
  it.each(PAGES)('on a stored page', sameBothWays)

  it.each(MARKS)('on %s alone', sameBothWays)

  it('on any mixture of such marks', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MARKS), { maxLength: 12 }), (marks) =>
        sameBothWays(marks.join('')),
      ),
      { numRuns: 300 },
    )
  })

  it('on stored pages that are cut and spliced anywhere', () => {
    const cut = fc.tuple(fc.constantFrom(...PAGES), fc.double({ min: 0, max: 1, noNaN: true }))
    fc.assert(
      fc.property(cut, cut, fc.constantFrom(...MARKS), ([a, to], [b, from], mark) =>
        sameBothWays(`${a.slice(0, to * a.length)}${mark}${b.slice(from * b.length)}`),
      ),
      { numRuns: 60 },
    )
  })

  it('below the depth to which a page is kept', () => {
    const $ = loadPage(`${'<div>'.repeat(2100)}深<b>处</b>`)
    expect(textOf($.root()[0])).toBe('深处')
    expect($('b')).toHaveLength(0)
    expect($('div')).toHaveLength(999)
  })
})
