import { describe, expect, it } from 'vitest'
import type { DutyEvent } from '../../../../../lib/domain/duty/event.ts'
import { amountsIn } from '../../../../../lib/domain/judge/match/comparing/amounts.ts'
import { hasRightCheckDigit } from '../../../../../lib/domain/judge/match/comparing/check-digit.ts'
import {
  type Evidence,
  evidenceOf,
  looseEvidenceOf,
} from '../../../../../lib/domain/judge/match/comparing/evidence.ts'
import { event, tender } from '../../../../fixtures/cast.ts'
import { faceOf, noticeFace, type Posted } from '../match-cast.ts'
import { named, ROAD, road } from '../matching-names.ts'

const CREDIT = '91211324MA0UXYT50L'
const PROJECT = '2503-411481-04-01-225421'
const paid = (amount?: string) =>
  tender({
    facts: { projectName: '某镇另一工程', creditCode: CREDIT, ...(amount !== undefined && { amount }) },
  })
const coded = tender({ facts: { projectName: '某镇另一工程', projectCode: PROJECT, amount: '1234567' } })
const PAID = '供应商 91211324MA0UXYT50L，成交金额 1,234,567.00元'

/** `60 标题含…`, and the number of its own where there is one. */
function inShort(evidence: readonly Evidence[]): readonly string[] {
  return evidence.map(({ weight, words, code }) =>
    [weight, words, ...(code === undefined ? [] : [code])].join(' '),
  )
}

describe('what agrees exactly', () => {
  it.each<[string, DutyEvent, Posted, readonly string[]]>([
    ['a name in a title', road, { title: `${ROAD}招标公告` }, [`60 标题含“${ROAD}”`]],
    ['a title that is the name', road, { title: `《${ROAD}》` }, [`70 标题含“${ROAD}”`]],
    [
      'a name without its county',
      named('t1', '喀左县公营子镇示例桥梁工程'),
      { title: '公营子镇示例桥梁工程招标公告' },
      ['60 标题含“喀左县公营子镇示例桥梁工程”（不含县名）'],
    ],
    [
      'a name of many',
      event({ facts: { partyName: '示例矿业有限公司' } }),
      { title: '示例矿业有限公司' },
      ['45 标题含“示例矿业有限公司”'],
    ],
    ['a name in a text', road, { title: '招标公告', text: `项目名称：${ROAD}` }, [`45 正文含“${ROAD}”`]],
    ['nothing', road, { title: '招标公告', text: '项目名称：某镇另一工程' }, []],
    ['nothing in a title without a text', road, { title: '招标公告' }, []],
    [
      'a code with its check digit',
      coded,
      { title: '招标公告', text: PROJECT },
      [`100 项目代码${PROJECT}一致，校验码正确 projectCode:${PROJECT}`],
    ],
    [
      'a code and an amount are no more than the code',
      coded,
      { title: '招标公告', text: `${PROJECT} 1,234,567.00元` },
      [`100 项目代码${PROJECT}一致，校验码正确 projectCode:${PROJECT}`],
    ],
    [
      'a code before a name in the text',
      tender({ facts: { projectName: ROAD, projectCode: PROJECT } }),
      { title: '招标公告', text: `${PROJECT} ${ROAD}` },
      [`100 项目代码${PROJECT}一致，校验码正确 projectCode:${PROJECT}`],
    ],
    [
      'a number that looks like a code has no check digit',
      tender({ facts: { procurementNo: PROJECT } }),
      { title: '招标公告', text: PROJECT },
      [`90 采购（招标）编号${PROJECT}一致 procurementNo:${PROJECT}`],
    ],
    [
      'the number of an announcement',
      event({ facts: { announcementNo: '喀土告字〔2026〕9号' } }),
      { title: '出让公告（喀土告字〔2026〕9号）' },
      ['80 公告编号喀土告字〔2026〕9号一致 announcementNo:喀土告字〔2026〕9号'],
    ],
    [
      'the number of a parcel',
      event({ facts: { parcelNo: 'KZ2026-99' } }),
      { title: 'KZ2026-99号地块' },
      ['80 宗地编号KZ2026-99一致 parcelNo:KZ2026-99'],
    ],
    [
      'a party by its credit code',
      paid(),
      { title: '成交公告', text: PAID },
      [`55 统一社会信用代码${CREDIT}一致`],
    ],
    [
      'a party and its amount',
      paid('1234567'),
      { title: '成交公告', text: PAID },
      [`65 统一社会信用代码${CREDIT}和金额一致`],
    ],
    [
      'a party and another amount',
      paid('1234568'),
      { title: '成交公告', text: PAID },
      [`55 统一社会信用代码${CREDIT}一致`],
    ],
  ])('%s', (_, of, parts, expected) => {
    expect(inShort(evidenceOf(faceOf(of), noticeFace(parts)))).toEqual(expected)
  })

  it('stands where the title says it', () => {
    const [found] = evidenceOf(faceOf(road), noticeFace({ title: `关于${ROAD}的公告` }))
    expect(found?.span).toEqual({ at: 2, length: ROAD.length })
  })
})

