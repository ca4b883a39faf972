import { describe, expect, it } from 'vitest'
import { answerOf, classified } from './project-classifier.ts'

const WORKS = '喀左县利州中学综合楼工程'
const HIGHWAY = '省道S209喀左段公路改建工程'

describe('a bare project name', () => {
  it.each([
    ['20', WORKS, '招标公告'],
    ['20', WORKS, '0101'],
    ['20', WORKS, '002001001'],
    ['20', WORKS, '招标公告（施工）'],
    ['20', WORKS, '省本级 > 工程建设 > 招标公告'],
    ['20|26', HIGHWAY, '工程建设/招标/资审公告'],
    ['26', '公路养护工程', '公路工程招标公告'],
    ['21', WORKS, '中标候选人公示'],
    ['21|22', WORKS, '0104'],
    ['12', '喀左县教育局学生床采购项目', '政府采购/采购/资审公告'],
    ['12', '办公楼物业', '公共资源交易>政府采购>招标公告'],
    ['13', '办公楼物业', '0202'],
    ['14', '办公楼物业', '更正事项'],
    ['7', '喀左县2026-3号宗地', '0301'],
    ['8|9', '喀左县2026-3号宗地', '成交宗地'],
    ['11', '喀左县某石灰岩矿', '矿业权出让结果'],
    ['17', '某公司60%股权', '0501'],
    ['19', '某公司60%股权', '国有产权/交易结果'],
    ['24', '喀左县某公司', '黑名单公示'],
    ['none', WORKS, '开标记录'],
    ['none', WORKS, '0105'],
    ['none', '喀左县教育局学生床', '采购合同'],
    ['20', '喀左县农村产权交易中心建设项目（监理）', '招标公告'],
    ['none', '我县召开公租房分配现场会', '分配结果信息'],
    ['cannot-tell', '喀左县农村产权交易中心建设项目（监理）', undefined],
    ['cannot-tell', WORKS, '工程建设'],
    ['cannot-tell', WORKS, '通知公告'],
    ['cannot-tell', WORKS, undefined],
  ])('answers %s: %s in column %s', (rows, title, column) => {
    expect(answerOf({ title, column })).toBe(rows)
  })

  it('needs more than a channel of one sector', () => {
    expect(classified({ title: WORKS, channel: 'ccgp-liaoning' })).toMatchObject({
      verdict: 'cannot-tell',
      reason: expect.stringContaining('政府采购'),
    })
  })
})

describe('a kind that several sectors share', () => {
  it.each([
    ['26', `${HIGHWAY}施工招标公告`, { channel: 'jtt-ln' }],
    ['20', `${HIGHWAY}施工招标公告`, { channel: 'lntb' }],
    ['20|26', `${HIGHWAY}施工招标公告`, {}],
    ['20', '利州乡农村道路硬化工程招标公告', {}],
    ['36', `${WORKS}施工招标公告`, { channel: 'lnzb' }],
    ['36', `${WORKS}施工`, { channel: 'lnzb-tenders', column: '招标公告（施工）' }],
    ['22', `${WORKS}中标结果公告`, { column: '工程建设' }],
    ['13', `${WORKS}中标结果公告`, { column: '政府采购' }],
    ['13', '喀左县教育局校舍维修工程中标结果公告', { column: '0202' }],
    ['12', '学生床采购项目招标公告', { column: '采购公告' }],
    ['15', '某批次采购公告', { channel: 'yphc-ln' }],
    ['10', '喀左县某石灰岩矿挂牌出让公告', { channel: 'ky-mnr' }],
    ['34', '某项目竣工验收公示', { channel: 'slt-credit' }],
    ['cannot-tell', `某项目中标结果公告`, {}],
  ])('answers %s: %s %j', (rows, title, where) => {
    expect(answerOf({ title, ...where })).toBe(rows)
  })
})

