import { DAY_MS, HOUR_MS, type Instant } from '../../domain/time/instant.ts'
import type { Notice } from '../../domain/watch/notice.ts'
import { refusedPage } from '../../readers/refused-page.ts'
import { type DetailBudget, mayRead, noteVisit } from './budget.ts'
import { detailOf, visitDetail } from './detail.ts'
import { isAskedByDays, type KnownNotices, type Look } from './look.ts'
import type { PagesRead } from './pages.ts'
import { versionsOf } from './versions.ts'
import type { Visit } from './visit.ts'

/** One refusal may come from a site that is just being rebuilt, or a notice that is being corrected; one on the next day makes it gone. */
const PROOF_MS = 20 * HOUR_MS
/** Of fewer pages, all may be gone by chance. */
const TROUBLE_MIN = 3
/** A site that refuses most of what it is asked for at once is in trouble, or was moved. That it then stays so is no trouble. */
const TROUBLE_PROOF_MS = 7 * DAY_MS

/** What is known when the pages of a list were read. */
export interface Listed {
  readonly read: PagesRead
  /** Notices that are new or were completed at this look. */
  readonly found: readonly Notice[]
}

interface Check {
  readonly notice: Notice
  readonly visit: Visit
}

/**
 * Known notices that the list does not show any more, where it should, and what their own pages say; and those that it
 * shows again. Only a page that says twice, a day apart, that it is gone makes a notice gone, and not while
 * most of the pages that were asked for say so at once. One that is still up moves `lastSeenAt`, and is asked once a day.
 */
export async function checkMissing(
  look: Look,
  { read, found }: Listed,
  budget: DetailBudget,
): Promise<readonly Notice[]> {
  if (look.list.detail.format === 'none') return []
  const known = new Map([...(await look.known()), ...found.map((one) => [one.id, one] as const)])
  const checks: Check[] = []
  for (const notice of known.values()) {
    if (!mayRead(look, budget)) break
    if (!isMissing(look, read, notice) || !isDue(look, notice)) continue
    budget.left -= 1
    const visit = await visitDetail(look, notice)
    noteVisit(budget, visit.failure)
    checks.push({ notice, visit })
  }
  const refused = checks.filter(({ visit }) => isGonePage(look, visit))
  const isTrouble = checks.length >= TROUBLE_MIN && refused.length * 2 > checks.length
  const stillUp = checks.filter(({ notice, visit }) => isStillUp(look, notice, visit))
  return [
    ...[...known.values()].flatMap((notice) => backOnList(notice, read) ?? []),
    ...stillUp.map(({ notice, visit }) => withoutMiss(notice, visit.seen.at)),
    ...refused.flatMap((check) => afterRefusal(look, check, { known, isTrouble })),
  ]
}

/** A notice that was missing, once its list shows it: what its page said meanwhile was a passing fault. */
function backOnList(notice: Notice, { rows }: PagesRead): Notice | undefined {
  const row = rows.get(notice.id)
  return row && notice.missedAt !== undefined ? withoutMiss(notice, row.seen.at) : undefined
}

function withoutMiss({ missedAt: _, ...notice }: Notice, lastSeenAt: Instant): Notice {
  return { ...notice, lastSeenAt }
}

/** The first refusal is kept with the notice; a later one that proves it takes along what the page said before. */
function afterRefusal(
  { state }: Look,
  { notice, visit }: Check,
  { known, isTrouble }: { readonly known: KnownNotices; readonly isTrouble: boolean },
): readonly Notice[] {
  const { missedAt, firstSeenAt } = notice
  const { at, sha256 } = visit.seen
  if (missedAt === undefined) {
    const wasVisited = notice.lastSeenAt > firstSeenAt
    const lastSeenAt = wasVisited ? notice.lastSeenAt : (state?.lastGoodAt ?? notice.lastSeenAt)
    return [{ ...notice, lastSeenAt, missedAt: at }]
  }
  if (at - missedAt < (isTrouble ? TROUBLE_PROOF_MS : PROOF_MS)) return []
  const { lastSeenAt } = notice
  return versionsOf(notice, known).map((one) => ({ ...one, lastSeenAt, goneAt: at, goneEvidence: sha256 }))
}

function isMissing(look: Look, read: PagesRead, notice: Notice): boolean {
  if (notice.goneAt !== undefined || notice.supersededAt !== undefined || read.rows.has(notice.id))
    return false
  const { displayedOn } = notice
  if (read.unmet.has(notice.id)) return true
  if (read.end === 'end') {
    return !isAskedByDays(look.list) || (displayedOn !== undefined && displayedOn >= look.fromOn)
  }
  // Other notices of the last day that was reached may stand on the next page.
  return displayedOn !== undefined && read.reachedOn !== undefined && displayedOn > read.reachedOn
}

/** Between two visits to the page of one that no list shows, and that is missing at each look for it. */
const UNLISTED_DAYS = 7

/**
 * Once a day, and at once on the day of its first sighting: only a visit to its own page moves `lastSeenAt` past that. One that was refused is asked again when that would prove something, and from the second day on once a day.
 */
function isDue(look: Look, { isUnlisted, missedAt, firstSeenAt, lastSeenAt }: Notice): boolean {
  const sinceMs = look.startedAt - (missedAt ?? lastSeenAt)
  if (missedAt !== undefined) return sinceMs >= PROOF_MS && (sinceMs < DAY_MS || look.isFirstOfDay)
  if (isUnlisted) return sinceMs >= UNLISTED_DAYS * DAY_MS
  const isNeverAsked = lastSeenAt === firstSeenAt
  return look.isFirstOfDay ? isNeverAsked || sinceMs >= DAY_MS / 2 : isNeverAsked && sinceMs < DAY_MS
}

function isGonePage({ list }: Look, { answer, text, failure }: Visit): boolean {
  // An interface that was moved answers 404 for every notice: that is a fault of the card, and no notice is gone by it.
  if (answer.kind !== 'page' || list.detail.request !== undefined) return false
  // A firewall, or another site, answers with any status, and says nothing of the notice.
  if (failure?.kind === 'blocked' || failure?.kind === 'misled') return false
  if (answer.httpStatus === 404 || answer.httpStatus === 410) return true
  return list.detail.format === 'html' && failure === undefined && refusedPage(text)?.kind === 'gone'
}

function isStillUp(look: Look, notice: Notice, visit: Visit): boolean {
  return visit.failure === undefined && detailOf(look, notice, visit) !== undefined
}
