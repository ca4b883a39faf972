import { addDays, type LocalDate } from '../../domain/time/local-date.ts'
import type { ListedNotice } from '../../domain/watch/notice.ts'
import type { LookEnd, PageSeen, ReadingOutcome } from '../../domain/watch/reading.ts'
import { proving } from '../../readers/families/proving.ts'
import { firstRequest, type ListPage, type NextPage, readListPage } from '../../readers/list-page.ts'
import { pageDoubt } from './known/another-page.ts'
import { type FirstShown, hasMoved } from './known/first-again.ts'
import { haveTwins, noticeIdOf } from './known/notice-id.ts'
import { type ListOrder, orderAfter, reachedBy, unmetBelow } from './known/reach.ts'
import { isTrusted, type KnownNotices, type Look } from './look.ts'
import { isOnSite } from './own-site.ts'
import type { Visit } from './visit.ts'

/** Rows that are taken from a page which the card does not describe. */
const UNLISTED_MAX = 100

/** A line of the list as this look saw it. */
export interface Row {
  readonly id: string
  readonly listed: ListedNotice
  /** The list page that shows it. */
  readonly seen: PageSeen
  /** True when it stands on a later page below a notice that was known: a short look would not have come so far. */
  readonly isDeep: boolean
  /** True when it was not found by the rules of the card: it is there, and that is all that it says. */
  readonly isUnlisted?: true | undefined
}

/** Everything that the pages of one list said. */
export interface PagesRead {
  readonly outcome: ReadingOutcome
  readonly end: LookEnd
  readonly pages: readonly PageSeen[]
  readonly rows: ReadonlyMap<string, Row>
  /**
   * Rows displayed on or after this day were all met, as far as the last page tells: its newest row, or the day after
   * where a day may go on over the page. Single rows are pinned, bumped or dated by hand, and prove nothing.
   */
  readonly reachedOn: LocalDate | undefined
  /** Known notices from where the list ended on: it showed them before, and the end may not be its end. */
  readonly unmet: ReadonlySet<string>
  /** True when the lower half of a page, at least, was trusted notices, so that this look joins on to those before it. */
  readonly hasMetKnown: boolean
  /** Validators and hash of the first page. */
  readonly first: Visit | undefined
}

interface Progress {
  readonly pages: PageSeen[]
  readonly rows: Map<string, Row>
  reachedOn: LocalDate | undefined
  hasMetKnown: boolean
  isBelowKnown: boolean
  isCut: boolean
  order: ListOrder
  first: Visit | undefined
  firstShown: FirstShown | undefined
}

/** Reads the pages of a list until nothing new can follow, the window is passed, or the card's bound is reached. */
export async function readPages(look: Look): Promise<PagesRead> {
  const { list, channel, fromOn, untilOn } = look
  const progress: Progress = {
    pages: [],
    rows: new Map(),
    reachedOn: undefined,
    hasMetKnown: false,
    isBelowKnown: false,
    isCut: false,
    order: 'unknown',
    first: undefined,
    firstShown: undefined,
  }
  let request: NextPage | undefined = firstRequest(list, { fromOn, untilOn, region: channel.expect.region })
  while (request) {
    if (progress.pages.length >= channel.politeness.pagesMax) return finish(look, progress, { end: 'cut' })
    const step = await readPage(look, request, progress)
    if (step.kind === 'stop') return finish(look, progress, step)
    request = step.next
  }
  return finish(look, progress, { end: 'end' })
}

