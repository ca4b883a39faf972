import { CONTACT, cellsOf, PERSONS_MIN, type PersonList, type PersonRow } from './person-lists.ts'
import { isPersonName } from './person-name.ts'

/** Where a number stands: the line of the text and the cell in it, both from 0. */
export interface FoundNumber {
  readonly kind: 'phone' | 'bank-card'
  readonly line: number
  readonly cell: number
}

const PHONE = /(?<![0-9A-Za-z])(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?![0-9A-Za-z])/g
const CARD = /(?<![0-9A-Za-z])\d(?: ?\d){15,18}(?![0-9A-Za-z])/g
const CARD_WORDS = /银行卡|卡号|账号|帐号|账户|帐户|一卡通|一折通|社保卡|存折/
const PAYEE_HEAD = /户名|收款|账户名|帐户名/
const ORGANISATION =
  /(?:公司|中心|局|院|校|社|厂|部|处|所|站|店|会|队|委|行|场|园|馆|集团|政府|学)(?:[（(].{1,10}[）)])?$/

/** Mobile numbers of natural persons in a list; those of contacts are there to be called. */
export function phonesIn({ header, rows }: PersonList): readonly FoundNumber[] {
  if (header.some((head) => CONTACT.test(head))) return []
  const found = rows.map((row) => numbersIn(row, 'phone', (cell) => cell.match(PHONE)?.length ?? 0))
  return found.filter((numbers) => numbers.length > 0).length >= PERSONS_MIN ? found.flat() : []
}

/** Card numbers beside the names of persons, under a head that speaks of cards or accounts. */
export function cardsIn({ header, rows }: PersonList): readonly FoundNumber[] {
  if (!header.some((head) => CARD_WORDS.test(head))) return []
  const isOfPerson = ({ cells }: PersonRow) =>
    !cells.some((cell, at) => PAYEE_HEAD.test(header[at] ?? '') && ORGANISATION.test(cell.trim()))
  return rows
    .filter(isOfPerson)
    .flatMap((row) => numbersIn(row, 'bank-card', (cell, at) => (isCode(header[at]) ? 0 : cardCount(cell))))
}

function isCode(head = ''): boolean {
  return /编号|编码|代码|证/.test(head)
}

function numbersIn(
  { line, cells }: PersonRow,
  kind: FoundNumber['kind'],
  count: (cell: string, at: number) => number,
): readonly FoundNumber[] {
  return cells.flatMap((text, cell) =>
    Array.from({ length: count(text, cell) }, (): FoundNumber => ({ kind, line, cell })),
  )
}

function cardCount(text: string): number {
  return [...text.matchAll(CARD)].filter(([number]) => passesLuhn(number)).length
}

/** ISO/IEC 7812-1, annex B. */
function passesLuhn(written: string): boolean {
  const number = written.replaceAll(' ', '')
  let sum = 0
  for (let at = 0; at < number.length; at++) {
    const digit = Number(number.charAt(number.length - 1 - at))
    sum += at % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)
  }
  return sum % 10 === 0
}

const LABELLED_CARD =
  /(?:银行卡|卡号|账号|帐号|一卡通|社保卡)[^0-9\n]{0,12}(\d(?: ?\d){15,18})(?![0-9A-Za-z])/
const PAYEE = /(?:户名|账户名称|收款人|户主|姓名)[:： \t|]{1,4}([^\s,，;；。|（(]{2,30})/
/** Lines around the number in which its payee is named. */
const PAYEE_LINES = 3

/** Card numbers outside lists that stand by a label, near a payee who is a person. */
export function labelledCards(
  lines: readonly string[],
  lists: readonly PersonList[],
): readonly FoundNumber[] {
  const taken = new Set(lists.flatMap(({ rows }) => rows.map(({ line }) => line)))
  return lines.flatMap((text, line): readonly FoundNumber[] => {
    const labelled = taken.has(line) ? undefined : LABELLED_CARD.exec(text)
    if (!labelled || !passesLuhn(labelled[1] ?? '')) return []
    const near = lines.slice(Math.max(0, line - PAYEE_LINES), line + 2)
    const payees = near.flatMap((one) => PAYEE.exec(one)?.[1] ?? [])
    const isOfPerson = payees.some(isPersonName) && !payees.some((payee) => ORGANISATION.test(payee))
    const cell = cellsOf(text).findIndex((one) => LABELLED_CARD.test(one))
    return isOfPerson ? [{ kind: 'bank-card', line, cell: Math.max(0, cell) }] : []
  })
}
