import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Item } from '../../../../lib/domain/duty/item.ts'
import { isRefused, namedItems } from '../../../../lib/domain/judge/kind/recognition.ts'
import { CATALOGUE } from '../../../fixtures/cast.ts'

const items = [...CATALOGUE.items.values()]
const words = [...new Set(items.flatMap(({ recognition }) => [...recognition.words, ...recognition.not]))]
const parts = fc.oneof(fc.constantFrom(...words), fc.constantFrom('喀左县', '项目', '的', '公告', '第', 'ａ'))
const titles = fc.array(parts, { maxLength: 6 }).map((some) => some.join(''))

/** The rule itself: each word of each item is looked for. */
function byEachWord(given: string): Set<string> {
  const title = given.normalize('NFKC')
  const lengthOf = (item: Item) =>
    isRefused(item, title)
      ? 0
      : Math.max(
          0,
          ...item.recognition.words
            .map((word) => word.normalize('NFKC'))
            .filter((word) => title.includes(word))
            .map((word) => word.length),
        )
  const longest = Math.max(...items.map(lengthOf))
  return new Set(longest === 0 ? [] : items.filter((item) => lengthOf(item) === longest).map(({ id }) => id))
}

describe('the items that a title names', () => {
  it('are those of its longest word, however they are looked up', () => {
    fc.assert(
      fc.property(titles, (title) => {
        expect(namedItems({ title, column: undefined }, items)).toEqual(byEachWord(title))
      }),
      { numRuns: 300 },
    )
  })
})
