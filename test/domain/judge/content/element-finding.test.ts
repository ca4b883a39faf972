import { describe, expect, test } from 'vitest'
import {
  completenessOf,
  elementsOf,
  type NoticeContent,
} from '../../../../lib/domain/judge/content/element-finding.ts'
import { FILLER, itemWith, part } from './element-items.ts'

const ITEM = itemWith([
  { n: 1, text: '名称', parts: [part('项目名称')] },
  { n: 2, text: '地址', parts: [part('地址', { hints: ['位于'] })] },
  { n: 3, text: '联系人', parts: [part('联系人')] },
])
const TEXT = `项目名称：甲工程\n联系人：李四\n${FILLER}`
const CONTENT: NoticeContent = { text: TEXT, attachments: [] }
const READ = { name: '清单.xlsx', content: 'text', text: '序号 | 品名\n1 | 课桌椅' } as const

function verdictOf(content: Partial<NoticeContent>, n = 2) {
  return elementsOf({ ...CONTENT, ...content }, ITEM).find((finding) => finding.n === n)
}

describe('an element that is not found', () => {
  test('is absent where the whole notice was read and keeps to a known form', () => {
    expect(verdictOf({})).toEqual({
      n: 2,
      text: '地址',
      verdict: 'absent',
      found: [],
      missing: ['地址'],
      isRequired: true,
    })
  })

  test.each<[string, Partial<NoticeContent>, string]>([
    ['the page was not read', { isUnread: true }, '没有读到'],
    [
      'an attachment was not had',
      { attachments: [{ name: '甲.pdf', content: 'unread' }] },
      '甲.pdf》没有读到',
    ],
    ['an attachment is scanned', { attachments: [{ name: '甲.pdf', content: 'scanned' }] }, '扫描件'],
    ['an attachment is a picture', { attachments: [{ name: '甲.jpg', content: 'picture' }] }, '图片'],
    ['an attachment cannot be read', { attachments: [{ name: '甲.7z', content: 'unreadable' }] }, '无法读取'],
    ['a part of an attachment was left out', { attachments: [{ ...READ, isCut: true }] }, '没有读全'],
    [
      'the text of an attachment was not kept',
      { attachments: [{ name: '甲.doc', content: 'text' }] },
      '没有读到',
    ],
    [
      'one of two attachments was read',
      { attachments: [READ, { name: '乙.pdf', content: 'unread' }] },
      '乙.pdf',
    ],
    ['a picture stands in the text', { hasPicture: true }, '图片'],
    ['a part of the text was left out', { isCut: true }, '没有读全'],
    ['the text is longer than what is looked at', { text: TEXT + '甲'.repeat(100_000) }, '没有读全'],
    ['the text is too short for a notice', { text: '项目名称：甲工程\n联系人：李四' }, '太短'],
    ['the page is a stub without a file', { isStub: true }, '太短'],
    ['the text sends its reader to a file', { text: `${TEXT}其余内容详见附件。` }, '附件'],
    ['the text names a file', { text: `${TEXT}\n1.采购清单.xlsx` }, '附件'],
    ['another word may stand for it', { text: `${TEXT}项目位于大城子街道。` }, '相近的字样'],
    ['hardly any of the known words is in the text', { text: FILLER }, '不是常见格式'],
  ])('cannot be told where %s', (_, content, reason) => {
    const finding = verdictOf(content)
    expect(finding?.verdict).toBe('cannot-tell')
    expect(finding?.reason).toContain(reason)
  })

  test('is absent where the attachments were read and do not hold it either', () => {
    expect(verdictOf({ text: `${TEXT}详见附件。`, attachments: [READ] })?.verdict).toBe('absent')
  })

  test('is absent on a stub page whose only file was read as a whole', () => {
    const file = { name: '公告.pdf', content: 'text', text: TEXT } as const
    const content = { text: '查看原文', isStub: true, attachments: [file] }
    expect(verdictOf(content)?.verdict).toBe('absent')
    const sends = { ...content, attachments: [{ ...file, text: `${TEXT}详见附件。` }] }
    expect(verdictOf(sends)?.verdict).toBe('cannot-tell')
  })
})

describe('an element that is found', () => {
  test.each<[string, Partial<NoticeContent>]>([
    ['in the text', { text: `${TEXT}地址：大城子街道` }],
    ['with blanks and line ends within its label', { text: `${TEXT}地\n　 址 ：大城子街道` }],
    ['in half width', { text: `${TEXT}地址:大城子街道` }],
    ['in a cell of a table', { text: `${TEXT}\n地址： | 大城子街道` }],
    ['in an attachment', { attachments: [{ ...READ, text: '地址：大城子街道' }] }],
    [
      'beside a file that was not read',
      { text: `${TEXT}地址：甲`, attachments: [{ name: '乙', content: 'unread' }] },
    ],
  ])('is present: %s', (_, content) => {
    expect(verdictOf(content)).toMatchObject({ verdict: 'present' })
  })

  test('says in which attachment it stands', () => {
    const found = verdictOf({ attachments: [{ ...READ, text: '地址：甲' }] })?.found
    expect(found).toEqual(['附件《清单.xlsx》：地址:'])
  })

  test('on an unread page only in its attachments', () => {
    const attachments = [{ ...READ, text: '地址：甲' }]
    expect(verdictOf({ isUnread: true, attachments })?.verdict).toBe('present')
    expect(verdictOf({ isUnread: true, attachments }, 1)?.verdict).toBe('cannot-tell')
  })
})

describe('completeness', () => {
  test.each([
    ['complete when every element is there', `${TEXT}地址：甲`, 'complete'],
    ['incomplete when one is absent', TEXT, 'incomplete'],
    ['not told when one cannot be told', `${TEXT}位于甲`, 'cannot-tell'],
    [
      'incomplete when one is absent and another cannot be told',
      `项目名称：甲\n地址：乙${FILLER}`,
      'incomplete',
    ],
  ])('is %s', (_, text, verdict) => {
    expect(completenessOf(elementsOf({ text, attachments: [] }, ITEM))).toBe(verdict)
  })

  test('of an item without elements cannot be told', () => {
    expect(completenessOf(elementsOf(CONTENT, itemWith([])))).toBe('cannot-tell')
  })
})
