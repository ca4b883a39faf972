import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formulaSafe, isolated, plainLine, plainTitle, safeUrl } from '../../lib/messages/plain-title.ts'

test.each([
  ['line breaks become a space', 'a\r\nBcc: x\u2028b', 'a Bcc: x b'],
  ['control characters become a space', 'a\u0000\u001b[31mb\u0085c', 'a [31mb c'],
  ['bidi marks go', 'a\u202e\u2066b\u200f', 'ab'],
  ['zero-width characters go', '公\u200b告\u200d\ufeff', '公告'],
  ['soft hyphens and tag characters go', 'a\u00ad\u{e0041}b', 'ab'],
  ['fillers that look like nothing go', 'a\u3164\uffa0b', 'ab'],
  ['a full-width space becomes a space', ' 公告　第1号 ', '公告 第1号'],
  ['half a character is replaced', 'a\ud800b', 'a\ufffdb'],
  ['rare characters stay', '𬭚村', '𬭚村'],
])('%s', (_, dirty, clean) => {
  expect(plainTitle(dirty)).toBe(clean)
})

test('a long title is cut between characters', () => {
  expect(plainTitle('𬭚'.repeat(200), 10)).toBe(`${'𬭚'.repeat(9)}…`)
  expect(plainLine('x'.repeat(500))).toHaveLength(500)
})

test.each([
  ['https://a.example.invalid/x', 'https://a.example.invalid/x'],
  ['HTTP://a.example.invalid/', 'HTTP://a.example.invalid/'],
  ['/evidence/1', '/evidence/1'],
  ['../evidence/1', '../evidence/1'],
  ['javascript:alert(1)', undefined],
  ['java\nscript:alert(1)', undefined],
  ['\u200bjavascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['//evil.example.invalid', undefined],
  ['/\\evil.example.invalid', undefined],
  ['', undefined],
])('the address %j', (url, safe) => {
  expect(safeUrl(url)).toBe(safe)
})

test.each([
  ['a line of Chinese', '公告第1号', '公告第1号'],
  ['Hebrew in Chinese', '关于שלום עולם的公告', '关于\u2068שלום עולם\u2069的公告'],
  ['two pieces', 'א甲ב', '\u2068א\u2069甲\u2068ב\u2069'],
  ['digits between', 'א1 2ב（附件）', '\u2068א1 2ב\u2069（附件）'],
  ['Arabic with vowel marks', 'مُ公告', '\u2068مُ\u2069公告'],
])('pieces from right to left are kept apart: %s', (_, line, apart) => {
  expect(isolated(line)).toBe(apart)
})

test('heaps of marks over one letter are cut', () => {
  expect(plainLine(`a${'\u0301'.repeat(50)}b`)).toBe('a\u0301\u0301b')
})

test.each([
  ['=1+1', "'=1+1"],
  ['+86', "'+86"],
  ['-2+3', "'-2+3"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['＝HYPERLINK("x")', '\'＝HYPERLINK("x")'],
  [' =1', "' =1"],
  ['"=1', '\'"=1'],
  ['公告=1', '公告=1'],
  ['（-1）', '（-1）'],
  ['', ''],
])('no cell is a formula: %j', (text, safe) => {
  expect(formulaSafe(text)).toBe(safe)
})

test('any text is one line, holds nothing unseen, and stays what it is when it is cleaned again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const clean = plainLine(text)
      expect(clean).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
      expect(clean.isWellFormed()).toBe(true)
      expect(plainLine(clean)).toBe(clean)
      expect(plainLine(isolated(clean))).toBe(clean)
      expect(formulaSafe(clean)).not.toMatch(/^\s*[=+\-@]/)
    }),
    { numRuns: 500, seed: 3 },
  )
})

test('every character there is, between two letters, is kept or cleaned by what it is', () => {
  const wrong: string[] = []
  for (let code = 0; code <= 0x10ffff; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue
    const line = `公${String.fromCodePoint(code)}告`
    const isUnseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u2800]|(?! )\s/u.test(line)
    if (isUnseen && plainLine(line) === line) wrong.push(code.toString(16))
    const turns =
      /\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}|\p{Script=Adlam}/u
    if (turns.test(line) !== (isolated(line) !== line)) wrong.push(code.toString(16))
  }
  expect(wrong).toEqual([])
})
