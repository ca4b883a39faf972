import { fixedArchive } from './fixed-archive.ts'
import type { Cell, Sheet } from './sheet.ts'

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** An `.xlsx` of the sheets; the same bytes for the same values. The writer loads when it is first wanted. */
export async function workbookBytes(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const written = sheets.map(({ name, columns, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    columns: columns.map(({ widthChars }) => ({ width: widthChars })),
    data: [
      columns.map(({ heading }) => ({ value: heading, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map(writtenCell)),
    ],
  }))
  return fixedArchive(await writeXlsxFile(written).toBuffer())
}

function writtenCell(cell: Cell) {
  switch (typeof cell) {
    case 'undefined':
      return null
    case 'number':
      return { value: cell, type: Number }
    case 'string':
      return { value: cell, type: String, format: '@' }
    default:
      return { value: cell.rate, type: Number, format: '0.0%' }
  }
}
