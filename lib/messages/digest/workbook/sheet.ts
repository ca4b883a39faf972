import { formulaSafe, plainTitle } from '../../plain-title.ts'

/** Text stays text, whatever it begins with: no cell of ours is ever a formula. */
export type Cell = string | number | { readonly rate: number } | undefined

export interface Column {
  readonly heading: string
  readonly widthChars: number
}

/** One sheet of a workbook in values; the first row holds the headings of the columns. */
export interface Sheet {
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
}

export function column(heading: string, widthChars = 12): Column {
  return { heading, widthChars }
}

const CELL_CHARS_MAX = 2_000

/** What people wrote, on one line and within what a cell shows. */
export function cellText(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const clean = formulaSafe(plainTitle(text, CELL_CHARS_MAX))
  return clean === '' ? undefined : clean
}
