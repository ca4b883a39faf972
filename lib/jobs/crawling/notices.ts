import { chinaDateOf, chinaInstant, DAY_MS, type Instant } from '../../domain/time/instant.ts'
import type { Notice, NoticePage } from '../../domain/watch/notice.ts'
import { addressDate } from '../../readers/address-date.ts'
import { readDetailPage } from '../../readers/detail-page.ts'
import { readIdentifiers } from '../../readers/identifiers.ts'
import { refusedPage } from '../../readers/refused-page.ts'
import type { KnownNotices, Look } from './look.ts'
import type { PagesRead, Row } from './pages.ts'
import { fullerTitle, isChanged, seenAgain, supersededBy } from './versions.ts'
import type { Visit } from './visit.ts'

/** Notice pages of a host read in one run; the rest are read in the next ones. */
export const DETAILS_MAX = 50
/** After this many failures in a row the site is left alone until the next look. */
const FAILURES_IN_A_ROW_MAX = 3
/** A notice whose own page cannot be read is tried at each look for so long, afterwards once a day. */
const RETRY_DAYS = 3

/** How many notice pages may still be read in this run, until when, and whether the site still answers. */
export interface DetailBudget {
  left: number
  readonly until: Instant
  failuresInARow: number
}

/** What is to be written, and whether pages are left to be read in later looks. */
export interface Collected {
  readonly found: readonly Notice[]
  readonly unreadPages: boolean
}

/** Notices that are new, and known ones whose own page was still to be read. Each new one is kept, read or not. */
export async function collectNotices(look: Look, read: PagesRead, budget: DetailBudget): Promise<Collected> {
  const found: Notice[] = []
  if (read.end === 'unchanged' && look.state?.unreadPages !== true) return { found, unreadPages: false }
  const knownNotices = await look.known()
  for (const row of read.rows.values()) {
    const known = knownNotices.get(row.id)
    if (!known) found.push(await completed(look, listedNotice(look, row), budget))
    else if (isChanged(known, row)) {
      const next = { ...listedNotice(look, row), earlier: [...known.earlier, known.evidence] }
      found.push(supersededBy(next, known), await completed(look, next, budget))
    } else if (known.goneAt !== undefined) found.push(...seenAgain(known, row, knownNotices))
  }
  const afterwards = new Map([...knownNotices, ...found.map((notice) => [notice.id, notice] as const)])
  for (const known of unreadNewestFirst(look, knownNotices)) {
    if (afterwards.get(known.id) !== known) continue
    const notice = await completed(look, known, budget)
    if (notice === known) continue
    found.push(notice)
    afterwards.set(notice.id, notice)
  }
  return { found, unreadPages: [...afterwards.values()].some((notice) => isToBeReadSoon(look, notice)) }
}

/** Pages that were left in looks before; one that never can be read is not to stand in the way of those after it. */
function unreadNewestFirst(look: Look, known: KnownNotices): readonly Notice[] {
  return [...known.values()]
    .filter(
      (notice) =>
        isToBeReadSoon(look, notice) ||
        (look.isThorough && isUnread(look, notice) && chinaDateOf(notice.firstSeenAt) >= look.fromOn),
    )
    .sort((a, b) => b.firstSeenAt - a.firstSeenAt)
}

function isToBeReadSoon(look: Look, notice: Notice): boolean {
  return isUnread(look, notice) && look.startedAt - notice.firstSeenAt < RETRY_DAYS * DAY_MS
}

function isUnread({ list }: Look, { text, goneAt, supersededAt }: Notice): boolean {
  return list.detail.format !== 'none' && text === '' && goneAt === undefined && supersededAt === undefined
}

/** A notice as the list alone shows it. */
function listedNotice(look: Look, row: Row): Notice {
  const { title, url, displayedOn, column } = row.listed
  return {
    id: row.id,
    county: look.county,
    channel: look.channel.id,
    list: look.list.id,
    url,
    title,
    column,
    displayedOn,
    urlOn: addressDate(url),
    text: '',
    identifiers: readIdentifiers(title),
    firstSeenAt: row.seen.at,
    absentAt: absentAtOf(look, row),
    lastSeenAt: row.seen.at,
    evidence: row.seen.sha256 ?? '',
    earlier: [],
  }
}

/** The last moment at which the row is known not to have been there; undefined when nobody had looked at its place. */
function absentAtOf({ state }: Look, { listed, isDeep }: Row): Instant | undefined {
  const { lastGoodAt, coveredFromOn } = state ?? {}
  if (lastGoodAt === undefined) return undefined
  const isCovered = coveredFromOn === undefined || (listed.displayedOn ?? coveredFromOn) >= coveredFromOn
  if (!isCovered) return undefined
  // Only the thorough look, the first good one of that day, came so deep.
  return isDeep ? chinaInstant(chinaDateOf(lastGoodAt)) : lastGoodAt
}

/** The notice with what its own page says, as far as the page can be had now. */
async function completed(look: Look, notice: Notice, budget: DetailBudget): Promise<Notice> {
  if (look.list.detail.format === 'none' || !mayRead(look, budget)) return notice
  budget.left -= 1
  const visit = await look.visit({ url: notice.url }, look.channel.politeness)
  const page = visit.failure ? undefined : detailOf(look, visit)
  budget.failuresInARow = page ? 0 : budget.failuresInARow + 1
  if (!page) look.ports.telemetry.count('DetailsUnread', 1, { channel: look.channel.id })
  return page ? withPage(notice, page, visit) : notice
}

/** False once the run has read its share of notice pages or used its time, or the site has stopped to answer. */
export function mayRead({ ports }: Look, budget: DetailBudget): boolean {
  return budget.left > 0 && budget.failuresInARow < FAILURES_IN_A_ROW_MAX && ports.clock.now() < budget.until
}

function detailOf(look: Look, { answer, text }: Visit): NoticePage | undefined {
  const { detail } = look.list
  if (answer.kind !== 'page' || (detail.format === 'html' && refusedPage(text))) return undefined
  try {
    return readDetailPage({ text, url: answer.url, detail })
  } catch (error) {
    // Selectors are data of the card: one that does not compile must not end the look.
    const reason = error instanceof Error ? error.message : ''
    look.ports.telemetry.note('notice page unreadable', { channel: look.channel.id, url: answer.url, reason })
    return undefined
  }
}

function withPage(notice: Notice, page: NoticePage, visit: Visit): Notice {
  return {
    ...notice,
    title: fullerTitle(notice.title, page.title),
    displayedOn: notice.displayedOn ?? page.displayedOn,
    urlOn: page.urlOn ?? notice.urlOn,
    metaOn: page.metaOn,
    // A page without text, such as a lone attachment, keeps its title as text: else it would count as not yet read.
    text: page.text || page.title || notice.title,
    identifiers: page.identifiers,
    evidence: visit.seen.sha256 ?? notice.evidence,
  }
}
