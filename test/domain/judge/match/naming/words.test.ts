import { describe, expect, it } from 'vitest'
import { foldName, nameKey } from '../../../../../lib/domain/judge/match/name-key.ts'
import { countyIn } from '../../../../../lib/domain/judge/match/naming/county-name.ts'
import { lotsOf } from '../../../../../lib/domain/judge/match/naming/lots.ts'
import { numeralOf, withArabicDigits } from '../../../../../lib/domain/judge/match/naming/numeral.ts'
import { isSameRound, roundOf } from '../../../../../lib/domain/judge/match/naming/round.ts'
import {
  besideIssuer,
  besideProcedure,
  changeOf,
  isOfOwner,
  isOtherTrade,
  madeOf,
  skeletonOf,
  withoutPast,
} from '../../../../../lib/domain/judge/match/naming/words.ts'

describe('words beside a name', () => {
  it.each([
    ['procedure says nothing', '电子化公开招标公告', [], ''],
    ['nothing says nothing', '', ['监理'], ''],
    ['what is known says nothing', '配套供电', ['配套供电'], ''],
    ['what is known is taken out', '配套供电及绿化', ['配套供电', ''], '绿化'],
    ['all that is known is', '配套供电绿化亮化', ['供电', '亮化'], '配套绿化'],
  ])('%s', (_, part, known, rest) => expect(besideProcedure(part, known)).toBe(rest))

  it.each([
    ['who issues it', '喀左水利局关于', ''],
    ['a county', '喀左', ''],
    ['a province and a city', '辽宁省朝阳市', ''],
    ['a number without a word', '平公资采2026223号', ''],
    ['nothing', '', ''],
    ['a town', '公营子镇', '公营子镇'],
    ['who issues it, and a year', '喀左水利局2026年', '2026'],
    ['a number, and a town', '平公资采2026223号公营子镇', '公营子镇'],
  ])('in front of it: %s', (_, prefix, rest) => expect(besideIssuer(prefix, [])).toBe(rest))

  it.each([
    ['a school in front of its teaching block', '教学楼维修工程', '喀左第三中学', true],
    ['also under the name of the county', '喀左教学楼维修工程', '第三中学', true],
    ['a company that publishes', '教学楼维修工程', '示例咨询有限公司关于', false],
    ['a school in front of a name of its own', '示例湖治理工程', '喀左第三中学', false],
  ])('may be another’s: %s', (_, name, prefix, expected) => expect(isOfOwner(name, prefix)).toBe(expected))

  it('are what is made of a document', () => {
    expect(madeOf('实施细则（征求意见稿）')).toEqual(['细则', '征求意见'])
    expect(madeOf('管理办法')).toEqual([])
  })

  it.each([
    ['another trade', ['施工'], ['监理'], true],
    ['the same trade', ['施工'], ['施工'], false],
    ['one trade of two', ['勘察', '设计'], ['设计'], false],
    ['none said', [], ['监理'], false],
    ['none asked', ['施工'], [], false],
  ])('are %s', (_, one, other, expected) => expect(isOtherTrade(one, other)).toBe(expected))

  it.each([
    ['without common words', '喀左公营子镇示例桥梁建设项目', '公营子镇示例桥梁'],
    ['without who issues it', '喀左水利局关于示例河治理工程', '示例河治理'],
    ['with digits of one form', '示例小区二期改造', '示例小区2期改造'],
    ['but not with less than four characters', '示例桥工程', ''],
  ])('are left out of a name: %s', (_, key, skeleton) => expect(skeletonOf(key)).toBe(skeleton))

  it.each([
    ['流标后重新招标公告', '重新招标公告'],
    ['终止以后再次招标', '再次招标'],
    ['流标公告', '流标公告'],
  ])('are past: %s leaves %s', (title, rest) => expect(withoutPast(title)).toBe(rest))

  it.each([
    ['流标终止公告', '流标（废标）'],
    ['采购失败公告', '流标（废标）'],
    ['终止后重新招标', undefined],
    ['暂停公告', '终止'],
    ['勘误', '更正'],
    ['', undefined],
  ])('change %s: %s', (title, change) => expect(changeOf(title)).toBe(change))
})

describe('numbers in names', () => {
  it.each([
    ['12', 12],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['二十三', 23],
    ['九', 9],
    ['VIII', 8],
    ['1234', undefined],
    ['12号', undefined],
    ['第12', undefined],
    ['示例', undefined],
  ])('%s is %s', (text, value) => expect(numeralOf(text)).toBe(value))

  it.each([
    ['第三中学', '第3中学'],
    ['二十三号地块', '23号地块'],
    ['二〇二六年', '2026年'],
    ['示例小区ii期', '示例小区2期'],
  ])('%s is written %s', (key, digits) => expect(withArabicDigits(key)).toBe(digits))

  it.each([
    ['示例工程3-1标段', '1 3'],
    ['示例工程二至二标段', '2'],
    ['示例工程A至C标段', 'A C'],
    ['示例工程1-3标段', '1 2 3'],
  ])('lots of %s: %s', (name, lots) => {
    expect([...lotsOf(foldName(name))].sort().join(' ')).toBe(lots)
  })

  it('of rounds are the first at least, and repeated is not the first', () => {
    const again = roundOf('示例工程重新招标公告')
    expect(again).toEqual({ number: 2, isAgain: true, isSaid: true })
    expect(roundOf('示例工程(0次)').number).toBe(1)
    expect(roundOf('示例工程第一次招标')).toEqual({ number: 1, isAgain: false, isSaid: true })
    expect(isSameRound(roundOf('示例工程'), again)).toBe(false)
    expect(isSameRound(again, again)).toBe(true)
  })
})

describe('the key of a name', () => {
  it.each([
    ['dashes are one', '示例－工程—A‐B', '示例工程ab'],
    ['blanks and brackets are none', ' 示例 （一） 工程 ', '示例一工程'],
    ['a mark at the end is none', '示例工程。', '示例工程'],
    ['a name without marks stays', '示例工程', '示例工程'],
  ])('%s', (_, name, key) => expect(nameKey(name)).toBe(key))

  it('is folded with one dash and without blanks', () => {
    expect(foldName('示例—１  标段')).toBe('示例-1标段')
  })

  it('names the county that stands last in it', () => {
    expect(countyIn('建平县与喀左示例路')).toBe('喀左')
    expect(countyIn('喀左与建平县示例路')).toBe('建平县')
    expect(countyIn('喀左县示例路')).toBe('喀左')
  })
})
