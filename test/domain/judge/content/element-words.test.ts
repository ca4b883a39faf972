import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { elementsOf, type NoticeContent } from '../../../../lib/domain/judge/content/element-finding.ts'
import { firstMatch } from '../../../../lib/domain/judge/content/elements/element-pattern.ts'
import { elementText } from '../../../../lib/domain/judge/content/elements/element-text.ts'
import { shownWords } from '../../../../lib/domain/judge/content/elements/element-words.ts'
import { FILLER, itemWith, part } from './element-items.ts'

describe('a pattern', () => {
  test.each([
    ['full-width brackets stand for brackets', '中标（成交）金额', '中标（成交）金额', '中标(成交)金额'],
    ['its ends are those of a line or cell', '^招标人$', '名称 | 招标人\n甲局', '招标人'],
    ['the shortest match is shown', '地址.{0,20}号', '地址：一号，邮编二号', '地址:一号'],
    ['compatibility characters are folded', '面积.{0,9}m2', '面积 ３００㎡', '面积300m2'],
    ['invisible characters do not hide it', '项目名称', '项目\u200b名\u2060称', '项目名称'],
  ])('%s', (_, pattern, text, words) => {
    expect(firstMatch([pattern], [elementText(text)])?.words).toBe(words)
  })

  test('long runs of blanks take no long time', () => {
    const startMs = performance.now()
    elementText(`甲${' '.repeat(90_000)}乙${' |'.repeat(5000)}`)
    expect(performance.now() - startMs).toBeLessThan(2000)
  })

  test('a label within a line has no ends', () => {
    expect(firstMatch(['^招标人$'], [elementText('经招标人同意')])).toBeUndefined()
  })
})

describe('words as evidence', () => {
  const mobile = `1${'38'.repeat(5)}`
  const identity = `2113${'24'.repeat(7)}`

  test.each([
    ['a mobile number is masked', `电话${mobile}`, '电话138****'],
    ['a telephone number is masked', '电话0421-4800000', '电话042****'],
    ['an identity number is masked', `身份证${identity}`, '身份证211****'],
    ['a name of a contact is masked', '项目联系人:王小明电话', '项目联系人:王**电话'],
    ['an amount is shown', '金额1260000.00元', '金额1260000.00元'],
  ])('%s', (_, words, shown) => {
    expect(shownWords({ words })).toBe(shown)
  })

  test('are at most 60 characters, whatever was found', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 300 }),
        fc.option(fc.string({ maxLength: 80 }), { nil: undefined }),
        (words, file) => {
          const shown = shownWords({ words, file })
          expect(shown.length).toBeLessThanOrEqual(60)
          expect(shown).not.toMatch(/\d{10}/)
        },
      ),
    )
  })
})

describe('whatever a notice says', () => {
  const item = itemWith([
    { n: 1, text: '名称', parts: [part('项目名称')] },
    { n: 2, text: '地址', parts: [part('地址', { hints: ['位于'] })] },
    { n: 3, text: '时间', parts: [part('时间')] },
  ])
  const piece = fc.constantFrom(
    '项目名称：甲',
    '地址：乙',
    '时间：丙',
    '位于',
    '详见附件',
    FILLER,
    '\n',
    ' ',
    '。',
  )
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
  const content = text.map((said): NoticeContent => ({ text: said, attachments: [] }))
  const verdicts = (notice: NoticeContent) => elementsOf(notice, item).map(({ verdict }) => verdict)

  test('nothing is absent beside a file that was not read', () => {
    const unread = fc.constantFrom('unread', 'scanned', 'picture', 'unreadable')
    fc.assert(
      fc.property(content, unread, (notice, kind) => {
        const attachments = [{ name: '甲.pdf', content: kind } as const]
        expect(verdicts({ ...notice, attachments })).not.toContain('absent')
      }),
    )
  })

  test('what is added takes nothing away', () => {
    fc.assert(
      fc.property(content, text, (notice, more) => {
        const after = verdicts({ ...notice, text: notice.text + more })
        for (const [at, verdict] of verdicts(notice).entries())
          if (verdict === 'present') expect(after[at]).toBe('present')
      }),
    )
  })

  test('a file that says nothing of it makes nothing present', () => {
    fc.assert(
      fc.property(content, (notice) => {
        const attachments = [{ name: '甲.docx', content: 'text', text: FILLER } as const]
        const after = verdicts({ ...notice, attachments })
        for (const [at, verdict] of verdicts(notice).entries())
          expect(after[at] === 'present').toBe(verdict === 'present')
      }),
    )
  })
})
