import { zipSync } from 'fflate'
import { decodePage } from '../page-text.ts'
import { type FoundText, saysNothing } from './found-text.ts'
import type { MemberBudget } from './member-budget.ts'
import { ofdPageText } from './ofd-text.ts'
import { sheetText } from './sheet-text.ts'
import { wordPartText } from './word-text.ts'
import { partsOf } from './zip-members.ts'

type Parts = ReadonlyMap<string, Uint8Array>
interface OfficeZip {
  readonly names: ReadonlySet<string>
  readonly budget: MemberBudget
}

/** Text of a .docx, .xlsx, .xlsb or .ofd, tables with ` | ` between their cells; undefined for any other zip. */
export function officeText(zip: Uint8Array, { names, budget }: OfficeZip): FoundText | undefined {
  const textOfParts = partsReader(names)
  if (textOfParts === undefined) return undefined
  const parts = partsOf(zip, budget)
  if ('reason' in parts) return { kind: 'unreadable', reason: parts.reason }
  const read = textOfParts(parts)
  const hasPictures = [...names].some((name) => /\.(?:jpe?g|png|tiff?|emf|bmp|jb2)$/i.test(name))
  return hasPictures && saysNothing(read) ? { kind: 'scanned' } : read
}

function partsReader(names: ReadonlySet<string>): ((parts: Parts) => FoundText) | undefined {
  if (names.has('word/document.xml')) return wordText
  // Parts that were inflated within bounds, and no others, are packed again: the library would inflate without any.
  if (names.has('xl/workbook.xml') || names.has('xl/workbook.bin'))
    return (parts) => sheetText(zipSync(Object.fromEntries(parts), { level: 0 }))
  return names.has('OFD.xml') ? ofdText : undefined
}

function wordText(parts: Parts): FoundText {
  const names = [...parts.keys()].filter((name) =>
    /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/.test(name),
  )
  const ordered = names.sort((a, b) => Number(b.includes('document')) - Number(a.includes('document')))
  return { kind: 'text', text: ordered.map((name) => wordPartText(xmlOf(parts, name))).join('\n') }
}

/** Pages in the order of their numbers; a file without text objects holds pictures of pages. */
function ofdText(parts: Parts): FoundText {
  const pages = [...parts.keys()].filter((name) => /(?:^|\/)Pages\/.*\.xml$/i.test(name)).sort(byNumbers)
  const text = pages.map((name) => ofdPageText(xmlOf(parts, name))).join('\n')
  return text.trim() === '' ? { kind: 'scanned' } : { kind: 'text', text }
}

function byNumbers(one: string, other: string): number {
  const [a = [], b = []] = [one, other].map((name) => (name.match(/\d+/g) ?? []).map(Number))
  for (const [at, number] of a.entries()) if (number !== b[at]) return number - (b[at] ?? 0)
  return 0
}

function xmlOf(parts: Parts, name: string): string {
  const part = parts.get(name)
  return part ? decodePage(part, 'text/xml; charset=utf-8').text : ''
}
