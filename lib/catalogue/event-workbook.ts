import readXlsxFile from 'read-excel-file/node'
import writeXlsxFile from 'write-excel-file/node'
import type { Catalogue } from '../domain/catalogue.ts'
import type { Decision } from '../domain/duty/decision.ts'
import type { DutyEvent } from '../domain/duty/event.ts'
import type { Person } from '../domain/tell/unit.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Attestation } from '../domain/watch/attestation.ts'
import { csvGrid, type GridFault } from './workbook/csv-grid.ts'
import { DECISION_SHEET, decisionOfRow } from './workbook/decision-row.ts'
import { EVENT_SHEET, eventOfRow } from './workbook/event-rows.ts'
import type { RowFault } from './workbook/row-fault.ts'
import { type Grid, rowsOf, type SheetRow, type SheetShape } from './workbook/sheet-rows.ts'
import { ATTESTATION_SHEET, attestationOfRow, PEOPLE_SHEET, personOfRow } from './workbook/statement-rows.ts'
import {
  attestationCells,
  decisionCells,
  eventCells,
  personCells,
  writtenSheet,
} from './workbook/workbook-cells.ts'

export type { RowFault } from './workbook/row-fault.ts'

/** What people enter in a workbook: one sheet each. */
export interface EventWorkbook {
  readonly events: readonly DutyEvent[]
  readonly attestations: readonly Attestation[]
  readonly decisions: readonly Decision[]
  readonly people: readonly Person[]
}

/** The good rows, and what is wrong with the others. */
export interface WorkbookRead extends EventWorkbook {
  readonly faults: readonly RowFault[]
}

export interface WorkbookContext {
  /** When rows without a time of their own count as entered. */
  readonly recordedAt: Instant
  /** Events recorded earlier, to which statements may refer. Without them, statements on their own are not checked. */
  readonly knownEvents?: ReadonlySet<string> | undefined
}

const SHAPES = [EVENT_SHEET, ATTESTATION_SHEET, DECISION_SHEET, PEOPLE_SHEET]
const BYTES_MAX = 20_000_000

/** Reads an `.xlsx`, given as bytes or path. Each bad row gives its faults, and the good ones still go through. */
export async function readEventWorkbook(
  input: Uint8Array | string,
  catalogue: Catalogue,
  context: WorkbookContext,
): Promise<WorkbookRead> {
  if (typeof input !== 'string' && input.length > BYTES_MAX) {
    return nothingBut({ message: '文件太大', mend: '删去图片和无关的表，或分成几个文件' })
  }
  const sheets = await sheetsOf(typeof input === 'string' ? input : Buffer.from(input))
  if (!sheets)
    return nothingBut({ message: '不是能打开的 Excel 工作簿', mend: '用 Excel 另存为 .xlsx 后再导入' })
  const known = SHAPES.map(({ sheet }) => sheet)
  if (!known.some((sheet) => sheets.has(sheet))) {
    return nothingBut({ message: '没有可读的表', mend: `表名用：${known.join('、')}` })
  }
  return readGrids(sheets, catalogue, context)
}

/** Reads the sheet 触发事件 alone, saved as CSV in UTF-8 or GB18030. */
export function readEventCsv(
  bytes: Uint8Array,
  catalogue: Catalogue,
  context: WorkbookContext,
): WorkbookRead {
  const grid = csvGrid(bytes)
  return 'message' in grid
    ? nothingBut(grid)
    : readGrids(new Map([[EVENT_SHEET.sheet, grid]]), catalogue, context)
}

/** Reads a file by the ending of its name, `.xlsx` or `.csv`, in capitals or not; any other file is a fault. */
export async function readEventFile(
  file: { readonly name: string; readonly bytes: Uint8Array },
  catalogue: Catalogue,
  context: WorkbookContext,
): Promise<WorkbookRead> {
  const name = file.name.toLowerCase()
  if (name.endsWith('.csv')) return readEventCsv(file.bytes, catalogue, context)
  if (name.endsWith('.xlsx')) return readEventWorkbook(file.bytes, catalogue, context)
  return nothingBut({ message: '只读 .xlsx 和 .csv 文件', mend: '用 Excel 另存为 .xlsx 后再导入' })
}

