import { expect, it } from 'vitest'
import { withAbsent } from '../../../../../lib/domain/judge/standing/absent-elements.ts'

const SEEN = '期限内已公开（2026-09-20 08:30首次看到）。'
const texts = (...of: readonly string[]) => of.map((text, index) => ({ n: index + 1, text }))
const LONG = '项'.repeat(24)

it.each<[string, string, readonly { n: number; text: string }[], string]>([
  ['one element', SEEN, texts('名称'), '要素第1项“名称”'],
  [
    'two, with their own numbers',
    SEEN,
    [
      { n: 2, text: '地点' },
      { n: 7, text: '金额' },
    ],
    '要素第2项“地点”、第7项“金额”',
  ],
  [
    'five in full',
    SEEN,
    texts('甲', '乙', '丙', '丁', '戊'),
    '要素第1项“甲”、第2项“乙”、第3项“丙”、第4项“丁”、第5项“戊”',
  ],
  [
    'of six five, and how many they are',
    SEEN,
    texts('甲', '乙', '丙', '丁', '戊', '己'),
    '要素第1项“甲”、第2项“乙”、第3项“丙”、第4项“丁”、第5项“戊”等6项',
  ],
  ['twenty-four characters in full', SEEN, texts(LONG), `要素第1项“${LONG}”`],
  ['of twenty-five the first twenty-four', SEEN, texts(`${LONG}目`), `要素第1项“${LONG}…”`],
  ['a rare character as one', SEEN, texts(`𠮷${LONG.slice(1)}`), `要素第1项“𠮷${LONG.slice(1)}”`],
])('a sentence about what is lacking names %s', (_, because, absent, words) => {
  expect(withAbsent(because, absent)).toBe(`期限内已公开（2026-09-20 08:30首次看到），但公告中未见${words}。`)
})

it('what is lacking is said at the end of two sentences', () => {
  expect(withAbsent('页面日期2026-10-12，在期限内。网页修改过。', texts('名称'))).toBe(
    '页面日期2026-10-12，在期限内。网页修改过，但公告中未见要素第1项“名称”。',
  )
})
