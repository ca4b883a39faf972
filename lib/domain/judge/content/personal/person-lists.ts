import { isPersonName } from './person-name.ts'

/** A row of a list of natural persons; `header` is what stands above each of its cells, empty where there is no head. */
export interface PersonRow {
  readonly line: number
  readonly cells: readonly string[]
}
export interface PersonList {
  /** Words of its head, a cell each. */
  readonly header: readonly string[]
  readonly rows: readonly PersonRow[]
}

/** Fewer persons are no list. */
export const PERSONS_MIN = 3
/** A head may take two rows more, where its cells are merged. */
const HEAD_LINES_MAX = 3
/** After so many lines without a person the list has ended. */
const OTHER_LINES_MAX = 30
/** Merged cells shift those behind them. */
const SHIFT_MAX = 2
const HEAD_CHARACTERS_MAX = 12
const LINE_CHARACTERS_MAX = 2000
const NAME_HEAD =
  /姓名|户主|申请人|承租人|农户|受助人|救助对象|保障对象|补助对象|配租对象|被征收人|权利人|持证人|领取人|领款人|收款人|受益人|家庭成员|当事人/
/** Whoever is to be called on a matter: with names, but published so that people can call. */
export const CONTACT =
  /联系人|经办|代理|采购人|招标人|投标人|供应商|中标人|项目经理|负责人|责任人|河长|林长|网格员|值班|职务|岗位|部门|科室|公司|企业名称|单位名称/

/** Cells of a line: between tabs or ` | `; else between commas, as in a CSV file; else between blanks. */
export function cellsOf(line: string): readonly string[] {
  if (/\t| \| /.test(line)) return line.split(/\t| \| /)
  return line.split(',').length > 2 ? line.split(',') : line.trim().split(/ +/)
}

/** Lists under a head with 姓名 or the like, and runs of lines of name and number without one. */
export function personLists(lines: readonly string[]): readonly PersonList[] {
  const lists: Growing[] = []
  let open: Growing | undefined
  for (const [line, text] of lines.entries()) {
    if (text.length > LINE_CHARACTERS_MAX || text.trim() === '') continue
    const cells = cellsOf(text)
    const columns = nameColumns(cells)
    if (columns.length > 0) {
      open = { header: [...cells], columns, rows: [], otherLines: 0 }
      lists.push(open)
    } else if (open && !grow(open, { line, cells })) open = undefined
  }
  const headed = lists.filter(({ rows }) => rows.length >= PERSONS_MIN)
  const taken = new Set(headed.flatMap(({ rows }) => rows.map(({ line }) => line)))
  return [...headed, ...bareList(lines, taken)]
}

interface Growing {
  readonly header: string[]
  readonly columns: readonly number[]
  readonly rows: PersonRow[]
  otherLines: number
}

function nameColumns(cells: readonly string[]): readonly number[] {
  if (cells.length < 2) return []
  return cells.flatMap((cell, at) => (isNameHead(cell) ? [at] : []))
}

function isNameHead(cell: string): boolean {
  const words = cell.replace(/\s/g, '')
  return words.length <= HEAD_CHARACTERS_MAX && NAME_HEAD.test(words) && !/[:：\d]/.test(words)
}

/** False when the list has ended. */
function grow(list: Growing, row: PersonRow): boolean {
  const isPerson = list.columns.some((column) =>
    row.cells.slice(Math.max(0, column - SHIFT_MAX), column + SHIFT_MAX + 1).some(isPersonName),
  )
  if (isPerson) {
    list.rows.push(row)
    list.otherLines = 0
    return true
  }
  list.otherLines += 1
  if (list.rows.length === 0 && list.otherLines < HEAD_LINES_MAX)
    for (const [at, cell] of row.cells.entries()) list.header[at] = `${list.header[at] ?? ''}${cell}`
  return list.otherLines <= OTHER_LINES_MAX
}

/** Ends a line that people to be called follow. */
const CONTACTS_FOLLOW = /联系|经办|咨询|监督|负责人|责任人/

/** Lines that begin with a name, or a number in a row and a name, and are nobody's business address. */
function bareList(lines: readonly string[], taken: ReadonlySet<number>): readonly PersonList[] {
  const rows: PersonRow[] = []
  let isOfContacts = false
  for (const [line, text] of lines.entries()) {
    if (taken.has(line) || text.length > LINE_CHARACTERS_MAX || text.trim() === '') continue
    if (!isBareRow(text)) isOfContacts = CONTACTS_FOLLOW.test(text)
    else if (!isOfContacts) rows.push({ line, cells: [text] })
  }
  return rows.length >= PERSONS_MIN ? [{ header: [], rows }] : []
}

function isBareRow(text: string): boolean {
  if (CONTACT.test(text) || !/\d{4}/.test(text)) return false
  const [first = '', second = ''] = text.match(/[\u4e00-\u9fa5*×○●■·]+/g) ?? []
  return isPersonName(NAME_HEAD.test(first) ? second : first)
}
