import type { PageSeen } from '../../../domain/watch/reading.ts'
import { type NextPage, readListPage } from '../../../readers/list-page.ts'
import type { KnownNotices, Look } from '../look.ts'
import type { Visit } from '../visit.ts'
import { noticeIdOf } from './notice-id.ts'

/** What the first page of a list showed when a look began with it. */
export interface FirstShown {
  readonly request: NextPage
  readonly ids: readonly string[]
  /** Notices in the whole list, where the page states it. */
  readonly total?: number | undefined
}

interface Turned {
  readonly pages: PageSeen[]
  readonly firstShown: FirstShown | undefined
}

/**
 * True when rows may have changed places while the pages of a list were turned: the first one is asked for once more
 * after the last. A row that is taken off it meanwhile moves one of the next page up, past the page that was just read.
 */
export async function hasMoved(look: Look, { pages, firstShown }: Turned): Promise<boolean> {
  if (!look.isThorough || firstShown === undefined || pages.length < 2) return false
  const { url, method, body, contentType } = firstShown.request
  const visit = await look.visit({ url, method, body, contentType }, look.channel.politeness)
  pages.push(visit.seen)
  return hasShifted(look, firstShown, { visit, known: await look.known() })
}

/** Rows that were added on top push as many off the page, and hide nothing. */
function hasShifted(
  look: Look,
  first: FirstShown,
  { visit, known }: { readonly visit: Visit; readonly known: KnownNotices },
): boolean {
  if (visit.failure || visit.answer.kind !== 'page') return visit.answer.kind !== 'not-modified'
  const { url } = visit.answer
  const page = readListPage({ text: visit.text, url, request: first.request, list: look.list })
  if (page.kind !== 'list') return true
  if (page.total !== undefined && first.total !== undefined && page.total < first.total) return true
  const now = new Set(page.notices.map((listed) => noticeIdOf(look, listed.url, known)))
  const before = new Set(first.ids)
  const added = [...now].filter((id) => !before.has(id)).length
  return first.ids.slice(0, Math.max(0, first.ids.length - added)).some((id) => !now.has(id))
}
