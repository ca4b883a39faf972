import { describe, expect, it } from 'vitest'
import { documentTitleIn, projectNameIn } from '../../../../lib/domain/judge/unclaimed/project-name.ts'

describe('what a form would call the project', () => {
  it.each<[string, string, string[], string]>([
    ['a title without a word of kind is the name', '喀左县示例道路工程', ['招标公告'], '喀左县示例道路工程'],
    ['a title that is only a word of kind has none', '招标公告', ['招标公告'], ''],
    [
      'a word of kind that the title has not matters not',
      '示例楼招标公告',
      ['招标公告', '成交公告'],
      '示例楼',
    ],
    [
      'of two words of kind that overlap the whole goes',
      '示例楼公开招标公告',
      ['招标公告', '公开招标公告'],
      '示例楼',
    ],
    ['of two that touch both go', '示例楼招标公告', ['公告', '招标'], '示例楼'],
    [
      'a word of kind further left is part of the name',
      '招标代理服务楼中标公告',
      ['招标', '中标公告'],
      '招标代理服务楼',
    ],
    ['the last of two equal words counts', '示例公告栏更换公告', ['公告'], '示例公告栏更换'],
    ['项目 before the word of kind is of the name', '示例楼项目中标公告', ['项目中标公告'], '示例楼项目'],
    ['a name in full width is in half width', '示例Ａ楼招标公告', ['招标公告'], '示例A楼'],
    ['links to the word of kind go', '示例楼--的招标公告', ['招标公告'], '示例楼'],
    ['the speaker goes', '示例公司关于示例楼的招标公告', ['招标公告'], '示例楼'],
    ['brackets that hold nothing any more go', '示例楼（二次）招标公告', ['招标公告'], '示例楼'],
    ['brackets that hold something stay', '示例楼（东侧）招标公告', ['招标公告'], '示例楼(东侧)'],
    ['empty brackets within the name go', '示例【 】楼招标公告', ['招标公告'], '示例楼'],
    ['labels before it go', '[喀左县]【招标】示例楼招标公告', ['招标公告'], '示例楼'],
  ])('%s: %s', (_, title, words, name) => {
    expect(projectNameIn(title, words)).toBe(name)
  })

  it('is looked for in the first 300 characters', () => {
    expect(projectNameIn(`${'长'.repeat(400)}招标公告`, ['招标公告'])).toBe('长'.repeat(300))
  })
})

describe('what a form would call the document', () => {
  it.each([
    ['the name in marks', '关于印发《示例管理办法》的通知', '示例管理办法'],
    ['the first of two', '《示例管理办法》和《示例实施细则》的通知', '示例管理办法'],
    ['the whole title where the name in marks is too short', '《办法》的通知', '《办法》的通知'],
    ['the whole title without marks', '关于示例管理的通知', '关于示例管理的通知'],
  ])('is %s: %s', (_, title, name) => {
    expect(documentTitleIn(title)).toBe(name)
  })

  it('has at most 300 characters', () => {
    expect(documentTitleIn('长'.repeat(400))).toHaveLength(300)
  })
})
