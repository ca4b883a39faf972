import type { Item } from '../../duty/item.ts'
import type { Notice } from '../../watch/notice.ts'

/**
 * The items that a notice names by its title, else by its column. The longest word wins: 中标候选人公示 names the
 * candidates and not the result. Empty when neither says, as with titles that are bare project names.
 */
export function namedItems(
  notice: Pick<Notice, 'title' | 'column'>,
  items: readonly Item[],
): ReadonlySet<string> {
  const title = notice.title.normalize('NFKC')
  const byTitle = longest(items, (item) => {
    let length = 0
    for (const word of foldedWords(item).words) {
      if (word.length > length && title.includes(word)) length = word.length
    }
    return length === 0 || isRefused(item, title) ? 0 : length
  })
  if (byTitle.size > 0 || notice.column === undefined) return byTitle
  const { column } = notice
  const ofColumn = items.filter(
    (item) => item.recognition.columns.includes(column) && !isRefused(item, title),
  )
  return new Set(ofColumn.map((item) => item.id))
}

/** True when the title says that it is none of this item, whatever column it stands in: a suspension, an approval. */
export function isRefused(item: Item, title: string): boolean {
  return foldedWords(item).not.some((word) => title.includes(word))
}

interface FoldedWords {
  readonly words: readonly string[]
  readonly not: readonly string[]
}

/** Words are folded once for an item, not once for each of thousands of titles. */
const folded = new WeakMap<Item, FoldedWords>()

function foldedWords(item: Item): FoldedWords {
  const known = folded.get(item)
  if (known) return known
  const fold = (words: readonly string[]) => words.map((word) => word.normalize('NFKC'))
  const fresh = { words: fold(item.recognition.words), not: fold(item.recognition.not) }
  folded.set(item, fresh)
  return fresh
}

function longest(items: readonly Item[], lengthOf: (item: Item) => number): Set<string> {
  const found = items
    .map((item) => ({ id: item.id, length: lengthOf(item) }))
    .filter(({ length }) => length > 0)
  const longestLength = Math.max(0, ...found.map(({ length }) => length))
  return new Set(found.filter(({ length }) => length === longestLength).map(({ id }) => id))
}
