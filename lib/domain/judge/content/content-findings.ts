import type { Item } from '../../duty/item.ts'
import type { Notice } from '../../watch/notice.ts'
import type { ElementFinding } from './element-finding.ts'
import type { PersonalFinding } from './personal-finding.ts'

/** What was found in the text of one notice and its attachments. */
export interface ContentFindings {
  readonly elements: readonly ElementFinding[]
  readonly personal: readonly PersonalFinding[]
  /** Some part could not be looked into for personal data: that none was found is then no proof. */
  readonly isPartlyUnread?: true | undefined
}

/** By item, then by notice: a notice may answer several items, each with elements of its own. */
export type ContentByItem = ReadonlyMap<string, ReadonlyMap<string, ContentFindings>>

/** A notice with an item that it answers. */
export interface AnsweringNotice {
  readonly notice: Notice
  readonly item: Item
}
