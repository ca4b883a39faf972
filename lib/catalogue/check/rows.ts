import type { CatalogueFiles } from '../catalogue-files.ts'
import type { Fault } from '../fault.ts'
import { repeated } from './ids.ts'
import {
  isPublishRule,
  itemsOf,
  type Placed,
  type Row,
  type RowItem,
  rowsOf,
  rulesOfRow,
  within,
} from './placed.ts'

/** The rows of the directive's list: none missing, none twice, and each item of a row whole in itself. */
export function* checkRows(files: CatalogueFiles): Iterable<Fault> {
  const rows = rowsOf(files)
  yield* repeated('序号', rows, (row) => [String(row.value.row), ['row']])
  if (files.items.complete) yield* missingRows(rows)
  const byNumber = new Map(rows.map((row) => [row.value.row, row.value]))
  for (const row of rows) {
    if (files.items.complete) yield* checkInherited(row, byNumber)
    yield* checkRowIds(row)
    yield* checkTracks(row)
    for (const item of itemsOf(row)) yield* checkItem(item, row)
  }
}

function* missingRows(rows: readonly Placed<Row>[]): Iterable<Fault> {
  const numbers = new Set(rows.map((row) => row.value.row))
  for (const row of rows) {
    const before = row.value.row - 1
    if (before < 1 || numbers.has(before)) continue
    yield row.fault(['row'], { message: `缺少序号 ${before}`, mend: `补上第 ${before} 行` })
  }
}

function* checkInherited(row: Placed<Row>, rows: ReadonlyMap<number, Row>): Iterable<Fault> {
  const cells = ['deadline', 'keep', 'channel', 'responsible', 'oversight'] as const
  for (const cell of cells) {
    const from = row.value.inherits[cell]
    if (from === undefined || rows.get(from)?.wording[cell] !== undefined) continue
    yield row.fault(['inherits', cell], {
      message: `第 ${from} 行没有印出 ${cell}`,
      mend: '改为印有这一格文字的那一行的序号',
    })
  }
}

function* checkRowIds(row: Placed<Row>): Iterable<Fault> {
  const number = String(row.value.row).padStart(2, '0')
  for (const item of itemsOf(row)) {
    if (item.value.id.split('.')[0] === number) continue
    const mend = `改为 '${number}' 或 '${number}.1' 这样的编号`
    yield item.fault(['id'], { message: `事项 ${item.value.id} 不属于第 ${row.value.row} 行`, mend })
  }
  for (const rule of rulesOfRow(row)) {
    if (rule.value.id.split('.')[0] === `R${number}`) continue
    const mend = `改为 R${number} 或 R${number}.A 这样的编号`
    yield rule.fault(['id'], { message: `规则 ${rule.value.id} 不属于第 ${row.value.row} 行`, mend })
  }
}

/** A text comes in electronically or in another way: a row that speaks of the one must speak of the other. */
function* checkTracks(row: Placed<Row>): Iterable<Fault> {
  const rules = rulesOfRow(row)
  const electronic = rules.find((rule) => rule.value.track === 'electronic-exchange')
  const other = rules.some((rule) => rule.value.track === 'other-submission')
  const explained = row.value.readings.some(({ question }) => question.includes('其他形式'))
  if (electronic === undefined || other || explained) return
  yield electronic.fault(['track'], {
    message: '只有电子交互一种途径',
    mend: '补上 track: other-submission 的规则，或在 readings 中说明“其他形式”提交的怎么办',
  })
}

function* checkItem(item: Placed<RowItem>, row: Placed<Row>): Iterable<Fault> {
  const { rules, elements, recognition, id } = item.value
  if (![...rules, ...row.value.shared].some(isPublishRule)) {
    const mend = '补上一条有公开时效的规则（不是 keep，也不是 warning）'
    yield item.fault(['rules'], { message: `事项 ${id} 没有公开时效`, mend })
  }
  yield* repeated('要素序号', within(item, ['elements'], elements), (element) => [
    String(element.value.n),
    ['n'],
  ])
  for (const [index, word] of recognition.not.entries()) {
    if (!recognition.words.includes(word)) continue
    const mend = '从 words 或 not 中删去一处'
    yield item.fault(['recognition', 'not', index], { message: `“${word}”既是识别词又是排除词`, mend })
  }
}
