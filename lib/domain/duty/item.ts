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

/**
 * A piece of an element as notices write it. Patterns are regular expressions over text in half width; each is tried on the
 * text without blanks and line ends, and on its lines and cells one by one, where `^` and `$` are their ends.
 */
export interface ElementPart {
  readonly name: string
  /** With one of them in the text, the part is there. */
  readonly any: readonly string[]
  /** Words that may stand for it in another wording: with one of them in the text nobody can say that it is absent. */
  readonly hints: readonly string[]
  /** Needed only where one of these is in the text; empty: always. */
  readonly when: readonly string[]
  /** Forms put it in a table or an attachment: when it is not found, it is not called absent. */
  readonly isOftenAttached: boolean
}

/** A numbered element (要素) that a notice must hold; `when` names the condition under which it is required. */
export interface Element {
  readonly n: number
  readonly text: string
  readonly when?: string | undefined
  /** All of them make the element; none: a machine cannot tell whether it is there. */
  readonly parts?: readonly ElementPart[] | undefined
  /** Required only where one of these is in the text or title; absent: `when` is for a person to judge. */
  readonly whenFound?: readonly ElementPart[] | undefined
  /** Not required where one of these is in the text or title: a purchase that failed has no winner. */
  readonly unlessFound?: readonly ElementPart[] | undefined
  /** True for what a notice need not have, such as other content that its tender documents may ask for. */
  readonly isOptional?: boolean | undefined
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
  /** Headings and labels of the form that notices of the item keep to; a text without half of them is in words of its own. */
  readonly form?: readonly string[] | undefined
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
