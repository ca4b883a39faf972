const TITLE_CHARS_MAX = 120

/**
 * Text that strangers wrote (crawled titles, names in workbooks), fit for a subject line and for one line of text:
 * control characters and line breaks become spaces; what reorders or hides text (bidi marks, zero-width characters,
 * tags, fillers) goes; half characters are replaced; a long text is cut at `charsMax` characters. It does not escape HTML.
 */
export function plainTitle(text: string, charsMax = TITLE_CHARS_MAX): string {
  const clean = plainLine(text)
  const chars = [...clean]
  return chars.length <= charsMax ? clean : `${chars.slice(0, charsMax - 1).join('')}…`
}

/** As `plainTitle`, of any length. */
export function plainLine(text: string): string {
  if (!UNUSUAL.test(text)) return text
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(UNSEEN, '')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .replace(/[\s\u2800]+/gu, ' ')
    .trim()
}

/** Nearly every text is Chinese and ASCII with single blanks, and that is seen at a glance. */
const UNUSUAL = /[^ -~·—‘’“”…、-〕一-鿿！-～]| {2}|^ | $/

/** Format characters, fillers, joiners and vowels that have no shape. */
const UNSEEN = /[\p{Cf}\u115F\u1160\u3164\uFFA0]|\u034F|\u17B4|\u17B5/gu

const RIGHT_TO_LEFT =
  '\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}\\p{Script=Adlam}'
/** Letters from right to left with the blanks, marks and digits between them. */
const SIDE = new RegExp(
  `([${RIGHT_TO_LEFT}](?:[${RIGHT_TO_LEFT}\\p{M}\\p{N}\\p{P}\\p{S}\\s]*[${RIGHT_TO_LEFT}\\p{M}])?)`,
  'gu',
)

/** The blocks in which such letters stand; halves of pairs for those beyond the first plane. */
const MAY_TURN = /[\u0590-\u08ff\ufb1d-\ufefc\ud802\ud803\ud83a\ud83b]/

/**
 * A line in pieces by turns: what runs from left to right, and what runs from right to left and would reorder its
 * neighbours. Most lines are one piece.
 */
export function sidePieces(line: string): readonly string[] {
  if (!MAY_TURN.test(line)) return [line]
  return line.split(SIDE)
}

/** A line for plain text and subjects, where pieces from right to left stand between marks that keep them apart. */
export function isolated(line: string): string {
  const pieces = sidePieces(line)
  if (pieces.length === 1) return line
  return pieces.map((piece, index) => (index % 2 === 0 ? piece : `\u2068${piece}\u2069`)).join('')
}

/**
 * A text that no spreadsheet takes for a formula, not even after its sheet was saved as CSV and opened again: what
 * begins as one, also in full width, has an apostrophe in front.
 */
export function formulaSafe(text: string): string {
  return /^[\s'"]*[=+\-@＝＋－＠]/u.test(text) ? `'${text}` : text
}

/**
 * An address that may stand in a link: http, https, or a path of our own pages; undefined for anything else, such as
 * `javascript:` from a crawled page.
 */
export function safeUrl(url: string | undefined): string | undefined {
  if (url === undefined) return undefined
  const clean = plainLine(url)
  return /^(?:https?:\/\/[^\s/]|\.{0,2}\/(?![/\\]))/i.test(clean) ? clean.replaceAll(' ', '%20') : undefined
}
