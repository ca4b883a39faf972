import { getDocumentProxy } from 'unpdf'

const PAGES_MAX = 200
const CHARACTERS_MAX = 400_000
/** Pages with fewer characters have their text in pictures; a stamp or a page number may still be text. */
const CHARACTERS_A_PAGE_MIN = 20

export type PdfText =
  | { readonly kind: 'text'; readonly text: string; readonly isCut?: true | undefined }
  | { readonly kind: 'scanned' }

interface TextPiece {
  readonly str?: string
  readonly hasEOL?: boolean
}

/** The text layer of a PDF, page by page; without one the file is `scanned`, and what it says cannot be told. */
export async function pdfText(body: Uint8Array): Promise<PdfText> {
  const pdf = await getDocumentProxy(body.slice(), { verbosity: 0, stopAtErrors: false })
  const pages = Math.min(pdf.numPages, PAGES_MAX)
  let text = ''
  let read = 0
  for (; read < pages && text.length < CHARACTERS_MAX; read++) {
    const page = await pdf.getPage(read + 1)
    const { items } = await page.getTextContent()
    for (const { str = '', hasEOL } of items as readonly TextPiece[]) text += hasEOL ? `${str}\n` : str
    text += '\n'
    page.cleanup()
  }
  if (text.replace(/\s/g, '').length < read * CHARACTERS_A_PAGE_MIN) return { kind: 'scanned' }
  return read < pdf.numPages ? { kind: 'text', text, isCut: true } : { kind: 'text', text }
}
