import { Parser } from 'htmlparser2'

const BREAKS = new Set(['p', 'br', 'div', 'tr', 'td', 'th', 'li', 'h1', 'h2', 'h3', 'h4', 'table', 'hr'])
const SILENT = new Set(['style', 'script', 'title', 'head'])

/** The words of a page, a line for each block: for mails that have no plain text beside it. */
export function htmlWords(html: string): string {
  const words: string[] = []
  let silent = 0
  const parser = new Parser({
    onopentagname(name) {
      if (SILENT.has(name)) silent += 1
      if (BREAKS.has(name)) words.push('\n')
    },
    ontext(text) {
      if (silent === 0) words.push(text.replace(/\s+/g, ' '))
    },
    onclosetag(name) {
      if (SILENT.has(name)) silent -= 1
      if (BREAKS.has(name)) words.push('\n')
    },
  })
  parser.end(html)
  return words
    .join('')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
}
