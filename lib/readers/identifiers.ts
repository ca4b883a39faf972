import type { Identifiers } from '../domain/watch/notice.ts'
import { dateOf } from './displayed-date.ts'
import { foldText } from './matching-text.ts'

/** Codes of one kind kept from a text; long lists in attachments do not say which notice it is. */
const CODES_MAX = 50

/** 投资项目代码: year or year and month, district, two pairs (old: 行业-类型, new: 部门-类型), six digits. */
const PROJECT_CODE = /(?<![\dA-Z-])\d{4}-\d{6}-\d{2}-\d{2}-\d{6}(?![\d-])/g
/** 辽宁采购计划编号, 省集采编号, 公共资源招标项目 (17) and 标段 (20) 编号. */
const TENDER_CODE =
  /(?<![\dA-Z-])(?:JH\d{2}-\d{6}-\d{5}|LNZC\d{4}-\d{4}(?:-\d+)?|[A-Z]\d{16}(?:\d{3})?)(?![\dA-Z])/g
const TENDER_LABEL =
  /(?:项目|采购|招标|标段|计划|备案)(?:编号|编码|代码|号)(?:\([^()\n]{0,20}\))?\s*[:|]?\s*/g
const PARCEL_LABEL = /(?:宗地|地块)(?:编号|编码|代码|号)\s*[:|为]?\s*/g
const VALUE = /[\u4e00-\u9fa5]{0,16}-?[A-Z0-9〔[(][A-Z0-9\-_/.#〔〕[\]()]{2,59}号?/y
const BETWEEN_VALUES = /\s*[;、,]\s*/y

/** 宗地代码 (19 characters) and 电子监管号 (district, year, letter, serial). */
const PARCEL_CODE = /(?<![\dA-Z])(?:\d{12}(?:GB|GX|JB|JA|JC)\d{5}|\d{6}20\d{2}[A-Z]\d{5,6})(?![\dA-Z])/g
const PARCEL_NUMBER = /(?<![\dA-Z〕-])([A-Z0-9][A-Z0-9\-()]{2,24})\s*号(?:宗地|地块)/g

/** `余政储出〔2017〕14、15号`: words, year in brackets, one number or several. */
const NUMBER_WITH_YEAR =
  /([\u4e00-\u9fa5()]{2,16})〔(\d{4})〕\s*(第?)\s*(\d{1,5}(?:\s*[、,]\s*\d{1,5}){0,9})\s*号/g
const NUMBER_WITH_BARE_YEAR = /([\u4e00-\u9fa5()]{2,16}告字?)((?:19|20)\d{2})\s*-?(第?)\s*(\d{1,4})号/g
const NUMBERS_WITH_YEAR = [
  [NUMBER_WITH_YEAR, /〔\d{4}〕/],
  [NUMBER_WITH_BARE_YEAR, /告字?(?:19|20)\d{2}/],
] as const
const WORDS_BEFORE =
  /^(?:.*(?:根据|依据|按照|依照|参照|关于|以及|下发|印发|发布|刊登|公布|批准|收到|文号|编号|的|《))?[及与按]?/
/** Between two numbers that follow each other: `1980号文和发改办价〔2003〕857号`. Elsewhere 和 begins the names of places. */
const JOINING_WORDS = /^\)?(?:文件?)?(?:以及|[及与和])/
const ANNOUNCEMENT_WORDS = /告字?$|公易|网[挂拍]|[挂拍]字?$|土交|矿告/
const PARCEL_WORDS = /储出|[储让]字?$|地块/
const TENDER_WORDS = /招标|采|磋|谈判|询价|竞/

/** 取水许可证 and 信息公开索引号. */
const LICENCE =
  /(?<![\dA-Z])(?:C\d{6}[SG]\d{4}-\d{4}|11\d{4}[A-Z]{2}\d{5}\/\d{4}-\d{4,5}|11\d{14}[0-9A-Z]{2}\/\d{4}-\d{5})(?!\d)/g

const CREDIT_CODE =
  /(?<![0-9A-Z])[1-9A-HJ-NPQRTUWXY][0-9A-HJ-NPQRTUWXY]\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])/g
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Codes of title and text, each kind in its normal form: half width, upper case, years in 〔〕, no blanks inside. */
export function readIdentifiers(text: string): Identifiers {
  const folded = foldText(text).toUpperCase()
  const numbers = numbersWithYear(folded)
  const projectCodes = codesIn(folded, PROJECT_CODE).filter(isProjectCode)
  const labelled = valuesAfter(folded, TENDER_LABEL).filter((value) => !isProjectCode(value))
  return {
    projectCodes: distinct(projectCodes),
    procurementNos: distinct([...codesIn(folded, TENDER_CODE), ...labelled, ...numbers.tender]),
    announcementNos: distinct(numbers.announcement),
    parcelNos: distinct([
      ...numbers.parcel,
      ...codesIn(folded, PARCEL_CODE),
      ...parcelNumbers(folded),
      ...valuesAfter(folded, PARCEL_LABEL).map((value) => value.replace(/号$/, '')),
    ]),
    documentNos: distinct([...numbers.document, ...codesIn(folded, LICENCE)]),
    creditCodes: distinct(codesIn(folded, CREDIT_CODE).filter(isCreditCode)),
  }
}

