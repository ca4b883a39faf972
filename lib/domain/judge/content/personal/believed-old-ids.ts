import { ID_WORDS } from './id-numbers.ts'
import { cellsOf, PERSONS_MIN, type PersonList } from './person-lists.ts'

/** A number of 15 digits that could be an ID number of before 1999: its place in the lines, cells and characters from 0. */
export interface OldIdPlace {
  readonly line: number
  readonly cell: number
  readonly column: number
}

const LABEL_CHARACTERS = 20
const HEAD_CHARACTERS_MAX = 16
const OTHER_NUMBERS = /账|帐|卡|编号|编码|代码|电话|手机|证书|合同/

/** Those that words beside or above them, or a list of persons with such numbers, make ID numbers. */
export function believedOldIds(
  places: readonly OldIdPlace[],
  lines: readonly string[],
  lists: readonly PersonList[],
): readonly OldIdPlace[] {
  const heads = idHeads(lines)
  const listed = listedColumns(places, lists)
  return places.filter(
    ({ line, cell, column }) =>
      ID_WORDS.test(lines[line]?.slice(Math.max(0, column - LABEL_CHARACTERS), column) ?? '') ||
      heads[line]?.includes(cell) === true ||
      listed.has(`${line} ${cell}`),
  )
}

/** For each line, the columns above which the last head with ID words has them. */
function idHeads(lines: readonly string[]): readonly (readonly number[])[] {
  let columns: readonly number[] = []
  return lines.map((text) => {
    const found = cellsOf(text).flatMap((cell, at) => (isIdHead(cell) ? [at] : []))
    if (found.length > 0) columns = found
    return columns
  })
}

function isIdHead(cell: string): boolean {
  return cell.length <= HEAD_CHARACTERS_MAX && ID_WORDS.test(cell) && !/\d{6}/.test(cell)
}

/** Cells of lists in whose column several such numbers stand, under no head that says otherwise. */
function listedColumns(places: readonly OldIdPlace[], lists: readonly PersonList[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { header, rows } of lists) {
    const inList = new Set(rows.map(({ line }) => line))
    const ofList = places.filter(
      ({ line, cell }) => inList.has(line) && !OTHER_NUMBERS.test(header[cell] ?? ''),
    )
    for (const cell of new Set(ofList.map((place) => place.cell))) {
      const column = ofList.filter((place) => place.cell === cell)
      if (column.length >= PERSONS_MIN) for (const { line } of column) found.add(`${line} ${cell}`)
    }
  }
  return found
}