/** A list of which rows were left out on the way, or that ends above notices which it showed before, was not read to its end. */
async function finish(
  look: Look,
  progress: Progress,
  { end, outcome = { kind: 'read' } }: { readonly end: LookEnd; readonly outcome?: ReadingOutcome },
): Promise<PagesRead> {
  if ((end === 'end' || end === 'window') && (await hasMoved(look, progress))) {
    progress.isCut = true
    progress.reachedOn = undefined
  }
  const isWindowCut = end === 'window' && progress.isCut
  const read = { ...progress, end: isWindowCut ? ('cut' as const) : end, outcome, unmet: new Set<string>() }
  if (progress.order === 'up') read.reachedOn = undefined
  if (end !== 'end') return read
  const unmet = unmetBelow(look, progress.rows, await look.known())
  if (outcome.kind === 'empty' && unmet.length > 0) {
    const reason = `列表是空的，但此前见过的${unmet.length}条公告没有撤下的迹象`
    return { ...read, end: 'failed', outcome: { kind: 'misled', reason } }
  }
  if (unmet.length > 0) {
    const lowestOn = unmet
      .flatMap(({ displayedOn }) => displayedOn ?? [])
      .sort()
      .at(-1)
    const aboveOn = lowestOn && progress.order !== 'up' ? addDays(lowestOn, 1) : undefined
    // Rows that were left out as well say less than the rows above what is missing.
    const reachedOn = progress.isCut && aboveOn && (read.reachedOn ?? '') > aboveOn ? read.reachedOn : aboveOn
    return { ...read, end: 'cut', reachedOn, unmet: new Set(unmet.map(({ id }) => id)) }
  }
  return progress.isCut ? { ...read, end: 'cut' } : read
}

type Step =
  | { readonly kind: 'stop'; readonly end: LookEnd; readonly outcome?: ReadingOutcome }
  | { readonly kind: 'go-on'; readonly next: NextPage | undefined }

async function readPage(look: Look, request: NextPage, progress: Progress): Promise<Step> {
  const isFirst = request.page === 1
  const { url, method, body, contentType } = request
  const validators = isFirst ? validatorsOf(look) : {}
  const visit = await look.visit({ url, method, body, contentType, ...validators }, look.channel.politeness)
  progress.pages.push(visit.seen)
  if (isFirst) progress.first = visit
  // A firewall, or another site, answers with any status, and says nothing of the list.
  const isAbsent = visit.seen.httpStatus === 404 && visit.failure?.kind === 'unreadable'
  if (!isFirst && isAbsent && isNumbered(look)) {
    return { kind: 'stop', end: request.knownBy === 'nothing' ? 'end' : 'cut' }
  }
  if (visit.failure) return { kind: 'stop', end: 'failed', outcome: visit.failure }
  if (isFirst && isUnchanged(look, visit)) {
    return { kind: 'stop', end: 'unchanged', outcome: { kind: 'unchanged' } }
  }
  const answeredUrl = visit.answer.kind === 'page' ? visit.answer.url : url
  const read = readListPage({ text: visit.text, url: answeredUrl, request, list: look.list })
  const page = proving(look.list, read, read.kind !== 'empty' || (await hasShownRows(look)))
  if (page.kind === 'unreadable' && page.notices)
    takeUnlisted(look, page.notices, { visit, progress, known: await look.known() })
  if (page.kind !== 'list') return stepWithoutRows(look, page, isFirst)
  return takeRows(look, { page, visit, request, known: await look.known() }, progress)
}

async function hasShownRows(look: Look): Promise<boolean> {
  return [...(await look.known()).values()].some(({ isUnlisted }) => !isUnlisted)
}

/** Rows that were found without the card's rules, where these fit no more. */
function takeUnlisted(
  look: Look,
  notices: readonly ListedNotice[],
  { visit, progress, known }: Pick<RowsOfPage, 'visit' | 'known'> & { readonly progress: Progress },
): void {
  for (const listed of notices.slice(0, UNLISTED_MAX)) {
    const id = noticeIdOf(look, listed.url, known)
    if (progress.rows.has(id) || !isOnSite(listed.url, look.channel.address)) continue
    progress.rows.set(id, { id, listed, seen: visit.seen, isDeep: false, isUnlisted: true })
  }
}

function isNumbered({ list }: Look): boolean {
  return list.reader.family === 'html-list' && list.reader.pager.kind === 'numbered'
}

function validatorsOf({ state, isThorough }: Look) {
  if (isThorough) return {}
  return { etag: state?.etag, lastModified: state?.lastModified, knownSha256: state?.sha256 }
}

