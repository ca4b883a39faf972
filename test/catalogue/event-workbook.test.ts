import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import {
  readEventCsv,
  readEventFile,
  readEventWorkbook,
  writeEventWorkbook,
} from '../../lib/catalogue/event-workbook.ts'
import { type Decision, type DecisionDraft, decisionId } from '../../lib/domain/duty/decision.ts'
import type { DutyEvent } from '../../lib/domain/duty/event.ts'
import { chinaInstantOf, formatChinaInstant } from '../../lib/domain/time/instant.ts'
import { localDate } from '../../lib/domain/time/local-date.ts'
import { encodeGbk } from '../../lib/local/sample/site/gbk.ts'
import { type Cells, catalogue, context, read, recordedAt, TENDER } from './event-workbook-rows.ts'

const NOTHING = { events: [], attestations: [], decisions: [], people: [] }
const event = async (changes: Cells) => (await read({ 触发事件: [{ ...TENDER, ...changes }] })).events[0]

describe('a workbook of events', () => {
  it('gives back what was written', async () => {
    const whole: DutyEvent = {
      id: '2026-20-07',
      county: '211324',
      item: '20',
      trigger: 'text_received',
      track: 'other-submission',
      occurredAt: chinaInstantOf(2026, 10, 13, 15, 20),
      verifiedAt: chinaInstantOf(2026, 10, 14, 9),
      unit: 'development-bureau',
      facts: { projectName: '喀左县示例工程（第二次）', procurementNo: '00123', amount: '1260000' },
      recordedAt: chinaInstantOf(2026, 10, 13, 16),
    }
    const nothing = { attestations: [], decisions: [], people: [] }
    const bytes = await writeEventWorkbook({ events: [whole], ...nothing }, catalogue)
    expect(await readEventWorkbook(bytes, catalogue, context)).toEqual({
      events: [whole],
      ...nothing,
      faults: [],
    })
  })

  it('gives back every kind of decision', async () => {
    const at = chinaInstantOf(2026, 11, 10, 9, 30)
    const base = { county: '211324', event: '2026-20-07', basis: '条例第十五条', approver: '刘示例', at }
    const drafts: readonly DecisionDraft[] = [
      { ...base, kind: 'extend', until: localDate('2026-12-15') },
      { ...base, kind: 'stop-clock', fromOn: localDate('2026-11-11') },
      { ...base, kind: 'stop-clock', fromOn: localDate('2026-11-12'), toOn: localDate('2026-11-20') },
      { ...base, kind: 'withhold', ground: 'personal-privacy' },
      { ...base, kind: 'withdraw' },
      { ...base, kind: 'forward', toUnit: 'water-bureau' },
      { ...base, kind: 'match', notice: 'abc123', isAnswer: false },
      { ...base, kind: 'lift', undoes: '2026-20-07-withdraw-20261110' },
    ]
    const decisions = drafts.map((draft) => ({ ...draft, id: decisionId(draft) }) as Decision)
    const bytes = await writeEventWorkbook({ ...NOTHING, decisions }, catalogue)
    const known = { ...context, knownEvents: new Set(['2026-20-07']) }
    expect(await readEventWorkbook(bytes, catalogue, known)).toEqual({ ...NOTHING, decisions, faults: [] })
  })

  it.each([
    ['a text with blank and colon', '2026-10-12 09:30', '2026-10-12T09:30:00+08:00'],
    ['slashes and one digit', '2026/10/2 9:05', '2026-10-02T09:05:00+08:00'],
    ['Chinese words', '2026年10月12日9时30分', '2026-10-12T09:30:00+08:00'],
    ['full-width digits', '２０２６－１０－１２　０９：３０', '2026-10-12T09:30:00+08:00'],
    ['an instant with an offset', '2026-10-12T01:30:00Z', '2026-10-12T09:30:00+08:00'],
    ['midnight as 24:00', '2026-10-12 24:00', '2026-10-13T00:00:00+08:00'],
    ['a date cell', new Date('2026-10-12T09:30:00Z'), '2026-10-12T09:30:00+08:00'],
    ['a serial number of the 1900 system', 46307.395833333336, '2026-10-12T09:30:00+08:00'],
  ])('reads a moment in China from %s', async (_, written, expected) => {
    const { occurredAt } = (await event({ 发生时间: written })) ?? {}
    expect(occurredAt === undefined ? undefined : formatChinaInstant(occurredAt)).toBe(expected)
  })

  it.each([
    [
      'a number for the item loses no zero',
      { 公开事项编号: 7, 触发事件: '土地招标拍卖挂牌活动开始', 宗地编号: 'KZ2026-07' },
      { item: '07' },
    ],
    [
      'a decimal for the item loses no zero',
      { 公开事项编号: 2.1, 触发事件: '年度目标任务确定', 文件标题: '样例计划' },
      { item: '02.1' },
    ],
    ['a number for the county', { 行政区划代码: 211324 }, { county: '211324' }],
    ['no county, where there is one only', { 行政区划代码: undefined }, { county: '211324' }],
    ['the id of the trigger', { 触发事件: 'text_received' }, { trigger: 'text_received' }],
    ['the id of a unit', { 责任单位: 'trading-centre' }, { unit: 'trading-centre' }],
    ['another name of a unit', { 责任单位: '县发展和改革局' }, { unit: 'development-bureau' }],
    ['a unit with half-width brackets', { 责任单位: '县财政局(国资办)' }, { unit: 'finance-bureau' }],
    ['the id of a track', { '提交方式/交易类型': 'other-submission' }, { track: 'other-submission' }],
    ['the moment of the import, where none was entered', {}, { recordedAt }],
  ])('accepts %s', async (_, changes, expected) => {
    expect(await event(changes as Cells)).toMatchObject(expected)
  })

  it('keeps the zeros before a text, and writes full-width digits in half width', async () => {
    const { facts } =
      (await event({ 采购或招标编号: '００１２３', '金额（元）': '1,260,000元', 投资项目代码: '0042' })) ?? {}
    expect(facts).toMatchObject({ procurementNo: '00123', amount: '1260000', projectCode: '0042' })
  })

  it('finds the headings below a title, and skips blank rows', async () => {
    const headings = Object.keys(TENDER)
    const cells = headings.map((heading) => TENDER[heading] ?? '')
    const data = [['触发事件登记表'], headings, headings.map(() => null), cells]
    const bytes = await writeXlsxFile([{ sheet: '触发事件', data }]).toBuffer()
    const { events, faults } = await readEventWorkbook(bytes, catalogue, context)
    expect([events.length, faults]).toEqual([1, []])
  })

  it('makes the same id for the same row without one, and another for another', async () => {
    const ids = await Promise.all(
      [{}, {}, { 项目名称: '另一个工程' }].map(
        async (changes) => (await event({ 编号: undefined, ...changes }))?.id,
      ),
    )
    expect(ids[0]).toMatch(/^20-20261013-[0-9a-f]{6}$/)
    expect(ids[1]).toBe(ids[0])
    expect(ids[2]).not.toBe(ids[0])
  })
})

