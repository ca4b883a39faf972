import type { AttachmentReader } from '../../lib/jobs/ports.ts'
import { decodePage } from '../../lib/readers/page-text.ts'

/** Takes every file for text, but what begins with `scan:`, `picture:`, `broken:` or `partly:` for that. */
export const fakeAttachmentReader: AttachmentReader = {
  async read({ body }) {
    const { text } = decodePage(body, 'text/plain; charset=utf-8')
    if (text.startsWith('scan:')) return { kind: 'scanned' }
    if (text.startsWith('picture:')) return { kind: 'picture' }
    if (text.startsWith('broken:')) return { kind: 'unreadable', reason: text.slice(7) }
    if (text.startsWith('partly:')) return { kind: 'text', text: text.slice(7), isCut: true }
    return { kind: 'text', text }
  },
}