describe('what agrees but for common words and slips', () => {
  const bridge = named('t1', '喀左县公营子镇示例桥梁建设项目')
  const twoNames = tender({
    facts: { projectName: '公营子镇养老服务中心改造', documentTitle: '某镇广场绿化亮化方案' },
  })
  const care = named('t1', '公营子镇养老服务中心改造工程')

  it.each<[string, DutyEvent, Posted, readonly Evidence[]]>([
    [
      'common words',
      bridge,
      { title: '喀左县公营子镇示例桥梁工程招标公告' },
      [{ weight: 48, words: '标题与“喀左县公营子镇示例桥梁建设项目”只差常用词', isPart: false }],
    ],
    [
      'common words, beside more',
      bridge,
      { title: '喀左县公营子镇示例桥梁工程亮化招标公告' },
      [{ weight: 48, words: '标题与“喀左县公营子镇示例桥梁建设项目”只差常用词', isPart: true }],
    ],
    [
      'a name written shorter',
      care,
      { title: '公营子镇养老中心改造工程招标公告' },
      [{ weight: 40, words: '标题与“公营子镇养老服务中心改造工程”相近' }],
    ],
    [
      'one of two names written shorter',
      twoNames,
      { title: '公营子镇养老中心改造招标公告' },
      [{ weight: 40, words: '标题与“公营子镇养老服务中心改造”相近' }],
    ],
    [
      'the name that only the text says, whole',
      care,
      { title: '成交公告', text: '项目名称：公营子镇养老服务中心改造项目' },
      [{ weight: 40, words: '正文的项目名称与“公营子镇养老服务中心改造工程”相近' }],
    ],
    [
      'a short name may be part of many',
      named('t1', '某镇示例桥工程'),
      { title: '某镇示例桥建设项目亮化照明设施采购安装招标公告' },
      [],
    ],
    [
      'a longer one is not',
      named('t1', '某镇示例大桥工程'),
      { title: '某镇示例大桥建设项目亮化照明设施采购安装招标公告' },
      [{ weight: 48, words: '标题与“某镇示例大桥工程”只差常用词', isPart: true }],
    ],
    ['another name', care, { title: '某镇广场绿化招标公告' }, []],
    [
      'an event without a name',
      tender({ facts: { projectCode: PROJECT } }),
      { title: `${ROAD}招标公告` },
      [],
    ],
  ])('%s', (_, of, parts, expected) => {
    expect(looseEvidenceOf(faceOf(of), noticeFace(parts))).toEqual(expected)
  })
})

describe('numbers', () => {
  it('as amounts are read from the beginning of a text, a hundred at most', () => {
    const text = Array.from({ length: 101 }, (_, n) => `${n + 1}元`).join('，')
    expect(amountsIn(text)).toHaveLength(100)
    expect(amountsIn(text).at(-1)).toBe(100)
  })

  it.each([
    ['0.5元', [0.5]],
    ['1.2345亿元', [123_450_000]],
    ['12.345678万元', [123_456.78]],
    ['３００元', [300]],
    ['金额面议', []],
  ])('%s is %j', (text, amounts) => expect(amountsIn(text)).toEqual(amounts))

  it.each([
    ['2513-411481-04-01-225421', 'the thirteenth month'],
    ['2500-411481-04-01-225421', 'no month'],
    ['2503-41148-04-01-225421', 'a short district'],
  ])('%s has no check digit: %s', (code) => expect(hasRightCheckDigit(code)).toBe(undefined))
})
