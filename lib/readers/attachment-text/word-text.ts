import { loadPage, textOf } from '../page-tree.ts'

/**
 * Text and ends of paragraphs, cells and rows of WordprocessingML (ECMA-376, 17). Deleted text stands in other tags; what
 * was moved away, and what only old programs are to show, stands a second time and is left out.
 */
const WORD_TOKEN =
  /<w:t(?:\s[^<>]{0,80})?>([^<]*)<\/w:t>|<\/w:(p|tc|tr)>|<w:(tab|br)\b|<(\/?)(?:w:moveFrom|mc:Fallback)(?:\s[^<>]{0,400}?)?(\/?)>/g

/** Text of one part of a .docx, cells with ` | ` between them. */
export function wordPartText(xml: string): string {
  let text = ''
  let leftOut = 0
  for (const [, words, end, mark, closing, empty] of xml.matchAll(WORD_TOKEN)) {
    if (closing !== undefined) {
      if (empty !== '/') leftOut = Math.max(0, leftOut + (closing === '/' ? -1 : 1))
    } else if (leftOut > 0) continue
    else if (words !== undefined) text += words
    else if (mark !== undefined) text += mark === 'tab' ? '\t' : '\n'
    else if (end === 'p') text += '\n'
    else text = endOf(end, text)
  }
  return unescapedText(text)
}

/** A cell ends after its last paragraph, and a row after its last cell. */
function endOf(end: string | undefined, text: string): string {
  return end === 'tc'
    ? `${text.endsWith('\n') ? text.slice(0, -1) : text} | `
    : `${text.replace(/[ |]{1,200}$/, '')}\n`
}

/** What stands between tags holds entities, and no tag. */
export function unescapedText(text: string): string {
  return text.includes('&') ? textOf(loadPage(text).root()[0]) : text
}
