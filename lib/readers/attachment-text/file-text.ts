import { mainText } from '../main-text.ts'
import { decodePage } from '../page-text.ts'
import { loadPage } from '../page-tree.ts'
import { officeText } from './office-text.ts'
import { pdfText } from './pdf-text.ts'
import { membersOf } from './zip-members.ts'

/** What stands in a file. `scanned`: pictures of pages, whose text cannot be told; pictures are never read. */
export type FileText =
  | { readonly kind: 'text'; readonly text: string; readonly isCut?: true | undefined }
  | { readonly kind: 'scanned' }
  | { readonly kind: 'picture' }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** UTF-16 units of a file's text that are kept. */
export const FILE_TEXT_MAX = 200_000
/** A zip in a zip is read, one in that is not. */
const DEPTH_MAX = 2

/** First bytes in hex, since names and content types of attachments are often wrong. */
const KINDS: readonly (readonly [start: string, kind: 'pdf' | 'zip' | 'ole' | 'rar' | '7z' | 'picture'])[] = [
  ['25504446', 'pdf'],
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['d0cf11e0a1b11ae1', 'ole'],
  ['526172211a07', 'rar'],
  ['377abcaf271c', '7z'],
  ['89504e47', 'picture'],
  ['ffd8ff', 'picture'],
  ['47494638', 'picture'],
  ['424d', 'picture'],
  ['49492a00', 'picture'],
  ['4d4d002a', 'picture'],
]

/** The text of an attachment, by what its bytes are. Never throws for what a file holds; the caller bounds time and memory. */
export async function fileText(body: Uint8Array, depth = 0): Promise<FileText> {
  try {
    return bounded(await textOfKind(body, depth))
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    if (name === 'PasswordException') return { kind: 'unreadable', reason: '文件已加密，需要密码' }
    return { kind: 'unreadable', reason: '文件已损坏，或不是常见的格式' }
  }
}

async function textOfKind(body: Uint8Array, depth: number): Promise<FileText> {
  if (body.length === 0) return { kind: 'unreadable', reason: '文件为空' }
  switch (kindOf(body)) {
    case 'pdf':
      return pdfText(body)
    case 'zip':
      return zipText(body, depth)
    case 'picture':
      return { kind: 'picture' }
    case 'ole':
      return { kind: 'unreadable', reason: '旧版 Office 文件（.doc、.xls、.wps），请人工打开核对' }
    case 'rar':
    case '7z':
      return { kind: 'unreadable', reason: '压缩包格式（.rar、.7z）不能自动读取，请人工打开核对' }
    case 'text':
      return plainText(body)
  }
}

function kindOf(body: Uint8Array) {
  const start = Array.from(body.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return KINDS.find(([magic]) => start.startsWith(magic))?.[1] ?? 'text'
}

/** Office files are zips with parts of known names; any other zip is read member by member. */
async function zipText(body: Uint8Array, depth: number): Promise<FileText> {
  const opened = membersOf(body)
  if (typeof opened === 'string') return { kind: 'unreadable', reason: opened }
  const office = officeText(opened)
  if (office !== undefined) return { kind: 'text', text: office }
  if (depth >= DEPTH_MAX) return { kind: 'unreadable', reason: '压缩包套得太深' }
  const texts: string[] = []
  let unread: FileText | undefined
  for (const [name, content] of opened) {
    const read = await fileText(content, depth + 1)
    if (read.kind === 'text') texts.push(`${name}\n${read.text}`)
    else unread ??= read
  }
  if (texts.length > 0)
    return { kind: 'text', text: texts.join('\n'), ...(unread && { isCut: true as const }) }
  return unread ?? { kind: 'unreadable', reason: '压缩包是空的' }
}

function plainText(body: Uint8Array): FileText {
  const { text } = decodePage(body)
  const broken = text.slice(0, 10_000).match(/[\0\ufffd]/g)?.length ?? 0
  if (broken > 10) return { kind: 'unreadable', reason: '不是可以读取的文件格式' }
  const isMarkup = /<(?:html|body|table|p|div)\b/i.test(text.slice(0, 5000))
  return { kind: 'text', text: isMarkup ? mainText(loadPage(text).root()[0]) : text }
}

function bounded(read: FileText): FileText {
  if (read.kind !== 'text' || read.text.length <= FILE_TEXT_MAX) return read
  return { kind: 'text', text: read.text.slice(0, FILE_TEXT_MAX).toWellFormed(), isCut: true }
}
