import { describe, expect, test } from 'vitest'
import type { Element } from '../../../../../lib/domain/duty/item.ts'
import {
  completenessOf,
  type ElementFinding,
  elementsOf,
  type NoticeContent,
} from '../../../../../lib/domain/judge/content/element-finding.ts'
import { FILLER, itemWith, part } from '../element-items.ts'

const NAME: Element = { n: 1, text: '名称', parts: [part('项目名称')] }
/** Two parts are enough of a known form, whatever two others lack. */
const NAMES: Element = { n: 1, text: '名称', parts: [part('项目名称'), part('招标人')] }
const WHEN = '采用电子招标投标方式的'

/** What is found of a second element, beside one that is there. */
function second(element: Omit<Element, 'n' | 'text'>, said = '', more: Partial<NoticeContent> = {}) {
  const content = { text: `项目名称：甲，招标人：乙${FILLER}${said}`, attachments: [], ...more }
  return elementsOf(content, itemWith([NAMES, { n: 2, text: '要素', ...element }]))[1]
}

describe('why it cannot be told is said in words', () => {
  const online = { when: WHEN, whenFound: [part('电子', { any: ['电子招标', '网上招标'] }), part('网')] }
  const attached = { isOftenAttached: true }

  test.each<[string, Omit<Element, 'n' | 'text'>, string, string]>([
    ['excused', { unlessFound: [part('流标')], parts: [part('金额')] }, '流标：', '本公告不要求这一项'],
    ['condition not met', { ...online, parts: [part('网址')] }, '', `仅“${WHEN}”才要求，正文没有这样说`],
    ['condition for a person', { when: WHEN, parts: [part('网址')] }, '', `仅“${WHEN}”才要求，请人工判断`],
    ['optional', { isOptional: true, parts: [part('其他')] }, '', '没有固定内容，不作为是否齐全的依据'],
    ['without parts', {}, '', '没有固定写法，请人工核对'],
    [
      'parts that stand in files as a rule',
      { parts: [part('数量', attached), part('单价', attached)] },
      '',
      '数量、单价常写在表格或附件里，正文中没有认出来',
    ],
    [
      'one part that stands in files as a rule, another of which other words are there',
      { parts: [part('数量', attached), part('地址', { hints: ['位于'] })] },
      '位于甲',
      '数量、地址常写在表格或附件里，正文中没有认出来',
    ],
    [
      'other words',
      { parts: [part('地址', { hints: ['位于'] }), part('电话', { hints: ['手机'] })] },
      '位于甲，手机见下',
      '正文中有与地址、电话相近的字样，但没有按常见写法写明',
    ],
  ])('%s', (_, element, said, reason) => {
    expect(second(element, said)).toMatchObject({ verdict: 'cannot-tell', reason })
  })

  test('one of several signs is enough for a condition', () => {
    expect(second({ ...online, parts: [part('网址')] }, '网:')).toMatchObject({
      verdict: 'absent',
      isRequired: true,
    })
  })

  test('what has no parts lacks none', () => {
    expect(second({})).toEqual({
      n: 2,
      text: '要素',
      verdict: 'cannot-tell',
      found: [],
      reason: '没有固定写法，请人工核对',
      isRequired: false,
    })
  })
})

describe('where it is looked for', () => {
  const file = (name: string, text = '甲') => ({ name, content: 'text', text }) as const

  test('the name of an attachment is evidence', () => {
    const element = { parts: [part('文件', { any: ['附件:招标文件'] })] }
    const attachments = [file('图纸.pdf'), file('招标文件.pdf')]
    expect(second(element, '', { attachments })).toMatchObject({
      verdict: 'present',
      found: ['附件:招标文件'],
    })
  })

  test('names of attachments are lines of their own', () => {
    const element = { parts: [part('文件', { any: ['^附件:招标文件'] })] }
    const attachments = [file('图纸.pdf'), file('招标文件.pdf')]
    expect(second(element, '', { attachments })?.verdict).toBe('present')
  })

  test('what little was made out of a scan is none', () => {
    const attachments = [{ name: '扫描.pdf', content: 'scanned', text: '网址：甲' } as const]
    expect(second({ parts: [part('网址')] }, '', { attachments })?.verdict).toBe('cannot-tell')
  })

  test('the file behind a stub page says whether a condition is met', () => {
    const element = { when: WHEN, whenFound: [part('电子')], parts: [part('网址')] }
    const attachments = [file('公告.pdf', `项目名称：甲，招标人：乙，电子：是。${FILLER}`)]
    expect(second(element, '', { isStub: true, text: '查看原文', attachments })?.verdict).toBe('absent')
  })

  test('at most eight of its parts are shown', () => {
    const names = Array.from('甲乙丙丁戊己庚辛壬')
    const parts = names.map((name) => part(name))
    const said = names.map((name) => `${name}：`).join('，')
    expect(second({ parts }, said)?.found).toEqual(names.slice(0, 8).map((name) => `${name}:`))
  })

  test('the same words are shown once', () => {
    expect(second({ parts: [part('地址'), part('住址', { any: ['地址:'] })] }, '地址：甲')?.found).toEqual([
      '地址:',
    ])
  })
})

describe('whether a text is of the known form', () => {
  const missing = (n: number, more: Partial<Element> = {}): Element => ({
    n,
    text: '要素',
    parts: [part('甲'), part('乙'), part('丙')],
    ...more,
  })
  const lacking: Element = { n: 2, text: '地址', parts: [part('地址')] }
  const verdict = (...elements: readonly Element[]) =>
    elementsOf({ text: `项目名称：甲${FILLER}`, attachments: [] }, itemWith([NAME, ...elements]))[1]?.verdict

  test.each<[string, readonly Element[], string]>([
    ['half of its parts are there', [lacking], 'absent'],
    ['a third of its parts are there', [lacking, { ...lacking, n: 3 }], 'cannot-tell'],
    ['what is optional does not count', [lacking, missing(3, { isOptional: true })], 'absent'],
    [
      'what is not required does not count',
      [lacking, missing(3, { when: WHEN, whenFound: [part('电子')] })],
      'absent',
    ],
    ['what a person must judge does not count', [lacking, missing(3, { when: WHEN })], 'absent'],
  ])('%s', (_, elements, expected) => expect(verdict(...elements)).toBe(expected))
})

describe('completeness by findings', () => {
  const finding = (more: Partial<ElementFinding>): ElementFinding => ({
    n: 1,
    text: '要素',
    verdict: 'present',
    found: [],
    isRequired: true,
    ...more,
  })
  test.each<[string, readonly ElementFinding[], string]>([
    ['what need not be there does not complete it', [finding({ isRequired: false })], 'cannot-tell'],
    ['an alternative does', [finding({ isRequired: false, isAlternative: true })], 'complete'],
    [
      'one of two required that cannot be told',
      [finding({}), finding({ verdict: 'cannot-tell' })],
      'cannot-tell',
    ],
    [
      'what need not be there cannot make it incomplete',
      [finding({}), finding({ verdict: 'absent', isRequired: false })],
      'complete',
    ],
  ])('%s', (_, findings, expected) => expect(completenessOf(findings)).toBe(expected))
})
