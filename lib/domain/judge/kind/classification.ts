import type { Item } from '../../duty/item.ts'
import type { OtherKind } from './kind-rules.ts'

/** Which rows of the directive's list a notice answers. `none` is sure that it answers no row; `cannot-tell` is not. */
export interface Classification {
  readonly verdict: 'row' | 'none' | 'cannot-tell'
  /** Numbers of rows, and ids of their items; empty unless `verdict` is `row`. */
  readonly rows: readonly string[]
  readonly items: readonly string[]
  /** One of `CONFIDENCE`. */
  readonly confidence: number
  /** What was seen, in Chinese. */
  readonly evidence: readonly string[]
  /** In Chinese: why it answers no row, or why one cannot tell. */
  readonly reason?: string | undefined
}

/** How sure a classification is. The numbers put the ways of knowing in order; they are no frequencies. */
export const CONFIDENCE = {
  /** The title names the kind, and column or channel agrees. */
  titleAndPlace: 1,
  /** The title names the kind, and no other sector is in question. */
  title: 0.9,
  /** The title says nothing; the column or its code decides. */
  column: 0.8,
  /** The title names the kind and only hints at the sector, or the column says otherwise. */
  hints: 0.7,
  /** Only the text says what it is. */
  text: 0.6,
  /** A column that mixes kinds: one of these rows. */
  mixed: 0.5,
  cannotTell: 0,
} as const

/** What was found: items, or a kind that answers none. */
export interface Answer {
  readonly items: readonly Item[]
  readonly kind?: OtherKind | undefined
  readonly confidence: number
  readonly evidence: readonly string[]
}

export function classification({ items, kind, confidence, evidence }: Answer): Classification {
  if (kind) return { verdict: 'none', rows: [], items: [], confidence, evidence, reason: kind.reason }
  const rows = [...new Set(items.flatMap(({ row }) => (row === undefined ? [] : [row])))]
  return {
    verdict: 'row',
    rows: rows.toSorted((a, b) => a - b).map(String),
    items: items.map(({ id }) => id).toSorted(),
    confidence,
    evidence,
  }
}

export function cannotTell(reason: string, evidence: readonly string[] = []): Classification {
  const confidence = CONFIDENCE.cannotTell
  return { verdict: 'cannot-tell', rows: [], items: [], confidence, evidence, reason: `看不出：${reason}` }
}
