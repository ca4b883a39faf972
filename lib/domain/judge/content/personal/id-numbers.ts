/** A number as it stands in a text: `at` is the index of its first character. */
export interface FoundId {
  readonly kind:
    | 'id-number'
    | 'id-number-15'
    | 'disability-number'
    | 'birth-date-visible'
    | 'id-number-thinly-masked'
  readonly at: number
}

/** First two digits of GB/T 2260, with 83 of GB 11643 for residents of Taiwan. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
)
/** GB 11643-1999, 4. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Words that make a number without a checksum an ID number. */
export const ID_WORDS = /身份证|公民身份|身份号码|证件号/
/** Numbers of projects may be built of district, day and serial: one in eleven passes the checksum. */
const PROJECT_LABEL =
  /(?:项目|招标|采购|合同|标段|标包|包件|订单|流水|宗地|公告|文件|备案|监管)(?:编号|编码|代码|号)[^\n0-9A-Za-z]{0,3}$/
const LABEL_CHARACTERS = 12

/** ID numbers of 18 digits with a good checksum, 残疾人证 numbers, masked ones that show too much, and candidates of 15 digits. */
export function idNumbersIn(text: string): readonly FoundId[] {
  const words = wordsIn(text)
  const whole = words.flatMap((word) => wholeId(word, text))
  return [...whole, ...splitIds(words, text), ...maskedIds(text)].sort((one, other) => one.at - other.at)
}

/** True for 18 characters with province, day of birth and checksum as GB 11643 wants them. */
export function isIdNumber(number: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(number) || !startsLikeId(number)) return false
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number.charAt(at)), 0)
  return CHECK_CHARACTERS.charAt(sum % 11) === number.charAt(17).toUpperCase()
}

function startsLikeId(number: string): boolean {
  return PROVINCES.has(number.slice(0, 2)) && isBirthDay(number.slice(6, 14))
}

/** Of eight characters. */
function isBirthDay(day: string): boolean {
  if (!/(?:19|20)\d{6}/.test(day)) return false
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(4, 6))
  const date = Number(day.slice(6))
  const isLeap = year % 4 === 0 && year !== 1900
  return date >= 1 && date <= (DAYS[month - 1] ?? 0) && (isLeap || month !== 2 || date < 29)
}

interface Word {
  readonly text: string
  readonly at: number
}

function wordsIn(text: string): readonly Word[] {
  return Array.from(text.matchAll(/[0-9A-Za-z]+/g), (found) => ({ text: found[0], at: found.index }))
}

function wholeId({ text: word, at }: Word, text: string): readonly FoundId[] {
  if (word.length === 18)
    return isIdNumber(word) && !isProjectNumber(text, at) ? [{ kind: 'id-number', at }] : []
  if (isOldId(word)) return [{ kind: 'id-number-15', at }]
  if (isDisabilityNumber(word)) return [{ kind: 'disability-number', at }]
  return isProjectNumber(text, at) ? [] : gluedIds({ text: word, at })
}

/** Text of a PDF may lose what stands between cells: ID number and phone become one, longer than any account. */
const GLUED = /^[\dXx]{29,60}$/

function gluedIds({ text: word, at }: Word): readonly FoundId[] {
  if (!GLUED.test(word)) return []
  const found: FoundId[] = []
  for (let from = 0; from + 18 <= word.length; from += 1) {
    if (!isIdNumber(word.slice(from, from + 18))) continue
    found.push({ kind: 'id-number', at: at + from })
    from += 17
  }
  return found
}

function isProjectNumber(text: string, at: number): boolean {
  return PROJECT_LABEL.test(text.slice(Math.max(0, at - LABEL_CHARACTERS), at))
}

/** An ID number as it was until 1999, which has no checksum: to be believed only where words around it say so. */
function isOldId(word: string): boolean {
  return /^\d{15}$/.test(word) && startsLikeId(`${word.slice(0, 6)}19${word.slice(6)}`)
}