function codesIn(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), (match) => match[0])
}

function distinct(codes: readonly string[]): readonly string[] {
  return [...new Set(codes)].slice(0, CODES_MAX)
}

/** The check digit of the new form is known from two samples only and is not demanded. */
function isProjectCode(code: string): boolean {
  const match = /^(\d{2})(\d{2})-\d{6}-\d{2}-\d{2}-\d{6}$/.exec(code)
  if (!match) return false
  const month = Number(match[2])
  return match[1] === '20' || (month >= 1 && month <= 12)
}

/** Values after each label, several of them when they are listed: `JD-01；永建招标〔2026〕003号`. */
function valuesAfter(text: string, label: RegExp): string[] {
  const values: string[] = []
  for (const match of text.matchAll(label)) {
    let at = match.index + match[0].length
    for (let count = 0; count < 5; count++) {
      const raw = matchAt(VALUE, text, at)
      if (raw === undefined) break
      at += raw.length
      const value = balanced(raw)
      values.push(value)
      const between = matchAt(BETWEEN_VALUES, text, at)
      if (between === undefined || value !== raw) break
      at += between.length
    }
  }
  return values.filter((value) => (value.match(/\d/g)?.length ?? 0) >= 4)
}

function matchAt(sticky: RegExp, text: string, at: number): string | undefined {
  sticky.lastIndex = at
  return sticky.exec(text)?.[0]
}

/** Cuts at the first bracket that closes nothing, and punctuation at the end. */
function balanced(value: string): string {
  const open: string[] = []
  for (let at = 0; at < value.length; at++) {
    const character = value.charAt(at)
    if ('(['.includes(character)) open.push(character)
    if (character === ')' && open.pop() !== '(') return value.slice(0, at)
    if (character === ']' && open.pop() !== '[') return value.slice(0, at)
  }
  return value.replace(/[-_/.#([]+$/, '')
}

function parcelNumbers(text: string): string[] {
  return Array.from(text.matchAll(PARCEL_NUMBER), (match) => balanced(match[1] ?? '')).filter(
    (number) => /(?:19|20)\d{2}/.test(number) || /[A-Z].*\d/.test(number),
  )
}

type NumberKind = 'announcement' | 'parcel' | 'tender' | 'document'

function numbersWithYear(text: string): Record<NumberKind, string[]> {
  const found: Record<NumberKind, string[]> = { announcement: [], parcel: [], tender: [], document: [] }
  for (const [pattern, needed] of NUMBERS_WITH_YEAR) {
    // Each character before a year may begin the words: only texts that have one are searched.
    if (!needed.test(text)) continue
    let end = -1
    for (const match of text.matchAll(pattern)) {
      const [whole, words = '', year = '', ordinal = '', numbers = ''] = match
      const prefix = wordsOfNumber(match.index === end ? words.replace(JOINING_WORDS, '') : words)
      end = match.index + whole.length
      if (prefix.length < 2) continue
      const kind = kindOfNumber(prefix)
      for (const number of numbers.split(/[、,]/))
        found[kind].push(`${prefix}〔${year}〕${ordinal}${number.trim()}号`)
    }
  }
  return found
}

/** The run of words before a number also holds prose (`根据余政储出〔2017〕14号`) and halves of brackets. */
function wordsOfNumber(run: string): string {
  let words = run.replace(WORDS_BEFORE, '')
  const closing = words.indexOf(')')
  if (closing !== -1 && !words.slice(0, closing).includes('(')) words = words.slice(closing + 1)
  const opening = words.lastIndexOf('(')
  return opening !== -1 && !words.includes(')', opening) ? words.slice(opening + 1) : words
}

function kindOfNumber(words: string): NumberKind {
  if (ANNOUNCEMENT_WORDS.test(words)) return 'announcement'
  if (PARCEL_WORDS.test(words)) return 'parcel'
  return TENDER_WORDS.test(words) ? 'tender' : 'document'
}

/**
 * 统一社会信用代码 with a valid check character. A string of digits that reads as an identity number is none: about
 * one in 31 of them would pass the check, and personal data must not travel as an identifier.
 */
function isCreditCode(code: string): boolean {
  if (/^\d{17}/.test(code) && dateOf(code.slice(6, 10), code.slice(10, 12), code.slice(12, 14))) {
    const year = Number(code.slice(6, 10))
    if (year >= 1900 && year <= 2099) return false
  }
  const sum = CREDIT_WEIGHTS.reduce(
    (total, weight, at) => total + weight * CREDIT_ALPHABET.indexOf(code.charAt(at)),
    0,
  )
  return CREDIT_ALPHABET.charAt((31 - (sum % 31)) % 31) === code.charAt(17)
}
