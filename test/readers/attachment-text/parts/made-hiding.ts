import { CFB, utils, type WorkSheet, write } from '@e965/xlsx'
import { strToU8, unzipSync, zipSync } from 'fflate'

export interface HidingWorkbook {
  readonly shown: readonly (readonly (string | number)[])[]
  /** On a sheet that the menus do not list. */
  readonly hidden?: readonly (readonly string[])[]
  readonly hiddenRow?: number
  readonly hiddenColumn?: number
  /** On the first cell. */
  readonly comment?: string
  /** Shown as powers of ten, or not at all. */
  readonly format?: string
}

export function madeHidingWorkbook(
  bookType: 'xlsx' | 'biff8' | 'xlsb' | 'xlml',
  made: HidingWorkbook,
): Uint8Array {
  const book = utils.book_new()
  const sheet: WorkSheet = utils.aoa_to_sheet(made.shown.map((row) => [...row]))
  const { hiddenRow, hiddenColumn, comment, format } = made
  if (hiddenRow !== undefined) sheet['!rows'] = holes(hiddenRow)
  if (hiddenColumn !== undefined) sheet['!cols'] = holes(hiddenColumn)
  if (comment !== undefined) utils.cell_add_comment(sheet.A1, comment)
  if (format !== undefined)
    for (const [name, cell] of Object.entries(sheet)) if (!name.startsWith('!')) cell.z = format
  utils.book_append_sheet(book, sheet, '公示')
  if (made.hidden)
    utils.book_append_sheet(book, utils.aoa_to_sheet(made.hidden.map((row) => [...row])), '底稿')
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 2 }] }
  const written: unknown = write(book, { type: bookType === 'xlml' ? 'string' : 'array', bookType })
  return typeof written === 'string' ? strToU8(written) : new Uint8Array(written as ArrayBuffer)
}

function holes(at: number): { hidden: boolean; wch: number; hpt: number }[] {
  return Array.from({ length: at + 1 }, (_, one) => ({ hidden: one === at, wch: 9, hpt: 15 }))
}

/** The same .xlsx with more parts in it. */
export function withParts(
  xlsx: Uint8Array,
  parts: Readonly<Record<string, string | Uint8Array>>,
): Uint8Array {
  const more = Object.entries(parts).map(
    ([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part] as const,
  )
  return zipSync({ ...unzipSync(xlsx), ...Object.fromEntries(more) })
}

const DIMENSIONS = 0x0200
const ROW = 0x0208

/** The same .xls of one sheet with that row hidden ([MS-XLS] 2.4.221), and a stream beside its own. */
export function changedXls(
  xls: Uint8Array,
  { row, stream }: { row?: number; stream?: [name: string, content: Uint8Array] },
): Uint8Array {
  const container = CFB.read(xls, { type: 'array' })
  const entry = CFB.find(container, 'Workbook')
  if (entry === null) throw new Error('no Workbook')
  if (row !== undefined) {
    const bytes = [...Uint8Array.from(entry.content)]
    bytes.splice(
      endOfLast(bytes, DIMENSIONS),
      0,
      ...[ROW & 255, ROW >> 8, 16, 0],
      ...[row, 0, 0, 0, 3, 0, 255, 0, 0, 0, 0, 0, 0x20, 1, 15, 0],
    )
    entry.content = bytes as unknown as typeof entry.content
    entry.size = bytes.length
  }
  if (stream) CFB.utils.cfb_add(container, ...stream)
  return Uint8Array.from(CFB.write(container, { type: 'array' }) as unknown as number[])
}

/** Records are a number, a length and so many bytes. */
function endOfLast(bytes: readonly number[], kind: number): number {
  let found = 0
  for (let at = 0; at + 4 <= bytes.length; ) {
    const [number, length] = [at, at + 2].map((one) => (bytes[one] ?? 0) + (bytes[one + 1] ?? 0) * 256)
    at += 4 + (length ?? 0)
    if (number === kind) found = at
  }
  return found
}
