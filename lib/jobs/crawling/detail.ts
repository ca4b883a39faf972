import type { ListedNotice, Notice, NoticePage } from '../../domain/watch/notice.ts'
import type { PageSeen } from '../../domain/watch/reading.ts'
import { readDetailPage } from '../../readers/detail-page.ts'
import { detailRequest } from '../../readers/detail-request.ts'
import { refusedPage } from '../../readers/refused-page.ts'
import { attachmentsOf } from './attachments.ts'
import { type DetailBudget, mayRead } from './budget.ts'
import type { Look } from './look.ts'
import { fullerTitle } from './versions.ts'
import type { Visit } from './visit.ts'

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
  budget.failuresInARow = page ? 0 : budget.failuresInARow + 1
  if (page) {
    const stages = (page.stages ?? []).map((listed) => ({ listed, seen: visit.seen }))
    return { notice: withPage(look, notice, { page, visit }), stages }
  }
  look.ports.telemetry.count('DetailsUnread', 1, { channel: look.channel.id })
  return { notice, stages: [] }
}

/** Asks for what a notice says: at its own address, or where the card says that its site keeps the text. */
export function visitDetail({ list, channel, visit }: Look, { url }: Notice): Promise<Visit> {
  return visit(detailRequest(list.detail, url) ?? { url }, channel.politeness)
}

/** What an answer says of the notice; undefined when it is not the notice's page. */
export function detailOf(look: Look, notice: Notice, { answer, text }: Visit): NoticePage | undefined {
  const { detail } = look.list
  if (answer.kind !== 'page' || (detail.format === 'html' && refusedPage(text))) return undefined
  try {
    // The address of an interface is not that of the notice, to which links and dates belong.
    const url = detail.request === undefined ? answer.url : notice.url
    const page = readDetailPage({ text, url, detail })
    return detail.format === 'json' && saysNothing(page) ? undefined : page
  } catch (error) {
    // Selectors are data of the card: one that does not compile must not end the look.
    const reason = error instanceof Error ? error.message : ''
    look.ports.telemetry.note('notice page unreadable', { channel: look.channel.id, url: answer.url, reason })
    return undefined
  }
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
