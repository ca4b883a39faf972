import { expect, test } from 'vitest'
import { plainLine, plainTitle, safeUrl } from '../../lib/messages/plain-title.ts'

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
