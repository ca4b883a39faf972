/** A text as patterns are tried on it. */
export interface ElementText {
  /** Name of the attachment that it was read from; absent: the page. */
  readonly file?: string | undefined
  /** Without blanks, line ends and the bars between cells: sites break lines within labels. */
  readonly flat: string
  /** The same, with each line and cell on a line of its own: a form's label is known by its ends. */
  readonly cells: string
}

/** UTF-16 units of one text that are looked at. */
export const ELEMENT_TEXT_MAX = 100_000
const INVISIBLE = /[\p{Cf}\p{Co}\p{Cs}\p{Variation_Selector}]/gu
const DASHES = /[\u2010-\u2015\u2212]/g
const ENDS = /[\n\r|]+/g
const BLANKS = /[^\S\n\r]+/g

export function elementText(text: string, file?: string): ElementText {
  const plain = text.slice(0, ELEMENT_TEXT_MAX).normalize('NFKC').replace(INVISIBLE, '').replace(DASHES, '-')
  const cells = plain.replace(BLANKS, '').replace(ENDS, '\n')
  return { ...(file !== undefined && { file }), cells, flat: cells.replaceAll('\n', '') }
}
