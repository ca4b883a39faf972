import { type CellObject, read, type WorkBook } from '@e965/xlsx'
import type { FoundText } from './found-text.ts'

const ROWS_MAX = 20_000
const COLUMNS_MAX = 200
const SHEETS_MAX = 50
const CHARACTERS_MAX = 300_000

/** Sheets of an Excel or WPS workbook of any age as lines `a | b`, hidden ones marked. Throws for what is none. */
export function sheetText(body: Uint8Array): FoundText {
  // Format 14 is the day as the reader's computer writes it, which is otherwise taken for month/day/year.
  const book = read(body, {
    type: 'array',
    dense: true,
    sheetRows: ROWS_MAX,
    dateNF: 'yyyy-mm-dd',
    cellFormula: false,
    cellHTML: false,
  })
  let text = ''
  let isCut = book.SheetNames.length > SHEETS_MAX
  for (const [at, name] of book.SheetNames.slice(0, SHEETS_MAX).entries()) {
    text += `${name}${isHidden(book, at) ? '（隐藏工作表）' : ''}\n`
    const sheet = book.Sheets[name]
    isCut ||= sheet?.['!fullref'] !== undefined && sheet['!fullref'] !== sheet['!ref']
    for (const row of rowsOf(sheet?.['!data'])) {
      if (text.length > CHARACTERS_MAX) break
      text += lineOf(row)
    }
  }
  return { kind: 'text', text, ...(isCut && { isCut }) }
}

function isHidden(book: WorkBook, at: number): boolean {
  return (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) > 0
}

/** Rows and cells that a sheet leaves out are holes. */
function rowsOf(data: unknown): readonly (readonly (CellObject | undefined)[])[] {
  return Array.isArray(data) ? data.filter(Array.isArray) : []
}

function lineOf(row: readonly (CellObject | undefined)[]): string {
  const words = Array.from(row.slice(0, COLUMNS_MAX), (cell) => String(cell?.w ?? cell?.v ?? '').trim())
  const line = words.join(' | ').replace(/[ |]+$/, '')
  return line === '' ? '' : `${line}\n`
}
