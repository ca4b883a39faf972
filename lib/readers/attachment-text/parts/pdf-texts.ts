import {
  CHARACTERS_A_PAGE_MIN,
  type CMapOf,
  charactersIn,
  holdsPictures,
  isWhole,
  LACKS_FONT,
  openPdf,
  wordsOf,
} from '../pdf-text.ts'
import { IS_PICTURE, type PlacedText, type PlacedTexts, type UnreadPart } from './placed-text.ts'

const PAGES_MAX = 300
const CHARACTERS_MAX = 2_000_000
const PAGES_NAMED_MAX = 10

type Pdf = Awaited<ReturnType<typeof openPdf>>['pdf']

export interface PdfTexts extends PlacedTexts {
  /** Contents of the files that it carries. */
  readonly carried: readonly Uint8Array[]
}

/** The text layer of a PDF page by page, its comments and forms, and the files that it carries. */
export async function pdfTexts(body: Uint8Array, cMapOf: CMapOf): Promise<PdfTexts> {
  const { pdf, missing } = await openPdf(body, cMapOf)
  try {
    const { texts, barePages, hasMore } = await pageTexts(pdf)
    const unread: UnreadPart[] = []
    if (missing.size > 0) unread.push({ place: '', reason: LACKS_FONT })
    if (barePages.length > 0 && holdsPictures(body)) unread.push(pictures(barePages))
    if (hasMore) unread.push({ place: '', reason: '页数过多，只看了前面的部分' })
    if (!isWhole(body)) unread.push({ place: '', reason: '文件不完整，缺少的部分没有看到' })
    return { texts, unread, carried: await carriedBy(pdf) }
  } finally {
    await pdf.loadingTask.destroy()
  }
}

interface PageTexts {
  readonly texts: readonly PlacedText[]
  /** Pages whose text may stand in pictures, from 1. */
  readonly barePages: readonly number[]
  readonly hasMore: boolean
}

async function pageTexts(pdf: Pdf): Promise<PageTexts> {
  const texts: PlacedText[] = []
  const barePages: number[] = []
  let left = CHARACTERS_MAX
  let number = 0
  while (number < Math.min(pdf.numPages, PAGES_MAX) && left > 0) {
    number += 1
    const page = await pdf.getPage(number)
    const text = await wordsOf(page)
    const notes = notesIn(await page.getAnnotations())
    texts.push({ place: `第${number}页`, text })
    if (notes !== '') texts.push({ place: `第${number}页的批注或表单`, text: notes, isHidden: true })
    if (charactersIn(text) < CHARACTERS_A_PAGE_MIN) barePages.push(number)
    left -= text.length + notes.length
    page.cleanup()
  }
  return { texts, barePages, hasMore: number < pdf.numPages }
}

interface Annotation {
  readonly contentsObj?: { readonly str?: string }
  readonly fieldValue?: unknown
}

function notesIn(annotations: readonly Annotation[]): string {
  const words = annotations.flatMap(({ contentsObj, fieldValue }) => [contentsObj?.str, fieldValue])
  return words.filter((one) => typeof one === 'string' && one !== '').join('；\n')
}

function pictures(pages: readonly number[]): UnreadPart {
  const named = `第${pages.slice(0, PAGES_NAMED_MAX).join('、')}页`
  const place = pages.length > PAGES_NAMED_MAX ? `${named}等${pages.length}页` : named
  return { place, reason: IS_PICTURE }
}

async function carriedBy(pdf: Pdf): Promise<readonly Uint8Array[]> {
  const files: unknown = await pdf.getAttachments()
  if (typeof files !== 'object' || files === null) return []
  return Object.values(files).flatMap((file: { readonly content?: unknown } | null) =>
    file?.content instanceof Uint8Array ? [file.content] : [],
  )
}
