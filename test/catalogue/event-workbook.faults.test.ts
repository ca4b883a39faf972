import { describe, expect, it } from 'vitest'
import { readEventWorkbook } from '../../lib/catalogue/event-workbook.ts'
import {
  ATTESTATION,
  type Cells,
  catalogue,
  context,
  DECISION,
  PERSON,
  read,
  recordedAt,
  TENDER,
} from './event-workbook-rows.ts'

describe('a bad row of 触发事件', () => {
  it.each<[string, Cells, string, string]>([
    ['without an item', { 公开事项编号: undefined }, '公开事项编号', '没有填'],
    ['with an unknown item', { 公开事项编号: '99' }, '公开事项编号', '没有这个公开事项编号'],
    ['with a row that has several items', { 公开事项编号: '36' }, '公开事项编号', '没有这个公开事项编号'],
    ['with an unknown trigger', { 触发事件: '收到公告文本' }, '触发事件', '没有这个触发事件'],
    ['with a trigger of other items', { 触发事件: '项目开工' }, '触发事件', '不从“项目开工”起算'],
    ['without a moment', { 发生时间: undefined }, '发生时间', '没有填'],
    ['with a moment that is none', { 发生时间: '上周三' }, '发生时间', '不是能读懂的日期'],
    ['with a day that does not exist', { 发生时间: '2026-02-30 09:00' }, '发生时间', '不是能读懂的日期'],
    ['with a year out of the calendar', { 发生时间: '2016-10-13 09:00' }, '发生时间', '超出工作日历'],
    ['without a clock time, counted in hours', { 发生时间: '2026-10-13' }, '发生时间', '要有时刻'],
    ['verified out of the calendar', { 核验时间: '2031-10-12 09:00' }, '核验时间', '超出工作日历'],
    ['verified before it came', { 核验时间: '2026-10-12 09:00' }, '核验时间', '早于发生时间'],
    ['without a track', { '提交方式/交易类型': undefined }, '提交方式/交易类型', '因提交方式'],
    ['with a track of other items', { '提交方式/交易类型': '转让' }, '提交方式/交易类型', '没有这一种'],
    ['with an unknown unit', { 责任单位: '发改局办公室' }, '责任单位', '没有这个责任单位'],
    ['without a required fact', { 项目名称: undefined }, '项目名称', '要有“项目名称”'],
    ['with an amount in words', { '金额（元）': '一百万' }, '金额（元）', '不是以元为单位的金额'],
    ['with a year of two digits', { 报告年度: '26' }, '报告年度', '不是四位年份'],
    ['with an id that no key may hold', { 编号: '2026/20#1' }, '编号', '不能用的字符'],
    ['with a county that is not there', { 行政区划代码: '211381' }, '行政区划代码', '没有这个行政区划代码'],
    ['with a number that Excel has rounded', { 投资项目代码: 9.12e17 }, '投资项目代码', '末几位已经丢失'],
  ])('%s names row, column and mend, and the good row goes through', async (_, changes, column, message) => {
    const bad = { ...TENDER, 编号: '2026-20-02', ...changes }
    const { events, faults } = await read({ 触发事件: [bad, TENDER] })
    expect(events.map(({ id }) => id)).toEqual(['2026-20-01'])
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatchObject({ sheet: '触发事件', row: 2, column })
    expect(faults[0]?.message).toContain(message)
    expect(faults[0]?.mend).not.toBe('')
  })

  it.each<[string, Cells, string]>([
    ['the items of the row', { 公开事项编号: '36' }, '“36.1”、“36.2”、“36.3”'],
    ['the trigger of the item', { 触发事件: '收到公告文本' }, '“收到公告或公示信息文本”'],
    ['the unit most like it', { 责任单位: '发展改革局' }, '“县发展改革局”'],
    ['the tracks of the item', { '提交方式/交易类型': '增资' }, '“电子交互”或“其他形式”'],
  ])('is told %s', async (_, changes, words) => {
    const { faults } = await read({ 触发事件: [{ ...TENDER, ...changes }] })
    expect(faults[0]?.mend).toContain(words)
  })

  it('without the level of a yearly report names it', async () => {
    const report = { ...TENDER, 公开事项编号: 'N8.2', 触发事件: '报告年度结束', 发生时间: '2026-12-31' }
    const { faults } = await read({ 触发事件: [report, { ...report, 编号: 'b', 层级: '部门' }] })
    expect(faults.map(({ row, column }) => [row, column])).toEqual([[2, '层级']])
  })

  it('with the id of an earlier row names that row', async () => {
    const { events, faults } = await read({ 触发事件: [TENDER, { ...TENDER, 项目名称: '另一个工程' }] })
    expect(events).toHaveLength(1)
    expect(faults[0]).toMatchObject({ row: 3, column: '编号', message: '与第2行重复' })
  })

  it('never repeats what may be the number of a person', async () => {
    const { faults } = await read({ 触发事件: [{ ...TENDER, 责任单位: '张示例 １３８-0000-0000' }] })
    expect(faults[0]).toMatchObject({ column: '责任单位' })
    expect(JSON.stringify(faults)).not.toContain('0000')
  })
})

