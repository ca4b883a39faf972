import { describe, expect, test } from 'vitest'
import type { Element } from '../../../../lib/domain/duty/item.ts'
import { completenessOf, elementsOf } from '../../../../lib/domain/judge/content/element-finding.ts'
import { FILLER, itemWith, part } from './element-items.ts'

const NAME: Element = { n: 1, text: '名称', parts: [part('项目名称')] }

function found(second: Element, text: string, title?: string) {
  const content = { text: `项目名称：甲${FILLER}${text}`, attachments: [], ...(title && { title }) }
  const findings = elementsOf(content, itemWith([NAME, second]))
  return { second: findings[1], completeness: completenessOf(findings) }
}

describe('an element under a condition', () => {
  const electronic: Element = {
    n: 2,
    text: '平台网址',
    when: '采用电子招标投标方式的',
    parts: [part('网址')],
    whenFound: [part('电子', { any: ['电子招标'] })],
  }

  test.each([
    ['its condition is met and it is not there: absent', '采用电子招标。', 'absent', true, 'incomplete'],
    ['its condition is met and it is there', '采用电子招标，网址：甲', 'present', true, 'complete'],
    ['its condition is not met: it is not required', '', 'cannot-tell', false, 'complete'],
    ['it is there without its condition', '网址：甲', 'present', false, 'complete'],
  ])('%s', (_, text, verdict, isRequired, completeness) => {
    const result = found(electronic, text)
    expect(result.second).toMatchObject({ verdict, isRequired })
    expect(result.completeness).toBe(completeness)
  })

  test('the title may say that it is met', () => {
    expect(found(electronic, '', '甲工程电子招标公告').second?.verdict).toBe('absent')
  })

  test('is not required of a purchase that failed', () => {
    const winner: Element = {
      n: 2,
      text: '中标人',
      parts: [part('中标人')],
      unlessFound: [part('失败', { any: ['流标'] })],
    }
    expect(found(winner, '本项目流标。')).toMatchObject({
      second: { isRequired: false },
      completeness: 'complete',
    })
    expect(found(winner, '').completeness).toBe('incomplete')
  })

  test('is not known of a page that was not read', () => {
    const findings = elementsOf({ text: '', attachments: [], isUnread: true }, itemWith([electronic]))
    expect(findings[0]?.reason).toContain('没有读到')
    expect(completenessOf(findings)).toBe('cannot-tell')
  })

  test('an attachment does not say whether it is met', () => {
    const attachments = [{ name: '范本.docx', content: 'text', text: '本项目采用电子招标' } as const]
    const content = { text: `项目名称：甲${FILLER}`, attachments }
    expect(elementsOf(content, itemWith([NAME, electronic]))[1]?.isRequired).toBe(false)
  })
})

describe('elements that are alternatives', () => {
  const kinds: readonly Element[] = [
    { n: 1, text: '议价结果', when: '属于议价的', parts: [part('议价')] },
    { n: 2, text: '配送情况', when: '属于配送的', parts: [part('配送')] },
  ]

  test.each([
    ['one of them is enough', `议价：甲${FILLER}`, 'complete'],
    ['none of them is for a person to judge', FILLER, 'cannot-tell'],
  ])('%s', (_, text, completeness) => {
    const findings = elementsOf({ text, attachments: [] }, itemWith(kinds))
    expect(completenessOf(findings)).toBe(completeness)
    expect(findings.every(({ verdict }) => verdict !== 'absent')).toBe(true)
  })
})

describe('parts', () => {
  test.each<[string, Element, string, string]>([
    [
      'one that is surely absent makes the element absent',
      { n: 2, text: '联系', parts: [part('单位'), part('地址'), part('电话', { hints: ['手机'] })] },
      '单位：甲，手机号见下',
      'absent',
    ],
    [
      'one that forms put in files is not called absent',
      { n: 2, text: '单价', parts: [part('单价', { isOftenAttached: true })] },
      '',
      'cannot-tell',
    ],
    [
      'one of an agency is not needed without an agency',
      { n: 2, text: '联系', parts: [part('地址'), part('代理地址', { when: ['代理机构'] })] },
      '地址：甲',
      'present',
    ],
    [
      'one of an agency is needed with an agency',
      { n: 2, text: '联系', parts: [part('地址'), part('代理费', { when: ['代理机构'] })] },
      '地址：甲，代理机构：乙',
      'absent',
    ],
    ['what has no parts is not judged', { n: 2, text: '其他内容' }, '', 'cannot-tell'],
    [
      'what is optional is never absent',
      { n: 2, text: '其他内容', parts: [part('其他')], isOptional: true },
      '',
      'cannot-tell',
    ],
  ])('%s', (_, element, text, verdict) => {
    expect(found(element, text).second?.verdict).toBe(verdict)
  })
})

describe('an item with a form', () => {
  const item = itemWith(
    [NAME, { n: 2, text: '地址', parts: [part('地址')] }],
    ['一、基本情况', '二、联系', '三、其他', '四、附则'],
  )

  test.each([
    ['half of its labels: what is missing is absent', '一、基本情况 二、联系', 'absent'],
    ['fewer than half: the text is in words of its own', '一、基本情况', 'cannot-tell'],
  ])('%s', (_, text, verdict) => {
    const content = { text: `项目名称：甲${FILLER}${text}`, attachments: [] }
    expect(elementsOf(content, item)[1]?.verdict).toBe(verdict)
  })
})
