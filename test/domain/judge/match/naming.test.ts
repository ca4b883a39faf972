import { describe, expect, it } from 'vitest'
import { amountsIn } from '../../../../lib/domain/judge/match/comparing/amounts.ts'
import { hasRightCheckDigit } from '../../../../lib/domain/judge/match/comparing/check-digit.ts'
import { bareCodesIn } from '../../../../lib/domain/judge/match/event-keys.ts'
import { bareKey, foldName, nameKey } from '../../../../lib/domain/judge/match/name-key.ts'
import { countyIn, leadingPlace } from '../../../../lib/domain/judge/match/naming/county-name.ts'
import { lotFit, lotsOf } from '../../../../lib/domain/judge/match/naming/lots.ts'
import { isSameRound, roundOf } from '../../../../lib/domain/judge/match/naming/round.ts'
import { isAbbreviated } from '../../../../lib/domain/judge/match/naming/similar-name.ts'
import { changeOf } from '../../../../lib/domain/judge/match/naming/words.ts'

describe('the name of a county', () => {
  it.each([
    ['喀喇沁左翼蒙古族自治县', '喀左县'],
    ['喀左蒙古族自治县', '喀左县'],
    ['嘎左县', '喀左县'],
    ['宽甸满族自治县', '宽甸县'],
    ['阜新蒙古族自治县', '阜蒙县'],
    ['前郭尔罗斯蒙古族自治县', '前郭县'],
    ['长白朝鲜族自治县', '长白县'],
    ['东乡族自治县', '东乡县'],
    ['积石山保安族东乡族撒拉族自治县', '积石山县'],
    ['双江拉祜族佤族布朗族傣族自治县', '双江县'],
    ['塔什库尔干塔吉克自治县', '塔什库尔干县'],
    ['龙胜各族自治县', '龙胜县'],
    ['鄂温克族自治旗', '鄂温克旗'],
    ['科尔沁左翼后旗', '科左后旗'],
  ])('%s is %s', (long, short) => {
    expect(nameKey(`${long}示例工程`)).toBe(nameKey(`${short}示例工程`))
  })

  it('in front of a name is a place, elsewhere and in 红旗街道 it is none', () => {
    const placeIn = (name: string) => leadingPlace(nameKey(name))
    expect(placeIn('辽宁省朝阳市喀左县公营子镇道路')).toBe('辽宁省朝阳市喀左')
    expect(placeIn('建平县道路')).toBe('建平县')
    expect(placeIn('红旗街道道路')).toBe('')
    expect(countyIn('示例公司关于建平县')).toBe('建平县')
    expect(countyIn('示例县城道路')).toBe(undefined)
  })
})

describe('lots', () => {
  it.each([
    ['示例道路二标段施工', '2', '示例道路施工'],
    ['示例道路第一标段(包)中标', '1', '示例道路中标'],
    ['示例设备Ⅲ标段采购', '3', '示例设备采购'],
    ['示例材料03标包', '3', '示例材料'],
    ['示例培训1包招标', '1', '示例培训招标'],
    ['示例培训（采购包1）', '1', '示例培训'],
    ['示例工程标段一、 标段二', '1 2', '示例工程'],
    ['示例工程（标段-2）', '2', '示例工程'],
    ['示例工程一、二标段', '1 2', '示例工程'],
    ['示例工程1-3标段', '1 2 3', '示例工程'],
    ['示例工程一至三标段', '1 2 3', '示例工程'],
    ['示例工程第一标段到第三标段', '1 2 3', '示例工程'],
    ['示例工程第一、第三标段', '1 3', '示例工程'],
    ['示例工程一三标段', '1 3', '示例工程'],
    ['示例工程二十三标段', '23', '示例工程'],
    ['示例工程1#标段', '1', '示例工程'],
    ['示例工程A标段', 'A', '示例工程'],
    ['示例工程第十二标段', '12', '示例工程'],
    ['示例工程施工总承包3', '', '示例工程施工总承包3'],
    ['示例工程打包1项', '', '示例工程打包1项'],
    ['示例工程', '', '示例工程'],
  ])('%s: %s', (name, lots, rest) => {
    expect([...lotsOf(foldName(name))].join(' ')).toBe(lots)
    expect(bareKey(foldName(name))).toBe(nameKey(rest))
  })

  it('of an event and a notice are the same, other, a part or the whole', () => {
    const lotsFit = (one: string, other: string) => lotFit(lotsOf(one), lotsOf(other))
    expect(lotsFit('二标段', '第2包')).toBe('same')
    expect(lotsFit('二标段', '1-3标段')).toBe('same')
    expect(lotsFit('二标段', '三标段')).toBe('other')
    expect(lotsFit('示例', '三标段')).toBe('part')
    expect(lotsFit('三标段', '示例')).toBe('whole')
    expect(lotsFit('示例', '示例')).toBe('same')
  })
})

