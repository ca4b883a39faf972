import { describe, expect, it } from 'vitest'
import type { Classifiable } from '../../../../lib/domain/judge/kind/classify.ts'
import { classified } from './project-classifier.ts'

const WORKS = '喀左县利州中学综合楼工程'
const HIGHWAY = '省道S209喀左段公路改建工程'

describe('what a person is told of a notice that answers a row', () => {
  it.each<[string, number, string[], Classifiable]>([
    ['20', 1, ['标题写明“招标公告”', '栏目“0101”'], { title: `${WORKS}施工招标公告`, column: '0101' }],
    ['20', 1, ['标题写明“招标公告”', '渠道“lntb”'], { title: `${WORKS}施工招标公告`, channel: 'lntb' }],
    [
      '20|26',
      0.9,
      ['标题写明“招标公告”', '“公路”“改建”“工程”“施工”说明领域是工程建设、省内公路重点建设'],
      { title: `${HIGHWAY}施工招标公告` },
    ],
    [
      '12',
      0.9,
      ['标题写明“公开招标公告”', '“采购项目”“公开招标”“教育局”“床”说明领域是政府采购'],
      { title: '喀左县教育局学生床、课桌椅、电脑、空调采购项目公开招标公告' },
    ],
    ['13', 0.9, ['标题写明“成交公告”'], { title: '成交公告' }],
    ['14', 0.7, ['标题写明“更正公告”'], { title: '某项目更正公告' }],
    [
      '21',
      0.9,
      ['标题写明“更正公告”', '“治理”“工程”“施工”说明领域是工程建设', '更正的是“中标候选人公示”'],
      { title: '凌河治理工程施工中标候选人公示更正公告' },
    ],
    [
      '22',
      1,
      ['标题写明“结果更正公告”', '栏目“0104”', '更正的是“中标结果”'],
      { title: '凌河治理工程施工中标结果更正公告', column: '0104' },
    ],
    [
      '13',
      0.7,
      ['标题写明“中标(成交)结果公告”', '栏目“0201”与标题不一致，以标题为准'],
      { title: '某项目中标（成交）结果公告', column: '0201' },
    ],
    [
      '20',
      0.7,
      [
        '标题写明“招标公告”',
        '“综合楼”“工程”“施工”说明领域是工程建设',
        '栏目“开标记录”与标题不一致，以标题为准',
      ],
      { title: `${WORKS}施工招标公告`, column: '开标记录' },
    ],
    [
      '17',
      1,
      ['标题写明“招标公告”', '栏目“国有产权”'],
      { title: '喀左县某公司办公设备招标公告', column: '国有产权' },
    ],
    [
      '22',
      0.8,
      ['栏目“0104”', '正文开头写明“中标结果公告”'],
      { title: WORKS, column: '0104', text: `${WORKS}中标结果公告` },
    ],
    [
      '13',
      0.6,
      ['栏目“0201”', '正文开头写明“成交公告”'],
      { title: WORKS, column: '0201', text: '某项目成交公告\n一、项目编号：' },
    ],
    [
      '20',
      0.6,
      ['正文开头写明“招标公告”', '“招标条件”“综合楼”“工程”说明领域是工程建设'],
      { title: WORKS, text: `${WORKS}施工招标公告\n1. 招标条件` },
    ],
    ['21|22', 0.5, ['栏目“0104”'], { title: WORKS, column: '0104' }],
    ['20|26', 0.8, ['栏目“工程建设/招标/资审公告”'], { title: HIGHWAY, column: '工程建设/招标/资审公告' }],
    ['20', 0.8, ['栏目“招标公告”'], { title: HIGHWAY, column: '招标公告', channel: 'lntb' }],
  ])('row %s, %d: %j', (row, confidence, evidence, notice) => {
    const found = classified(notice)
    expect(found).toMatchObject({ verdict: 'row', confidence, evidence })
    expect(found.rows.join('|')).toBe(row)
    expect(found.reason).toBeUndefined()
  })
})

const CHANGE = '招标公告、招标文件的变更、补充、澄清或答疑，附件没有这一项'
const NEWS = '工作动态（新闻），不是公告'
const OPENING = '开标记录，附件没有这一项'

