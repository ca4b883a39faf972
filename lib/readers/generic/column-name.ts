const CHARACTERS_MAX = 200_000
const WORDS_CHARACTERS_MAX = 120
/** Of a name such as 省本级采购公告 a page may say 采购公告 only. */
const COMMON_MIN = 4
const PAGE_TITLE = /<title[^>]{0,200}>([^<]{0,500})/gi
const COLUMN_META =
  /<meta[^>]{0,100}name\s*=\s*["']?ColumnName["']?[^>]{0,100}content\s*=\s*["']([^"'<>]{0,200})/gi
const HEADING = /<h1\b[^>]{0,500}>([\s\S]{0,500}?)<\/h1/gi
const POSITION = /(?:当前|您的|你的|所在|现在的?)(?:栏目|位置)([\s\S]{0,1500})/g

/**
 * True when a page says in its title, column meta tag (GB/T 42147), main heading or breadcrumb that it is the column of
 * this name, or of a part of it that is no part of the name of the site. Menus and headings of blocks say nothing: a home page names all of its columns. An
 * answer without a title is no page of its own but a part of one, such as rows for a pager, and says nothing against it.
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
  const wanted = partsOf(folded(column.name)).filter((part) => !folded(column.site).includes(part))
  return said.map(folded).some((words) => wanted.some((part) => words.includes(part)))
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

/** All parts of a name that say as much as has to be said; all of a short one. */
function partsOf(name: string): readonly string[] {
  if (name.length <= COMMON_MIN) return name === '' ? [] : [name]
  return Array.from({ length: name.length - COMMON_MIN + 1 }, (_, at) => name.slice(at, at + COMMON_MIN))
}
