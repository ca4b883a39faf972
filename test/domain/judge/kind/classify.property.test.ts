import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TITLE_UNITS_MAX, titleParts } from '../../../../lib/domain/judge/kind/title-parts.ts'
import { WordIndex } from '../../../../lib/domain/judge/kind/word-index.ts'
import { classified, reorderedClassifier } from './project-classifier.ts'

const PIECES = [
  '采购',
  '招标',
  '公告',
  '公示',
  '中标',
  '结果',
  '候选人',
  '更正',
  '终止',
  '工程',
  '项目',
  '（二次）',
  '【',
  '】',
]
const pieced = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 })), { maxLength: 12 })
const text = pieced.map((pieces) => pieces.join(''))

describe('the index of words', () => {
  it('finds what looking for each word alone finds', () => {
    const word = fc.string({ unit: fc.constantFrom('招', '标', '公', '告'), minLength: 1, maxLength: 4 })
    const line = fc.string({ unit: fc.constantFrom('招', '标', '公', '告', '的'), maxLength: 30 })
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 8 }), line, (words, title) => {
        const index = new WordIndex<string>()
        for (const one of words) index.add(one, one)
        const naive = words.flatMap((one) =>
          [...title].flatMap((_, at) => (title.startsWith(one, at) ? [`${at} ${one}`] : [])),
        )
        expect(
          index
            .hitsIn(title)
            .map(({ from, word: found }) => `${from} ${found}`)
            .sort(),
        ).toEqual(naive.sort())
      }),
    )
  })
})

describe('any title, column and text', () => {
  it('gets an answer whose parts agree', () => {
    fc.assert(
      fc.property(text, text, text, (title, column, body) => {
        const { verdict, rows, items, reason, confidence } = classified({ title, column, text: body })
        expect(rows.length > 0).toBe(verdict === 'row')
        expect(items.length > 0).toBe(verdict === 'row')
        expect(reason === undefined).toBe(verdict === 'row')
        expect(confidence === 0).toBe(verdict === 'cannot-tell')
      }),
    )
  })

  it('gets the same answer in whatever order the items come', () => {
    const backwards = reorderedClassifier((items) => items.toReversed())
    fc.assert(
      fc.property(text, text, (title, column) => {
        expect(backwards.classify({ title, column })).toMatchObject({
          rows: classified({ title, column }).rows,
          verdict: classified({ title, column }).verdict,
        })
      }),
    )
  })

  it('is the same in full and half width', () => {
    for (const title of ['课桌椅采购项目中标（成交）结果公告', '某地块ＧＢ１号挂牌出让公告【更正】']) {
      expect(classified({ title: title.normalize('NFKC') }).rows).toEqual(classified({ title }).rows)
    }
  })
})

describe('the parts of a title', () => {
  it.each([
    ['喀左县某工程招标公告', '喀左县某工程招标公告', []],
    ['[喀左县] 某工程 招标公告[正在报名]', '某工程招标公告', ['[喀左县]', '[正在报名]']],
    ['某规划的公示（第二次）', '某规划公示', ['(第二次)']],
    ['某项目答疑一', '某项目答疑', ['一']],
    ['某工程...', '某工程', []],
    ['【二】', '【二】', []],
  ])('%s', (title, body, labels) => {
    expect(titleParts(title)).toMatchObject({ body, labels })
  })

  it('are bounded, in size and in time', () => {
    expect(titleParts('【'.repeat(10_000)).body.length).toBeLessThanOrEqual(TITLE_UNITS_MAX)
    expect(titleParts('（二次）'.repeat(10_000)).labels.length).toBeLessThan(20)
  })
})
