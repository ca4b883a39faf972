import { mainText } from '../main-text.ts'
import { decodePage } from '../page-text.ts'
import { loadPage } from '../page-tree.ts'
import { fileKind } from './file-kind.ts'
import type { FoundText } from './found-text.ts'
import { freshBudget, type MemberBudget, type Members } from './member-budget.ts'
import { officeText } from './office-text.ts'
import { oldOfficeText } from './old-office-text.ts'
import { type CMapOf, pdfText } from './pdf-text.ts'
import { rarMembersOf } from './rar-members.ts'
import { sheetText } from './sheet-text.ts'
import { wordPartText } from './word-text.ts'
import { namesIn, zipMembersOf } from './zip-members.ts'

/** UTF-16 units of a file's text that are kept. */
export const FILE_TEXT_MAX = 200_000
/** An archive in an archive is read, one in that is not. */
export const DEPTH_MAX = 2
const DAMAGED = '文件已损坏，或不是常见的格式'
export const TOO_DEEP = '压缩包嵌套层数过多，没有读取'

/** What the parsers take from outside a file. */
export interface FileParts {
  readonly cMapOf?: CMapOf | undefined
  /** The program that unpacks .rar, as WebAssembly; without it they are not read. */
  readonly unrarWasm?: Uint8Array | undefined
}
/** How deep a file stands in archives, what may still be taken out of them, and the parts from outside. */
interface Place {
  readonly depth: number
  readonly budget: MemberBudget
  readonly parts: FileParts
}

/** The text of an attachment, by what its bytes are. Never throws for what a file holds; the caller bounds time and memory. */
export function fileText(body: Uint8Array, parts: FileParts = {}): Promise<FoundText> {
  return textAt(body, { depth: 0, budget: freshBudget(), parts })
}

async function textAt(body: Uint8Array, place: Place): Promise<FoundText> {
  try {
    return bounded(await textOfKind(body, place))
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) }
  }
}

/** The libraries say in their own ways that a password is wanted. */
export function reasonOf(error: unknown): string {
  const said = error instanceof Error ? `${error.name} ${error.message}` : ''
  return /password|encrypt/i.test(said) ? '文件已加密，需要密码' : DAMAGED
}

async function textOfKind(body: Uint8Array, place: Place): Promise<FoundText> {
  switch (fileKind(body)) {
    case 'empty':
      return { kind: 'unreadable', reason: '文件为空' }
    case 'pdf':
      return pdfText(body, place.parts.cMapOf ?? (() => undefined))
    case 'zip':
      return zipText(body, place)
    case 'picture':
      return { kind: 'picture' }
    case 'ole':
      return oldOfficeText(body)
    case 'rar':
      return rarText(body, place)
    case 'packed':
      return { kind: 'unreadable', reason: '压缩包格式（.7z）不能自动读取，请人工打开核对' }
    case 'rtf':
      return { kind: 'unreadable', reason: '写字板格式（.rtf）不能自动读取，请人工打开核对' }
    case 'text':
      return plainText(body)
  }
}

/** Office files are zips with parts of known names; any other zip is read member by member. */
async function zipText(body: Uint8Array, place: Place): Promise<FoundText> {
  const { depth, budget } = place
  const office = officeText(body, { names: new Set(namesIn(body)), budget })
  if (office !== undefined) return office
  if (depth >= DEPTH_MAX) return { kind: 'unreadable', reason: TOO_DEEP }
  const members = zipMembersOf(body, budget)
  return 'reason' in members ? { kind: 'unreadable', ...members } : membersText(members, place)
}

async function rarText(body: Uint8Array, place: Place): Promise<FoundText> {
  const { depth, budget } = place
  const { unrarWasm } = place.parts
  if (depth >= DEPTH_MAX) return { kind: 'unreadable', reason: TOO_DEEP }
  if (unrarWasm === undefined)
    return { kind: 'unreadable', reason: '压缩包格式（.rar）不能自动读取，请人工打开核对' }
  const members = await rarMembersOf(body, { budget, unrarWasm })
  return 'reason' in members ? { kind: 'unreadable', ...members } : membersText(members, place)
}

