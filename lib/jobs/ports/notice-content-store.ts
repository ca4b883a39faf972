import type { NoticeContent } from '../../domain/judge/content/elements/notice-content.ts'
import type { PersonalLook } from '../../domain/judge/content/personal-finding.ts'

/** Names what a notice said, as far as it had been read. */
export interface ContentRef {
  readonly county: string
  /** Id of the page, which its versions share. */
  readonly notice: string
  /** Hashes of the page and of the files that were read: whatever adds to the content makes another version. */
  readonly version: string
}

/** The texts of a notice, bounded, and where personal data was found in it. */
export interface KeptContent {
  readonly content: NoticeContent
  readonly personal: PersonalLook
}

/** Whole texts of notices, of which the facts hold the beginning alone. Put twice is the same as once. */
export interface NoticeContentStore {
  putContent(ref: ContentRef, kept: KeptContent): Promise<void>
  /** Undefined where none was put. Throws when that cannot be told; no error quotes a text. */
  content(ref: ContentRef): Promise<KeptContent | undefined>
}
