import { impersonal } from '../../domain/tell/impersonal.ts'
import { plainLine } from '../plain-title.ts'

/** Links in any form that carriers look for: with a scheme, with www, or a name that ends like one. */
const LINK =
  /(?:https?:\/\/|www\.)[^\s\p{Script=Han}]*|(?:[a-z0-9-]+\.)+(?:cn|com|net|org|gov|edu|top|vip|cc|io)\b[^\s\p{Script=Han}]*/giu
/** Brackets of the signature and of templates. Those of document numbers become plain ones. */
const BRACKETS: readonly (readonly [pattern: RegExp, plain: string])[] = [
  [/[【〖〔[{「『]/gu, '（'],
  [/[】〗〕\]}」』]/gu, '）'],
]
/** Letters, digits, and the marks of Chinese sentences; everything else is a blank. */
const NOT_ALLOWED = /[^\p{Script=Han}A-Za-z0-9，。、：；！？（）《》“”‘’·…—～%+\-/.:]+/gu
const NAMELESS = '有关事项'

/**
 * Text that strangers wrote, fit to fill a variable of a template: no links, numbers of people, brackets of signatures,
 * symbols or line breaks, 1 to `charsMax` UTF-16 units, never half a character.
 */
export function smsValue(text: string, charsMax: number): string {
  const plain = impersonal(plainLine(text).replace(LINK, ' ')).normalize('NFKC')
  const bracketed = BRACKETS.reduce(
    (left, [pattern, to]) => left.replace(pattern, to),
    chinesePunctuation(plain),
  )
  const clean = bracketed.replace(NOT_ALLOWED, ' ').replace(/\s+/gu, ' ').trim()
  return cutTo(clean === '' ? NAMELESS : clean, charsMax)
}

/** The beginning of a text in at most `charsMax` UTF-16 units, with a sign where it was cut. */
export function cutTo(text: string, charsMax: number): string {
  if (text.length <= charsMax) return text
  let cut = ''
  for (const char of text) {
    if (cut.length + char.length > charsMax - 1) break
    cut += char
  }
  return `${cut}…`
}

/** NFKC turns the wide marks of Chinese into those of ASCII; they are turned back. */
function chinesePunctuation(text: string): string {
  const wide: Readonly<Record<string, string>> = {
    ',': '，',
    ';': '；',
    '!': '！',
    '?': '？',
    '(': '（',
    ')': '）',
  }
  return text.replace(/[,;!?()]/g, (mark) => wide[mark] ?? mark).replaceAll('...', '…')
}
