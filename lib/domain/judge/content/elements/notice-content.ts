/** What a notice says. `text` is the whole text of its page, not the beginning that is kept for matching. */
export interface NoticeContent {
  readonly title?: string | undefined
  readonly text: string
  readonly attachments: readonly AttachmentContent[]
  /** The page only leads to its attachments. */
  readonly isStub?: boolean | undefined
  /** The page itself could not be read. */
  readonly isUnread?: boolean | undefined
  /** A part of `text` was left out. */
  readonly isCut?: boolean | undefined
  /** A picture stands in the text: it may say what the text does not. */
  readonly hasPicture?: boolean | undefined
}

export interface AttachmentContent {
  readonly name: string
  /** Absent: not had. */
  readonly text?: string | undefined
  readonly content: 'text' | 'scanned' | 'picture' | 'unreadable' | 'unread'
  readonly isCut?: boolean | undefined
}
