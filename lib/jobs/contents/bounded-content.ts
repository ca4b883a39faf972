import type { AttachmentContent, NoticeContent } from '../../domain/judge/content/elements/notice-content.ts'

/** UTF-16 units of one text that are kept. */
export const CONTENT_TEXT_MAX = 200_000
/** Of all texts of a notice together: about 1 MB of Chinese in UTF-8. */
export const CONTENT_CHARACTERS_MAX = 350_000

/** The content within its bounds: what is left out is marked, so that nobody calls it absent. */
export function boundedContent(content: NoticeContent): NoticeContent {
  let left = CONTENT_CHARACTERS_MAX
  const taken = (text: string) => {
    const cut = text.slice(0, Math.min(CONTENT_TEXT_MAX, left))
    left -= cut.length
    return { text: cut, ...(cut.length < text.length && { isCut: true as const }) }
  }
  const page = taken(content.text)
  const attachments = content.attachments.map((file): AttachmentContent => {
    return file.text === undefined ? file : { ...file, ...taken(file.text) }
  })
  return { ...content, ...page, attachments }
}