describe('statements, decisions and people', () => {
  const rest = { 触发事件: [TENDER] }

  it('are read beside the events', async () => {
    const { attestations, decisions, people, faults } = await read({
      ...rest,
      现场证明: [{ ...ATTESTATION, 撤下日期: '2026-10-30' }],
      处理决定: [{ ...DECISION, 决定时间: '2026-10-23 15:00' }],
      联系人: [{ ...PERSON, 手机: '100 0000 0001' }],
    })
    expect(faults).toEqual([])
    expect(attestations[0]).toMatchObject({
      channel: 'village-board',
      postedOn: '2026-10-21',
      at: recordedAt,
    })
    expect(decisions[0]).toMatchObject({ id: '2026-20-01-withdraw-20261023', kind: 'withdraw' })
    expect(people[0]).toMatchObject({ unit: 'transport-bureau', role: 'contact', phone: '10000000001' })
    expect(people[0]?.id).not.toContain('@')
  })

  it.each<[string, string, Cells, string, string]>([
    [
      '现场证明',
      'for an event that nobody recorded',
      { ...ATTESTATION, 事件编号: '2026-99-01' },
      '事件编号',
      '没有登记过',
    ],
    ['现场证明', 'on an unknown board', { ...ATTESTATION, 渠道: '公示墙' }, '渠道', '没有这个渠道'],
    [
      '现场证明',
      'for a site that is read by itself',
      { ...ATTESTATION, 渠道: '县政府网站' },
      '渠道',
      '不收现场证明',
    ],
    [
      '现场证明',
      'taken down before it was up',
      { ...ATTESTATION, 撤下日期: '2026-10-20' },
      '撤下日期',
      '早于张贴日期',
    ],
    [
      '现场证明',
      'without a photo',
      { ...ATTESTATION, 照片校验值: '有照片' },
      '照片校验值',
      '不是照片的校验值',
    ],
    ['现场证明', 'without a day', { ...ATTESTATION, 张贴日期: undefined }, '张贴日期', '没有填'],
    ['处理决定', 'of an unknown kind', { ...DECISION, 决定: '暂缓' }, '决定', '没有这个决定'],
    ['处理决定', 'that extends without a day', { ...DECISION, 决定: '延期' }, '延期至', '没有写到哪一天'],
    [
      '处理决定',
      'that withdraws until a day',
      { ...DECISION, 延期至: '2026-12-01' },
      '延期至',
      '没有延期日期',
    ],
    [
      '处理决定',
      'that withholds on no ground',
      { ...DECISION, 决定: '不予公开', 依据: '条例第十五条' },
      '不公开理由',
      '没有写明',
    ],
    [
      '处理决定',
      'that withholds by no article',
      { ...DECISION, 决定: '不予公开', 依据: '涉及商业秘密' },
      '依据',
      '没有写明条款',
    ],
    ['处理决定', 'that passes on to nobody', { ...DECISION, 决定: '转办' }, '转交单位', '没有写明由哪个单位'],
    [
      '处理决定',
      'that passes on to an unknown unit',
      { ...DECISION, 决定: '转办', 转交单位: '没有局' },
      '转交单位',
      '没有这个转交单位',
    ],
    [
      '处理决定',
      'that stops backwards',
      { ...DECISION, 决定: '停计', 停计自: '2026-11-02', 停计至: '2026-11-01' },
      '停计至',
      '末日早于首日',
    ],
    [
      '处理决定',
      'that does not say whether',
      { ...DECISION, 决定: '认定对应', 公告编号: 'n1' },
      '是否对应',
      '没有写明',
    ],
    [
      '处理决定',
      'that says something else',
      { ...DECISION, 决定: '认定对应', 公告编号: 'n1', 是否对应: '也许' },
      '是否对应',
      '没有这个是否对应',
    ],
    ['处理决定', 'that undoes nothing', { ...DECISION, 决定: '撤销决定' }, '撤销的决定', '没有写明'],
    ['处理决定', 'without a basis', { ...DECISION, 依据: undefined }, '依据', '没有填'],
    ['联系人', 'with an unknown role', { ...PERSON, 角色: '科长' }, '角色', '没有这个角色'],
    ['联系人', 'of the office elsewhere', { ...PERSON, 角色: '公开办' }, '角色', '收不到任何提醒'],
    ['联系人', 'of ops elsewhere', { ...PERSON, 角色: '运维人员' }, '角色', '收不到任何提醒'],
    ['联系人', 'without an address', { ...PERSON, 邮箱: 'road(at)county' }, '邮箱', '不是邮箱地址'],
    ['联系人', 'with a short number', { ...PERSON, 手机: '12345' }, '手机', '不是手机号'],
  ])('%s: a row %s is a fault', async (sheet, _, cells, column, message) => {
    const { faults } = await read({ ...rest, [sheet]: [{ ...NEEDED_COLUMNS[sheet], ...cells }] })
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatchObject({ sheet, row: 2, column })
    expect(faults[0]?.message).toContain(message)
  })

  it('repeat neither name nor address nor number of a person in a fault', async () => {
    const { faults } = await read({
      ...rest,
      联系人: [{ ...PERSON, 邮箱: 'secret address', 手机: '13800000' }],
    })
    expect(faults).toHaveLength(2)
    expect(faults.every(({ value }) => value === undefined)).toBe(true)
    expect(JSON.stringify(faults)).not.toMatch(/secret|1380|张示例/)
  })

  it('may refer to events that were recorded earlier', async () => {
    const knownEvents = new Set(['2025-01-01'])
    const rows = { 处理决定: [{ ...DECISION, 事件编号: '2025-01-01' }, DECISION] }
    const { decisions, faults } = await read(rows, { ...context, knownEvents })
    expect(decisions.map((decision) => decision.event)).toEqual(['2025-01-01'])
    expect(faults.map(({ row }) => row)).toEqual([3])
  })
})

