/** How the font of a made page names its characters. */
export type PdfFont = 'to-unicode' | 'GBK-EUC-H' | 'UniJIS-UTF16-H'

export interface MadePdf {
  /** A page for each; an empty one shows a picture only. */
  readonly pages: readonly string[]
  readonly font?: PdfFont
  readonly isEncrypted?: boolean
  readonly hasPictures?: boolean
  /** Its pages are held by themselves. */
  readonly isCyclic?: boolean
  /** ASCII, as a comment on each page. */
  readonly note?: string
}

/** A small PDF whose font is not inside it, as old Chinese programs write them. */
export function madePdf({
  pages,
  font = 'to-unicode',
  isEncrypted = false,
  hasPictures = true,
  isCyclic = false,
  note,
}: MadePdf): Uint8Array {
  const kids = isCyclic ? '2 0 R' : pages.map((_, at) => `${8 + at * 2} 0 R`).join(' ')
  const collection = '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>'
  const encoding = font === 'to-unicode' ? '/Identity-H /ToUnicode 6 0 R' : `/${font}`
  const notes =
    note === undefined
      ? ''
      : `/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (${note}) >>]`
  const picture = hasPictures
    ? streamOf(
        '\0',
        '/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray',
      )
    : 'null'
  return fileOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Kids [${kids}] /Count ${isCyclic ? 3 : pages.length} >>`,
      `<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /DescendantFonts [4 0 R] /Encoding ${encoding} >>`,
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun ${collection} /FontDescriptor 5 0 R /DW 1000 >>`,
      '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 859 /Descent -140 /CapHeight 683 /StemV 80 >>',
      streamOf(
        'begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap',
      ),
      picture,
      ...pages.flatMap((text, at) => [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${9 + at * 2} 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /P 7 0 R >> >> ${notes} >>`,
        streamOf(
          text === ''
            ? 'q 612 0 0 792 0 0 cm /P Do Q'
            : `BT /F1 12 Tf 72 720 Td <${hexOf(text, font)}> Tj ET`,
        ),
      ]),
    ],
    isEncrypted
      ? `/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <${'1f'.repeat(32)}> /U <${'2e'.repeat(32)}> >>`
      : '',
  )
}

function streamOf(content: string, entries = ''): string {
  return `<< /Length ${content.length} ${entries} >>\nstream\n${content}\nendstream`
}

/** 公告公示 in GBK; UTF-16 for every other font. */
const GBK: Readonly<Record<string, string>> = { 公: 'b9ab', 告: 'b8e6', 示: 'cabe' }

function hexOf(text: string, font: PdfFont): string {
  const utf16 = (character: string) => character.charCodeAt(0).toString(16).padStart(4, '0')
  return Array.from(text, (character) =>
    font === 'GBK-EUC-H' ? (GBK[character] ?? '3f') : utf16(character),
  ).join('')
}

function fileOf(objects: readonly string[], trailer: string): Uint8Array {
  let pdf = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = pdf.length
    pdf += `${at + 1} 0 obj\n${object}\nendobj\n`
    return String(offset).padStart(10, '0')
  })
  const start = pdf.length
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${offset} 00000 n \n`).join('')}`
  pdf += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /ID [<00> <00>] ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return new TextEncoder().encode(pdf)
}
