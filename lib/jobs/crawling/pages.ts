import { addDays, type LocalDate } from '../../domain/time/local-date.ts'
import type { ListedNotice } from '../../domain/watch/notice.ts'
import type { LookEnd, PageSeen, ReadingOutcome } from '../../domain/watch/reading.ts'
import { firstRequest, type ListPage, type NextPage, readListPage } from '../../readers/list-page.ts'
import { isAskedByDays, isTrusted, type KnownNotices, type Look, noticeIdOf } from './look.ts'
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
  first: Visit | undefined
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
    first: undefined,
  }
  let request: NextPage | undefined = firstRequest(list, { fromOn, untilOn, region: channel.expect.region })
  while (request) {
    if (progress.pages.length >= channel.politeness.pagesMax) return finish(progress, 'cut')
    const step = await readPage(look, request, progress)
    if (step.kind === 'stop') return finish(progress, step.end, step.outcome)
    request = step.next
  }
  return finish(progress, 'end')
}

function finish(progress: Progress, end: LookEnd, outcome: ReadingOutcome = { kind: 'read' }): PagesRead {
  // A list of which rows were left out on the way was not read to its end.
  return { ...progress, end: end === 'end' && progress.isCut ? 'cut' : end, outcome }
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
  if (!isFirst && visit.seen.httpStatus === 404 && isNumbered(look)) {
    return { kind: 'stop', end: request.knownBy === 'nothing' ? 'end' : 'cut' }
  }
  if (visit.failure) return { kind: 'stop', end: 'failed', outcome: visit.failure }
  if (isFirst && isUnchanged(look, visit)) {
    return { kind: 'stop', end: 'unchanged', outcome: { kind: 'unchanged' } }
  }
  const answeredUrl = visit.answer.kind === 'page' ? visit.answer.url : url
  const page = proving(look, readListPage({ text: visit.text, url: answeredUrl, request, list: look.list }))
  if (page.kind === 'unreadable') takeUnlisted(look, page.notices ?? [], { visit, progress })
  if (page.kind !== 'list') return stepWithoutRows(look, page, isFirst)
  return takeRows(look, { page, visit, request, known: await look.known() }, progress)
}

/** What a reader finds that knows nothing of the page is there, but others may be there too: it proves no absence. */
function proving({ list }: Look, page: ListPage): ListPage {
  if (list.reader.family !== 'generic' || page.kind !== 'list') return page
  const reason = '栏目还没有读取规则，只能看到有的公告，不能证明没有'
  return { kind: 'unreadable', reason, notices: page.notices }
}

/** Rows that were found without the card's rules, where these fit no more. */
function takeUnlisted(
  look: Look,
  notices: readonly ListedNotice[],
  { visit, progress }: { readonly visit: Visit; readonly progress: Progress },
): void {
  for (const listed of notices.slice(0, UNLISTED_MAX)) {
    const id = noticeIdOf(look.channel.id, listed.url, look.ports.digest)
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
    return request.page > 1 ? { kind: 'stop', end: 'end' } : stepWithoutRows(look, { kind: 'empty' }, true)
  }
  const rows = page.notices.map((listed) => ({
    listed,
    id: noticeIdOf(look.channel.id, listed.url, look.ports.digest),
  }))
  if (request.page === 1 && isAnotherPage(look, { page, rows }, knownNotices)) {
    const reason = '列表上没有一条以前见过的公告，网站给的可能是别的页面'
    return { kind: 'stop', end: 'failed', outcome: { kind: 'misled', reason } }
  }
  const fresh: ListedNotice[] = []
  progress.isCut ||= page.isCut === true
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
  progress.hasMetKnown ||= trustedInARow * 2 >= page.notices.length
  progress.reachedOn = reachedBy(fresh) ?? progress.reachedOn
  if (fresh.length === 0) return { kind: 'stop', end: endOfRepeated(request) }
  const isAllTrusted = trustedInARow === page.notices.length
  if (isAllTrusted && !look.isThorough) return { kind: 'stop', end: 'known' }
  if (progress.reachedOn !== undefined && progress.reachedOn < look.fromOn)
    return { kind: 'stop', end: 'window' }
  return { kind: 'go-on', next: page.next }
}

/** Fewer known notices may all have been taken down. */
const EXPECTED_MIN = 2

/** True when a first page shows none of the notices that it should: a home page with news of its own has rows as well. */
function isAnotherPage(
  look: Look,
  { page, rows }: { page: RowsOfPage['page']; rows: readonly Pick<Row, 'id' | 'listed'>[] },
  known: KnownNotices,
): boolean {
  const days = page.notices.flatMap(({ displayedOn }) => displayedOn ?? []).sort()
  const fromOn = page.next || page.isCut ? days[0] : isAskedByDays(look.list) ? look.fromOn : undefined
  const expected = [...known.values()].filter(
    ({ goneAt, supersededAt, isUnlisted, displayedOn }) =>
      goneAt === undefined &&
      supersededAt === undefined &&
      !isUnlisted &&
      (fromOn === undefined || (displayedOn !== undefined && displayedOn > fromOn)),
  )
  if (expected.length < EXPECTED_MIN) return false
  const shown = new Set(rows.flatMap(({ listed, id }) => [listed.title, id]))
  return !expected.some(({ id, title }) => shown.has(id) || shown.has(title))
}

/**
 * A site that repeats its last page has come to its end, unless it stated more; one that repeats its first page does not
 * turn pages at all.
 */
function endOfRepeated({ page, knownBy }: NextPage): LookEnd {
  return page > 2 && knownBy !== 'count' ? 'end' : 'cut'
}

function reachedBy(rows: readonly ListedNotice[]): LocalDate | undefined {
  const days = rows.flatMap(({ displayedOn }) => displayedOn ?? []).sort()
  const [oldestOn, newestOn] = [days[0], days.at(-1)]
  if (oldestOn === undefined || newestOn === undefined) return undefined
  return oldestOn === newestOn ? addDays(newestOn, 1) : newestOn
}
