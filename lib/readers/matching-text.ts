/** Zero-width characters, joiners, direction marks, soft hyphens, byte order marks; private use; halves of pairs; variants. */
const INVISIBLE = /[\p{Cf}\p{Co}\p{Cs}\p{Variation_Selector}]/gu
const DASHES = /[\u2010-\u2015\u2212]/g
const BLANKS = /[\s\u00a0\u3000]+/g
const YEAR_IN_BRACKETS = /[[({<〔【〖〈「『](?:\s*)((?:19|20)\d{2})(?:\s*)[\])}>〕】〗〉」』]/g

/**
 * Text as it is compared, not as it is shown: full width becomes half width (NFKC), dashes become `-`, invisible and
 * private-use characters go, and a year in any kind of bracket stands in 〔〕. Line breaks stay.
 */
export function foldText(text: string): string {
  const plain = text.normalize('NFKC').replace(INVISIBLE, '').replace(DASHES, '-')
  return plain.replace(YEAR_IN_BRACKETS, '〔$1〕')
}

/** One line of text as it is shown: blanks of every kind become one space, invisible characters go. */
export function plainLine(text: string): string {
  return text.replace(INVISIBLE, '').replace(BLANKS, ' ').trim()
}
