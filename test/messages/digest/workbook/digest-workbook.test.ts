import readXlsxFile from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Judged } from '../../../../lib/domain/judge/judge-county.ts'
import type { Warning } from '../../../../lib/domain/judge/standing/warnings.ts'
import { digestOf, weekOf } from '../../../../lib/domain/tell/digest.ts'
import { RATES, rateOf } from '../../../../lib/domain/tell/figures/rates.ts'
import { digestWorkbook } from '../../../../lib/messages/digest/workbook/digest-workbook.ts'
import { workbookBytes } from '../../../../lib/messages/digest/workbook/workbook-bytes.ts'
import { allJudged, EXAMPLES, judgedOf, LISTS, NOW, SHA, UNIT_NAMES } from '../../../fixtures/matters.ts'

type Grid = readonly (readonly unknown[])[]

const FORMULA = '=HYPERLINK("https://bad.example.invalid","查看")'
const WARNING: Warning = {
  kind: 'personal-data',
  because: '公告中有身份证号码，请立即核对。',
  notice: 'n1',
  findings: [{ kind: 'id-number', where: '附件名单第5行至第60行C列', count: 56 }],
}
const JUDGED: readonly Judged[] = [
  ...allJudged(),
  judgedOf({ ...EXAMPLES.overdue, id: 'formula', subject: FORMULA }),
  { ...judgedOf({ ...EXAMPLES.closed, id: 'personal' }), warnings: [WARNING] },
]
const DIGEST = digestOf(JUDGED, { county: '211324', week: weekOf(NOW), sent: [] })
const BOUNDS = { detail: 10_000, other: 3_000 }
const FROM = {
  unitNames: UNIT_NAMES,
  lists: LISTS,
  evidenceLink: (sha: string) => `https://office.example.invalid/evidence/${sha}`,
  now: NOW,
}

async function readBack(judged: readonly Judged[], rowsMax = BOUNDS): Promise<ReadonlyMap<string, Grid>> {
  const { sheets } = digestWorkbook(judged, DIGEST, { ...FROM, rowsMax })
  const bytes = await workbookBytes(sheets)
  const read = await readXlsxFile(Buffer.from(bytes))
  return new Map(read.map(({ sheet, data }) => [sheet, data as unknown as Grid]))
}

let grids: ReadonlyMap<string, Grid>
const rows = (sheet: string) => grids.get(sheet)?.slice(1) ?? []
const columnOf = (sheet: string, heading: string) => grids.get(sheet)?.[0]?.indexOf(heading) ?? -1
const cells = (sheet: string, heading: string) => rows(sheet).map((row) => row[columnOf(sheet, heading)])

beforeAll(async () => {
  grids = await readBack(JUDGED)
})

describe('the workbook, read back', () => {
  test('has a sheet for each question', () => {
    expect([...grids.keys()]).toEqual([
      '总表',
      '明细',
      '逾期',
      '无法核实',
      '个人信息',
      '提醒',
      '回复',
      '失效联系方式',
      '待登记',
      '口径',
    ])
  })

  test('gives the figures of the digest, by unit and in whole', () => {
    const byName = new Map(rows('总表').map((row) => [`${row[0]}/${row[1]}`, row]))
    const check = (name: string, tally: typeof DIGEST.total) => {
      const row = byName.get(name) ?? []
      const at = (heading: string) => row[columnOf('总表', heading)]
      expect([at('应公开'), at('按时'), at('迟报'), at('逾期'), at('无法核对'), at('按时且合规')]).toEqual([
        tally.due,
        tally.onTime,
        tally.late,
        tally.overdue,
        tally.unverifiable,
        tally.compliant,
      ])
      for (const rate of RATES) {
        const value = rateOf(rate, tally)
        if (value === undefined) expect(at(rate.name)).toBe('—')
        else expect(at(rate.name)).toBeCloseTo(value, 10)
      }
    }
    check('本周（2026-W47）/全县', DIGEST.total)
    check('2026年至2026-11-22/全县', DIGEST.figures.total)
    for (const [unit, tally] of DIGEST.figures.byUnit)
      check(`2026年至2026-11-22/${UNIT_NAMES.get(unit) ?? unit}`, tally)
  })

  test('proves each figure by the rows of 明细, filtered by day and outcome', () => {
    const [days, outcomes] = [cells('明细', '到期日'), cells('明细', '结果')]
    const count = (label: string, firstOn: string, lastOn: string) =>
      days.filter((day, i) => outcomes[i] === label && String(day) >= firstOn && String(day) <= lastOn).length
    const { week, total, figures } = DIGEST
    for (const [label, tally, firstOn, lastOn] of [
      ['按时', total.onTime, week.firstOn, week.lastOn],
      ['迟报', total.late, week.firstOn, week.lastOn],
      ['逾期', total.overdue, week.firstOn, week.lastOn],
      ['无法核对', total.unverifiable, week.firstOn, week.lastOn],
      ['按时', figures.total.onTime, '2026-01-01', figures.throughOn],
      ['逾期', figures.total.overdue, '2026-01-01', figures.throughOn],
    ] as const)
      expect(count(label, firstOn, lastOn)).toBe(tally)
    expect(days).toHaveLength(JUDGED.length)
  })

  test('keeps text as text, whatever it begins with, even once it is saved as CSV', () => {
    expect(cells('明细', '项目')).toContain(`'${FORMULA}`)
  })

  test('carries the evidence of what is missing and of what was found', () => {
    expect(cells('逾期', '存证（SHA-256）').every((cell) => typeof cell === 'string')).toBe(true)
    expect(cells('明细', '存证网址').join(' ')).toContain(`/evidence/${SHA}`)
  })

  test('says of personal data the place and the kind only', () => {
    expect(rows('个人信息')).toHaveLength(1)
    expect(rows('个人信息')[0]).toContain('附件名单第5行至第60行C列')
    expect(rows('个人信息')[0]).toContain('完整的公民身份号码')
  })
})

test('the same values give the same bytes', async () => {
  const bytes = () => workbookBytes(digestWorkbook(JUDGED, DIGEST, { ...FROM, rowsMax: BOUNDS }).sheets)
  expect(Buffer.compare(await bytes(), await bytes())).toBe(0)
})

test('a workbook that is too long keeps what is open, and says how much it leaves out', async () => {
  const settled = Array.from({ length: 50 }, (_, n) => judgedOf({ ...EXAMPLES.closed, id: `s${n}` }))
  const { leftOut, rowOf } = digestWorkbook([...settled, ...JUDGED], DIGEST, {
    ...FROM,
    rowsMax: { detail: 20, other: 1 },
  })
  const short = await readBack([...settled, ...JUDGED], { detail: 20, other: 1 })
  expect(leftOut).toBe(JUDGED.length + 50 - 20)
  expect(short.get('明细')).toHaveLength(21)
  expect(short.get('逾期')).toHaveLength(2)
  expect(JSON.stringify(short.get('口径'))).toContain(`有${leftOut}项没有列出`)
  for (const { obligation } of DIGEST.overdue) expect(rowOf.has(obligation.id)).toBe(true)
})
