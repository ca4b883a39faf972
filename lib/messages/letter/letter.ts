/**
 * What a mail says, in values. `letter-html` and `letter-text` show the same letter twice, so that both parts of a mail
 * say the same.
 */
export interface Letter {
  readonly title: string
  /** Who sends, for which county, on what day: one line under the title. */
  readonly subtitle: string
  readonly parts: readonly Part[]
  readonly signature: readonly string[]
}

/** `late` is proved; `ask` waits for a person; `soon` is coming; `done`; `plain` is advice. Each has a sign beside its colour. */
export type Tone = 'late' | 'ask' | 'soon' | 'done' | 'plain'

export const TONE_SIGNS: Readonly<Record<Tone, string>> = {
  late: '■',
  ask: '◆',
  soon: '●',
  done: '✓',
  plain: '○',
}

export interface Span {
  readonly text: string
  /** An address, or `#late`: a heading of this letter by its anchor. */
  readonly url?: string | undefined
}

/** A label with its lines. */
export interface Fact {
  readonly label: string
  readonly lines: readonly Span[]
  readonly strong?: boolean | undefined
}

export interface Card {
  readonly kind: 'card'
  readonly tone: Tone
  readonly badge: string
  readonly title: string
  readonly facts: readonly Fact[]
}

/** One item of a dense list: a bold line and what belongs to it. */
export interface Entry {
  readonly title: string
  readonly lines: readonly Span[]
}

export interface Figure {
  readonly label: string
  readonly value: string
  readonly note?: string | undefined
  readonly tone: Tone
  /** Where what it counts is listed. */
  readonly url?: string | undefined
}

/** A horizontal bar of parts; `words` say the same for people who do not see it. */
export interface Bar {
  readonly name: string
  readonly figure: string
  readonly shares: readonly { readonly tone: Tone; readonly count: number }[]
  readonly words: string
  readonly url?: string | undefined
}

/** A table of figures: `columns` head the cells, the first column holds the names of the rows. */
export interface Table {
  readonly kind: 'table'
  readonly nameColumn: string
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
}

export interface TableRow {
  readonly name: string
  readonly url?: string | undefined
  /** One for each column; `note` says what the figure is made of. */
  readonly cells: readonly { readonly text: string; readonly note?: string | undefined }[]
  /** The row that sums up the others. */
  readonly strong?: boolean | undefined
}

export type Part =
  | { readonly kind: 'paragraph'; readonly lines: readonly Span[]; readonly quiet?: boolean | undefined }
  | {
      readonly kind: 'heading'
      readonly text: string
      readonly tone: Tone
      /** Letters only; links of this letter lead here by it. */
      readonly anchor?: string | undefined
    }
  | Card
  | { readonly kind: 'entries'; readonly entries: readonly Entry[] }
  | { readonly kind: 'figures'; readonly figures: readonly Figure[] }
  | { readonly kind: 'bars'; readonly bars: readonly Bar[] }
  | Table

export function paragraph(...texts: readonly string[]): Part {
  return { kind: 'paragraph', lines: texts.map((text) => ({ text })) }
}

export function quiet(...texts: readonly string[]): Part {
  return { kind: 'paragraph', lines: texts.map((text) => ({ text })), quiet: true }
}
