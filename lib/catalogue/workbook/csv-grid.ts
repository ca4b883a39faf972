import { CsvError, parse } from 'csv-parse/sync'
import type { CellComplaint } from './row-fault.ts'
import type { Grid } from './sheet-rows.ts'

/** What keeps the rows from being told apart, and the row where that was seen. */
export interface GridFault extends CellComplaint {
  readonly row?: number | undefined
}

/**
 * Rows of a CSV file (RFC 4180) in UTF-8, or in GB18030 as Excel saves it in China; tabs count where the heading has
 * them. With a fault no row is good: behind an open quote, the rest of the file is one cell.
 */
export function csvGrid(bytes: Uint8Array): Grid | GridFault {
  const text = decoded(bytes)
  const delimiter = (text.split('\n', 1)[0] ?? '').includes('\t') ? '\t' : ','
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true, relax_quotes: true }) as string[][]
  } catch (error) {
    if (error instanceof CsvError) return gridFault(error)
    throw error
  }
}

function gridFault(error: CsvError): GridFault {
  if (error.code !== 'CSV_QUOTE_NOT_CLOSED')
    return { message: '不是能读懂的 CSV', mend: '用 Excel 另存为 .csv（逗号分隔）或 .xlsx 后再导入' }
  // The parser names the line where the file ended; the open cell is in the row after the last whole one.
  const row = typeof error.records === 'number' ? error.records + 1 : undefined
  const mend = '在这一行或前面几行补上或删去多出的半个引号 "，再导入'
  return { row, message: '引号没有配对，读不出各行', mend }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