describe('what a person is told of a notice that answers none', () => {
  it.each<[string, number, string[], Classifiable]>([
    [
      '企业自行采购或其他交易，不属于政府采购和依法必须招标的项目',
      0.8,
      ['标题写明“公开招标公告”', '栏目“9001”'],
      { title: '喀左县城投公司办公设备公开招标公告', column: '9001' },
    ],
    [OPENING, 0.8, ['栏目“开标记录”'], { title: WORKS, column: '开标记录' }],
    [OPENING, 0.9, ['标题写明“开标记录”'], { title: `${WORKS}开标记录` }],
    [OPENING, 1, ['标题写明“开标记录”'], { title: `${WORKS}开标记录`, column: '开标记录' }],
    [
      CHANGE,
      1,
      ['标题写明“更正公告”', '栏目“工程建设”'],
      { title: '凌河治理工程施工更正公告', column: '工程建设' },
    ],
    [CHANGE, 0.9, ['标题写明“招标变更公告”'], { title: '凌河治理工程施工招标变更公告' }],
    [
      '流标或废标公告，没有产生中标、成交结果',
      0.6,
      ['栏目“采购公告”', '正文开头写明“废标公告”'],
      { title: WORKS, column: '采购公告', text: '某项目废标公告' },
    ],
    [NEWS, 0.7, ['标题写明“我县”'], { title: '我县召开公租房分配现场会', column: '招标公告' }],
    [
      '协议出让、划拨或转让，不经过招标拍卖挂牌',
      0.9,
      ['标题写明“划拨公示”'],
      { title: '喀左县国有建设用地使用权划拨公示', column: '招标公告' },
    ],
  ])('%s, %d: %j', (reason, confidence, evidence, notice) => {
    expect(classified(notice)).toEqual({ verdict: 'none', rows: [], items: [], confidence, evidence, reason })
  })
})

describe('what a person is told of a notice of which one cannot tell', () => {
  it.each<[string, string[], Classifiable]>([
    [
      '写明是“中标结果公告”，但没有说明是政府采购、工程建设中的哪一个',
      ['标题写明“中标结果公告”'],
      { title: '某项目中标结果公告' },
    ],
    [
      '标题没有写明是哪种公告，渠道“ccgp-liaoning”只说明领域是政府采购',
      [],
      { title: WORKS, channel: 'ccgp-liaoning' },
    ],
    ['标题没有写明是哪种公告，栏目“工程建设”只说明领域是工程建设', [], { title: WORKS, column: '工程建设' }],
    ['标题没有写明是哪种公告，也没有给出栏目', [], { title: WORKS }],
    ['标题没有写明是哪种公告，也没有给出栏目', [], { title: WORKS, column: '', channel: '' }],
    ['标题没有写明是哪种公告，栏目“通知公告”也说明不了', [], { title: WORKS, column: '通知公告' }],
    [
      '标题没有写明是哪种公告，渠道“county-site”也说明不了',
      [],
      { title: WORKS, column: '', channel: 'county-site' },
    ],
    [
      '标题被截断，后面的文字可能写明是哪种公告',
      [],
      { title: `${WORKS}招标公告一标段：教学楼、宿舍楼、操场...` },
    ],
    ['标题有“工程建设项目使用林地”的字样，又有“退耕还林”', [], { title: '喀左县使用林地与退耕还林有关情况' }],
  ])('%s: %j', (reason, evidence, notice) => {
    const found = { verdict: 'cannot-tell', rows: [], items: [], confidence: 0, evidence }
    expect(classified(notice)).toEqual({ ...found, reason: `看不出：${reason}` })
  })

  it('shows no more than forty characters of a column or a channel', () => {
    const shown = '栏'.repeat(40)
    expect(classified({ title: WORKS, column: `${shown}目` }).reason).toContain(`栏目“${shown}”`)
    expect(classified({ title: WORKS, channel: `${shown}目` }).reason).toContain(`渠道“${shown}”`)
  })
})

describe('how far one looks', () => {
  it.each<[string, string, Classifiable]>([
    ['a text of blank lines first', 'row', { title: WORKS, text: `\n  \n\n \n\n${WORKS}施工招标公告` }],
    ['the fourth line of a text', 'row', { title: WORKS, text: `一\n二\n三\n${WORKS}施工招标公告` }],
    ['not its fifth', 'cannot-tell', { title: WORKS, text: `一\n二\n三\n四\n${WORKS}施工招标公告` }],
    ['a line of a hundred characters', 'row', { title: WORKS, text: `${'楼'.repeat(94)}施工招标公告` }],
    ['not one of a hundred and one', 'cannot-tell', { title: WORKS, text: `${'楼'.repeat(95)}工程招标公告` }],
    [
      'not behind 600 characters of a text',
      'cannot-tell',
      { title: WORKS, text: `${' '.repeat(600)}\n${WORKS}施工招标公告` },
    ],
    ['not behind 500 characters of a title', 'cannot-tell', { title: `${'楼'.repeat(500)}工程施工招标公告` }],
    [
      'not behind a hundred characters of a column',
      'cannot-tell',
      { title: WORKS, column: `${'栏'.repeat(100)}>招标公告` },
    ],
  ])('%s', (_, verdict, notice) => {
    expect(classified(notice).verdict).toBe(verdict)
  })
})
