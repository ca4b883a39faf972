import { DAY_MS } from '../../domain/time/instant.ts'
import {
  type Attachment,
  type AttachmentLink,
  bodyFilesOf,
  type Identifiers,
  type Notice,
  type NoticePage,
} from '../../domain/watch/notice.ts'
import { FILE_ENDINGS } from '../../readers/attachments.ts'
import { readIdentifiers } from '../../readers/identifiers.ts'
import { decodePage } from '../../readers/page-text.ts'
import { refusedPage } from '../../readers/refused-page.ts'
import type { AttachmentText, PageAnswer } from '../ports.ts'
import { type DetailBudget, hasTime, mayReadFile, noteVisit } from './budget.ts'
import { type Look, RETRY_DAYS } from './look.ts'
import { isOnSite } from './own-site.ts'

/** Names and addresses that are kept of one notice. */
const KEPT_MAX = 30
/** Files of one notice that are fetched. */
const FILES_OF_NOTICE_MAX = 10
const FILE_BYTES_MAX = 20_000_000
const FILE_NAME = new RegExp(`\\.(?:${FILE_ENDINGS}|jpe?g|png|tiff?)(?:$|[?#&])`, 'i')

/** What a page links to, nothing of it fetched yet, the file that is the notice first. */
export function attachmentsOf(
  { channel }: Look,
  page: Pick<NoticePage, 'attachments'>,
): Pick<Notice, 'attachments'> {
  if (page.attachments.length === 0) return {}
  const bodyFirst = page.attachments.toSorted((a, b) => Number(b.isBody ?? 0) - Number(a.isBody ?? 0))
  const attachments = bodyFirst.slice(0, KEPT_MAX).map((link, at): Attachment => {
    const reason = reasonLeftOut(link, at, channel.address)
    return { ...link, content: 'unread', ...(reason !== undefined && { reason }) }
  })
  return { attachments }
}

function reasonLeftOut(link: AttachmentLink, at: number, address: string): string | undefined {
  if (!isOnSite(link.url, address)) return '附件不在本网站，没有读取'
  return at < FILES_OF_NOTICE_MAX ? undefined : `一条公告最多读取${FILES_OF_NOTICE_MAX}个附件`
}

/** True while a file is to be fetched: at each look for some days, afterwards on the first look of a day. */
export function wantsFiles(look: Look, notice: Notice): boolean {
  if (notice.goneAt !== undefined || notice.supersededAt !== undefined) return false
  return (notice.attachments ?? []).some((file, at) => isWanted(look, file, at))
}

export function wantsFilesSoon(look: Look, notice: Notice): boolean {
  return look.startedAt - notice.firstSeenAt < RETRY_DAYS * DAY_MS && wantsFiles(look, notice)
}

function isWanted({ channel }: Look, file: Attachment, at: number): boolean {
  return file.content === 'unread' && reasonLeftOut(file, at, channel.address) === undefined
}

/** The notice with what its files say, as far as they can be had now; the same object when nothing was learnt. */
export async function withFiles(look: Look, notice: Notice, budget: DetailBudget): Promise<Notice> {
  let next = notice
  for (const [at, file] of (notice.attachments ?? []).entries()) {
    if (!isWanted(look, file, at)) continue
    if (!mayReadFile(look, budget)) break
    const { attachment, text, body } = await readFile(look, file, budget)
    if (attachment.content !== 'unread')
      await look.contents?.noteFile(next, { at, text, body: hasTime(look, budget) ? body : undefined })
    if (attachment.content !== file.content || attachment.reason !== file.reason)
      next = withFile(next, at, { attachment, text })
  }
  return next
}

interface FileRead {
  readonly attachment: Attachment
  readonly text?: string | undefined
  readonly body?: Uint8Array | undefined
}

async function readFile(
  look: Look,
  { name, url, isBody }: Attachment,
  budget: DetailBudget,
): Promise<FileRead> {
  const link: AttachmentLink = { name, url, ...(isBody && { isBody }) }
  budget.filesLeft -= 1
  const request = { url, bytesMax: FILE_BYTES_MAX, isFile: true }
  const { answer, seen, failure } = await look.visit(request, look.channel.politeness)
  const unread = failure && 'reason' in failure ? failure.reason : wrongAnswer(answer, link)
  noteVisit(budget, failure)
  // Our own rules, such as that on size, will say the same the next time.
  if (answer.kind === 'refused')
    return { attachment: { ...link, content: 'unreadable', reason: answer.reason } }
  if (answer.kind !== 'page' || unread !== undefined) {
    look.ports.telemetry.count('FilesUnread', 1, { channel: look.channel.id })
    return { attachment: { ...link, content: 'unread', reason: unread ?? '没有读到' } }
  }
  const { contentType, body } = answer
  const read = await look.ports.attachments.read({ name: nameFor(link), contentType, body })
  return { ...asRead({ ...link, sha256: seen.sha256 }, read), body }
}

/** A site that wants a login, or has lost the file, likes to send a page in its place, with HTTP 200. */
function wrongAnswer(answer: PageAnswer, link: AttachmentLink): string | undefined {
  if (answer.kind !== 'page' || !/^\s*text\/html\b/i.test(answer.contentType ?? '')) return undefined
  const refused = refusedPage(decodePage(answer.body, answer.contentType).text)
  if (refused) return refused.reason
  return FILE_NAME.test(nameFor(link)) ? '网站返回的是网页，不是附件' : undefined
}

/** Shown names often lack the ending that says what the file is. */
function nameFor({ name, url }: AttachmentLink): string {
  return FILE_NAME.test(name) ? name : (url.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? name)
}

function asRead(link: Omit<Attachment, 'content'>, read: AttachmentText): FileRead {
  switch (read.kind) {
    case 'text':
      return {
        attachment: { ...link, content: 'text', ...(read.isCut && { isCut: true }) },
        text: read.text,
      }
    case 'unreadable':
      return { attachment: { ...link, content: 'unreadable', reason: read.reason } }
    case 'scanned':
    case 'picture':
      return { attachment: { ...link, content: read.kind } }
  }
}

/**
 * Only a file that is the notice itself adds to what is known of it. Others quote numbers of other matters, such as
 * earlier projects of the bidders, by which the notice would be taken for an answer that it is not.
 */
function withFile(notice: Notice, at: number, { attachment, text }: FileRead): Notice {
  const hadText = bodyFilesOf(notice).some(({ content }) => content === 'text')
  const attachments = notice.attachments?.with(at, attachment)
  const next: Notice = { ...notice, attachments }
  if (!text || !bodyFilesOf(next).includes(attachment)) return next
  const identifiers = together(notice.identifiers, readIdentifiers(text))
  return { ...next, identifiers, ...(!hadText && { text }) }
}

function together(one: Identifiers, other: Identifiers): Identifiers {
  const both = (kind: keyof Identifiers) => [...new Set([...one[kind], ...other[kind]])]
  return {
    projectCodes: both('projectCodes'),
    procurementNos: both('procurementNos'),
    announcementNos: both('announcementNos'),
    parcelNos: both('parcelNos'),
    documentNos: both('documentNos'),
    creditCodes: both('creditCodes'),
  }
}