describe('rounds', () => {
  it.each([
    ['示例工程（二次）', 2],
    ['示例工程（第二次）的中标结果', 2],
    ['示例工程(三次)', 3],
    ['示例工程二次公开招标公告', 2],
    ['示例工程（2标段）二次资格预审公告', 2],
    ['示例工程（标段一）二次采购公告', 2],
    ['示例工程（重新）招标', 2],
    ['示例小区二次供水改造', 1],
    ['第三次全国国土调查', 1],
    ['示例办法重新公布', 1],
    ['示例工程', 1],
  ])('%s: %s', (name, round) => {
    expect(roundOf(foldName(name)).number).toBe(round)
  })

  it('said to be repeated may be any but the first', () => {
    const again = roundOf('示例工程重新招标公告')
    expect(isSameRound(again, roundOf('（第三次）'))).toBe(true)
    expect(isSameRound(again, roundOf('示例工程'))).toBe(false)
  })
})

describe('a name written shorter', () => {
  it.each([
    ['大河镇养老服务中心设备', '大河镇养老中心设备', true],
    ['大河镇危桥改造', '大何镇危桥改造', true],
    ['大河镇危桥改造', '小河镇危桥改造', false],
    ['大河镇危桥改造一期', '大河镇危桥改造二期', false],
    ['2025大河镇危桥改造', '2026大河镇危桥改造', false],
    ['2026大河镇危桥改造', '大河镇危桥改造', true],
    ['大河镇危桥改造及灌区节水配套', '大河镇危桥', false],
    ['大河镇危桥改造', '石门乡水库除险', false],
    ['公营子镇高标准农田灌溉', '白塔子镇高标准农田灌溉', false],
    ['城东高标准农田灌溉', '城西高标准农田灌溉', false],
    ['高标准农田公营子镇', '公营子镇高标准农田', true],
    ['示例路改造', '示例路府前街至中心路改造', true],
  ])('%s, %s: %s', (one, other, expected) => {
    expect(isAbbreviated(one, other)).toBe(expected)
    expect(isAbbreviated(other, one)).toBe(expected)
  })
})

describe('what a title changes', () => {
  it.each([
    ['的更正公告', '更正'],
    ['变更公告', '更正'],
    ['澄清公告（一）', '更正'],
    ['流标公告', '流标（废标）'],
    ['终止公告', '终止'],
    ['延期开标的公告', '延期'],
    ['设计变更批复', undefined],
    ['招标公告', undefined],
  ])('%s: %s', (title, change) => expect(changeOf(title)).toBe(change))
})

describe('numbers', () => {
  it.each([
    ['2503-411481-04-01-225421', true],
    ['2304-341122-04-01-613199', true],
    ['2503-411481-04-01-225422', false],
    ['2018-211324-47-03-244680', undefined],
    ['2009-211324-04-01-225420', undefined],
  ])('check digit of %s: %s', (code, expected) => expect(hasRightCheckDigit(code)).toBe(expected))

  it('without a word that says what they are', () => {
    expect(bareCodesIn('示例项目（DWZB-20211204）公告')).toEqual(['DWZB-20211204'])
    expect(bareCodesIn('示例项目【CYTC[2024]000123】')).toContain('CYTC〔2024〕000123')
    expect(bareCodesIn('2026-10-12 示例2026年项目 KZ12 13800元')).toEqual([])
  })

  it('as amounts', () => {
    expect(amountsIn('中标价1,234,567.00元，另12.5万元')).toEqual([1_234_567, 125_000])
  })
})
