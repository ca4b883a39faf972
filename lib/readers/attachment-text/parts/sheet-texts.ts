import { type CellObject, read, type WorkBook, type WorkSheet } from '@e965/xlsx'
import type { PlacedText, PlacedTexts, UnreadPart } from './placed-text.ts'

const ROWS_MAX = 50_000
/** Excel has no more; a broken file may name thousands of millions. */
const COLUMNS_MAX = 16_384
const SHEETS_MAX = 200
const CHARACTERS_MAX = 5_000_000
const CELL_CHARACTERS_MAX = 32_767
/** Excel shows integers of more digits than these as powers of ten. */
const WHOLE_FROM = 1e9
const HIDING = ['', '（隐藏）', '（隐藏，且不在“取消隐藏”的菜单中）']

/** Every sheet of a workbook with its hidden rows and columns, comments, and names of sheets and ranges. Throws for what is none. */
export function sheetTexts(body: Uint8Array): PlacedTexts {
  const book = read(body, {
    type: 'array',
    dense: true,
    sheetRows: ROWS_MAX,
    dateNF: 'yyyy-mm-dd',
    cellFormula: false,
    cellHTML: false,
    // Without it the library does not say which rows and columns are hidden.
    cellStyles: true,
  })
  const texts: PlacedText[] = []
  const unread: UnreadPart[] = []
  let left = CHARACTERS_MAX
  for (const [at, name] of book.SheetNames.slice(0, SHEETS_MAX).entries()) {
    const place = `第${at + 1}个工作表“${name}”${HIDING[book.Workbook?.Sheets?.[at]?.Hidden ?? 0] ?? ''}`
    const sheet = book.Sheets[name]
    if (sheet === undefined) continue
    const { text, comments, isCut } = textOf(sheet, left)
    left -= text.length
    const isHidden = place.includes('（隐藏')
    texts.push({
      place,
      text,
      isSheet: true,
      ...hiddenParts(sheet),
      ...(isHidden && { isHidden: true as const }),
    })
    if (comments !== '') texts.push({ place: `${place}的批注`, text: comments, isHidden: true })
    if (isCut) unread.push({ place, reason: '工作表太大，只看了前面的部分' })
  }
  if (book.SheetNames.length > SHEETS_MAX)
    unread.push({ place: '', reason: `工作表超过${SHEETS_MAX}个，后面的没有看` })
  return { texts: [...texts, ...namesIn(book)], unread }
}

function namesIn(book: WorkBook): readonly PlacedText[] {
  const ranges = (book.Workbook?.Names ?? []).map(
    ({ Name = '', Ref = '', Comment = '' }) => `${Name}\t${Ref}\t${Comment}`,
  )
  return [
    { place: '工作表名称', text: book.SheetNames.join('；\n') },
    ...(ranges.length > 0
      ? [{ place: '名称管理器', text: ranges.join('；\n'), isHidden: true as const }]
      : []),
  ]
}

function hiddenParts(sheet: WorkSheet): Pick<PlacedText, 'hiddenRows' | 'hiddenColumns'> {
  return {
    hiddenRows: hiddenAt(sheet['!rows'], ({ hpt }) => hpt === 0),
    hiddenColumns: hiddenAt(sheet['!cols'], ({ width, wch, wpx }) => width === 0 || wch === 0 || wpx === 0),
  }
}

/** Lists of the library have holes. */
function hiddenAt<Info extends { readonly hidden?: boolean }>(
  infos: readonly (Info | undefined)[] | undefined,
  hasNoSize: (info: Info) => boolean,
): readonly number[] {
  const hidden: number[] = []
  infos?.forEach((info, at) => {
    if (info && (info.hidden || hasNoSize(info))) hidden.push(at)
  })
  return hidden
}

interface SheetText {
  readonly text: string
  readonly comments: string
  readonly isCut: boolean
}

type Row = readonly (CellObject | undefined)[]

function textOf(sheet: WorkSheet, charactersMax: number): SheetText {
  const rows: readonly (Row | undefined)[] = Array.isArray(sheet['!data']) ? sheet['!data'] : []
  const lines: string[] = []
  const comments: string[] = []
  let characters = 0
  let isCut = sheet['!fullref'] !== undefined && sheet['!fullref'] !== sheet['!ref']
  // Rows that a sheet leaves out are holes, which must keep their lines.
  for (let at = 0; at < Math.min(rows.length, ROWS_MAX) && characters <= charactersMax; at++) {
    const row = (rows[at] ?? []).slice(0, COLUMNS_MAX)
    const line = lineOf(row)
    lines.push(line)
    characters += line.length + 1
    comments.push(...commentsIn(row))
    isCut ||= (rows[at]?.length ?? 0) > COLUMNS_MAX
  }
  isCut ||= characters > charactersMax || rows.length > ROWS_MAX
  return { text: lines.join('\n'), comments: comments.join('；\n'), isCut }
}

function lineOf(row: Row): string {
  const cells = Array.from(row, (cell) => (cell ? wordsIn(cell) : ''))
  return cells.slice(0, cells.findLastIndex((words) => words !== '') + 1).join('\t')
}

/** What is shown, unless the shown form leaves out digits that stand in the cell. */
function wordsIn({ t, v, w }: CellObject): string {
  const isLong = t === 'n' && typeof v === 'number' && Number.isInteger(v) && Math.abs(v) >= WHOLE_FROM
  const words = isLong ? wholeNumber(v) : w?.trim() || String(v ?? '')
  return words
    .slice(0, CELL_CHARACTERS_MAX)
    .replace(/[\t\r\n]+/g, ' ')
    .replaceAll(' | ', '|')
}

/** Of an ID number that was entered as a number, Excel keeps the first 15 digits. */
function wholeNumber(value: number): string {
  const digits = BigInt(value).toString()
  return digits.length === 18 ? `${digits.slice(0, 15)}***` : digits
}

function commentsIn(row: Row): readonly string[] {
  return row.flatMap((cell) => (cell?.c ?? []).map(({ t = '' }) => t.trim()).filter(Boolean))
}
