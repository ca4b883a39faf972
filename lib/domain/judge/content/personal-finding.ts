/**
 * 个人信息 that a published text must not hold. A number that is masked counts only as a warning: `birth-date-visible` when
 * its digits 7 to 14 can all be read, `id-number-thinly-masked` when fewer than four characters are hidden.
 */
export type PersonalKind =
  | 'id-number'
  | 'id-number-15'
  | 'disability-number'
  | 'phone'
  | 'bank-card'
  | 'birth-date-visible'
  | 'id-number-thinly-masked'

/** How many of a kind stand where; never a digit of them, nor a name. */
export interface PersonalFinding {
  readonly kind: PersonalKind
  /** In Chinese, such as 第2个工作表“名单”（隐藏）第5行至第60行C列. */
  readonly where: string
  readonly count: number
  readonly isWarning?: true
}

/** What was found in a file, and of which of its parts it cannot be told; an empty place is the whole file. */
export interface PersonalLook {
  readonly findings: readonly PersonalFinding[]
  readonly unread: readonly { readonly place: string; readonly reason: string }[]
}

/** A part of a page or file, with the words that lead a clerk to it (empty: the text itself). */
export interface TextPart {
  readonly place: string
  /** True for what people do not see when they open the file. */
  readonly isHidden?: true
  /** Cells of a table joined by tabs (or ` | `), rows by line ends. */
  readonly text: string
  /** True when lines are rows of a sheet and cells its columns, from the first one on: findings then name columns. */
  readonly isSheet?: true
  /** Rows and columns of a sheet that are hidden in it, counted from 0. */
  readonly hiddenRows?: readonly number[]
  readonly hiddenColumns?: readonly number[]
}
