const CHARACTERS_MAX = 200_000
const WORDS_CHARACTERS_MAX = 120
/** Of a name such as 省本级采购公告 a page may say 采购公告 only. */
const ENDING_MIN = 4
const BETWEEN_NAMES = /[_\-–—|>»›/\\·、，,：:\s]+|&[a-z]+;/i
const PAGE_TITLE = /<title[^>]{0,200}>([^<]{0,500})/gi
const COLUMN_META =
  /<meta[^>]{0,100}name\s*=\s*["']?ColumnName["']?[^>]{0,100}content\s*=\s*["']([^"'<>]{0,200})/gi
const HEADING = /<h1\b[^>]{0,500}>([\s\S]{0,500}?)<\/h1/gi
const POSITION = /(?:当前|您的|你的|所在|现在的?)(?:栏目|位置)([\s\S]{0,1500})/g

/**
 * True when a page says in its title, column meta tag (GB/T 42147), main heading or breadcrumb that it is the column of
 * this name, or of its ending. Menus and headings of blocks say nothing: a home page names all of its columns. An answer
 * without a title is no page of its own but a part of one, such as rows for a pager, and says nothing against it.
 */
export function isOfColumn(page: string, column: { readonly name: string; readonly site: string }): boolean {
  const text = page.slice(0, CHARACTERS_MAX)
  const titles = wordsBy(PAGE_TITLE, text)
  if (titles.length === 0) return true
  const said = [
    ...titles,
    ...wordsBy(COLUMN_META, text),
    ...wordsBy(HEADING, text),
    ...wordsBy(POSITION, text),
  ]
  const [name, site] = [folded(column.name), folded(column.site)]
  const isName = (words: string) => {
    // 政策文件解读 is another column than 政策文件.
    if (words.includes(name)) return !words.includes(`${name}解读`) && !site.includes(name)
    return words.length >= ENDING_MIN && name.endsWith(words) && !site.includes(words)
  }
  return name !== '' && said.some((words) => words.split(BETWEEN_NAMES).map(folded).some(isName))
}

function wordsBy(pattern: RegExp, text: string): readonly string[] {
  return [...text.matchAll(pattern)].map(([, words = '']) =>
    words
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, '')
      .slice(0, WORDS_CHARACTERS_MAX),
  )
}

function folded(words: string): string {
  return words
    .normalize('NFKC')
    .replace(/&[a-z]+;|&#\d+;|[\s\p{P}\p{S}]/giu, '')
    .toLowerCase()
}
