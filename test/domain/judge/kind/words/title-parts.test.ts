import { describe, expect, it } from 'vitest'
import { folding, titleParts } from '../../../../../lib/domain/judge/kind/title-parts.ts'

describe('a title is parted', () => {
  it.each<[string, string, string, string[], boolean]>([
    ['into nothing but itself', '示例楼招标公告', '示例楼招标公告', [], false],
    [
      'from the labels before it, each by itself',
      '[示例县]【招标】(急)示例楼招标公告',
      '示例楼招标公告',
      ['[示例县]', '【招标】', '(急)'],
      false,
    ],
    [
      'from at most six labels before it',
      '[1][2][3][4][5][6][7]示例楼公告',
      '[7]示例楼公告',
      ['[1]', '[2]', '[3]', '[4]', '[5]', '[6]'],
      false,
    ],
    [
      'from the marks behind it, the last first',
      '示例楼公告(补)[报名中]第二次',
      '示例楼公告',
      ['第二次', '[报名中]', '(补)'],
      false,
    ],
    [
      'from at most six marks behind it',
      '示例楼公告(a)(b)(c)(d)(e)(f)(g)',
      '示例楼公告(a)',
      ['(g)', '(f)', '(e)', '(d)', '(c)', '(b)'],
      false,
    ],
    ['but not where nothing is left: a label before', '[示例县]', '[示例县]', [], false],
    ['but not where nothing is left: a number behind', '第二次', '第二次', [], false],
    ['from the dots of a cut, which it tells', '示例楼招标公告……', '示例楼招标公告', [], true],
    ['but not at dots within', '示例楼...招标公告', '示例楼...招标公告', [], false],
  ])('%s: %s', (_, title, body, labels, isCut) => {
    expect(titleParts(title)).toEqual({ body, labels, isCut })
  })

  it('from what stands behind its first 500 characters', () => {
    expect(titleParts('楼'.repeat(501)).body).toHaveLength(500)
  })
})

describe('text as words are looked up in it', () => {
  it.each([
    ['in half width', 'Ａ（１）', 'A(1)'],
    ['without blanks', '招 标\t公\n告', '招标公告'],
    ['without 的 before a word of kind', '规划的公示', '规划公示'],
    ['with 的 before any other', '示例的楼', '示例的楼'],
  ])('is %s', (_, text, folded) => {
    expect(folding(text)).toBe(folded)
  })
})
