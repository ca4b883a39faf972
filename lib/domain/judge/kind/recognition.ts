import type { Item } from '../../duty/item.ts'
import type { Notice } from '../../watch/notice.ts'
import { WordIndex } from './word-index.ts'

/**
 * The items that a notice names by its title, else by its column. The longest word wins: 中标候选人公示 names the
 * candidates and not the result. Empty when neither says, as with titles that are bare project names.
 */
export function namedItems(
  notice: Pick<Notice, 'title' | 'column'>,
  items: readonly Item[],
): ReadonlySet<string> {
  const title = notice.title.normalize('NFKC')
  const byTitle = longestIn(title, items)
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

/** The words of all items in one tree, once for a list of items. */
const indexed = new WeakMap<readonly Item[], WordIndex<Item>>()

function indexOf(items: readonly Item[]): WordIndex<Item> {
  const known = indexed.get(items)
  if (known) return known
  const fresh = new WordIndex<Item>()
  for (const item of items) for (const word of foldedWords(item).words) fresh.add(word, item)
  indexed.set(items, fresh)
  return fresh
}

/** Of the items that are not refused, those with the longest word in the title. */
function longestIn(title: string, items: readonly Item[]): Set<string> {
  const hits = indexOf(items).hitsIn(title)
  hits.sort((a, b) => b.word.length - a.word.length)
  const found = new Set<string>()
  let length = 0
  for (const { word, values } of hits) {
    if (word.length < length) break
    for (const item of values) if (!isRefused(item, title)) found.add(item.id)
    if (found.size > 0) length = word.length
  }
  return found
}
