import type { ElementText } from './element-text.ts'

/** Words of a text that a pattern fits, and the file in which they stand. */
export interface PatternMatch {
  readonly words: string
  readonly file?: string | undefined
}

const FULL_WIDTH: Readonly<Record<string, string>> = {
  '（': '\\(',
  '）': '\\)',
  '？': '\\?',
  '＋': '\\+',
}

/**
 * A pattern of the catalogue as it is tried on text in half width: `（` stands for a bracket in the text, and of several
 * matches the shortest is taken, since it is shown as evidence. Throws when it does not compile.
 */
export function compilePattern(pattern: string): RegExp {
  const halfWidth = pattern.replace(/[（）？＋]/g, (mark) => FULL_WIDTH[mark] ?? mark).normalize('NFKC')
  return new RegExp(halfWidth.replace(/(\{\d{1,4},\d{1,4}\})(?!\?)/g, '$1?'), 'mu')
}

const compiled = new Map<string, RegExp>()

function compiledOf(pattern: string): RegExp {
  const known = compiled.get(pattern)
  if (known) return known
  const fresh = compilePattern(pattern)
  compiled.set(pattern, fresh)
  return fresh
}

/** The first of the patterns that fits one of the texts, in the order of the texts. */
export function firstMatch(
  patterns: readonly string[],
  texts: readonly ElementText[],
): PatternMatch | undefined {
  for (const { flat, cells, file } of texts) {
    for (const pattern of patterns) {
      const expression = compiledOf(pattern)
      const words = (expression.exec(flat) ?? expression.exec(cells))?.[0]
      if (words !== undefined) return { words, ...(file !== undefined && { file }) }
    }
  }
  return undefined
}
