import { describe, expect, it } from 'vitest'
import type { Item, Recognition } from '../../../../../lib/domain/duty/item.ts'
import { isRefused, namedItems } from '../../../../../lib/domain/judge/kind/recognition.ts'
import { CATALOGUE, mustBe } from '../../../../fixtures/cast.ts'

function item(id: string, parts: Partial<Recognition>): Item {
  const recognition = { words: [], not: [], columns: [], ...parts }
  return { ...mustBe(CATALOGUE.items.get('13')), id, recognition }
}

const ITEMS = [
  item('result', {
    words: ['中标', '中标公告', '结果（成交）'],
    not: ['废标', '流标Ａ'],
    columns: ['结果', '公示'],
  }),
  item('candidates', { words: ['中标候选人公示', '中标'], columns: ['公示'] }),
  item('tender', { words: ['招标公告'], not: ['最高限价'], columns: ['招标'] }),
]
const named = (title: string, column?: string) => [...namedItems({ title, column }, ITEMS)].toSorted()

describe('the items that a notice names', () => {
  it.each<[string, string, string | undefined, string[]]>([
    ['by the longest word of its title', '示例楼中标候选人公示', undefined, ['candidates']],
    ['wherever the longest word stands', '示例楼中标招标公告', undefined, ['tender']],
    ['all that have the longest word', '示例楼中标', undefined, ['candidates', 'result']],
    ['all that have a longest word of their own', '示例楼招标公告中标公告', undefined, ['result', 'tender']],
    [
      'by a shorter word where another rules the longer out',
      '示例楼中标招标公告最高限价',
      undefined,
      ['candidates', 'result'],
    ],
    ['without those that another word rules out', '示例楼中标废标', undefined, ['candidates']],
    ['in whatever width its words are', '示例楼结果(成交)', undefined, ['result']],
    ['by its title before its column', '示例楼招标公告', '结果', ['tender']],
    ['by its column where the title names none', '示例楼', '公示', ['candidates', 'result']],
    ['by its column, but for a word of its title', '示例楼流标A', '公示', ['candidates']],
    ['none by a column of another name', '示例楼', '结果公示', []],
    ['none where neither says', '示例楼', undefined, []],
  ])('are %s', (_, title, column, ids) => {
    expect(named(title, column)).toEqual(ids)
  })

  it('are ruled out by any one of their words', () => {
    const [result, candidates] = ITEMS.map((one) => (title: string) => isRefused(one, title))
    expect(['废标', '流标A', '中标'].map((title) => result?.(title))).toEqual([true, true, false])
    expect(candidates?.('废标')).toBe(false)
  })
})
