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
    [
      'UTF-8 that calls itself GBK, among marks of characters that were lost before it was sent',
      utf8(`<meta charset=gbk>公告一二三四${'\ufffd'.repeat(90)}`),
      undefined,
      'utf-8',
    ],
    [
      'GBK that calls itself UTF-8, after a long script',
      latin(`<meta charset=utf-8><script>${'var a=1;'.repeat(20_000)}</script>${NOTICE_IN_GBK}`),
      undefined,
      'gb18030',
    ],
    [
      'UTF-8 that calls itself GBK, after a long script',
      utf8(`<meta charset=gbk><script>${'var a=1;'.repeat(20_000)}</script>${'公告一'.repeat(9)}`),
      undefined,
      'utf-8',
    ],
    [
      'UTF-8 that calls itself GBK, with a broken character',
      Uint8Array.from([...utf8(`<meta charset=gbk>${'公告一'.repeat(9)}`), 0xff, ...utf8('公告一')]),
      undefined,
      'utf-8',
    ],
    [
      'UTF-8 with some broken characters stays UTF-8',
      Uint8Array.from([...utf8('公告一'.repeat(9)), 0xb9, 0xff, 0xb8, 0xff, ...utf8('公告')]),
      'text/html; charset=utf-8',
      'utf-8',
    ],
    ...['ISO-8859-1', 'windows-1252', 'us-ascii', 'latin1', 'iso-8859-15'].flatMap(
      (label): [string, Uint8Array, string, string][] => [
        [
          `UTF-8 that calls itself ${label}`,
          utf8('{"title":"公告"}'),
          `text/html; charset=${label}`,
          'utf-8',
        ],
        [`GBK that calls itself ${label}`, latin(NOTICE_IN_GBK), `text/html;charset=${label}`, 'gb18030'],
      ],
    ),
    [
      'a Western label in the page is passed over for the header',
      latin(`<meta charset=iso-8859-1>${NOTICE_IN_GBK}`),
      'text/html; charset=gbk',
      'gb18030',
    ],
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

  it.each([
    ['GB2312 has', '\xb9\xab\xb8\xe6', '公告'],
    ['only GBK has', '\xe8\xaf\x95\x81', '璇晛'],
    ['only GBK has, as names of places do', '\x88\xd3\xb7\x6f', '堄穙'],
    ['GB18030 has in four bytes', '\x81\x39\xee\x39', '㐀'],
    ['GB18030 has in four bytes beyond the first plane', '\x95\x34\xb2\x35', '𠮷'],
  ])('that is called gb2312 reads characters that %s', (_, bytes, characters) => {
    for (const label of ['gb2312', 'GB2312', 'gbk', 'x-gbk', 'cp936', 'csGB2312', 'gb18030'])
      expect(decodePage(latin(`<meta charset="${label}">${bytes}`)).text).toContain(characters)
  })

  it.each([
    ['GB18030', latin(`\x84\x31\x95\x33${NOTICE_IN_GBK}`), 'gb18030'],
    ['UTF-16, little end first', latin('\xff\xfe\x6c\x51\x4a\x54'), 'utf-16le'],
    ['UTF-16, big end first', latin('\xfe\xff\x51\x6c\x54\x4a'), 'utf-16be'],
  ])('is known by the mark of %s, whatever the header says', (_, body, charset) => {
    expect(decodePage(body, 'text/html; charset=utf-8')).toEqual({ text: '公告', charset })
  })

  it.each([
    ['the old form of the tag', '<META http-equiv=Content-Type content="text/html; charset=gb2312">'],
    ['an XML head', '<?xml version="1.0" encoding="GBK"?>'],
    ['a tag after a long head', `<!--${'x'.repeat(3000)}--><meta charset='gbk'>`],
  ])('is stated by %s', (_, head) => {
    const page = decodePage(latin(`${head}${NOTICE_IN_GBK}`), 'text/html; charset=utf-8')
    expect(page).toMatchObject({ charset: 'gb18030', text: expect.stringContaining('公告') })
  })

  it('is found by the text where a tag stands too far down and the header says nothing', () => {
    const page = decodePage(latin(`<!--${'x'.repeat(5000)}--><meta charset=gbk>${NOTICE_IN_GBK.repeat(40)}`))
    expect(page).toMatchObject({ charset: 'gb18030', text: expect.stringContaining('公告') })
  })

  it('keeps the declared charset when a page is merely cut in the middle of a character', () => {
    const body = utf8('<meta charset=utf-8>喀左县公告'.repeat(20))
    expect(decodePage(body.subarray(0, body.length - 1)).charset).toBe('utf-8')
  })

  it('is that of a page in ASCII whatever it calls itself', () => {
    expect(decodePage(latin('<p>notice</p>'), 'text/html; charset=iso-8859-1').text).toBe('<p>notice</p>')
  })

  it('reads an empty body as an empty page', () => {
    expect(decodePage(new Uint8Array()).text).toBe('')
  })
})
