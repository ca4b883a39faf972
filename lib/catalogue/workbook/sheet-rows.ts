import { type CellValue, isRoundedNumber, momentOfCell, textOfCell } from './cell-value.ts'
import type { StatedMoment } from './event-check.ts'
import { nearestKnown } from './nearest-known.ts'
import { type CellComplaint, type RowFault, repeatable } from './row-fault.ts'

export type Grid = readonly (readonly CellValue[])[]

/** A sheet with its headings; `needed` ones must be there. */
export interface SheetShape {
  readonly sheet: string
  readonly headings: readonly string[]
  readonly needed: readonly string[]
  /** Headings whose cells are never repeated in a fault. */
  readonly silent?: readonly string[]
}

const HEADING_ROWS_MAX = 5
const ROWS_MAX = 5_000

/** One filled row, read by heading; what is wrong with its cells gathers in `faults`. */
export class SheetRow {
  readonly number: number
  readonly faults: RowFault[] = []
  readonly #shape: SheetShape
  readonly #cells: ReadonlyMap<string, CellValue>

  constructor(shape: SheetShape, number: number, cells: ReadonlyMap<string, CellValue>) {
    this.#shape = shape
    this.number = number
    this.#cells = cells
  }

  /** The heading under which rows of this sheet are told apart. */
  get idHeading(): string {
    return this.#shape.headings.find((heading) => /编号$/.test(heading)) ?? this.#shape.needed[0] ?? ''
  }

  cell(heading: string): CellValue {
    return this.#cells.get(heading)
  }

  /** Text of the cell, empty when there is none. A number too long for Excel is a fault. */
  text(heading: string): string {
    if (isRoundedNumber(this.cell(heading))) {
      const mend = '把单元格格式设为“文本”，再重新填写'
      this.fault(heading, { message: '编号按数字存放，末几位已经丢失', mend })
      return ''
    }
    return textOfCell(this.cell(heading))
  }

  /** Text that must be there. */
  neededText(heading: string): string {
    const text = this.text(heading)
    if (text === '' && !isRoundedNumber(this.cell(heading))) {
      this.fault(heading, { message: `没有填“${heading}”`, mend: `补填“${heading}”` })
    }
    return text
  }

  /** The moment in China of the cell, undefined when it is empty or, as a fault, unreadable. */
  moment(heading: string): StatedMoment | undefined {
    if (textOfCell(this.cell(heading)) === '') return undefined
    const moment = momentOfCell(this.cell(heading))
    if (!moment) {
      const mend = '写成 2026-10-12 09:30 或 2026年10月12日，或用 Excel 日期格式'
      this.fault(heading, { message: '不是能读懂的日期', mend })
    }
    return moment
  }

  neededMoment(heading: string): StatedMoment | undefined {
    if (textOfCell(this.cell(heading)) === '') this.neededText(heading)
    return this.moment(heading)
  }

  fault(heading: string, complaint: CellComplaint): void {
    const isSilent = this.#shape.silent?.includes(heading) ?? false
    const value = isSilent ? undefined : repeatable(textOfCell(this.cell(heading)))
    const { sheet } = this.#shape
    this.faults.push({ sheet, row: this.number, column: heading, ...(value ? { value } : {}), ...complaint })
  }

  /** A word that is not in a list, with the nearest ones that are. */
  notKnown(heading: string, known: Iterable<string>): void {
    const nearest = nearestKnown(this.text(heading), known).map((word) => `“${word}”`)
    this.fault(heading, { message: `没有这个${heading}`, mend: `改为${nearest.join('、')}等已登记的写法` })
  }
}

export interface SheetRows {
  readonly rows: readonly SheetRow[]
  readonly faults: readonly RowFault[]
}

/** The filled rows of a sheet below its headings, which may stand below a title. */
export function rowsOf(grid: Grid, shape: SheetShape): SheetRows {
  const at = grid.slice(0, HEADING_ROWS_MAX).findIndex((row) => headingCount(row, shape) >= 2)
  if (at === -1) {
    const mend = `第一行写列名：${shape.needed.join('、')}等`
    return { rows: [], faults: [sheetFault(shape, { row: 1, column: '', message: '找不到列名', mend })] }
  }
  const columns = (grid[at] ?? []).map((cell) => headingOf(cell, shape))
  const faults = headingFaults(grid[at] ?? [], { shape, columns, row: at + 1 })
  const filled = grid
    .map((cells, index) => ({ cells, number: index + 1 }))
    .slice(at + 1)
    .filter(({ cells }) => cells.some((cell) => textOfCell(cell) !== ''))
  if (filled.length > ROWS_MAX) {
    const mend = '分成几个文件导入'
    faults.push(
      sheetFault(shape, { row: ROWS_MAX, column: '', message: `超过${ROWS_MAX}行，其余未读`, mend }),
    )
  }
  const isComplete = shape.needed.every((heading) => columns.includes(heading))
  const rows = isComplete ? filled.slice(0, ROWS_MAX) : []
  return {
    rows: rows.map(({ cells, number }) => new SheetRow(shape, number, byHeading(columns, cells))),
    faults,
  }
}

function byHeading(columns: readonly (string | undefined)[], cells: readonly CellValue[]) {
  return new Map(
    columns.flatMap((heading, at): [string, CellValue][] => (heading ? [[heading, cells[at]]] : [])),
  )
}

function headingKey(text: string): string {
  return text.normalize('NFKC').replace(/[\s*]/g, '')
}

function headingOf(cell: CellValue, shape: SheetShape): string | undefined {
  const key = headingKey(textOfCell(cell))
  return shape.headings.find((heading) => headingKey(heading) === key)
}

function headingCount(row: readonly CellValue[], shape: SheetShape): number {
  return row.filter((cell) => headingOf(cell, shape) !== undefined).length
}

function headingFaults(
  cells: readonly CellValue[],
  at: { shape: SheetShape; columns: readonly (string | undefined)[]; row: number },
): RowFault[] {
  const { shape, columns, row } = at
  const unknown = cells.flatMap((cell, index): RowFault[] => {
    const text = textOfCell(cell)
    if (text === '' || columns[index] !== undefined) return []
    const nearest = nearestKnown(text, shape.headings)[0] ?? ''
    const mend = `改为“${nearest}”等模板中的列名，或删去这一列`
    return [sheetFault(shape, { row, column: repeatable(text) ?? '', message: '不认识的列，没有读', mend })]
  })
  const twice = columns.flatMap((heading, index): RowFault[] =>
    heading !== undefined && columns.indexOf(heading) < index
      ? [sheetFault(shape, { row, column: heading, message: '列名重复', mend: '只保留一列' })]
      : [],
  )
  const missing = shape.needed
    .filter((heading) => !columns.includes(heading))
    .map((heading) =>
      sheetFault(shape, {
        row,
        column: heading,
        message: `没有“${heading}”这一列`,
        mend: `补上“${heading}”列`,
      }),
    )
  return [...unknown, ...twice, ...missing]
}

export function sheetFault({ sheet }: Pick<SheetShape, 'sheet'>, fault: Omit<RowFault, 'sheet'>): RowFault {
  return { sheet, ...fault }
}
