import { DAY_MS } from '../../domain/time/instant.ts'
import type { Notice } from '../../domain/watch/notice.ts'
import { refusedPage } from '../../readers/refused-page.ts'
import { type DetailBudget, mayRead } from './budget.ts'
import { detailOf, visitDetail } from './detail.ts'
import { isAskedByDays, type Look } from './look.ts'
import type { PagesRead } from './pages.ts'
import { versionsOf } from './versions.ts'
import type { Visit } from './visit.ts'

/**
 * Known notices that the list does not show any more, where it should, and what their own pages say. Only a page that
 * says that it is gone makes a notice gone; a page that is still up moves `lastSeenAt`, and is asked once a day at most.
 */
export async function checkMissing(
  look: Look,
  read: PagesRead,
  budget: DetailBudget,
): Promise<readonly Notice[]> {
  const changed: Notice[] = []
  if (look.list.detail.format === 'none') return changed
  const known = await look.known()
  for (const notice of known.values()) {
    if (!mayRead(look, budget)) break
    if (!isMissing(look, read, notice) || isLatelySeen(look, notice)) continue
    budget.left -= 1
    const visit = await visitDetail(look, notice)
    budget.failuresInARow = visit.seen.httpStatus === 0 ? budget.failuresInARow + 1 : 0
    // With the page, what it said before is gone as well.
    if (isGonePage(look, visit))
      changed.push(...versionsOf(notice, known).map((one) => asGone(look, one, visit)))
    else if (isStillUp(look, notice, visit)) changed.push({ ...notice, lastSeenAt: visit.seen.at })
  }
  return changed
}

function isMissing(look: Look, read: PagesRead, notice: Notice): boolean {
  if (notice.goneAt !== undefined || notice.supersededAt !== undefined || read.rows.has(notice.id))
    return false
  const { displayedOn } = notice
  if (read.end === 'end') {
    return !isAskedByDays(look.list) || (displayedOn !== undefined && displayedOn >= look.fromOn)
  }
  // Other notices of the last day that was reached may stand on the next page.
  return displayedOn !== undefined && read.reachedOn !== undefined && displayedOn > read.reachedOn
}

/** One that no list shows is missing at each look. */
const UNLISTED_DAYS = 7

/** Its own page was asked for within the last day: only such a visit moves `lastSeenAt` past the first sighting. */
function isLatelySeen(look: Look, notice: Notice): boolean {
  if (notice.isUnlisted) return look.startedAt - notice.lastSeenAt < UNLISTED_DAYS * DAY_MS
  return notice.lastSeenAt > notice.firstSeenAt && look.startedAt - notice.lastSeenAt < DAY_MS
}

function isGonePage({ list }: Look, { answer, text, failure }: Visit): boolean {
  // An interface that was moved answers 404 for every notice: that is a fault of the card, and no notice is gone by it.
  if (answer.kind !== 'page' || list.detail.request !== undefined) return false
  if (answer.httpStatus === 404 || answer.httpStatus === 410) return true
  return list.detail.format === 'html' && failure === undefined && refusedPage(text)?.kind === 'gone'
}

function isStillUp(look: Look, notice: Notice, visit: Visit): boolean {
  const { answer, text, failure } = visit
  if (answer.kind !== 'page' || failure !== undefined) return false
  if (look.list.detail.request !== undefined) return detailOf(look, notice, visit) !== undefined
  return refusedPage(text) === undefined
}

function asGone({ state }: Look, notice: Notice, visit: Visit): Notice {
  const wasVisited = notice.lastSeenAt > notice.firstSeenAt
  const lastSeenAt = wasVisited ? notice.lastSeenAt : (state?.lastGoodAt ?? notice.lastSeenAt)
  return { ...notice, lastSeenAt, goneAt: visit.seen.at, goneEvidence: visit.seen.sha256 }
}
