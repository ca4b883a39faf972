import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { createAttachmentReader } from '../../adapters/attachments/attachment-reader.ts'
import type { AttachmentContent, NoticeContent } from '../../domain/judge/content/element-finding.ts'
import type { AttachmentLink } from '../../domain/watch/notice.ts'
import type { AttachmentReader } from '../../jobs/ports.ts'
import { fileKind } from '../../readers/attachment-text/file-kind.ts'
import { hasPictureInText } from '../../readers/detail-page.ts'
import { decodePage } from '../../readers/page-text.ts'
import { genericCard } from '../watch/generic-card.ts'
import { noticeIn } from '../watch/notice-answer.ts'

const FILE_MEGABYTES_MAX = 100
const BOUNDS = { timeoutMs: 120_000, memoryMbMax: 1024 }
const MARKUP = /<(?:!doctype|html|body|table|p|div)\b/i

/** The files of a notice, by their paths. */
export interface NoticeFiles {
  readonly file: string
  readonly attachments: readonly string[]
}

/**
 * What a notice says by its page, saved as .html or .txt, or by the file that it consists of; files that the page names
 * and that were not given are unread. A sentence where the page or a file cannot be read at all.
 */
export async function contentOf({ file, attachments }: NoticeFiles): Promise<NoticeContent | string> {
  const loaded: [path: string, body: Uint8Array][] = []
  for (const path of [file, ...attachments]) {
    const body = await bodyOf(path)
    if (typeof body === 'string') return body
    loaded.push([path, body])
  }
  const [[, body] = [file, new Uint8Array()], ...others] = loaded
  const reader = createAttachmentReader(BOUNDS)
  try {
    const given: AttachmentContent[] = []
    for (const [path, bytes] of others) given.push(await attachmentOf(path, bytes, reader))
    const page = fileKind(body) === 'text' ? decodePage(body).text : undefined
    // Texts quote markup that their site failed to read.
    if (page !== undefined && !/\.txt$/i.test(file) && MARKUP.test(page.slice(0, 10_000)))
      return ofPage({ file, body, page }, given)
    if (page !== undefined) return { text: page, attachments: given }
    return { text: '', isStub: true, attachments: [await attachmentOf(file, body, reader), ...given] }
  } finally {
    await reader.close()
  }
}

async function bodyOf(path: string): Promise<Uint8Array | string> {
  try {
    const { size } = await stat(path)
    if (size > FILE_MEGABYTES_MAX * 1_000_000) return `文件 ${path} 超过 ${FILE_MEGABYTES_MAX} MB，没有读取`
    return new Uint8Array(await readFile(path))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') return `没有文件 ${path}：请核对路径`
    return code === 'EISDIR' ? `${path} 是文件夹：请给出其中一个文件` : `读不了文件 ${path}：请核对权限`
  }
}

async function attachmentOf(
  path: string,
  body: Uint8Array,
  reader: AttachmentReader,
): Promise<AttachmentContent> {
  const name = basename(path)
  const read = await reader.read({ name, body })
  if (read.kind !== 'text') return { name, content: read.kind }
  return { name, content: 'text', text: read.text, ...(read.isCut && { isCut: true }) }
}

interface SavedPage {
  readonly file: string
  readonly body: Uint8Array
  readonly page: string
}

function ofPage(
  { file, body, page }: SavedPage,
  given: readonly AttachmentContent[],
): NoticeContent | string {
  const { channel, list } = genericCard(file)
  const target = { channel, list, listed: { title: '', url: list.url } }
  const read = noticeIn(target, { kind: 'page', body, url: list.url, httpStatus: 200 })
  if (read.kind === 'failed') return `${file} 不是公告正文页：${read.reason}`
  const { title, text, attachments, isStub } = read.page
  const unread = attachments
    .filter((link) => !given.some(({ name }) => isSameFile(name, link)))
    .map(({ name }): AttachmentContent => ({ name, content: 'unread' }))
  return {
    title,
    text,
    attachments: [...given, ...unread],
    ...(isStub && { isStub }),
    ...(hasPictureInText({ text: page, url: list.url, detail: list.detail }) && { hasPicture: true }),
  }
}

/** A saved file is called as its link shows it, or as its address ends. */
function isSameFile(name: string, link: AttachmentLink): boolean {
  const stem = name.replace(/\.[^.]{1,5}$/, '')
  return link.name.includes(stem) || decodeURI(link.url).includes(name)
}
