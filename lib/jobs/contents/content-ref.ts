import { type Notice, pageIdOf } from '../../domain/watch/notice.ts'
import type { ContentRef } from '../ports/notice-content-store.ts'

/**
 * The content that a notice, as it is stored, may have. It follows from the notice alone: one whose content could not be
 * kept names something that is not there, and never what was read at another time.
 */
export function contentRefOf(notice: Pick<Notice, NamingFields>): ContentRef {
  const { county, evidence, attachments = [] } = notice
  const files = attachments.map(({ content, sha256 = '' }) => `${content} ${sha256}`)
  return { county, notice: pageIdOf(notice), version: [evidence, ...files].join('\n') }
}

type NamingFields = 'id' | 'county' | 'evidence' | 'attachments' | 'supersededAt'
