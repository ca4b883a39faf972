import { getDocumentProxy } from 'unpdf'

const PAGES_MAX = 200
const CHARACTERS_MAX = 400_000
/** Within the last of a file stands its end mark; some senders add blanks or a line of their own. */
const END_BYTES = 2048
/** Pages with fewer characters may have their text in pictures; a stamp or a page number may still be text. */
export const CHARACTERS_A_PAGE_MIN = 20
export const LACKS_FONT = 'PDF 的文字没有附带字体，不能自动读取，请人工打开核对'

export type PdfText =
  | { readonly kind: 'text'; readonly text: string; readonly isCut?: true | undefined }
  | { readonly kind: 'scanned' }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** The table of characters of that name, in the packed form of PDF.js, for fonts that stand outside the file. */
export type CMapOf = (name: string) => Uint8Array | undefined

interface TextPiece {
  readonly str?: string
  readonly hasEOL?: boolean
}
interface PageTexts {
  readonly text: string
  readonly pages: number
  readonly barePages: number
  readonly hasMore: boolean
}

/** The text layer of a PDF, page by page; without one the file is `scanned`, and what it says cannot be told. */
export async function pdfText(body: Uint8Array, cMapOf: CMapOf): Promise<PdfText> {
  const hasPictures = holdsPictures(body)
  const { pdf, missing } = await openPdf(body, cMapOf)
  try {
    const read = await textsOf(pdf)
    // What such fonts show is left out of the text, while digits in other fonts stay.
    if (missing.size > 0) return { kind: 'unreadable', reason: LACKS_FONT }
    const found = judged(read, hasPictures)
    return found.kind === 'text' && !isWhole(body) ? { ...found, isCut: true } : found
  } finally {
    await pdf.loadingTask.destroy()
  }
}

/** `missing` fills with the tables of characters that its fonts want and nobody has. The caller destroys its loadingTask. */
export async function openPdf(body: Uint8Array, cMapOf: CMapOf) {
  const missing = new Set<string>()
  const pdf = await getDocumentProxy(body.slice(), {
    verbosity: 0,
    stopAtErrors: false,
    cMapUrl: '/',
    cMapPacked: true,
    useWorkerFetch: false,
    BinaryDataFactory: tablesFrom(cMapOf, missing),
  })
  return { pdf, missing }
}

type Pdf = Awaited<ReturnType<typeof openPdf>>['pdf']

/** The text layer of a page in the order of the file. */
export async function wordsOf(page: Awaited<ReturnType<Pdf['getPage']>>): Promise<string> {
  const { items } = await page.getTextContent()
  return (items as readonly TextPiece[]).map(({ str = '', hasEOL }) => (hasEOL ? `${str}\n` : str)).join('')
}

async function textsOf(pdf: Pdf): Promise<PageTexts> {
  let text = ''
  let pages = 0
  let barePages = 0
  while (pages < Math.min(pdf.numPages, PAGES_MAX) && text.length < CHARACTERS_MAX) {
    pages += 1
    const page = await pdf.getPage(pages)
    const words = await wordsOf(page)
    text += `${words}\n`
    if (charactersIn(words) < CHARACTERS_A_PAGE_MIN) barePages += 1
    page.cleanup()
  }
  return { text, pages, barePages, hasMore: pages < pdf.numPages }
}

/** A short page without a picture is a short page; letters drawn as outlines leave no text either. */
function judged({ text, pages, barePages, hasMore }: PageTexts, hasPictures: boolean): PdfText {
  const characters = charactersIn(text)
  const isScanned = characters === 0 || (hasPictures && characters < pages * CHARACTERS_A_PAGE_MIN)
  if (isScanned) return { kind: 'scanned' }
  const isCut = hasMore || (hasPictures && barePages > 0)
  return isCut ? { kind: 'text', text, isCut } : { kind: 'text', text }
}

/** Readers find the pages of a PDF without its end as well as they can, and say nothing of those that they do not find. */
export function isWhole(body: Uint8Array): boolean {
  return new TextDecoder('windows-1252').decode(body.subarray(-END_BYTES)).includes('%%EOF')
}

export function charactersIn(text: string): number {
  return text.replace(/\s/g, '').length
}

/** Pictures are streams, whose dictionaries stand uncompressed in the file whatever else is packed. */
export function holdsPictures(body: Uint8Array): boolean {
  return /\/Subtype\s{0,4}\/Image\b/.test(new TextDecoder('windows-1252').decode(body))
}

/** The library asks this class for what stands outside the file; a text needs no other kind than tables of characters. */
function tablesFrom(cMapOf: CMapOf, missing: Set<string>) {
  return class {
    async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
      const table = kind === 'cMapUrl' ? cMapOf(filename.replace(/\.bcmap$/, '')) : undefined
      if (table !== undefined) return table.slice()
      if (kind === 'cMapUrl') missing.add(filename)
      throw new Error('not beside the file')
    }
  }
}
