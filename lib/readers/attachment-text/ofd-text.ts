import { unescapedText } from './word-text.ts'

/** Places and texts in a page of GB/T 33190; the second number of a place grows downwards. */
const TOKEN = /<(?:\w{1,20}:)?TextObject\b([^<>]{0,2000})|<(?:\w{1,20}:)?TextCode\b[^<>]{0,8000}>([^<]*)/g
const BOUNDARY = /\bBoundary="\s{0,9}[-\d.]{1,20}\s{1,9}([-\d.]{1,20})/

/** Text of one page of an .ofd: a line for each height at which text stands. */
export function ofdPageText(xml: string): string {
  let text = ''
  let line: string | undefined
  for (const [, attributes, words] of xml.matchAll(TOKEN)) {
    if (words !== undefined) text += words
    if (attributes === undefined) continue
    const height = BOUNDARY.exec(attributes)?.[1]
    if (line !== undefined && height !== line) text += '\n'
    line = height
  }
  return unescapedText(text)
}
