import { describe, expect, it } from 'vitest'
import type { DutyEvent } from '../../../../lib/domain/duty/event.ts'
import { NO_IDENTIFIERS, NOTICE_TEXT_MAX } from '../../../../lib/domain/watch/notice.ts'
import { event, tender } from '../../../fixtures/cast.ts'
import { faceOf, noticeFace, type Posted } from './match-cast.ts'
import { ROAD, road } from './matching-names.ts'

type Facts = DutyEvent['facts']
const face = (facts: Facts) => faceOf(tender({ facts }))

describe('what of an event is compared', () => {
  it('are its names, longest first, and whole before the same without their county', () => {
    const facts = { projectName: '喀左县示例桥梁工程', partyName: '喀左县示例桥梁建设有限公司' }
    expect(face(facts).names.map(({ key, place }) => [key, place])).toEqual([
      ['喀左示例桥梁建设有限公司', ''],
      ['喀左示例桥梁工程', ''],
      ['示例桥梁工程', '喀左'],
    ])
  })

  it('are its names without common words, once each, and none that leave too little', () => {
    expect(face({ projectName: '示例大桥绿化工程', documentTitle: '示例大桥绿化项目' }).skeletons).toEqual([
      '示例大桥绿化',
    ])
    expect(face({ projectName: '道路施工工程' }).skeletons).toEqual([])
    expect(face({ partyName: '示例矿业有限公司' }).skeletons).toEqual([])
  })

  it('is the county of the first of its names that says one', () => {
    expect(face({ projectName: '示例桥梁工程建设', documentTitle: '建平县示例方案' }).county).toBe('建平县')
    expect(face({ projectName: ROAD }).county).toBe(undefined)
    expect(face({ partyName: '建平县示例矿业有限公司' }).county).toBe(undefined)
  })

  it('are the trades of its strong names', () => {
    expect(face({ projectName: `${ROAD}监理`, partyName: '示例勘察有限公司' }).trades).toEqual(['监理'])
  })

  it.each<[string, Facts, number, boolean, boolean]>([
    ['as a number', { round: '2' }, 2, false, true],
    ['in Chinese digits', { round: '二' }, 2, false, true],
    ['in words', { round: '第二次' }, 2, false, true],
    ['as repeated', { round: '重新招标' }, 2, true, true],
    ['in its name', { projectName: `${ROAD}（第三次）` }, 3, false, true],
    ['nowhere', { projectName: ROAD }, 1, false, false],
    ['nowhere, without a name', {}, 1, false, false],
  ])('is its round, said %s', (_, facts, number, isAgain, isSaid) => {
    expect(face(facts).round).toEqual({ number, isAgain, isSaid })
  })

  it.each<[string, Facts, readonly string[]]>([
    ['as a number', { lot: '12' }, ['12']],
    ['with a sign', { lot: '2#' }, ['2']],
    ['in Chinese digits', { lot: '十二' }, ['12']],
    ['as a letter, small or not', { lot: 'a' }, ['A']],
    ['in Roman digits', { lot: 'iii' }, ['3']],
    ['in words', { lot: '第一、二标段' }, ['1', '2']],
    ['in other words that name none', { lot: '示例2' }, []],
    ['in its name', { projectName: `${ROAD}二标段` }, ['2']],
    ['nowhere', {}, []],
  ])('are its lots, said %s', (_, facts, lots) => expect([...face(facts).lots]).toEqual(lots))

  it('are the words of its item, longest first, read once', () => {
    const { kindWords } = faceOf(road)
    const lengths = kindWords.map((word) => word.length)
    expect(lengths).toEqual(lengths.toSorted((a, b) => b - a))
    expect(kindWords).toContain('资格预审公告')
    expect(kindWords).not.toContain('合同')
    expect(faceOf(tender({ id: 't2' })).kindWords).toBe(kindWords)
    const contract = event({ item: 'N4.C', trigger: 'contract_signed', unit: 'procurement-office' })
    expect(faceOf(contract).kindWords).toEqual(['合同'])
  })
})

describe('what of a notice is compared', () => {
  const coded = (parts: Posted) => noticeFace({ title: '招标公告', ...parts })

  it('is a code that a word announces, or that stands by itself', () => {
    const announced = coded({ text: '招标编号：JH26-211324-00012' })
    expect(announced.hasCode({ kind: 'procurementNo', code: 'JH26-211324-00012' })).toBe(true)
    expect(announced.hasCode({ kind: 'projectCode', code: 'JH26-211324-00012' })).toBe(true)
    expect(announced.hasCode({ kind: 'procurementNo', code: 'JH26-211324-00034' })).toBe(false)
    expect(
      coded({ title: '招标公告 DWZB-20211204' }).hasCode({ kind: 'procurementNo', code: 'DWZB-20211204' }),
    ).toBe(true)
  })

  it('is no credit code that nobody calls one', () => {
    const code = '91211324MA0UXYT50X'
    const bare = coded({ text: `见 ${code}`, identifiers: NO_IDENTIFIERS })
    expect(bare.hasCode({ kind: 'projectCode', code })).toBe(true)
    expect(bare.hasCode({ kind: 'creditCode', code })).toBe(false)
  })

  it('is its text as far as it is kept', () => {
    const far = coded({ text: `${'文'.repeat(NOTICE_TEXT_MAX)}DWZB-20211204` })
    expect([...far.bareCodes]).toEqual([])
    expect(far.textKey).toHaveLength(NOTICE_TEXT_MAX)
  })

  it.each([
    ['[招标公告]老城街道', '招标公告'],
    ['【公营子镇】[采购]老城街道', '公营子镇采购'],
    ['（招标）老城街道', '招标'],
    ['老城街道[示例]', ''],
    ['（示例）老城街道', ''],
  ])('is what a portal puts in front of %s', (title, label) => expect(coded({ title }).labelKey).toBe(label))

  it.each<[string, string, string]>([
    ['up to a stop', '项目名称：喀左县示例桥梁工程。招标人：某局', '喀左示例桥梁工程'],
    ['up to a number', '项目名称：喀左县示例桥梁工程（项目编号：X1）', '喀左示例桥梁工程'],
    ['up to its approval', '本招标项目喀左县示例桥梁工程已由某局批准', '喀左示例桥梁工程'],
    ['to the end', '工程名称: 喀左县示例桥梁工程', '喀左示例桥梁工程'],
    ['up to a blank', '标段名称：喀左县示例桥梁工程 预算金额：1元', '喀左示例桥梁工程'],
    ['not at all', '示例桥梁工程', ''],
  ])('is the project that its text names %s', (_, text, key) => expect(coded({ text }).projectKey).toBe(key))

  it('is known by its text only where its title names no project', () => {
    const text = '项目名称：公营子镇示例大桥工程'
    const silent = coded({ title: '成交公告', text })
    expect([silent.isNamedByText, silent.skeleton]).toEqual([true, '公营子镇示例大桥'])
    const named = coded({ title: `${ROAD}成交公告`, text })
    expect([named.isNamedByText, named.skeleton]).toEqual([false, '老城街道示例道路改造'])
    expect(coded({ title: '成交公告' }).isNamedByText).toBe(false)
  })

  it('are its numbers in the title, longest first', () => {
    const both = coded({ title: 'DWZB-20211204与DWZB-20211204-9999公告', text: 'ABCD-20211204' })
    expect(both.codesInTitle.slice(-2)).toEqual(['dwzb202112049999', 'dwzb20211204'])
  })
})