/** Writes a workbook that `readEventWorkbook` reads back as the same values. */
export async function writeEventWorkbook(content: EventWorkbook, catalogue: Catalogue): Promise<Uint8Array> {
  const { events, attestations, decisions, people } = content
  const sheets = [
    writtenSheet(
      EVENT_SHEET,
      events.map((event) => eventCells(event, catalogue)),
    ),
    writtenSheet(
      ATTESTATION_SHEET,
      attestations.map((one) => attestationCells(one, catalogue)),
    ),
    writtenSheet(
      DECISION_SHEET,
      decisions.map((decision) => decisionCells(decision, catalogue)),
    ),
    writtenSheet(
      PEOPLE_SHEET,
      people.map((person) => personCells(person, catalogue)),
    ),
  ]
  return writeXlsxFile(sheets).toBuffer()
}

async function sheetsOf(input: string | Buffer): Promise<Map<string, Grid> | undefined> {
  try {
    const sheets = await readXlsxFile(input)
    return new Map(sheets.map(({ sheet, data }) => [sheet.normalize('NFKC').trim(), data as unknown as Grid]))
  } catch {
    return undefined
  }
}

function readGrids(
  sheets: ReadonlyMap<string, Grid>,
  catalogue: Catalogue,
  { recordedAt, knownEvents }: WorkbookContext,
): WorkbookRead {
  const faults: RowFault[] = []
  const readSheet = <T extends { id: string }>(
    shape: SheetShape,
    read: (row: SheetRow) => T | undefined,
  ): T[] => {
    const grid = sheets.get(shape.sheet)
    if (!grid) return []
    const { rows, faults: ofSheet } = rowsOf(grid, shape)
    faults.push(...ofSheet)
    return distinct(rows, read, faults)
  }
  const events = readSheet(EVENT_SHEET, (row) => eventOfRow(row, catalogue, recordedAt))
  const ids = new Set(events.map(({ id }) => id))
  const isChecked = knownEvents !== undefined || sheets.has(EVENT_SHEET.sheet)
  const isRecorded = (id: string) => ids.has(id) || (knownEvents?.has(id) ?? false)
  // `<event>+<item>`: derived from the notice of a recorded event, and as good a subject of a statement.
  const isKnownEvent = (id: string) => !isChecked || isRecorded(id) || isRecorded(id.replace(/\+[^+]+$/, ''))
  const statement = { catalogue, recordedAt, isKnownEvent }
  return {
    events,
    attestations: readSheet(ATTESTATION_SHEET, (row) => attestationOfRow(row, statement)),
    decisions: readSheet(DECISION_SHEET, (row) => decisionOfRow(row, statement)),
    people: readSheet(PEOPLE_SHEET, (row) => personOfRow(row, catalogue)),
    faults,
  }
}

/** Values of the good rows; a second row with the id of an earlier one is a fault. */
function distinct<T extends { id: string }>(
  rows: readonly SheetRow[],
  read: (row: SheetRow) => T | undefined,
  faults: RowFault[],
): T[] {
  const values = new Map<string, T>()
  const rowOf = new Map<string, number>()
  for (const row of rows) {
    const value = read(row)
    const earlier = value && rowOf.get(value.id)
    if (earlier !== undefined)
      row.fault(row.idHeading, { message: `与第${earlier}行重复`, mend: '删去其中一行，或改编号' })
    else if (value) {
      values.set(value.id, value)
      rowOf.set(value.id, row.number)
    }
    faults.push(...row.faults)
  }
  return [...values.values()]
}

function nothingBut(complaint: GridFault): WorkbookRead {
  const fault = { sheet: '', column: '', ...complaint }
  return { events: [], attestations: [], decisions: [], people: [], faults: [fault] }
}
