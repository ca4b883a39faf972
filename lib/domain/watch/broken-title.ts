/** What is left of characters that a site could not decode or store; 锟斤拷 is U+FFFD decoded once more as GBK. */
const LOST = /\ufffd|[?？]{3}|锟斤拷|烫烫烫|屯屯屯/u
const QUESTION_MARKS = /[?？]/gu
const BLANKS = /\s/gu

/** True when some of a title's characters are lost, so that its words cannot be known: `喀左县公共租\ufffd住房`, `????`. */
export function isBrokenTitle(title: string): boolean {
  if (LOST.test(title)) return true
  const marks = title.match(QUESTION_MARKS)?.length ?? 0
  return marks > 0 && marks * 2 >= title.replace(BLANKS, '').length
}
