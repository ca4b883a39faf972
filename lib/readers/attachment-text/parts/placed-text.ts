/** Text of a part of a file, with the words that lead to it; cells joined by tabs, rows by line ends. */
export interface PlacedText {
  readonly place: string
  /** True for what people do not see when they open the file. */
  readonly isHidden?: true
  readonly text: string
  /** True when lines are rows of a sheet and cells its columns, from the first one on. */
  readonly isSheet?: true
  /** Counted from 0. */
  readonly hiddenRows?: readonly number[]
  readonly hiddenColumns?: readonly number[]
}

/** A part of which nobody knows what it says; an empty place is the whole file. */
export interface UnreadPart {
  readonly place: string
  readonly reason: string
}

/** All that could be read of a file, seen or hidden, and what could not. */
export interface PlacedTexts {
  readonly texts: readonly PlacedText[]
  readonly unread: readonly UnreadPart[]
}

export const IS_PICTURE = '是图片，没有可以读取的文字，请人工核对'

export function unreadAt(place: string, reason: string): PlacedTexts {
  return { texts: [], unread: [{ place, reason }] }
}

export function allOf(found: readonly PlacedTexts[]): PlacedTexts {
  return { texts: found.flatMap(({ texts }) => texts), unread: found.flatMap(({ unread }) => unread) }
}

/** The same parts, of a file that stands in another one. */
export function within(place: string, { texts, unread }: PlacedTexts): PlacedTexts {
  return {
    texts: texts.map((text) => ({ ...text, place: `${place}${text.place}` })),
    unread: unread.map((part) => ({ ...part, place: `${place}${part.place}` })),
  }
}