/** Columns that a sheet must have even when the case leaves the cell empty. */
const NEEDED_COLUMNS: Readonly<Record<string, Cells>> = {
  现场证明: { 张贴日期: '' },
  处理决定: { 依据: '' },
}

describe('a file that is not as it should be', () => {
  it('is no workbook', async () => {
    const { faults } = await readEventWorkbook(new TextEncoder().encode('编号,事项'), catalogue, context)
    expect(faults).toMatchObject([{ message: '不是能打开的 Excel 工作簿' }])
  })

  it('has none of the sheets', async () => {
    expect((await read({ Sheet1: [TENDER] })).faults).toMatchObject([{ message: '没有可读的表' }])
  })

  it('has no headings', async () => {
    expect((await read({ 触发事件: [{ 甲: '1', 乙: '2' }] })).faults).toMatchObject([
      { message: '找不到列名' },
    ])
  })

  it('misses a column, and no row is read in its place', async () => {
    const { 责任单位: _, ...others } = TENDER
    const { events, faults } = await read({ 触发事件: [others] })
    expect(events).toEqual([])
    expect(faults).toMatchObject([{ row: 1, column: '责任单位', message: '没有“责任单位”这一列' }])
  })

  it('has a column that is not known, named with the nearest one', async () => {
    const { events, faults } = await read({ 触发事件: [{ ...TENDER, 项目名: '甲' }] })
    expect(events).toHaveLength(1)
    expect(faults).toMatchObject([{ row: 1, column: '项目名' }])
    expect(faults[0]?.mend).toContain('“项目名称”')
  })
})