describe('a correction', () => {
  it.each([
    ['14', '喀左县教育局学生床采购项目更正公告', undefined],
    ['14', '学生床采购项目变更公告', '更正公告'],
    ['14', '学生床采购项目澄清公告', '0204'],
    ['14', '喀左县教育局采购项目中标结果更正公告', undefined],
    ['22', '凌河治理工程施工中标结果更正公告', '0104'],
    ['21', '凌河治理工程施工中标候选人公示更正公告', undefined],
    ['none', '凌河治理工程施工更正公告', '工程建设'],
    ['none', '凌河治理工程施工招标变更公告', undefined],
    ['14', '【更正公告】喀左县教育局学生床采购项目公开招标公告', undefined],
  ])('answers %s: %s in column %s', (rows, title, column) => {
    expect(answerOf({ title, column })).toBe(rows)
  })
})

describe('title, column and text', () => {
  it('a title goes before the column that it contradicts, and is less sure', () => {
    const found = classified({ title: '某项目中标（成交）结果公告', column: '0201' })
    expect(found).toMatchObject({ rows: ['13'], confidence: 0.7 })
    expect(found.evidence.at(-1)).toContain('以标题为准')
  })

  it('a column of other trades goes before a title', () => {
    const title = '喀左县城投公司办公设备公开招标公告'
    expect(answerOf({ title, column: '9001' })).toBe('none')
    expect(answerOf({ title })).toBe('12')
  })

  it('a title and a column that agree are sure', () => {
    expect(classified({ title: `${WORKS}施工招标公告`, column: '0101' }).confidence).toBe(1)
    expect(classified({ title: `${WORKS}施工招标公告` }).confidence).toBe(0.9)
    expect(classified({ title: WORKS, column: '0101' }).confidence).toBe(0.8)
  })

  it.each([
    ['21', '0104', `${WORKS}\n中标候选人公示\n（公示期：3日）`],
    ['22', '0104', `${WORKS}中标结果公告`],
    ['13', '0201', '某项目成交公告\n一、项目编号：'],
    ['none', '采购公告', '某项目废标公告\n一、项目名称'],
    ['20', undefined, `${WORKS}施工招标公告\n1. 招标条件`],
    ['cannot-tell', undefined, '一、项目概况\n本项目已批准建设。'],
    ['cannot-tell', undefined, `${'长'.repeat(200)}招标公告`],
  ])('a text answers %s where column %s leaves it open', (rows, column, text) => {
    expect(answerOf({ title: WORKS, column, text })).toBe(rows)
  })

  it('a cut title that may go on is not believed', () => {
    expect(answerOf({ title: `${WORKS}招标公告一标段：教学楼、宿舍楼、操场...` })).toBe('cannot-tell')
    expect(answerOf({ title: `${WORKS}施工招标公告...` })).toBe('20')
  })

  it.each([
    ['12', '[喀左县]【公开招标】喀左县教育局课桌椅采购项目（二次）公开招标公告（第1包）[正在报名]'],
    ['13', '喀左县教育局课桌椅采购项目中标(成交)结果公告'],
    ['13', '喀左县教育局课桌椅采购项目中标（成交）结果公告'],
    ['20', '喀左县 凌河治理工程 施工/ 标段 招标公告'],
    ['12', '【平公资采2026223号】喀左县教育局校舍维修附属项目-招标[采购]公告'],
    ['12', '某招标代理有限公司关于喀左县教育局实验室的电子化竞争性谈判公告'],
    ['12', '水利工程建设监理招标代理服务采购项目竞争性磋商公告'],
    ['12', '招商引资宣传服务项目询价公告'],
  ])('wrappers of portals do not matter: %s, %s', (rows, title) => {
    expect(answerOf({ title })).toBe(rows)
  })

  it('words that rule an item out are named', () => {
    expect(classified({ title: '喀左县使用林地与退耕还林有关情况' }).reason).toContain('退耕还林')
  })
})
