import { extname } from 'node:path'
import { type CellValue, momentOfCell, textOfCell } from '../../catalogue/workbook/cell-value.ts'
import { csvGrid } from '../../catalogue/workbook/csv-grid.ts'
import { repeatable } from '../../catalogue/workbook/row-fault.ts'
import { chinaDateOf } from '../../domain/time/instant.ts'
import type { PersonFault } from './person-line.ts'
import { withoutAddresses } from './person-words.ts'

/** One filled line of a file. Lines count from 1, as an editor or Excel counts them. */
export interface FileLine {
  readonly line: number
  /** What it says, in the form of JSON; undefined for a line that is no JSON. */
  readonly value: unknown
}

export interface LineFault extends PersonFault {
  readonly line: number
}

export interface PersonFile {
  readonly lines: readonly FileLine[]
  readonly faults: readonly LineFault[]
  /** What a field is called in this file. */
  readonly nameOf: (field: string) => string
}

const LINE_CHARACTERS_MAX = 10_000
export const LINES_MAX = 5_000

/** Headings of a CSV file, each with the field that it fills: those of the sheet 联系人, and the fields' own names. */
const HEADINGS: Readonly<Record<string, string>> = {
  编号: 'id',
  行政区划代码: 'county',
  单位: 'unit',
  角色: 'role',
  姓名: 'name',
  邮箱: 'email',
  手机: 'phone',
  休假起: 'away.from',
  休假止: 'away.until',
  代办人: 'away.substitute',
}
const FIELDS = Object.values(HEADINGS)
const NEEDED = ['单位', '角色', '姓名', '邮箱'] as const
const DAYS: readonly string[] = ['away.from', 'away.until']

/** Reads `.csv` or `.jsonl` by the ending of its name; undefined for another ending. */
export function readPersonFile(name: string, bytes: Uint8Array): PersonFile | undefined {
  const ending = extname(name).toLowerCase()
  if (ending === '.csv') return csvFile(bytes)
  return ending === '.jsonl' ? jsonlFile(bytes) : undefined
}

function jsonlFile(bytes: Uint8Array): PersonFile {
  const lines = new TextDecoder('utf-8')
    .decode(bytes)
    .split(/\r?\n/)
    .map((text, index) => ({ line: index + 1, text }))
    .filter(({ text }) => text.trim() !== '')
    .map(({ line, text }) => ({ line, value: parsed(text) }))
  return { lines, faults: [], nameOf: (field) => field }
}

function parsed(text: string): unknown {
  try {
    return text.length > LINE_CHARACTERS_MAX ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

function csvFile(bytes: Uint8Array): PersonFile {
  const grid = csvGrid(bytes)
  if ('message' in grid) {
    const { row = 1, message, mend } = grid
    return { lines: [], faults: [{ line: row, field: '', message, mend }], nameOf: (field) => field }
  }
  const headings = (grid[0] ?? []).map(textOfCell)
  const fields = headings.map(fieldOf)
  const nameOf = (field: string) => headings[fields.indexOf(field)] ?? field
  const faults = [...headingFaults(headings, fields)]
  const isReadable = NEEDED.every((needed) => fields.includes(fieldOf(needed)))
  const lines = grid
    .map((cells, index) => ({ line: index + 1, cells }))
    .slice(1)
    .filter(({ cells }) => cells.some((cell) => textOfCell(cell) !== ''))
    .map(({ line, cells }) => ({ line, value: personIn(cells, fields) }))
  return { lines: isReadable ? lines : [], faults, nameOf }
}

function fieldOf(heading: string): string | undefined {
  const key = heading.replace(/[\s*]/g, '')
  return Object.hasOwn(HEADINGS, key) ? HEADINGS[key] : FIELDS.find((field) => field === key)
}

function* headingFaults(
  headings: readonly string[],
  fields: readonly (string | undefined)[],
): Iterable<LineFault> {
  if (fields.every((field) => field === undefined)) {
    yield {
      line: 1,
      field: '',
      message: '找不到列名，没有读任何一行',
      mend: `第一行写列名：${NEEDED.join('、')}等`,
    }
    return
  }
  for (const [index, heading] of headings.entries()) {
    const field = fields[index]
    const shown = withoutAddresses(repeatable(heading) ?? '')
    if (field === undefined && heading !== '') {
      const mend = `改为其中之一，或删去这一列：${Object.keys(HEADINGS).join('、')}`
      yield { line: 1, field: shown, message: '不认识的列，没有读', mend }
    } else if (field !== undefined && fields.indexOf(field) < index)
      yield { line: 1, field: shown, message: '列名重复，读的是前一列', mend: '只保留一列' }
  }
  for (const needed of NEEDED) {
    if (fields.includes(fieldOf(needed))) continue
    yield {
      line: 1,
      field: needed,
      message: `没有“${needed}”这一列，没有读任何一行`,
      mend: `补上“${needed}”列`,
    }
  }
}

/** Cells as the fields of one person; an empty cell is no field. */
function personIn(cells: readonly CellValue[], fields: readonly (string | undefined)[]): object {
  const filled = fields.flatMap((field, index): (readonly [string, string])[] => {
    const text = textOfCell(cells[index])
    const isFirst = fields.indexOf(field) === index
    return field === undefined || text === '' || !isFirst ? [] : [[field, cellText(field, text)]]
  })
  const own = filled.filter(([field]) => !field.startsWith('away.'))
  const away = filled.flatMap(([field, text]) => (field.startsWith('away.') ? [[field.slice(5), text]] : []))
  return { ...Object.fromEntries(own), ...(away.length > 0 && { away: Object.fromEntries(away) }) }
}

/** Excel writes days its own way. */
function cellText(field: string, text: string): string {
  const moment = DAYS.includes(field) ? momentOfCell(text) : undefined
  return moment ? chinaDateOf(moment.at) : text
}
