import type { DueRule } from './due-rule.ts'

/** How well a citation is known: read in the text, seen second-hand, or recalled (never shown to a unit unchecked). */
export type CitationMark = 'read' | 'second-hand' | 'recalled'

export interface LegalBasis {
  readonly law: string
  readonly article?: string | undefined
  readonly says: string
  readonly mark: CitationMark
}

/** A choice made where the wording is unclear; `register` is its number in the register of readings. */
export interface Reading {
  readonly question: string
  readonly chosen: string
  readonly why: string
  readonly register?: number | undefined
}

/** The cells of a row of the directive's list, as printed; a cell that is not printed on the row is absent. */
export interface Wording {
  readonly item?: string | undefined
  readonly deadline?: string | undefined
  readonly keep?: string | undefined
  readonly channel?: string | undefined
  readonly responsible?: string | undefined
  readonly oversight?: string | undefined
}

/** A numbered element (要素) that a notice must hold; `when` names the condition under which it is required. */
export interface Element {
  readonly n: number
  readonly text: string
  readonly when?: string | undefined
}

/** Words by which a notice of this item is known in a title; `column` names columns that hold nothing else. */
export interface Recognition {
  readonly words: readonly string[]
  readonly not: readonly string[]
  readonly columns: readonly string[]
}

/** 公开事项: one thing to publish, with its own event. A row of the annex has one or several. */
export interface Item {
  /** `20`, `02.3s`, `32.1` for rows of the annex; `N6.1` for duties in the text. */
  readonly id: string
  readonly row?: number | undefined
  readonly area: string
  readonly title: string
  readonly rules: readonly DueRule[]
  readonly elements: readonly Element[]
  readonly recognition: Recognition
  readonly units: readonly string[]
  readonly oversight: string
  readonly basis: readonly LegalBasis[]
  readonly readings: readonly Reading[]
  readonly wording: Wording
  /** The same cells with slips of the pen put right and merged cells filled in from the row that prints them. */
  readonly resolvedWording: Wording
  /** Set where the source text is incomplete; the words are shown beside every result of the item. */
  readonly flag?: string | undefined
}
