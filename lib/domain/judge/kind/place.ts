import type { Item } from '../../duty/item.ts'
import type { ColumnMeaning, KindRules, OtherKind, Sector } from './kind-rules.ts'
import { folding } from './title-parts.ts'
import { type WordHit, WordIndex } from './word-index.ts'

/** Where a notice stands, as given: name or code of its column, id of its channel. */
export interface Standing {
  readonly column?: string | undefined
  readonly channel?: string | undefined
}

/** What the place says by itself. */
export interface Place {
  /** Ids of items that the column holds, and the kind of a column whose notices answer none. */
  readonly items: readonly string[]
  readonly kind?: OtherKind | undefined
  readonly isDecisive: boolean
  readonly sector?: Sector | undefined
  /** True when the channel carries nothing but that sector. */
  readonly isChannelOwn: boolean
  /** True when the column's name says something. */
  readonly isKnown: boolean
}

const COLUMN_UNITS_MAX = 100
const SHOWN_UNITS_MAX = 40
const BRACKETS = /\([^()]{1,20}\)$/
/** What names of columns end in besides: 黑名单公示 is the column 黑名单. */
const ENDING = /(?:公示|公告|信息|公开)$/
const SEPARATOR = /^[>›»/|·,、:;\-—_()]/

/** Columns and channels by name, in one index. */
export class Places {
  readonly #names = new WordIndex<ColumnMeaning>()
  readonly #rules: KindRules

  constructor(items: readonly Item[], rules: KindRules) {
    this.#rules = rules
    for (const meaning of rules.columns) {
      for (const name of meaning.names) this.#names.add(folding(name), meaning)
    }
    const known = new Set(rules.columns.flatMap(({ names }) => names.map(folding)))
    const others = new Map<string, string[]>()
    for (const { id, recognition } of items) {
      for (const name of recognition.columns.map(folding)) {
        if (!known.has(name)) others.set(name, [...(others.get(name) ?? []), id])
      }
    }
    for (const [name, ids] of others) {
      this.#names.add(name, { names: [name], items: ids, isDecisive: false })
    }
  }

  placeOf({ column = '', channel = '' }: Standing): Place {
    const own = this.#rules.sectors.find(({ channels }) => channels.includes(channel))
    const name = folding(column.slice(0, COLUMN_UNITS_MAX)).replace(BRACKETS, '')
    const hits = this.#names.hitsIn(name).filter(({ from, to }) => !isPartOfNumber(name, from, to))
    const last = lastIn(name, hits) ?? lastIn(name.replace(ENDING, ''), hits)
    const [meaning] = last?.values ?? []
    const around = hits.flatMap(({ values }) => values.filter(isSectorOnly))
    const id = around.at(-1)?.sector ?? meaning?.sector
    return {
      items: meaning?.items ?? [],
      kind: this.#rules.kinds.find((kind) => kind.id === meaning?.kind),
      isDecisive: meaning?.isDecisive ?? false,
      sector: own ?? this.#rules.sectors.find((sector) => sector.id === id),
      isChannelOwn: own !== undefined,
      isKnown: meaning !== undefined,
    }
  }
}

function lastIn(name: string, hits: readonly WordHit<ColumnMeaning>[]): WordHit<ColumnMeaning> | undefined {
  // Of those with one end the first is the longest, since hits come by where they begin.
  return hits
    .filter(({ to }) => to === name.length || SEPARATOR.test(name.slice(to)))
    .toSorted((a, b) => b.to - a.to)[0]
}

function isSectorOnly({ items, kind }: ColumnMeaning): boolean {
  return items.length === 0 && kind === undefined
}

function isPartOfNumber(text: string, from: number, to: number): boolean {
  const isDigit = (at: number) => /^\d$/.test(text.charAt(at))
  return (isDigit(from) && isDigit(from - 1)) || (isDigit(to - 1) && isDigit(to))
}

export function placeInWords({ column, channel }: Standing): string {
  const shown = column === undefined || column === '' ? '' : `栏目“${column.slice(0, SHOWN_UNITS_MAX)}”`
  return shown === '' && channel ? `渠道“${channel.slice(0, SHOWN_UNITS_MAX)}”` : shown
}
