import { describe, expect, test } from 'vitest'
import { hasPictureInText } from '../../lib/readers/detail-page.ts'

const page = (text: string, around = '') =>
  `<html><body><div class="top"><img src="/skin/banner.jpg"></div><h1>公示</h1><div id="Zoom">${text}</div>${around}</body></html>`

function found(text: string): boolean {
  return hasPictureInText({ text, url: 'http://a.example/1.html', detail: { format: 'html' } })
}

describe('a picture in the text of a notice', () => {
  test.each([
    ['a scanned list', page('<p>名单如下：<img src="/upload/2026/list.png"></p>'), true],
    ['a picture deep in a table', page('<table><tr><td><p><img src="a.jpeg"></p></td></tr></table>'), true],
    ['text alone', page('<p>名单如下</p>'), false],
    ['pictures around the text', page('<p>甲</p>', '<img src="/foot/unit.png">'), false],
    ['the icon of a file', page('<img src="/images/icon_pdf.gif"><a href="1.pdf">附件</a>'), false],
    ['a code to scan', page('<img src="/images/qrcode.png">'), false],
    ['a picture without an address', page('<p>甲<img></p>'), false],
    ['a page without a known place for its text', '<body><p>甲</p><img src="a.jpg"></body>', false],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toBe(expected)
  })

  test('in the markup that an answer in JSON carries', () => {
    const detail = { format: 'json', text: 'data.content' } as const
    const text = (content: string) => JSON.stringify({ data: { content } })
    const url = 'http://a.example/1'
    expect(hasPictureInText({ text: text('<p><img src="a.png"></p>'), url, detail })).toBe(true)
    expect(hasPictureInText({ text: text('<p>甲</p>'), url, detail })).toBe(false)
  })
})
