import { describe, expect, it } from 'vitest'
import { readEventJson } from '../../lib/catalogue/event-json.ts'
import { mustLoadCatalogue } from '../../lib/catalogue/load.ts'
import { chinaInstantOf } from '../../lib/domain/time/instant.ts'

const catalogue = mustLoadCatalogue()
const right = {
  id: 'e-1',
  county: '211324',
  item: '20',
  trigger: 'text_received',
  track: 'electronic-exchange',
  occurredAt: '2026-10-12T09:30:00+08:00',
  unit: 'development-bureau',
  facts: { projectName: '示例道路工程', projectCode: '2026-211324-48-01-000001' },
  recordedAt: '2026-10-12T02:00:00Z',
}
const faultsOf = (value: unknown) => {
  const read = readEventJson(value, catalogue)
  return 'faults' in read ? read.faults : []
}

it('reads an event', () => {
  expect(readEventJson(right, catalogue)).toEqual({
    event: {
      ...right,
      occurredAt: chinaInstantOf(2026, 10, 12, 9, 30),
      recordedAt: chinaInstantOf(2026, 10, 12, 10),
    },
  })
})

it('takes a bare date where no hours are counted', () => {
  const read = readEventJson({ ...right, track: 'other-submission', occurredAt: ' 2026-10-12 ' }, catalogue)
  expect(read).toMatchObject({ event: { occurredAt: chinaInstantOf(2026, 10, 12) } })
})

it('takes trigger and unit by their names, and a unit by an alias', () => {
  const named = { ...right, trigger: '收到公告或公示信息文本', unit: '县发改局' }
  expect(readEventJson(named, catalogue)).toMatchObject({
    event: { trigger: 'text_received', unit: 'development-bureau' },
  })
  const alias = {
    ...right,
    item: '32.1',
    trigger: 'decision_made',
    unit: '喀左县水利局',
    facts: { partyName: '某公司' },
  }
  const { track: _, ...decision } = alias
  expect(readEventJson(decision, catalogue)).toMatchObject({ event: { unit: 'water-bureau' } })
})

describe('says which field is wrong and how to mend it:', () => {
  it.each([
    ['county', { county: '999999' }, '没有县', '211324'],
    ['unit', { unit: '县外星局' }, '没有责任单位', 'development-bureau'],
    ['item', { item: '99' }, '没有公开事项', '20'],
    ['trigger', { trigger: 'something_happened' }, '没有触发事件', 'text_received'],
    [
      'trigger',
      { trigger: 'parcel_sold', facts: { parcelNo: 'a' } },
      '期限不从“地块成交”起算',
      'text_received',
    ],
    ['track', { track: 'transfer' }, '没有提交方式或交易类型“transfer”', 'other-submission'],
    ['track', { track: undefined }, '缺少提交方式或交易类型', 'electronic-exchange'],
    ['facts.projectName', { facts: {} }, '缺少项目名称', '补上 projectName'],
    ['facts.projectName', { facts: { projectName: ' ' } }, '是空白', '填写内容'],
    ['facts.colour', { facts: { projectName: 'a', colour: 'red' } }, '不认识的字段 colour', '核对字段名'],
    ['facts.reportYear', { facts: { projectName: 'a', reportYear: '去年' } }, '不是四位年份', '2025'],
    ['occurredAt', { occurredAt: '2026-10-12T09:30:00' }, '写法不对', '带时区'],
    ['occurredAt', { occurredAt: '2026-02-30T09:30:00+08:00' }, '写法不对', '带时区'],
    ['occurredAt', { occurredAt: '2026-10-12' }, '按小时计算的时效要有时刻', '写到时分'],
    ['occurredAt', { occurredAt: '2017-10-12T09:30:00+08:00' }, '超出工作日历', '2018-01-01至2027-12-31'],
    ['occurredAt', { occurredAt: '2028-01-01T00:00:00+08:00' }, '超出工作日历', '2027-12-31'],
    ['verifiedAt', { verifiedAt: '2026-10-12T09:29:59+08:00' }, '早于发生时间', '核对'],
    ['verifiedAt', { verifiedAt: '2031-10-12T09:30:00+08:00' }, '超出工作日历', '2027-12-31'],
    ['facts.amount', { facts: { projectName: 'a', amount: '一百万' } }, '不是以元为单位', '1260000'],
    ['verifiedAt', { verifiedAt: 'soon' }, '写法不对', '带时区'],
    ['level', { level: 'village' }, '不能写', 'department'],
    ['id', { id: undefined }, '缺少字段 id', '补上 id'],
    ['colour', { colour: 'red' }, '不认识的字段 colour', '删去'],
  ])('%s %j', (field, change, message, mend) => {
    const faults = faultsOf({ ...right, ...change })
    expect(faults.map((fault) => fault.field)).toEqual([field])
    expect(faults[0]?.message).toContain(message)
    expect(faults[0]?.mend).toContain(mend)
  })

  it('a yearly report without its level', () => {
    const report = { ...right, item: 'N8.2', trigger: 'report_year_ended', occurredAt: '2026-12-31' }
    const { track: _, ...annual } = report
    expect(faultsOf(annual).map(({ field }) => field)).toEqual(['level'])
    expect(faultsOf({ ...annual, level: 'county' })).toEqual([])
  })

  it('a kind of deal, where only the keep period depends on it', () => {
    const sale = { ...right, item: '19', track: undefined }
    expect(faultsOf(sale)).toMatchObject([
      { field: 'track', mend: '改为其中之一：transfer、capital-increase' },
    ])
    expect(faultsOf({ ...sale, track: 'transfer' })).toEqual([])
  })

  it('all of it at once', () => {
    const fields = faultsOf({ ...right, county: '1', item: '99', facts: {} }).map((fault) => fault.field)
    expect(fields).toEqual(['county', 'item', 'facts.projectName'])
  })

  it.each([undefined, null, 7, 'event', []])('%j is no event', (value) => {
    expect(faultsOf(value)).toHaveLength(1)
  })
})
