import { describe, expect, it } from 'vitest'
import { decodePage } from '../../lib/readers/page-text.ts'
import { fixtureBytes } from './sample-pages.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
/** 公告 in GBK. */
const NOTICE_IN_GBK = '\xb9\xab\xb8\xe6'

describe('the charset of a page', () => {
  it.each([
    [
      'a UTF-8 mark goes before everything',
      utf8('\ufeff<meta charset=gbk>公告'),
      'text/html; charset=gbk',
      'utf-8',
    ],
    [
      'the meta tag goes before the header',
      utf8('<meta charset="utf-8">公告'),
      'text/html; charset=gbk',
      'utf-8',
    ],
    ['gb2312 is read as GB18030', latin(`<meta charset=gb2312>${NOTICE_IN_GBK}`), undefined, 'gb18030'],
    [
      'the header counts when there is no meta tag',
      latin(NOTICE_IN_GBK),
      'text/html; charset=GBK',
      'gb18030',
    ],
    ['GBK that calls itself UTF-8', latin(`<meta charset=utf-8>${NOTICE_IN_GBK}`), undefined, 'gb18030'],
    ['UTF-8 that calls itself GBK', utf8(`<meta charset=gbk>${'公告一'.repeat(9)}`), undefined, 'utf-8'],
    ['GBK without any label', latin(NOTICE_IN_GBK.repeat(5)), undefined, 'gb18030'],
    [
      'an unknown label is passed over',
      utf8('<meta charset="chinese-x">公告'),
      'text/html; charset=utf-8',
      'utf-8',
    ],
  ])('%s', (_, body, contentType, charset) => {
    const page = decodePage(body, contentType)
    expect(page.charset).toBe(charset)
    expect(page.text).toContain('公告')
  })

  it('reads characters beyond GB2312 from a page labelled gb2312', () => {
    const { text, charset } = decodePage(fixtureBytes('lntb-gbk.html'))
    expect(charset).toBe('gb18030')
    expect(text).toContain('喀左县大凌河堤防工程招标公告')
    expect(text).toContain('韬琤瑢 㑇')
  })

  it('keeps the declared charset when a page is merely cut in the middle of a character', () => {
    const body = utf8('<meta charset=utf-8>喀左县公告'.repeat(20))
    expect(decodePage(body.subarray(0, body.length - 1)).charset).toBe('utf-8')
  })

  it('reads an empty body as an empty page', () => {
    expect(decodePage(new Uint8Array()).text).toBe('')
  })
})
