import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personalDataIn } from '../../../../lib/domain/judge/content/personal-data.ts'
import type { TextPart } from '../../../../lib/domain/judge/content/personal-finding.ts'
import { checkOf, madeCard, madeId, madeIdWithX, madePhone } from './made-numbers.ts'

const WORDS = ['甲', '张伟', '姓名', '身份证号', '电话', '元', 'JH', 'x', '合计']
const GAPS = ['', ' ', '  ', '\t', ' | ', '\n', '，', '：', '-', '.', '、']
const digits = fc.stringMatching(/^\d{1,22}$/)
const likeId = fc
  .tuple(fc.nat(999), fc.integer({ min: 1900, max: 2030 }), fc.nat(13), fc.nat(32), fc.nat(9))
  .map(
    ([serial, year, month, day, last]) =>
      `211324${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${String(serial).padStart(3, '0')}${last}`,
  )
const piece = fc.oneof(digits, likeId, fc.constantFrom(...WORDS))
const text = fc
  .array(fc.tuple(piece, fc.constantFrom(...GAPS)), { maxLength: 40 })
  .map((pieces) => pieces.flat().join(''))
const id = fc.oneof(
  fc.nat(999).map((serial) => madeId(serial)),
  fc.constant(madeIdWithX()),
)
/** Neither digits nor letters, and nothing that a number may go on behind. */
const border = fc.constantFrom('，', '：', '（', '。', '"', '/')

const idsIn = (parts: readonly TextPart[]) =>
  personalDataIn(parts).filter(({ kind }) => kind === 'id-number' || kind === 'disability-number')
const part = (words: string): readonly TextPart[] => [{ place: '', text: words }]

/** Whatever divides them is taken away, so that this sees more numbers than there can be. */
function mayHoldId(words: string): boolean {
  const bare = words.replace(/[^0-9A-Za-z]/g, '')
  return Array.from(bare, (_, at) => bare.slice(at, at + 18)).some(
    (number) =>
      /^\d{17}[\dXx]$/.test(number) && checkOf(number.slice(0, 17)) === number.charAt(17).toUpperCase(),
  )
}

describe('any text', () => {
  it('without a good checksum holds no ID number', () => {
    fc.assert(
      fc.property(text, (words) => {
        fc.pre(!mayHoldId(words))
        expect(idsIn(part(words))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('into which an ID number is put holds that one', () => {
    fc.assert(
      fc.property(text, text, id, border, border, (before, after, number, left, right) => {
        fc.pre(!mayHoldId(before) && !mayHoldId(after))
        const found = idsIn(part(`${before}${left}${number}${right}${after}`))
        expect(found.map(({ count }) => count)).toEqual([1])
      }),
      { numRuns: 500 },
    )
  })

  it('holds it no more once four of its characters or more are hidden', () => {
    const mask = fc.constantFrom('*', '＊', 'x', 'X', '×', '●', '•', '○', '#', '■')
    fc.assert(
      fc.property(id, mask, fc.nat(14), fc.integer({ min: 4, max: 18 }), (number, by, from, count) => {
        const hidden =
          number.slice(0, from) + by.repeat(Math.min(count, 18 - from)) + number.slice(from + count)
        expect(personalDataIn(part(`甲 ${hidden} 乙`)).filter(({ isWarning }) => !isWarning)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('and its places are never repeated', () => {
    const secret = fc.oneof(id, digits, fc.nat(99).map(madePhone), fc.nat(99).map(madeCard))
    const list = fc
      .array(secret, { minLength: 3, maxLength: 9 })
      .map((numbers) => ['姓名\t卡号', ...numbers.map((number) => `张伟\t${number}`)].join('\n'))
    fc.assert(
      fc.property(fc.oneof(text, list), secret, (words, named) => {
        const place = `第1个文件“附件${named}.xls”${named}`
        const said = JSON.stringify(personalDataIn([{ place, text: words, isSheet: true }]))
        const runs = `${words} ${place}`.match(/\d{6,}/g) ?? []
        const shown = said.match(/\d{6,}/g) ?? []
        expect(shown.filter((digit) => runs.some((run) => run.includes(digit)))).toEqual([])
        expect(said).not.toContain('张伟')
      }),
      { numRuns: 500 },
    )
  })

  it('is read up to five million characters', () => {
    const filler = '。'.repeat(5_000_000 - 18)
    expect(personalDataIn(part(filler + madeId()))).toHaveLength(1)
    expect(personalDataIn(part(`${filler}。${madeId()}`))).toEqual([])
  })

  it('of any kind is read in time that grows with its length', () => {
    const long = 200_000
    const started = performance.now()
    for (const one of [
      '1',
      '1 ',
      '*',
      '张',
      '姓名 ',
      '姓名\t张伟\n',
      ' ',
      '2113241980 ',
      '1\t',
      '1\n',
      '卡号',
      '户名',
      '“',
    ])
      personalDataIn([{ place: '“'.repeat(1000), text: one.repeat(long / one.length) }])
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})
