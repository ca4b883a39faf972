/** What is wrong with one cell or row of a sheet, in words for whoever filled it in. Rows are counted from 1, as Excel does. */
export interface RowFault {
  readonly sheet: string
  /** Left out where the whole file is meant. */
  readonly row?: number | undefined
  readonly column: string
  /** What stood in the cell; left out where it may be a number of a person. */
  readonly value?: string | undefined
  readonly message: string
  readonly mend: string
}

/** Message and mend of a fault, before it is known where it stands. */
export interface CellComplaint {
  readonly message: string
  readonly mend: string
}

const VALUE_CHARACTERS_MAX = 60
/** Mobile numbers, identity numbers and bank cards: eleven digits or more in a row, however they are grouped. */
const NUMBER_OF_PERSON = /\d(?:[\s-]?\d){10,}/

/** The value as it may be repeated; undefined where it may hold a number of a person. */
export function repeatable(value: string): string | undefined {
  if (value === '' || NUMBER_OF_PERSON.test(value.normalize('NFKC'))) return undefined
  return value.slice(0, VALUE_CHARACTERS_MAX)
}