function isUnchanged({ state, isThorough }: Look, visit: Visit): boolean {
  if (visit.answer.kind === 'not-modified') return true
  return !isThorough && state?.sha256 !== undefined && state.sha256 === visit.seen.sha256
}

function stepWithoutRows(look: Look, page: Exclude<ListPage, { kind: 'list' }>, isFirst: boolean): Step {
  if (page.kind === 'unreadable') {
    const { kind, reason, selector, sample } = page
    return { kind: 'stop', end: 'failed', outcome: { kind, reason, selector, sample } }
  }
  if (page.kind !== 'empty') return { kind: 'stop', end: 'failed', outcome: page }
  if (!isFirst) return { kind: 'stop', end: 'cut' }
  if (look.channel.expect.mayBeEmpty) return { kind: 'stop', end: 'end', outcome: { kind: 'empty' } }
  return { kind: 'stop', end: 'failed', outcome: { kind: 'unreadable', reason: '列表为空，页面可能已改版' } }
}

interface RowsOfPage {
  readonly page: Extract<ListPage, { kind: 'list' }>
  readonly visit: Visit
  readonly request: NextPage
  readonly known: KnownNotices
}

function takeRows(
  look: Look,
  { page, visit, request, known: knownNotices }: RowsOfPage,
  progress: Progress,
): Step {
  if (page.notices.length === 0) {
    if (request.page === 1) return stepWithoutRows(look, { kind: 'empty' }, true)
    return { kind: 'stop', end: request.knownBy === 'count' ? 'cut' : 'end' }
  }
  const rows = page.notices.map((listed) => ({
    listed,
    id: noticeIdOf(look, listed.url, knownNotices),
  }))
  const doubt =
    request.page === 1 ? pageDoubt(look, { page, rows, text: visit.text }, knownNotices) : undefined
  if (doubt) {
    const taking = { visit, progress, known: knownNotices }
    if (doubt.areRowsKept) takeUnlisted(look, page.notices, taking)
    return { kind: 'stop', end: 'failed', outcome: { kind: 'misled', reason: doubt.reason } }
  }
  if (request.page === 1) progress.firstShown = { request, ids: rows.map(({ id }) => id), total: page.total }
  const fresh: ListedNotice[] = []
  progress.isCut ||= page.isCut === true || haveTwins(rows)
  let trustedInARow = 0
  for (const { listed, id } of rows) {
    const known = knownNotices.get(id)
    trustedInARow = known && isTrusted(known, look.state) ? trustedInARow + 1 : 0
    if (progress.rows.has(id)) continue
    fresh.push(listed)
    const isDeep = request.page > 1 && progress.isBelowKnown
    progress.rows.set(id, { id, listed, seen: visit.seen, isDeep })
    progress.isBelowKnown ||= known !== undefined
  }
  // From a row that was lost on nothing joins on, and nothing was reached.
  progress.hasMetKnown ||= !progress.isCut && trustedInARow * 2 >= page.notices.length
  if (progress.order !== 'up') progress.order = orderAfter(progress, fresh)
  const reachedOn = reachedBy(fresh)
  if (!progress.isCut) progress.reachedOn = reachedOn ?? progress.reachedOn
  if (fresh.length === 0) return { kind: 'stop', end: endOfRepeated(request) }
  const isAllTrusted = trustedInARow === page.notices.length
  if (progress.order === 'up') return { kind: 'go-on', next: page.next }
  if (isAllTrusted && !look.isThorough) return { kind: 'stop', end: progress.isCut ? 'cut' : 'known' }
  // A page of one day alone does not tell which way the list goes.
  const isOlder = reachedOn !== undefined && reachedOn < look.fromOn
  if (isOlder && progress.order === 'down') return { kind: 'stop', end: progress.isCut ? 'cut' : 'window' }
  return { kind: 'go-on', next: page.next }
}

/**
 * A site that repeats its last page has come to its end, unless it stated more; one that repeats its first page does not
 * turn pages at all.
 */
function endOfRepeated({ page, knownBy }: NextPage): LookEnd {
  return page > 2 && knownBy !== 'count' ? 'end' : 'cut'
}
