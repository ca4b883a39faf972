/** 种类: a kind of notice that answers no item of the directive's list, with the reason that a person is told. */
export interface OtherKind {
  readonly id: string
  readonly reason: string
  /** Words that count where they are the last word of kind in a title: `开标记录`. */
  readonly words: readonly string[]
  /** Words that decide wherever they stand: `关于终止`. */
  readonly anywhere: readonly string[]
  /** Words that count only where nothing else is named: `召开`. */
  readonly last: readonly string[]
  /** Ids of items that, when the title names one of them too, are meant instead. */
  readonly yieldsTo: readonly string[]
}

/** 领域: what a matter is about, for items that share their words of kind: 招标公告 stands in purchasing and in works. */
export interface Sector {
  readonly id: string
  readonly name: string
  /** Words of a title decide only between sectors of one family. */
  readonly family: string
  readonly items: readonly string[]
  /** Words that leave no doubt where they are part of the word of kind: 竞争性磋商公告. */
  readonly decides: readonly string[]
  /** Words that say so (2 points each), that hint at it (1 point each), and names that a title of it begins with (3 points). */
  readonly words: readonly string[]
  readonly hints: readonly string[]
  readonly openings: readonly string[]
  /** True where its items are meant only when words or place name the sector; `beside`: the sector that is meant as well. */
  readonly isNamedOnly: boolean
  readonly beside?: string | undefined
  /** Ids of channels that carry nothing else. */
  readonly channels: readonly string[]
  /** Words of a notice's text that say so, 1 point each. */
  readonly inText: readonly string[]
}

/** 环节: the items of one step of a procedure, in one sector or another. */
export interface Stage {
  readonly id: string
  readonly name: string
  readonly items: readonly string[]
  /** Id of the kind that is meant in a sector of the family without an item of its own; absent: there is none. */
  readonly otherwise?: string | undefined
  /** True where the notice changes another one, whose words stand just before: 中标结果 in 中标结果更正公告. */
  readonly isChange: boolean
  /** True where a corrected notice answers the step again, as candidates and results do. */
  readonly isAnswer: boolean
}

/** What a column says, by its names and codes of a stage: items that it holds, or a kind, or only a sector. */
export interface ColumnMeaning {
  readonly names: readonly string[]
  readonly items: readonly string[]
  readonly kind?: string | undefined
  readonly sector?: string | undefined
  /** True where the column decides even against a title that names a step of a procedure: 企业采购. */
  readonly isDecisive: boolean
}

/** `catalogue/kinds.yaml`. */
export interface KindRules {
  readonly kinds: readonly OtherKind[]
  readonly sectors: readonly Sector[]
  readonly stages: readonly Stage[]
  readonly columns: readonly ColumnMeaning[]
  /** Words that belong to the name of a matter, whatever they hold: 合同段. */
  readonly nameWords: readonly string[]
  /** Endings of names: a title that ends so is the name of a matter, and words in it say nothing of its kind. */
  readonly nameEndings: readonly string[]
}
