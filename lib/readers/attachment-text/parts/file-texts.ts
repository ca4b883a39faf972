import { fileKind } from '../file-kind.ts'
import { DEPTH_MAX, type FileParts, fileText, plainFile, reasonOf, TOO_DEEP } from '../file-text.ts'
import { freshBudget, type MemberBudget, type Members } from '../member-budget.ts'
import { rarMembersOf } from '../rar-members.ts'
import { wordPartText } from '../word-text.ts'
import { namesIn, partsOf, zipMembersOf } from '../zip-members.ts'
import { containerTexts } from './container-texts.ts'
import { officeTexts } from './office-texts.ts'
import { pageTexts } from './page-texts.ts'
import { pdfTexts } from './pdf-texts.ts'
import { allOf, IS_PICTURE, type PlacedText, type PlacedTexts, unreadAt, within } from './placed-text.ts'
import { sheetTexts } from './sheet-texts.ts'

/** How deep a file stands in others, what may still be taken out of them, and the parts from outside. */
interface Around {
  readonly depth: number
  readonly budget: MemberBudget
  readonly parts: FileParts
}

/**
 * All texts of a page or file with their places, hidden ones too: sheets, rows and columns, comments, revisions, caches.
 * Never throws for what a file holds, and says nothing of it in a reason; the caller bounds time and memory.
 */
export function fileTexts(body: Uint8Array, parts: FileParts = {}): Promise<PlacedTexts> {
  return textsAt(body, { depth: 0, budget: freshBudget(), parts })
}

async function textsAt(body: Uint8Array, around: Around): Promise<PlacedTexts> {
  try {
    return await textsOfKind(body, around)
  } catch (error) {
    return unreadAt('', reasonOf(error))
  }
}

async function textsOfKind(body: Uint8Array, around: Around): Promise<PlacedTexts> {
  switch (fileKind(body)) {
    case 'pdf':
      return pdfParts(body, around)
    case 'zip':
      return zipParts(body, around)
    case 'rar':
      return rarParts(body, around)
    case 'ole':
      return containerTexts(body)
    case 'text':
      return plainParts(body)
    case 'picture':
      return unreadAt('', IS_PICTURE)
    default:
      return flatParts(body, around)
  }
}

/** A kind without hidden parts that are known of, or that cannot be read at all. */
async function flatParts(body: Uint8Array, { parts }: Around): Promise<PlacedTexts> {
  const found = await fileText(body, parts)
  if (found.kind === 'text') {
    const unread = found.isCut ? [{ place: '', reason: '文件不完整或太大，只看了一部分' }] : []
    return { texts: [{ place: '', text: found.text }], unread }
  }
  return unreadAt('', found.kind === 'unreadable' ? found.reason : IS_PICTURE)
}

async function pdfParts(body: Uint8Array, around: Around): Promise<PlacedTexts> {
  const { carried, ...pages } = await pdfTexts(body, around.parts.cMapOf ?? (() => undefined))
  return allOf([
    pages,
    await insideParts(
      carried.map((content) => ['', content]),
      '内附的第',
      around,
    ),
  ])
}

const EMBEDDED = /^(?:xl|word)\/embeddings\/[^/]{1,100}\.(?:xlsx|xlsm|xlsb|docx|docm|xls|doc)$/

async function zipParts(body: Uint8Array, around: Around): Promise<PlacedTexts> {
  const names = new Set(namesIn(body))
  const isOffice = ['word/document.xml', 'xl/workbook.xml', 'xl/workbook.bin'].some((name) => names.has(name))
  if (isOffice) {
    const parts = partsOf(body, around.budget)
    if ('reason' in parts) return unreadAt('', parts.reason)
    const embedded = [...parts]
      .filter(([name]) => EMBEDDED.test(name))
      .map(([, content]) => ['', content] as const)
    return allOf([officeTexts(parts) ?? unreadAt('', ''), await insideParts(embedded, '嵌入的第', around)])
  }
  if (names.has('OFD.xml')) return flatParts(body, around)
  if (around.depth >= DEPTH_MAX) return unreadAt('', TOO_DEEP)
  return memberParts(zipMembersOf(body, around.budget), around)
}

async function rarParts(body: Uint8Array, around: Around): Promise<PlacedTexts> {
  const { unrarWasm } = around.parts
  if (around.depth >= DEPTH_MAX) return unreadAt('', TOO_DEEP)
  if (unrarWasm === undefined) return flatParts(body, around)
  return memberParts(await rarMembersOf(body, { budget: around.budget, unrarWasm }), around)
}

/** Names of members may say as much as what they name. */
async function memberParts(
  members: Members | { readonly reason: string },
  around: Around,
): Promise<PlacedTexts> {
  if ('reason' in members) return unreadAt('', members.reason)
  const { contents, isCut } = members
  const names: PlacedText = { place: '压缩包内的文件名', text: contents.map(([name]) => name).join('；\n') }
  const unread = isCut ? [{ place: '', reason: '压缩包不完整，缺少的部分没有看到' }] : []
  return allOf([{ texts: [names], unread }, await insideParts(contents, '第', around)])
}

async function insideParts(
  contents: Members['contents'],
  ordinal: string,
  around: Around,
): Promise<PlacedTexts> {
  if (around.depth > DEPTH_MAX && contents.length > 0) return unreadAt('', TOO_DEEP)
  const found: PlacedTexts[] = []
  for (const [at, [name, content]] of contents.entries()) {
    const place = `${ordinal}${at + 1}个文件${name === '' ? '' : `“${name.replace(/[“”]/g, '')}”`}`
    found.push(within(place, await textsAt(content, { ...around, depth: around.depth + 1 })))
  }
  return allOf(found)
}

function plainParts(body: Uint8Array): PlacedTexts {
  const plain = plainFile(body)
  switch (plain.kind) {
    case 'unreadable':
      return unreadAt('', plain.reason)
    case 'workbook':
      return sheetTexts(body)
    case 'word':
      return { texts: [{ place: '正文', text: wordPartText(plain.text) }], unread: [] }
    case 'page':
      return pageTexts(plain.text)
    case 'text':
      return { texts: [{ place: '', text: plain.text }], unread: [] }
  }
}
