import { describe, expect, it } from 'vitest'
import { regionFault } from '../../../lib/readers/families/row-region.ts'

const CODE = { region: 'place.code' }
const NAME = { region: 'place.name', regionNames: ['喀左', '喀喇沁左翼'] }
const EITHER = { region: 'place.code', regionNames: ['喀左', '喀喇沁左翼'] }

const code = (...codes: readonly unknown[]) => codes.map((one) => ({ title: '示例', place: { code: one } }))
const name = (...names: readonly unknown[]) => names.map((one) => ({ title: '示例', place: { name: one } }))

const faultOf = (reader: typeof CODE | typeof NAME, rows: readonly unknown[], region?: string) =>
  regionFault({ value: { rows }, rows, reader, region })

describe('rows of the county', () => {
  it.each([
    ['by its code', CODE, code('211324', '211324')],
    ['by its code as a number', CODE, code(211324)],
    ['by its code with the digits of a township or of an office', CODE, code('211324100', '211324000000')],
    ['by its full name', NAME, name('辽宁省朝阳市喀喇沁左翼蒙古族自治县', ' 喀喇沁左翼蒙古族自治县 ')],
    ['by its short name', NAME, name('朝阳市-喀左县')],
    ['by a code or a name, where the site gives one or the other', EITHER, code('211324', '喀左县')],
    ['of which there are none', CODE, []],
  ])('%s are taken', (_, reader, rows) => expect(faultOf(reader, rows, '211324')).toBeUndefined())
})

describe('rows that show another district', () => {
  it.each([
    ['by its code', CODE, code('211322', '211322'), '要 211324 的公告，给了 211322 的'],
    ['of the city as a whole', CODE, code('211300'), '211300'],
    ['beside those of the county', CODE, code('211324', '210100'), '210100'],
    ['beside one that shows none', CODE, code(null, '210100'), '210100'],
    ['by a name where a code stands else', CODE, code('建平县'), '建平县'],
    ['by its name', NAME, name('辽宁省沈阳市'), '要 喀左 的公告，给了 辽宁省沈阳市 的'],
    ['by its name beside the county', NAME, name('喀左县', '建平县'), '建平县'],
    ['by a code where codes and names stand', EITHER, code('喀左县', '211322'), '211322'],
  ])('%s mislead', (_, reader, rows, words) => {
    const reason = expect.stringContaining(words)
    expect(faultOf(reader, rows, '211324')).toEqual({ kind: 'misled', reason })
  })

  it('mislead by name without a code as well', () => {
    expect(faultOf(NAME, name('吉林省'))).toMatchObject({ kind: 'misled' })
    expect(faultOf(NAME, name('喀左县'))).toBeUndefined()
  })

  it('are named in a few words', () => {
    expect(faultOf(CODE, code('长'.repeat(500)), '211324')).toMatchObject({
      reason: expect.stringMatching(/^.{1,80}$/),
    })
  })
})

describe('rows that do not show their district', () => {
  it.each([
    ['null', null],
    ['nothing', undefined],
    ['blanks', '  '],
    ['a list', ['211324']],
  ])('with %s in its place say that the answer has changed', (_, nothing) => {
    const rows = code(nothing, nothing)
    const selector = 'place.code'
    expect(faultOf(CODE, rows, '211324')).toMatchObject({ kind: 'unreadable', selector })
  })

  it('beside rows that do are counted, and nothing is said of the shape', () => {
    const reason = '3 条中有 1 条没有写明地区（place.code）'
    expect(faultOf(CODE, code('211324', '', '211324'), '211324')).toEqual({ kind: 'unreadable', reason })
  })

  it('are all one to a card that asks for no district', () => {
    expect(regionFault({ value: {}, rows: code('210100'), reader: {}, region: '211324' })).toBeUndefined()
    expect(faultOf(CODE, code('210100'))).toBeUndefined()
  })
})
