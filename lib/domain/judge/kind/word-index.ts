interface Node<T> {
  readonly next: Map<number, Node<T>>
  readonly values: T[]
}

export interface WordHit<T> {
  readonly word: string
  /** UTF-16 offsets in the text. */
  readonly from: number
  readonly to: number
  readonly values: readonly T[]
}

/** Words in one tree, so that the cost of a text grows with its length and not with the number of words. */
export class WordIndex<T> {
  readonly #root: Node<T> = { next: new Map(), values: [] }

  add(word: string, value: T): void {
    let node = this.#root
    for (let at = 0; at < word.length; at += 1) {
      const unit = word.charCodeAt(at)
      let next = node.next.get(unit)
      if (!next) {
        next = { next: new Map(), values: [] }
        node.next.set(unit, next)
      }
      node = next
    }
    if (node !== this.#root && !node.values.includes(value)) node.values.push(value)
  }

  /** Every place of every word, in order of where they begin. */
  hitsIn(text: string): WordHit<T>[] {
    const hits: WordHit<T>[] = []
    for (let from = 0; from < text.length; from += 1) {
      let node = this.#root.next.get(text.charCodeAt(from))
      for (let to = from + 1; node; to += 1) {
        if (node.values.length > 0) hits.push({ word: text.slice(from, to), from, to, values: node.values })
        node = to < text.length ? node.next.get(text.charCodeAt(to)) : undefined
      }
    }
    return hits
  }
}
