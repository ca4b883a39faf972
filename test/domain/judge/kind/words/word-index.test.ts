import { describe, expect, it } from 'vitest'
import { WordIndex } from '../../../../../lib/domain/judge/kind/word-index.ts'

function hits(words: readonly (readonly [string, string])[], text: string) {
  const index = new WordIndex<string>()
  for (const [word, value] of words) index.add(word, value)
  return index.hitsIn(text).map(({ word, from, to, values }) => `${from}-${to} ${word} ${values.join('+')}`)
}

describe('the index of words', () => {
  it.each<[string, [string, string][], string, string[]]>([
    ['every place of a word', [['公告', 'a']], '公告公告', ['0-2 公告 a', '2-4 公告 a']],
    [
      'words inside and beside each other',
      [
        ['招标', 'a'],
        ['招标公告', 'b'],
        ['公告', 'c'],
      ],
      '招标公告',
      ['0-2 招标 a', '0-4 招标公告 b', '2-4 公告 c'],
    ],
    [
      'words that begin alike',
      [
        ['招标', 'a'],
        ['招租', 'b'],
      ],
      '招租招标',
      ['0-2 招租 b', '2-4 招标 a'],
    ],
    [
      'all that one word means, each once',
      [
        ['公告', 'a'],
        ['公告', 'b'],
        ['公告', 'a'],
      ],
      '公告',
      ['0-2 公告 a+b'],
    ],
    ['a word that ends with the text', [['公', 'a']], '告公', ['1-2 公 a']],
    ['no word that the text breaks off', [['公告', 'a']], '告公', []],
    ['no word of no characters', [['', 'a']], '公告', []],
    ['nothing in no text', [['公', 'a']], '', []],
  ])('finds %s', (_, words, text, found) => {
    expect(hits(words, text)).toEqual(found)
  })
})
