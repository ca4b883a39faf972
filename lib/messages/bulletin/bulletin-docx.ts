import type * as Docx from 'docx'
import { formatChinaInstant, type Instant } from '../../domain/time/instant.ts'
import { fixedArchive } from '../digest/workbook/fixed-archive.ts'
import { type BulletinPage, type BulletinSection, DRAFT_MARK } from './bulletin-page.ts'

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Sizes of GB/T 9704 in half points: 二号 for the title, 三号 for the text, 小四 for tables. */
const SIZE = { title: 44, text: 32, table: 24 } as const
/** Two characters of text, in twentieths of a point. */
const INDENT = 640
const FONT = { ascii: '仿宋', eastAsia: '仿宋', hAnsi: '仿宋', cs: '仿宋' }
const HEAD_FONT = { ascii: '黑体', eastAsia: '黑体', hAnsi: '黑体', cs: '黑体' }
const LINE = { line: 560, lineRule: 'exact' } as const

/** The draft as a `.docx`; the same bytes for the same draft and moment. The writer loads when it is first wanted. */
export async function bulletinDocx(page: BulletinPage, madeAt: Instant): Promise<Uint8Array> {
  const docx = await import('docx')
  const document = new docx.Document({
    title: page.title,
    creator: 'duban',
    lastModifiedBy: 'duban',
    styles: { default: { document: { run: { font: FONT, size: SIZE.text } } } },
    sections: [
      {
        headers: {
          default: new docx.Header({
            children: [line(docx, DRAFT_MARK, { align: 'center', colour: 'A8201A' })],
          }),
        },
        footers: { default: new docx.Footer({ children: [pageNumber(docx)] }) },
        children: bodyOf(docx, page),
      },
    ],
  })
  const written = await docx.Packer.toArrayBuffer(document)
  return fixedArchive(new Uint8Array(written), (name, content) => datedAt(madeAt, name, content))
}

/** The properties say when the file was written: by our clock, not by the machine's. */
function datedAt(at: Instant, name: string, content: Uint8Array): Uint8Array {
  if (name !== 'docProps/core.xml') return content
  const moment = formatChinaInstant(at)
  const text = new TextDecoder().decode(content)
  return new TextEncoder().encode(text.replace(/(<dcterms:\w+[^>]*>)[^<]*/g, `$1${moment}`))
}

type Writer = typeof Docx

function bodyOf(docx: Writer, page: BulletinPage): (Docx.Paragraph | Docx.Table)[] {
  return [
    line(docx, page.title, { align: 'center', size: SIZE.title, isBold: true, after: 400 }),
    line(docx, page.addressees, {}),
    ...page.sections.flatMap((section) => sectionOf(docx, section)),
    ...page.signature.map((text, index) =>
      line(docx, text, { align: index === 2 ? 'left' : 'right', after: index === 1 ? 600 : 0 }),
    ),
    line(docx, page.table.title, { font: HEAD_FONT, before: 600, after: 120 }),
    tableOf(docx, page.table),
  ]
}

function sectionOf(docx: Writer, { heading, paragraphs }: BulletinSection): Docx.Paragraph[] {
  const head =
    heading === undefined ? [] : [line(docx, heading, { font: HEAD_FONT, indent: INDENT, isHeading: true })]
  return [...head, ...paragraphs.map((text) => line(docx, text, { indent: INDENT }))]
}

interface LineLook {
  readonly align?: 'left' | 'center' | 'right'
  readonly size?: number
  readonly isBold?: boolean
  readonly isHeading?: boolean
  readonly colour?: string
  readonly font?: typeof FONT
  readonly indent?: number
  readonly before?: number
  readonly after?: number
}

function line(docx: Writer, text: string, look: LineLook): Docx.Paragraph {
  const {
    align = 'left',
    size = SIZE.text,
    isBold,
    isHeading,
    colour,
    font = FONT,
    indent,
    before,
    after,
  } = look
  return new docx.Paragraph({
    alignment: align,
    spacing: {
      ...(size === SIZE.text && LINE),
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    },
    ...(indent !== undefined && { indent: { firstLine: indent } }),
    ...(isHeading && { outlineLevel: 0, keepNext: true }),
    children: [
      new docx.TextRun({
        text,
        font,
        size,
        ...(isBold && { bold: true }),
        ...(colour !== undefined && { color: colour }),
      }),
    ],
  })
}

function pageNumber(docx: Writer): Docx.Paragraph {
  return new docx.Paragraph({
    alignment: 'center',
    children: [new docx.TextRun({ children: ['— ', docx.PageNumber.CURRENT, ' —'], size: SIZE.table })],
  })
}

function tableOf(docx: Writer, { columns, rows }: BulletinPage['table']): Docx.Table {
  const row = (cells: readonly string[], isHead: boolean) =>
    new docx.TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((text, index) =>
        cellOf(docx, text, { isHead, align: index === 0 ? 'left' : 'right' }),
      ),
    })
  return new docx.Table({
    width: { size: 100, type: 'pct' },
    rows: [row(columns, true), ...rows.map((cells) => row(cells, false))],
  })
}

function cellOf(
  docx: Writer,
  text: string,
  look: { isHead: boolean; align: 'left' | 'right' },
): Docx.TableCell {
  return new docx.TableCell({
    margins: { left: 80, right: 80, top: 40, bottom: 40 },
    children: [line(docx, text, { size: SIZE.table, align: look.align, isBold: look.isHead })],
  })
}
