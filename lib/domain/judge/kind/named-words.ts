import type { Item } from '../../duty/item.ts'
import type { KindRules, OtherKind, Sector, Stage } from './kind-rules.ts'
import { folding } from './title-parts.ts'
import { WordIndex } from './word-index.ts'

export type Meaning =
  | { readonly of: 'item'; readonly item: Item }
  | { readonly of: 'kind'; readonly kind: OtherKind; readonly place: 'words' | 'anywhere' | 'last' }

/** A word of kind in a title, with the items that it names or, where no item has it, the kind that answers none. */
export interface NamedWord {
  readonly word: string
  readonly from: number
  readonly to: number
  readonly items: readonly Item[]
  readonly kind?: OtherKind | undefined
}

export interface NamedWords {
  /** Rightmost first, at one end the longest first: the last word of a title says what it is. */
  readonly ordered: readonly NamedWord[]
  /** Words of kinds that decide wherever they stand, and those that count only when nothing else does. */
  readonly anywhere: readonly NamedWord[]
  readonly last: readonly NamedWord[]
  /** Items that are named but for a word that rules them out, with that word. */
  readonly refused: readonly { readonly item: Item; readonly by: string }[]
}

/** The words of all items and kinds, in one index. */
export class KindWords {
  readonly #index = new WordIndex<Meaning>()
  readonly #not = new WordIndex<Item>()
  readonly #names = new WordIndex<true>()
  readonly #endings: readonly string[]
  readonly items: ReadonlyMap<string, Item>
  readonly #rules: KindRules

  constructor(items: readonly Item[], rules: KindRules) {
    this.#rules = rules
    this.#endings = rules.nameEndings.map(folding)
    for (const word of rules.nameWords) this.#names.add(folding(word), true)
    this.items = new Map(items.map((item) => [item.id, item]))
    const all = new Set(items.flatMap(({ recognition }) => recognition.words.map(folding)))
    for (const item of items.filter(({ row }) => row !== undefined)) {
      const meaning: Meaning = { of: 'item', item }
      for (const word of item.recognition.words.map(folding)) {
        if (!holdsNameEnd(word, all)) this.#index.add(word, meaning)
      }
      // A tender's own name may hold such a word (招标控制价编制服务); there the last word of kind decides alone.
      if (this.isStep(item)) continue
      for (const word of item.recognition.not) this.#not.add(folding(word), item)
    }
    for (const kind of rules.kinds) {
      for (const place of ['words', 'anywhere', 'last'] as const) {
        const meaning: Meaning = { of: 'kind', kind, place }
        for (const word of kind[place]) this.#index.add(folding(word), meaning)
      }
    }
  }

  namedIn(title: string): NamedWords {
    const names = this.#names.hitsIn(title)
    const hits = this.#index
      .hitsIn(title)
      .filter(({ from, to }) => !names.some((name) => name.from <= from && name.to >= to))
    const not = new Map(
      this.#not.hitsIn(title).flatMap(({ word, values }) => values.map((item) => [item, word])),
    )
    const refused = new Map<Item, string>()
    const named = (place: 'words' | 'anywhere' | 'last') =>
      hits.flatMap(({ word, from, to, values }): NamedWord[] => {
        const items = values.flatMap((value) =>
          value.of === 'item' && place === 'words' ? [value.item] : [],
        )
        const kinds = values.flatMap((value) =>
          value.of === 'kind' && value.place === place ? [value.kind] : [],
        )
        for (const item of items) if (not.has(item)) refused.set(item, not.get(item) ?? '')
        const allowed = items.filter((item) => !not.has(item))
        const [kind] = allowed.length > 0 ? [] : kinds
        return allowed.length > 0 || kind ? [{ word, from, to, items: allowed, kind }] : []
      })
    return {
      // Of those with one end the first is the longest, since hits come by where they begin.
      ordered: named('words').toSorted((a, b) => b.to - a.to),
      anywhere: named('anywhere'),
      last: named('last'),
      refused: [...refused].map(([item, by]) => ({ item, by })),
    }
  }

  /** True for a step of a procedure, whose word of kind stands at the end of a title. */
  isStep(item: Item): boolean {
    return this.stagesOf(item).length > 0 && this.sectorOf(item)?.family === 'procedure'
  }

  /** True when a title ends as names of matters do. */
  isName(title: string): boolean {
    return this.#endings.some((ending) => title.endsWith(ending))
  }

  sectorOf(item: Item): Sector | undefined {
    return this.#rules.sectors.find(({ items }) => items.includes(item.id))
  }

  stagesOf(item: Item): readonly Stage[] {
    return this.#rules.stages.filter(({ items }) => items.includes(item.id))
  }
}

/** 采购项目中标公告 says no more of the kind than 中标公告: 项目 ends the name of the matter. */
const NAME_END = '项目'

function holdsNameEnd(word: string, all: ReadonlySet<string>): boolean {
  const [, kind] = word.split(NAME_END)
  return kind !== undefined && all.has(kind)
}
