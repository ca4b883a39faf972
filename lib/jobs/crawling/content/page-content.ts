import type { Notice, NoticePage } from '../../../domain/watch/notice.ts'
import { fileKind } from '../../../readers/attachment-text/file-kind.ts'
import { hasPictureInText } from '../../../readers/detail-page.ts'
import type { Look } from '../look.ts'
import type { Visit } from '../visit.ts'

/** Notes the whole text of a page that was just read; `mayLook`: there is time to look for personal data in it. */
export async function notePageOf(
  look: Look,
  notice: Notice,
  from: { readonly page: NoticePage; readonly visit: Visit; readonly mayLook: boolean },
): Promise<void> {
  const { contents } = look
  const { page, visit, mayLook } = from
  if (!contents || visit.answer.kind !== 'page') return
  const { detail } = look.list
  const { url, body } = visit.answer
  // A notice that is a file is read, and looked into, with the files.
  const isFile = detail.format === 'html' && fileKind(body) !== 'text'
  const hasPicture = !isFile && hasPictureInText({ text: visit.text, url, detail })
  // Answers of interfaces hold more than people see: who posted it, for one.
  const shownBytes = detail.format === 'json' ? new TextEncoder().encode(page.text) : body
  await contents.notePage(
    notice,
    { text: page.text, hasPicture },
    mayLook && !isFile ? shownBytes : undefined,
  )
}
