import type { Item } from '../duty/item.ts'
import type { Notice } from '../watch/notice.ts'

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
    if (isRefused(item, title)) return 0
    return Math.max(
      0,
      ...item.recognition.words
        .filter((word) => title.includes(word.normalize('NFKC')))
        .map((word) => word.length),
    )
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
  return item.recognition.not.some((word) => title.includes(word.normalize('NFKC')))
}

function longest(items: readonly Item[], lengthOf: (item: Item) => number): Set<string> {
  const found = items
    .map((item) => ({ id: item.id, length: lengthOf(item) }))
    .filter(({ length }) => length > 0)
  const longestLength = Math.max(0, ...found.map(({ length }) => length))
  return new Set(found.filter(({ length }) => length === longestLength).map(({ id }) => id))
}