async function membersText({ contents, isCut: lacksSome }: Members, place: Place): Promise<FoundText> {
  let text = ''
  let unread: FoundText | undefined
  let isCut = lacksSome
  for (const [name, content] of contents) {
    if (text.length > FILE_TEXT_MAX) break
    const read = await textAt(content, { ...place, depth: place.depth + 1 })
    if (read.kind === 'text') text += `${name}\n${read.text}\n`
    else unread ??= read
    isCut ||= read.kind !== 'text' || read.isCut === true
  }
  if (text !== '') return { kind: 'text', text, ...(isCut && { isCut }) }
  return unread ?? { kind: 'unreadable', reason: lacksSome ? DAMAGED : '压缩包是空的' }
}

/** Texts have next to none of them; the beginning of a file of another kind has. */
const CONTROLS = /[^\P{Cc}\s]/gu
const CONTROLS_SHARE_MAX = 0.02

/** What a file that begins like a text is, and its text. */
export type PlainFile =
  | { readonly kind: 'workbook' | 'word' | 'page' | 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly reason: string }

export function plainFile(body: Uint8Array): PlainFile {
  const { text } = decodePage(body)
  const head = text.slice(0, 10_000)
  const broken = head.match(/[\0\ufffd]/g)?.length ?? 0
  const controls = head.match(CONTROLS)?.length ?? 0
  if (broken > 10 || controls > head.length * CONTROLS_SHARE_MAX)
    return { kind: 'unreadable', reason: '不是可以读取的文件格式' }
  if (/^\s*MIME-Version:/i.test(head))
    return { kind: 'unreadable', reason: '单个文件网页（.mht）不能自动读取，请人工打开核对' }
  // Office 2003 could save as one XML file, which keeps the name .xls or .doc.
  if (head.includes('urn:schemas-microsoft-com:office:spreadsheet') && head.includes('<Workbook'))
    return { kind: 'workbook', text }
  if (head.includes('<w:wordDocument')) return { kind: 'word', text }
  const isMarkup = /<(?:html|body|table|p|div)\b/i.test(head)
  if (!isMarkup && /^\s*<\?xml\b/i.test(head)) return { kind: 'unreadable', reason: '不是可以读取的文件格式' }
  return { kind: isMarkup ? 'page' : 'text', text }
}

function plainText(body: Uint8Array): FoundText {
  const plain = plainFile(body)
  switch (plain.kind) {
    case 'unreadable':
      return plain
    case 'workbook':
      return ofWholeXml(sheetText(body), plain.text)
    case 'word':
      return ofWholeXml({ kind: 'text', text: wordPartText(plain.text) }, plain.text)
    case 'page':
      return { kind: 'text', text: mainText(loadPage(plain.text).root()[0]) }
    case 'text':
      return { kind: 'text', text: plain.text }
  }
}

/** XML ends with the end of its first element, unless the file was cut. */
function ofWholeXml(read: FoundText, xml: string): FoundText {
  const isWhole = /<\/(?:w:wordDocument|(?:\w{1,9}:)?Workbook)\s*>/i.test(xml.slice(-1000))
  return read.kind === 'text' && !isWhole ? { ...read, isCut: true } : read
}

/** A file in which no word was found proves nothing about what it says. */
function bounded(read: FoundText): FoundText {
  if (read.kind !== 'text') return read
  if (read.text.trim() === '') return { kind: 'unreadable', reason: '文件中没有找到文字，请人工打开核对' }
  if (read.text.length <= FILE_TEXT_MAX) return read
  return { kind: 'text', text: read.text.slice(0, FILE_TEXT_MAX).toWellFormed(), isCut: true }
}
