import { titleBeginning } from '../../domain/watch/cut-title.ts'
import type { ListedNotice, Notice, NoticePage } from '../../domain/watch/notice.ts'
import type { PageSeen } from '../../domain/watch/reading.ts'
import { fileKind } from '../../readers/attachment-text/file-kind.ts'
import { readDetailPage } from '../../readers/detail-page.ts'
import { detailRequest } from '../../readers/detail-request.ts'
import { readIdentifiers } from '../../readers/identifiers.ts'
import { foldText } from '../../readers/matching-text.ts'
import { refusedPage } from '../../readers/refused-page.ts'
import { attachmentsOf } from './attachments.ts'
import { type DetailBudget, hasTime, mayRead, noteVisit } from './budget.ts'
import { notePageOf } from './content/page-content.ts'
import type { Look } from './look.ts'
import { fullerTitle } from './versions.ts'
import type { CrawlPorts, Visit } from './visit.ts'

/** A notice after its own page was asked for, and the other stages of its project that the page leads to. */
export interface Completed {
  readonly notice: Notice
  readonly stages: readonly StageLink[]
}

export interface StageLink {
  readonly listed: ListedNotice
  /** The page that leads to it. */
  readonly seen: PageSeen
}

/** The notice with what its own page says, as far as the page can be had now; the same object when it cannot. */
export async function completed(look: Look, notice: Notice, budget: DetailBudget): Promise<Completed> {
  if (look.list.detail.format === 'none' || !mayRead(look, budget)) return { notice, stages: [] }
  budget.left -= 1
  const visit = await visitDetail(look, notice)
  const page = visit.failure ? undefined : detailOf(look, notice, visit)
  noteVisit(budget, visit.failure)
  if (page) {
    const stages = (page.stages ?? []).map((listed) => ({ listed, seen: visit.seen }))
    const next = withPage(look, notice, { page, visit })
    await notePageOf(look, next, { page, visit, mayLook: hasTime(look, budget) })
    return { notice: next, stages }
  }
  look.ports.telemetry.count('DetailsUnread', 1, { channel: look.channel.id })
  return { notice, stages: [] }
}

/** Asks for what a notice says: at its own address, or where the card says that its site keeps the text. */
export function visitDetail({ list, channel, visit }: Look, { url }: Notice): Promise<Visit> {
  return visit(detailRequest(list.detail, url) ?? { url }, channel.politeness)
}

/** All that reading an answer takes of a look. */
type Reader = Pick<Look, 'channel' | 'list'> & { readonly ports: Pick<CrawlPorts, 'telemetry'> }

/** What an answer says of the notice; undefined when it is not the notice's page. */
export function detailOf(
  look: Reader,
  notice: Pick<Notice, 'title' | 'url'>,
  { answer, text }: Pick<Visit, 'answer' | 'text'>,
): NoticePage | undefined {
  const { detail } = look.list
  if (answer.kind !== 'page') return undefined
  if (detail.format === 'html' && fileKind(answer.body) !== 'text') return fileAsPage(notice)
  if (detail.format === 'html' && refusedPage(text)) return undefined
  try {
    // The address of an interface is not that of the notice, to which links and dates belong.
    const url = detail.request === undefined ? answer.url : notice.url
    const page = readDetailPage({ text, url, detail })
    if (detail.format === 'json') return saysNothing(page) ? undefined : page
    if (!isPageOf(notice, page)) return undefined
    if (page.misfits) tellMisfits(look, answer.url, page.misfits)
    return page
  } catch (error) {
    // Selectors are data of the card: one that does not compile must not end the look.
    const reason = error instanceof Error ? error.message : ''
    look.ports.telemetry.note('notice page unreadable', { channel: look.channel.id, url: answer.url, reason })
    return undefined
  }
}

/** The page was read without them, and may be again; whoever keeps the card is to know of it. */
function tellMisfits({ ports, channel, list }: Reader, url: string, misfits: readonly string[]): void {
  ports.telemetry.count('DetailsReshaped', 1, { channel: channel.id })
  const where = { channel: channel.id, list: list.id, url }
  ports.telemetry.note('notice page reshaped', { ...where, selectors: misfits.join('; ') })
}

/** Some notices are the file itself: then it is read as the file of a page that says nothing. */
function fileAsPage({ title, url }: Pick<Notice, 'title' | 'url'>): NoticePage {
  const attachments = [{ name: title, url, isBody: true }] as const
  return { title: '', url, text: '', attachments, identifiers: readIdentifiers(title), isStub: true }
}

/** Some lists put the name of a column before a title. */
const COLUMN_AHEAD = /^[[【（(][^\]】）)]{1,12}[\]】）)]\s*/
const NUMBERS = /\d+|第[一二三四五六七八九十百]+/g
const NO_WORDS = /[^\p{L}\p{N}]+/gu
/** Of the pairs of characters of a title so many stand on its own page: words differ between a list and its pages. */
const PAIRS_SHARE_MIN = 0.8

/**
 * True when the page speaks of what the list called it. Caches give the page of another notice, servers in trouble one of
 * their own, all with HTTP 200: taken for the notice's page they would never be asked for again.
 */
function isPageOf(notice: Pick<Notice, 'title'>, page: NoticePage): boolean {
  const bare = (text: string) => foldText(text).replace(NO_WORDS, '')
  const title = bare(titleBeginning(notice.title).replace(COLUMN_AHEAD, ''))
  const said = bare(`${page.title}\n${page.text}`)
  if (said.includes(title)) return true
  // Notices of one series differ by a number alone.
  if (!(title.match(NUMBERS) ?? []).every((number) => said.includes(number))) return false
  const pairs = new Set(Array.from({ length: title.length - 1 }, (_, at) => title.slice(at, at + 2)))
  const found = [...pairs].filter((pair) => said.includes(pair)).length
  return pairs.size > 0 && found >= pairs.size * PAIRS_SHARE_MIN
}

/** An interface answers with HTTP 200 also when it has nothing to say, or sends the frame of its pages. */
function saysNothing({ text, attachments }: NoticePage): boolean {
  return text === '' && attachments.length === 0
}

function withPage(look: Look, notice: Notice, from: { page: NoticePage; visit: Visit }): Notice {
  const { page, visit } = from
  return {
    ...notice,
    title: fullerTitle(notice.title, page.title),
    column: notice.column ?? page.column,
    displayedOn: notice.displayedOn ?? page.displayedOn,
    urlOn: page.urlOn ?? notice.urlOn,
    metaOn: page.metaOn,
    // A page without text, such as a lone attachment, keeps its title as text: else it would count as not yet read.
    text: page.text || page.title || notice.title,
    identifiers: page.identifiers,
    evidence: visit.seen.sha256 ?? notice.evidence,
    ...(page.isStub && { isStub: true }),
    ...attachmentsOf(look, page),
  }
}