describe('a CSV of events', () => {
  const lines = [Object.keys(TENDER), Object.values(TENDER)].map((row) =>
    row.map((cell) => `"${cell}"`).join(','),
  )
  const csv = `${lines.join('\r\n')}\r\n`

  it.each<[string, Uint8Array]>([
    ['UTF-8', new TextEncoder().encode(csv)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${csv}`)],
    ['GB18030', encodeGbk(csv)],
  ])('in %s gives the events of its sheet', (_, bytes) => {
    const { events, faults } = readEventCsv(bytes, catalogue, context)
    expect(faults).toEqual([])
    expect(events).toMatchObject([{ id: '2026-20-01', facts: { projectName: '喀左县示例工程' } }])
  })

  it('reads quoted commas, quotes and line ends as part of the cell', () => {
    const quoted = csv.replace('喀左县示例工程', '甲,乙""丙""\n丁')
    const { events } = readEventCsv(new TextEncoder().encode(quoted), catalogue, context)
    expect(events[0]?.facts.projectName).toBe('甲,乙"丙"\n丁')
  })

  it('names the line of a quote that is never closed', () => {
    const open = csv.replace('"喀左县示例工程"', '"喀左县示例工程')
    const { events, faults } = readEventCsv(new TextEncoder().encode(open), catalogue, context)
    expect(events).toEqual([])
    expect(faults).toMatchObject([{ row: 2, message: '引号没有配对，读不出各行' }])
  })
})

describe('a file', () => {
  it.each([['events.csv'], ['EVENTS.CSV']])('%s is read as CSV', async (name) => {
    const bytes = new TextEncoder().encode('编号,事项')
    const { faults } = await readEventFile({ name, bytes }, catalogue, context)
    expect(faults).toMatchObject([{ sheet: '触发事件', message: '找不到列名' }])
  })

  it.each([['events.xlsx'], ['EVENTS.XLSX']])('%s is read as a workbook', async (name) => {
    const bytes = await writeEventWorkbook(NOTHING, catalogue)
    expect((await readEventFile({ name, bytes }, catalogue, context)).faults).toEqual([])
  })

  it.each([['events.xls'], ['events.xlsx.docx'], ['events']])('%s is refused', async (name) => {
    const bytes = await writeEventWorkbook(NOTHING, catalogue)
    const { faults } = await readEventFile({ name, bytes }, catalogue, context)
    expect(faults).toEqual([expect.objectContaining({ message: '只读 .xlsx 和 .csv 文件' })])
    expect(faults[0]?.row).toBeUndefined()
  })
})
