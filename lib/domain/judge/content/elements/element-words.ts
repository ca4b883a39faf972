import type { PatternMatch } from './element-pattern.ts'

const WORDS_MAX = 60
const FILE_NAME_MAX = 20
/** What stands between the two ends of a longer match is of no help to its reader. */
const MATCH_MAX = 36
const END_LENGTH = 16
/** Numbers of phones, identity papers and accounts; amounts and dates are shorter. */
const NUMBERS = /0\d{2,3}-?\d{7,8}|[0-9A-Z]{15,}|\d{10,}/g

/** A contact's name is of no help as evidence. */
const CONTACT = /((?:联系人|经办人|负责人|姓名):?)([一-龥])[一-龥]{1,3}?(?=电话|联系|手机|[^一-龥]|$)/g

/** The words of a match as evidence: at most 60 characters, with long numbers and names of contacts masked. */
export function shownWords({ words, file }: PatternMatch): string {
  const masked = words
    .replace(/\n/g, '')
    .replace(NUMBERS, (number) => `${number.slice(0, 3)}****`)
    .replace(CONTACT, '$1$2**')
  const short =
    masked.length <= MATCH_MAX ? masked : `${masked.slice(0, END_LENGTH)}…${masked.slice(-END_LENGTH)}`
  return (file === undefined ? short : `附件《${file.slice(0, FILE_NAME_MAX)}》：${short}`).slice(
    0,
    WORDS_MAX,
  )
}
