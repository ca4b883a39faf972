import { describe, expect, test } from 'vitest'
import { firstMatch } from '../../../../../lib/domain/judge/content/elements/element-pattern.ts'
import { elementText } from '../../../../../lib/domain/judge/content/elements/element-text.ts'
import { shownWords } from '../../../../../lib/domain/judge/content/elements/element-words.ts'

describe('the words that are shown', () => {
  const words = (length: number) => Array.from({ length }, (_, at) => '甲乙丙丁'.charAt(at % 4)).join('')

  test.each([
    ['without line ends', { words: '地\n址' }, '地址'],
    ['36 characters as they are', { words: words(36) }, words(36)],
    ['the two ends of more', { words: words(37) }, `${words(16)}…${words(37).slice(21)}`],
    ['with their file', { words: '地址', file: '清单.pdf' }, '附件《清单.pdf》：地址'],
    [
      'with the first 20 characters of its name',
      { words: '地址', file: words(21) },
      `附件《${words(20)}》：地址`,
    ],
    [
      '60 characters in all',
      { words: words(36), file: words(21) },
      `附件《${words(20)}》：${words(36)}`.slice(0, 60),
    ],
  ])('%s', (_, match, expected) => expect(shownWords(match)).toBe(expected))
})

describe('a text as it is looked at', () => {
  test('of a page names no file', () =>
    expect(elementText('甲 | 乙—丙')).toStrictEqual({ cells: '甲\n乙-丙', flat: '甲乙-丙' }))

  test('of a file names it', () =>
    expect(elementText('甲', '清单.pdf')).toStrictEqual({ file: '清单.pdf', cells: '甲', flat: '甲' }))

  test('is its first 100000 characters', () =>
    expect(elementText(`${'甲'.repeat(100_000)}乙`).flat).toBe('甲'.repeat(100_000)))
})

describe('a match', () => {
  test('on a page names no file', () =>
    expect(firstMatch(['甲'], [elementText('甲')])).toStrictEqual({ words: '甲' }))

  test('is the shortest, also from ten characters on', () =>
    expect(firstMatch(['址.{10,30}号'], [elementText(`址${'甲'.repeat(10)}号和二号`)])?.words).toBe(
      `址${'甲'.repeat(10)}号`,
    ))
})