/** The ID number, a digit for the kind of disability and one for its degree; B1 and so on for a second card. */
function isDisabilityNumber(word: string): boolean {
  return /^\d{17}[\dXx][1-7][1-4](?:[Bb]\d)?$/.test(word) && isIdNumber(word.slice(0, 18))
}

/** A blank, the end of a line, or the edge of a cell, as a form has one for each digit. */
const SMALL_GAP = /^(?: {1,2}| {0,2}\n {0,2})$/
const CELL_GAP = /^[ \t|\n]{1,3}$/
const WRITTEN_GAP = /^(?: {1,2}| {0,2}\n {0,2}|-)$/
const GROUPS_MAX = 6

/** Numbers that blanks, line ends or cells divide. */
function splitIds(words: readonly Word[], text: string): readonly FoundId[] {
  const hasIdWords = ID_WORDS.test(text)
  const found: FoundId[] = []
  for (let at = 0; at < words.length; at++) {
    const taken = digitCells(words, at, text) || groups(words, at, { text, hasIdWords })
    const first = words[at]
    if (taken === 0 || first === undefined || isProjectNumber(text, first.at)) continue
    found.push({ kind: 'id-number', at: first.at })
    at += taken - 1
  }
  return found
}

/** 18 when the single characters that follow each other from here are an ID number. */
function digitCells(words: readonly Word[], from: number, text: string): number {
  const isCell = (at: number) => words[at]?.text.length === 1
  if (!isCell(from) || (isCell(from - 1) && CELL_GAP.test(gapAfter(words, from - 1, text)))) return 0
  let end = from + 1
  while (isCell(end) && CELL_GAP.test(gapAfter(words, end - 1, text))) end++
  return isIdNumber(joined(words, from, end)) ? end - from : 0
}

interface Around {
  readonly text: string
  readonly hasIdWords: boolean
}

/**
 * How many groups from here make an ID number. A district of six digits that a day and a number follow may be columns of
 * a table, and so may more than two groups: there the text must speak of ID numbers.
 */
function groups(words: readonly Word[], from: number, { text, hasIdWords }: Around): number {
  const gap = hasIdWords ? WRITTEN_GAP : SMALL_GAP
  const endMax = from + (hasIdWords ? GROUPS_MAX : 2)
  let end = from + 1
  while (end < endMax && gap.test(gapAfter(words, end - 1, text)) && joined(words, from, end).length < 18)
    end++
  const isDistrictFirst = words[from]?.text.length === 6
  return end > from + 1 && (hasIdWords || !isDistrictFirst) && isIdNumber(joined(words, from, end))
    ? end - from
    : 0
}

function gapAfter(words: readonly Word[], at: number, text: string): string {
  const [word, next] = [words[at], words[at + 1]]
  return word && next ? text.slice(word.at + word.text.length, next.at) : ''
}

function joined(words: readonly Word[], from: number, end: number): string {
  return words
    .slice(from, end)
    .map(({ text }) => text)
    .join('')
}

const MASKED = /(?<![0-9A-Za-z*×●•○#■])[0-9Xx*×●•○#■]{18,20}(?![0-9A-Za-z*×●•○#■])/g
const HIDDEN_MIN = 4

/** Masked numbers of 18 characters (20 on a disability card) that still show the day of birth, or nearly all. */
function maskedIds(text: string): readonly FoundId[] {
  const found: FoundId[] = []
  for (const { 0: word, index: at } of text.matchAll(MASKED)) {
    const hidden = word.split(/\d/)
    if (word.length === 19 || /^\d{17}[\dXx]/.test(word) || !isBirthDay(word.slice(6, 14))) continue
    const isThin = hidden.every((run) => run.length < HIDDEN_MIN) && PROVINCES.has(word.slice(0, 2))
    found.push({ kind: isThin ? 'id-number-thinly-masked' : 'birth-date-visible', at })
  }
  return found
}
